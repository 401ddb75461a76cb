//! Small pictures for tests, and the files that hold them.

use std::collections::BTreeMap;

use super::Memory;

/// A PNG picture of a ball on a ground, in a few colours.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().expect("memory takes all");
    writer.write_image_data(&samples(width, height)).expect("as many bytes as the header says");
    writer.finish().expect("memory takes all");
    bytes
}

/// The same as a JPEG picture.
pub fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = Vec::new();
    let samples = samples(width.into(), height.into());
    let encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
    encoder.encode(&samples, width, height, jpeg_encoder::ColorType::Rgb).expect("a small picture");
    bytes
}

fn samples(width: u32, height: u32) -> Vec<u8> {
    let inside = |x: u32, y: u32| {
        let across = (f64::from(x) + 0.5) / f64::from(width) - 0.5;
        let down = (f64::from(y) + 0.5) / f64::from(height) - 0.4;
        across.hypot(down) < 0.3
    };
    let colour = |x: u32, y: u32| if inside(x, y) { [0xf0, 0xc8, 0xa0] } else { [0x30, 0x60, 0x90] };
    (0..height).flat_map(|y| (0..width).flat_map(move |x| colour(x, y))).collect()
}

/// Pictures of all proportions, and files that are none.
pub fn files() -> Memory {
    let broken = jpeg(200, 150);
    Memory(BTreeMap::from([
        ("wide.png".to_owned(), png(300, 40)),
        ("high.png".to_owned(), png(60, 200)),
        ("square.jpg".to_owned(), jpeg(160, 160)),
        ("face.jpg".to_owned(), jpeg(90, 120)),
        ("dot.png".to_owned(), png(1, 1)),
        ("broken.jpg".to_owned(), broken[..broken.len() / 2].to_vec()),
        ("notes.txt".to_owned(), b"Ask Nora for the picture\n".to_vec()),
    ]))
}
