//! A strip of the picture, and painting on it.
//!
//! In: paths in millimetres from the top left corner of the sheet. Out: rows of pixels. What lies above or
//! below the strip is passed over.

use tiny_skia::{
    Color, FillRule, FilterQuality, LineCap, LineJoin, Paint, Path, Pattern, Pixmap, SpreadMode, StrokeDash, Transform,
};

use crate::geometry::{Colour, Mm, Point, Rect};
use crate::scene::Stroke;

/// A strip of the picture.
pub(super) struct Canvas {
    pixels: Pixmap,
    /// The number of rows of the picture above it.
    top: u32,
    /// Pixels a millimetre.
    scale: f64,
}

impl Canvas {
    /// White paper, `size` pixels wide and high, `top` rows below the top of the sheet; none without pixels.
    pub(super) fn new((width, height): (u32, u32), top: u32, scale: f64) -> Option<Canvas> {
        let mut pixels = Pixmap::new(width, height)?;
        pixels.fill(Color::WHITE);
        Some(Canvas { pixels, top, scale })
    }

    /// Where `point` is, in pixels from the left and the top of the strip.
    pub(super) fn place(&self, point: Point) -> (f32, f32) {
        (self.single(point.x), narrowed(point.y.0 * self.scale - f64::from(self.top)))
    }

    /// A length in pixels.
    pub(super) fn single(&self, length: Mm) -> f32 {
        narrowed(length.0 * self.scale)
    }

    /// Paints the inside of a path, which `transform` brings to its place in pixels.
    pub(super) fn fill(&mut self, path: &Path, colour: Colour, transform: Transform) {
        if self.is_near(path, transform, 0.0) {
            self.pixels.fill_path(path, &paint(colour), FillRule::Winding, transform, None);
        }
    }

    /// Paints the edge of a path in pixels; ends and corners are round.
    pub(super) fn stroke(&mut self, path: &Path, stroke: &Stroke) {
        let width = self.single(stroke.width);
        if width <= 0.0 || !width.is_finite() || !self.is_near(path, Transform::identity(), width) {
            return;
        }
        let mut dashes: Vec<f32> = stroke.dashes.iter().map(|length| self.single(*length)).collect();
        if dashes.len() % 2 == 1 {
            dashes.extend_from_within(..);
        }
        let pen = tiny_skia::Stroke {
            width,
            line_cap: LineCap::Round,
            line_join: LineJoin::Round,
            dash: StrokeDash::new(dashes, 0.0),
            ..tiny_skia::Stroke::default()
        };
        self.pixels.stroke_path(path, &paint(stroke.colour), &pen, Transform::identity(), None);
    }

    /// Whether a path in pixels reaches into the strip.
    pub(super) fn shows(&self, path: &Path) -> bool {
        self.is_near(path, Transform::identity(), 0.0)
    }

    /// Paints a picture that covers `area` inside of a path.
    #[expect(clippy::cast_precision_loss, reason = "a picture on a sheet has far fewer pixels a side than 2^23")]
    pub(super) fn paint_picture(&mut self, path: &Path, picture: &Pixmap, area: Rect) {
        let (x, y) = self.place(Point::new(area.x, area.y));
        let across = self.single(area.width) / picture.width() as f32;
        let down = self.single(area.height) / picture.height() as f32;
        let place = Transform::from_row(across, 0.0, 0.0, down, x, y);
        let shader = Pattern::new(picture.as_ref(), SpreadMode::Pad, FilterQuality::Bilinear, 1.0, place);
        let paint = Paint { shader, ..Paint::default() };
        self.pixels.fill_path(path, &paint, FillRule::Winding, Transform::identity(), None);
    }

    /// Whether a path with an edge of `width` reaches into the strip.
    #[expect(clippy::cast_precision_loss, reason = "a strip has far fewer rows than 2^23")]
    fn is_near(&self, path: &Path, transform: Transform, width: f32) -> bool {
        let bounds = path.bounds().transform(transform);
        bounds.is_some_and(|area| area.bottom() + width >= 0.0 && area.top() - width <= self.pixels.height() as f32)
    }

    /// The rows from the top down: red, green and blue of each pixel.
    pub(super) fn rows(&self) -> Vec<u8> {
        self.pixels.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
    }
}

fn paint(Colour { red, green, blue }: Colour) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(red, green, blue, 255);
    paint
}

/// The nearest number of single precision: exact to a hundredth of a pixel on the largest picture.
#[expect(clippy::cast_possible_truncation, reason = "single precision is what the painter takes")]
pub(super) const fn narrowed(number: f64) -> f32 {
    number as f32
}
