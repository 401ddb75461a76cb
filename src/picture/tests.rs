//! What must hold of reading, turning and sampling pictures.

use proptest::prelude::*;

use super::orientation::Orientation;
use super::{Crop, LONGEST_SIDE, Nature, Picture, PictureError};

const RED: [u8; 4] = [255, 0, 0, 255];
const BLUE: [u8; 4] = [0, 0, 255, 255];
const CLEAR: [u8; 4] = [0, 0, 0, 0];

fn read(bytes: &[u8]) -> Result<Picture, PictureError> {
    super::read(bytes, LONGEST_SIDE)
}

fn picture(width: u32, pixels: &[[u8; 4]]) -> Picture {
    let height = u32::try_from(pixels.len()).unwrap() / width;
    Picture { width, height, pixels: pixels.concat(), nature: Nature::Drawing }
}

fn png(width: u32, height: u32, color: png::ColorType, depth: png::BitDepth, data: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(color);
    encoder.set_depth(depth);
    if color == png::ColorType::Indexed {
        encoder.set_palette(vec![255, 0, 0, 0, 0, 255]);
        encoder.set_trns(vec![255, 0]);
    }
    encoder.write_header().unwrap().write_image_data(data).unwrap();
    bytes
}

fn jpeg(width: u16, height: u16, colour: jpeg_encoder::ColorType, pixel: &[u8], progressive: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 95);
    encoder.set_progressive(progressive);
    encoder.encode(&pixel.repeat(usize::from(width) * usize::from(height)), width, height, colour).unwrap();
    bytes
}

/// A JPEG picture of 16 × 8 pixels with this orientation in its notes.
fn turned(number: u8, big: bool) -> Vec<u8> {
    let notes: &[u8] = if big {
        &[b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, number, 0, 0]
    } else {
        &[b'I', b'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, number, 0, 0, 0]
    };
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
    encoder.add_app_segment(1, [b"Exif\0\0", notes].concat()).unwrap();
    encoder.encode(&[128; 16 * 8], 16, 8, jpeg_encoder::ColorType::Luma).unwrap();
    bytes
}

fn near(found: &[u8], expected: [u8; 4]) -> bool {
    found.iter().zip(expected).all(|(found, expected)| found.abs_diff(expected) < 8)
}

#[test]
fn all_kinds_of_png_are_read() {
    use png::{BitDepth, ColorType};
    let first = |bytes: &[u8]| read(bytes).unwrap().pixels[..4].to_vec();
    assert_eq!(first(&png(1, 1, ColorType::Rgb, BitDepth::Eight, &[1, 2, 3])), [1, 2, 3, 255]);
    assert_eq!(first(&png(1, 1, ColorType::Rgba, BitDepth::Eight, &[1, 2, 3, 4])), [1, 2, 3, 4]);
    assert_eq!(first(&png(1, 1, ColorType::Grayscale, BitDepth::Sixteen, &[7, 200])), [7, 7, 7, 255]);
    assert_eq!(first(&png(1, 1, ColorType::GrayscaleAlpha, BitDepth::Eight, &[9, 8])), [9, 9, 9, 8]);
    assert_eq!(first(&png(8, 1, ColorType::Grayscale, BitDepth::One, &[0x80])), [255; 4]);
    assert_eq!(first(&png(8, 1, ColorType::Indexed, BitDepth::One, &[0])), RED);
    assert_eq!(first(&png(8, 1, ColorType::Indexed, BitDepth::One, &[0xff])), [0, 0, 255, 0]);
}

#[test]
fn all_kinds_of_jpeg_are_read() {
    use jpeg_encoder::ColorType;
    for progressive in [false, true] {
        let first = |colour, pixel: &[u8]| read(&jpeg(9, 7, colour, pixel, progressive)).unwrap().pixels;
        assert!(near(&first(ColorType::Rgb, &[200, 100, 50])[..4], [200, 100, 50, 255]));
        assert!(near(&first(ColorType::Luma, &[90])[..4], [90, 90, 90, 255]));
        // Ink: no cyan, much magenta, all yellow, a little black.
        for colour in [ColorType::Cmyk, ColorType::CmykAsYcck] {
            let pixels = first(colour, &[0, 200, 255, 20]);
            assert!(near(&pixels[..4], [235, 50, 0, 255]), "{:?}", &pixels[..4]);
        }
    }
}

#[test]
fn cameras_say_which_side_is_up() {
    for number in 0..=9 {
        for big in [false, true] {
            let Picture { width, height, .. } = read(&turned(number, big)).unwrap();
            let expected = if (5..=8).contains(&number) { (8, 16) } else { (16, 8) };
            assert_eq!((width, height), expected, "{number}");
        }
    }
}

#[test]
fn notes_that_make_no_sense_say_nothing() {
    let upright = Orientation::default();
    for notes in
        [&b""[..], b"MM", b"XX\0\x2a\0\0\0\x08\0\x01", b"MM\0\x2a\xff\xff\xff\xff\0\x01", b"II\x2a\0\x08\0\0\0\xff\xff"]
    {
        assert_eq!(Orientation::read(notes), upright, "{notes:?}");
    }
}

#[test]
fn large_pictures_are_read_smaller() {
    let wide = read(&jpeg(5000, 1000, jpeg_encoder::ColorType::Luma, &[128], false)).unwrap();
    assert_eq!((wide.width, wide.height), (1600, 320));
    let small = super::read(&jpeg(5000, 1000, jpeg_encoder::ColorType::Luma, &[128], false), 500).unwrap();
    assert_eq!((small.width, small.height), (500, 100));
    let high = read(&png(10, 3200, png::ColorType::Grayscale, png::BitDepth::Eight, &vec![77; 32_000])).unwrap();
    assert_eq!((high.width, high.height), (5, 1600));
    assert_eq!(high.pixels[..4], [77, 77, 77, 255]);
}

#[test]
fn too_many_pixels_are_refused_before_there_is_room_for_them() {
    let mut header = b"IHDR".to_vec();
    header.extend([50_000_u32, 50_000].iter().flat_map(|side| side.to_be_bytes()));
    header.extend([8, 6, 0, 0, 0]);
    let mut bytes = png(1, 1, png::ColorType::Rgba, png::BitDepth::Eight, &[0; 4]);
    // The header's checksum is right, so that nothing but its size is wrong.
    header.extend([0x4b, 0xaf, 0x3d, 0xca]);
    bytes.splice(12..33, header);
    assert_eq!(read(&bytes), Err(PictureError::TooLarge(50_000, 50_000)));
    let mut bytes = jpeg(16, 16, jpeg_encoder::ColorType::Luma, &[0], false);
    let frame = bytes.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    bytes.splice(frame + 5..frame + 9, [0xea, 0x60, 0xea, 0x60]);
    assert_eq!(read(&bytes), Err(PictureError::TooLarge(60_000, 60_000)));
}

#[test]
fn more_passes_than_a_camera_makes_are_refused() {
    let mut bytes = jpeg(16, 16, jpeg_encoder::ColorType::Luma, &[0], true);
    bytes.truncate(bytes.len() - 2);
    bytes.extend([0xff, 0xda].repeat(200));
    assert!(matches!(read(&bytes), Err(PictureError::Unsupported(_))));
}

#[test]
fn other_formats_are_reported_by_their_names() {
    let unfit = |bytes: &[u8]| read(bytes).unwrap_err();
    assert_eq!(unfit(b"GIF89a"), PictureError::Format("GIF"));
    assert_eq!(unfit(b"RIFF\0\0\0\0WEBPVP8 "), PictureError::Format("WebP"));
    assert_eq!(unfit(b"\0\0\0\x18ftypheic\0\0\0\0"), PictureError::Format("HEIC"));
    assert_eq!(unfit(b"%PDF-1.4"), PictureError::Format("PDF"));
    assert_eq!(unfit(b"<?xml version=\"1.0\"?>\n<svg/>"), PictureError::Format("SVG"));
    assert_eq!(unfit(b""), PictureError::Unknown);
    assert_eq!(unfit(b"a text"), PictureError::Unknown);
}

#[test]
fn each_pixel_is_the_average_of_those_under_it() {
    let two = picture(4, &[RED, RED, BLUE, BLUE]);
    assert_eq!(two.sampled(Crop::all(&two), (2, 1)).pixels, [RED, BLUE].concat());
    // Light adds up, and not the numbers: half of all light is 180, not 128.
    let half = picture(2, &[[255; 4], [0, 0, 0, 255]]);
    assert_eq!(half.sampled(Crop::all(&half), (1, 1)).pixels, [180, 180, 180, 255]);
    // What is not there has no colour.
    let clear = picture(2, &[RED, CLEAR]);
    assert_eq!(clear.sampled(Crop::all(&clear), (1, 1)).pixels, [255, 0, 0, 128]);
    let three = picture(3, &[RED, RED, BLUE]);
    assert_eq!(three.sampled(Crop::all(&three), (2, 1)).pixels[..4], RED);
}

#[test]
fn a_picture_is_never_enlarged_and_never_left() {
    let two = picture(2, &[RED, BLUE, RED, BLUE]);
    assert_eq!(two.sampled(Crop::all(&two), (50, 70)), two);
    let right = Crop { x: 1, y: 0, width: 1, height: 2 };
    assert_eq!(two.sampled(right, (9, 9)).pixels, [BLUE, BLUE].concat());
    let outside = Crop { x: 7, y: 7, width: u32::MAX, height: 0 };
    assert_eq!(two.sampled(outside, (0, 0)).pixels, BLUE);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    /// Whatever is changed in a file, there is a picture or a reason why there is none.
    #[test]
    fn damaged_files_end_in_a_result(which in 0..6_usize, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8), cut in prop::option::of(any::<prop::sample::Index>())) {
        let mut bytes = match which {
            0 => png(9, 7, png::ColorType::Rgba, png::BitDepth::Eight, &[100; 9 * 7 * 4]),
            1 => png(8, 3, png::ColorType::Indexed, png::BitDepth::One, &[0x5a; 3]),
            2 => jpeg(19, 17, jpeg_encoder::ColorType::Rgb, &[200, 100, 50], false),
            3 => jpeg(19, 17, jpeg_encoder::ColorType::Rgb, &[200, 100, 50], true),
            4 => jpeg(9, 9, jpeg_encoder::ColorType::CmykAsYcck, &[1, 2, 3, 4], false),
            _ => turned(6, true),
        };
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        // A header may ask for a picture of up to a hundred million pixels; making those takes too long for a test.
        if let Ok(picture) = read(&bytes) {
            prop_assert_eq!(picture.pixels.len() as u64, u64::from(picture.width) * u64::from(picture.height) * 4);
        }
    }
}
