//! What must hold of pictures: their size, what they say of themselves, and where their pixels are.

use std::io::Cursor;

use super::demo;
use crate::geometry::{Colour, Mm, Rect, Size};
use crate::render::{Document, FileNames, RenderError, RenderJob, Resolution};
use crate::scene::{BoxItem, Item, Paint, Scene};
use crate::text::FontSet;

fn resolution(dpi: u16) -> Resolution {
    Resolution::new(dpi).unwrap()
}

/// The picture of a scene alone.
fn png(scene: &Scene, fonts: &FontSet, resolution: Resolution) -> Result<Vec<u8>, RenderError> {
    let document = Document::new(vec![scene.clone()], fonts.clone());
    crate::render::png(&RenderJob::new(&document, FileNames::ALONE), 0, resolution)
}

/// A picture as a viewer sees it.
struct Pixels {
    size: (u32, u32),
    /// Pixels a metre, across and along.
    per_metre: Option<(u32, u32)>,
    title: String,
    /// Three bytes a pixel.
    rgb: Vec<u8>,
}

fn read(bytes: &[u8]) -> Pixels {
    let mut reader = ::png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    let info = reader.info();
    let title = info.utf8_text.iter().find(|chunk| chunk.keyword == "Title").unwrap().get_text().unwrap();
    let per_metre = info.pixel_dims.map(|dims| (dims.xppu, dims.yppu));
    Pixels { size: info.size(), per_metre, title, rgb: pixels }
}

#[test]
fn a_picture_knows_its_size_on_paper_and_its_title() {
    let (scene, fonts) = demo::scene(&crate::text::NoSystemFonts);
    let Pixels { size, per_metre, title, .. } = read(&png(&scene, &fonts, resolution(72)).unwrap());
    assert_eq!(size, (1191, 842));
    assert_eq!(per_metre, Some((2835, 2835)));
    assert_eq!(title, scene.title);
}

#[test]
fn the_same_scene_gives_the_same_picture() {
    let draw = || {
        let (scene, fonts) = demo::scene(&crate::text::NoSystemFonts);
        png(&scene, &fonts, resolution(60)).unwrap()
    };
    assert_eq!(draw(), draw());
}

#[test]
fn pixels_are_where_the_scene_says() {
    let (scene, fonts) = demo::scene(&crate::text::NoSystemFonts);
    let (red, paint) = (Colour::hex(0x00c0_1020), Paint::fill(Colour::hex(0x00c0_1020)));
    let area = Rect::new(Mm(100.0), Mm(50.0), Mm(20.0), Mm(10.0));
    let items = vec![Item::Box(BoxItem { area, radius: Mm::ZERO, paint })];
    // 127 dots per inch are five a millimetre.
    let Pixels { size: (width, _), rgb: pixels, .. } =
        read(&png(&Scene { items, ..scene }, &fonts, resolution(127)).unwrap());
    let at = |x: u32, y: u32| {
        let place = usize::try_from((y * width + x) * 3).unwrap();
        (pixels[place], pixels[place + 1], pixels[place + 2])
    };
    let (inside, paper) = ((red.red, red.green, red.blue), (255, 255, 255));
    assert_eq!([at(500, 250), at(599, 250), at(500, 299), at(599, 299)], [inside; 4]);
    assert_eq!([at(499, 250), at(600, 250), at(500, 249), at(599, 300)], [paper; 4]);
}

#[test]
fn strips_leave_no_seam() {
    let (scene, fonts) = demo::scene(&crate::text::NoSystemFonts);
    let item = |area: Rect| Item::Box(BoxItem { area, radius: Mm(3.0), paint: Paint::fill(Colour::hex(0x0000_0000)) });
    let items = (0..40).map(|row| item(Rect::new(Mm(5.0), Mm(f64::from(row) * 7.0), Mm(400.0), Mm(7.5)))).collect();
    let Pixels { size: (width, height), rgb: pixels, .. } =
        read(&png(&Scene { items, ..scene }, &fonts, resolution(254)).unwrap());
    assert!(width * height > 12_000_000, "more than one strip");
    let middle = |row: u32| usize::try_from((row * width + width / 2) * 3).unwrap();
    assert!((0..2800).all(|row| pixels[middle(row)] == 0));
}

#[test]
fn too_many_pixels_are_refused_with_what_would_do() {
    let (scene, fonts) = demo::scene(&crate::text::NoSystemFonts);
    let scene = Scene { size: Size { width: Mm(1189.0), height: Mm(841.0) }, items: Vec::new(), ..scene };
    let refused = png(&scene, &fonts, resolution(1200)).unwrap_err();
    assert_eq!(refused, RenderError::Pixels { size: (56173, 39732), dpi: 1200, most: 401 });
    assert!(Resolution::new(35).is_none() && Resolution::new(1201).is_none());
}

#[test]
fn broken_numbers_still_give_a_picture() {
    let (mut scene, fonts) = demo::scene(&crate::text::NoSystemFonts);
    scene.items.push(demo::broken());
    assert!(png(&scene, &fonts, resolution(36)).is_ok());
}
