//! A page while it is written: its operations, what the pen is set to, and what is marked as what.
//!
//! In: colours, fonts, strokes and marks that the next operation needs. Out: the operations that change
//! the pen, only where it is not set so already. What is drawn is said in `shapes` and `text`.

use printpdf::{Color, DictItem, LineCapStyle, LineDashPattern, LineJoinStyle, Op, PdfFontHandle, Pt, Rgb};

use crate::geometry::{Colour, Mm, Point, Rect};
use crate::render::pictures::Gallery;
use crate::scene::Stroke;

use super::fonts::{Face, Faces};

/// A page while it is written.
pub(super) struct Page<'a> {
    /// Its operations so far.
    pub(super) ops: Vec<Op>,
    /// The fonts of the document.
    pub(super) faces: &'a Faces,
    /// The pictures of the document.
    pub(super) pictures: &'a Gallery,
    height: Mm,
    pen: Pen,
    mark: Mark,
    contents: i64,
}

/// What the pen is set to; nothing where that is not known yet.
#[derive(Default)]
struct Pen {
    fill: Option<Colour>,
    stroke: Option<Stroke>,
    font: Option<(String, f32)>,
}

/// What the operations being written are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// Not said.
    Nothing,
    /// Of no meaning for a reader.
    Artifact,
    /// Content with a number, which an element of the tag tree names.
    Content,
}

impl<'a> Page<'a> {
    /// An empty page of this height.
    pub(super) fn new(height: Mm, faces: &'a Faces, pictures: &'a Gallery) -> Page<'a> {
        let ops =
            vec![Op::SetLineCapStyle { cap: LineCapStyle::Round }, Op::SetLineJoinStyle { join: LineJoinStyle::Round }];
        Page { ops, faces, pictures, height, pen: Pen::default(), mark: Mark::Nothing, contents: 0 }
    }

    /// The operations of the whole page.
    pub(super) fn finished(mut self) -> Vec<Op> {
        self.end_mark();
        self.ops
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

    /// What follows is of no meaning for a reader.
    pub(super) fn mark_artifact(&mut self) {
        if self.mark != Mark::Artifact {
            self.end_mark();
            self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
            self.mark = Mark::Artifact;
        }
    }

    /// What follows is a foot that stands on an earlier page already (ISO 32000-1, 14.8.2.2: pagination artifacts).
    pub(super) fn mark_running_foot(&mut self) {
        self.end_mark();
        let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
        let entries = [("Type", name("Pagination")), ("Subtype", name("Footer"))];
        let map = entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        let properties = DictItem::Dict { map };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Artifact".to_owned(), properties });
        self.mark = Mark::Artifact;
    }

    /// What follows is the content that has the returned number on this page.
    pub(super) fn mark_content(&mut self, tag: &str) -> i64 {
        self.end_mark();
        let number = self.contents;
        self.contents += 1;
        let map = std::iter::once(("MCID".to_owned(), DictItem::Int(number))).collect();
        let properties = DictItem::Dict { map };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
        self.mark = Mark::Content;
        number
    }

    fn end_mark(&mut self) {
        if self.mark != Mark::Nothing {
            self.ops.push(Op::EndMarkedContent);
            self.mark = Mark::Nothing;
        }
    }

    /// Sets the colour of what is filled, and of text.
    pub(super) fn fill_with(&mut self, colour: Colour) {
        if self.pen.fill != Some(colour) {
            self.ops.push(Op::SetFillColor { col: rgb(colour) });
            self.pen.fill = Some(colour);
        }
    }

    /// Sets colour, width and dashes of strokes.
    pub(super) fn stroke_with(&mut self, stroke: &Stroke) {
        let before = self.pen.stroke.replace(stroke.clone());
        if before.as_ref().map(|before| before.colour) != Some(stroke.colour) {
            self.ops.push(Op::SetOutlineColor { col: rgb(stroke.colour) });
        }
        if before.as_ref().map(|before| before.width) != Some(stroke.width) {
            self.ops.push(Op::SetOutlineThickness { pt: points(stroke.width.max(Mm::ZERO)) });
        }
        if before.is_none_or(|before| before.dashes != stroke.dashes) {
            self.ops.push(Op::SetLineDashPattern { dash: dashes(&stroke.dashes) });
        }
    }

    /// Sets font and size of text.
    pub(super) fn write_with(&mut self, face: &Face, size: Mm) {
        let Pt(size) = points(size);
        let font = (face.resource.0.clone(), size);
        if self.pen.font.as_ref() != Some(&font) {
            self.ops.push(Op::SetFont { font: PdfFontHandle::External(face.resource.clone()), size: Pt(size) });
            self.pen.font = Some(font);
        }
    }
}

/// A number with three decimals, as a page holds it.
#[allow(clippy::cast_possible_truncation, reason = "a sheet is far smaller than what 32 bits hold to a thousandth")]
pub(super) fn rounded(value: f64) -> f32 {
    if value.is_finite() { ((value * 1000.0).round() / 1000.0) as f32 } else { 0.0 }
}

fn rgb(Colour { red, green, blue }: Colour) -> Color {
    let share = |channel: u8| rounded(f64::from(channel) / 255.0);
    Color::Rgb(Rgb::new(share(red), share(green), share(blue), None))
}

/// The dashes of a stroke; none where they would come to nothing, which a PDF may not ask for.
fn dashes(lengths: &[Mm]) -> LineDashPattern {
    let lengths: Vec<f32> = lengths.iter().map(|length| rounded(length.points().max(0.0))).collect();
    if lengths.iter().sum::<f32>() > 0.0 { LineDashPattern::new(0.0, &lengths) } else { LineDashPattern::solid() }
}

/// A length in points.
pub(super) fn points(size: Mm) -> Pt {
    Pt(rounded(size.points()))
}
