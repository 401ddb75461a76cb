//! A page while it is written: its content stream, graphics state and marked content.
//!
//! In: the colours, fonts, strokes and tags that the next item needs. Out: the operators that change the graphics state,
//! only where it differs. Items are drawn in `shapes`, `text` and `pictures`.

use std::fmt::Write;

use crate::geometry::{Colour, Mm, Point, Rect};
use crate::render::pictures::Gallery;
use crate::scene::Stroke;
use crate::text::FontId;

use super::content::ContentStream;
use super::fonts::{EmbeddedFont, EmbeddedFonts};

/// A page while it is written.
pub(super) struct Page<'a> {
    /// What is on it so far.
    pub(super) content: ContentStream,
    /// The fonts of the document.
    pub(super) faces: &'a EmbeddedFonts,
    /// The pictures of the document.
    pub(super) pictures: &'a Gallery,
    height: Mm,
    state: GraphicsState,
    mark: MarkedContent,
    contents: i64,
}

/// The graphics state; `None` where a value is not set yet.
#[derive(Default)]
struct GraphicsState {
    fill: Option<Colour>,
    stroke: Option<Stroke>,
    font: Option<(FontId, f32)>,
}

/// The marked-content span that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MarkedContent {
    /// Unmarked.
    Nothing,
    /// An artifact, which screen readers skip.
    Artifact,
    /// Content with a number, which an element of the tag tree names.
    Content,
}

impl<'a> Page<'a> {
    /// An empty page of this height.
    pub(super) fn new(height: Mm, faces: &'a EmbeddedFonts, pictures: &'a Gallery) -> Page<'a> {
        let mut content = ContentStream::default();
        // Round ends and corners of lines.
        content.write(&[1.0], "J");
        content.write(&[1.0], "j");
        Page {
            content,
            faces,
            pictures,
            height,
            state: GraphicsState::default(),
            mark: MarkedContent::Nothing,
            contents: 0,
        }
    }

    /// The content stream of the whole page.
    pub(super) fn finished(mut self) -> Vec<u8> {
        self.end_mark();
        self.content.into_bytes()
    }

    /// A place on the sheet in points from the lower left corner.
    pub(super) fn place(&self, point: Point) -> (f32, f32) {
        (rounded(point.x.points()), rounded((self.height - point.y).points()))
    }

    /// A box on the sheet in points: left, bottom, right, top.
    pub(super) fn area(&self, area: Rect) -> [f32; 4] {
        let (left, top) = self.place(Point::new(area.x, area.y));
        let (right, bottom) = self.place(Point::new(area.right(), area.bottom()));
        [left, bottom, right, top]
    }

    /// Begins an artifact, which screen readers skip.
    pub(super) fn mark_artifact(&mut self) {
        if self.mark != MarkedContent::Artifact {
            self.end_mark();
            self.content.name("Artifact");
            self.content.write(&[], "BMC");
            self.mark = MarkedContent::Artifact;
        }
    }

    /// What follows stands on an earlier page already, as a `Header` or a `Footer` (ISO 32000-1, 14.8.2.2: pagination artifacts).
    pub(super) fn mark_running(&mut self, kind: &str) {
        self.end_mark();
        self.begin_span("Artifact", &format!("/Type /Pagination /Subtype /{kind}"));
        self.mark = MarkedContent::Artifact;
    }

    /// What follows is the content that has the returned number on this page.
    pub(super) fn mark_content(&mut self, tag: &str) -> i64 {
        self.end_mark();
        let number = self.contents;
        self.contents += 1;
        self.begin_span(tag, &format!("/MCID {number}"));
        self.mark = MarkedContent::Content;
        number
    }

    /// What follows, up to the end of the span, stands for `text` (ISO 32000-1, 14.9.4).
    pub(super) fn begin_written_out(&mut self, text: &str) {
        let mut properties = "/ActualText <feff".to_owned();
        for unit in text.encode_utf16() {
            // Writing to a string cannot fail.
            let _ = write!(properties, "{unit:04x}");
        }
        properties.push('>');
        self.begin_span("Span", &properties);
    }

    fn begin_span(&mut self, tag: &str, properties: &str) {
        self.content.name(tag);
        self.content.properties(properties);
        self.content.write(&[], "BDC");
    }

    /// Ends the span that began last.
    pub(super) fn end_span(&mut self) {
        self.content.write(&[], "EMC");
    }

    fn end_mark(&mut self) {
        if self.mark != MarkedContent::Nothing {
            self.end_span();
            self.mark = MarkedContent::Nothing;
        }
    }

    /// Sets the colour of what is filled, and of text.
    pub(super) fn fill_with(&mut self, colour: Colour) {
        if self.state.fill != Some(colour) {
            self.content.write(&rgb(colour), "rg");
            self.state.fill = Some(colour);
        }
    }

    /// Sets colour, width and dashes of strokes.
    pub(super) fn stroke_with(&mut self, stroke: &Stroke) {
        let before = self.state.stroke.as_ref();
        if before.map(|before| before.colour) != Some(stroke.colour) {
            self.content.write(&rgb(stroke.colour), "RG");
        }
        if before.map(|before| before.width) != Some(stroke.width) {
            self.content.write(&[points(stroke.width.max(Mm::ZERO))], "w");
        }
        if before.is_none_or(|before| before.dashes != stroke.dashes) {
            self.content.list(&dashes(&stroke.dashes));
            self.content.write(&[0.0], "d");
        }
        if before != Some(stroke) {
            self.state.stroke = Some(stroke.clone());
        }
    }

    /// Sets font and size of text.
    pub(super) fn write_with(&mut self, font: FontId, face: &EmbeddedFont, size: Mm) {
        let asked = Some((font, points(size)));
        if self.state.font != asked {
            self.content.name(&face.resource.0);
            self.content.write(&[points(size)], "Tf");
            self.state.font = asked;
        }
    }
}

/// A number with three decimals, as a page holds it.
#[allow(clippy::cast_possible_truncation, reason = "a sheet is far smaller than what 32 bits hold to a thousandth")]
pub(super) fn rounded(value: f64) -> f32 {
    if value.is_finite() { ((value * 1000.0).round() / 1000.0) as f32 } else { 0.0 }
}

fn rgb(Colour { red, green, blue }: Colour) -> [f32; 3] {
    [red, green, blue].map(|channel| rounded(f64::from(channel) / 255.0))
}

/// The dashes of a stroke; none where they would come to nothing, which a PDF may not ask for.
fn dashes(lengths: &[Mm]) -> Vec<f32> {
    let lengths: Vec<f32> = lengths.iter().map(|length| rounded(length.points().max(0.0))).collect();
    if lengths.iter().sum::<f32>() > 0.0 { lengths } else { Vec::new() }
}

/// A length in points.
pub(super) fn points(size: Mm) -> f32 {
    rounded(size.points())
}
