//! The scene: what is on a sheet, in millimetres, and what each group of items means.
//!
//! `layout` makes scenes; back ends draw them and make them accessible. A scene knows no file format: a few kinds of
//! [`Item`], each at its final place, painted in order, later over earlier.

mod stamp;

pub use stamp::Stamp;

use std::sync::Arc;

use crate::geometry::{Colour, Mm, Point, Rect, Size};
use crate::picture::Picture;
use crate::source::Span;
use crate::text::ShapedLine;

/// What a sheet is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SheetKind {
    /// The whole journey on one sheet.
    Overview,
    /// All phases side by side, on as many sheets as they take.
    Map,
    /// One phase, with room to work on it.
    Phases,
    /// One persona.
    Persona,
    /// A template to fill in by hand.
    Blank,
    /// What to do: effort against impact, and who does what by when.
    Actions,
    /// What was learnt, on cards to cut out.
    Insights,
}

impl SheetKind {
    /// All kinds, in the order in which a document has them.
    pub const ALL: [SheetKind; 7] = [
        SheetKind::Overview,
        SheetKind::Map,
        SheetKind::Phases,
        SheetKind::Persona,
        SheetKind::Blank,
        SheetKind::Actions,
        SheetKind::Insights,
    ];

    /// The name on the command line and in file names.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            SheetKind::Overview => "overview",
            SheetKind::Map => "map",
            SheetKind::Phases => "phases",
            SheetKind::Persona => "persona",
            SheetKind::Blank => "blank",
            SheetKind::Actions => "actions",
            SheetKind::Insights => "insights",
        }
    }
}

/// One sheet.
#[derive(Clone, Debug)]
pub struct Scene {
    /// The kind of sheet.
    pub kind: SheetKind,
    /// The name of its kind in the language of its texts, for bookmarks; may be empty.
    pub kind_name: &'static str,
    /// The size of the paper.
    pub size: Size,
    /// The title of what the sheet belongs to, for document information.
    pub title: String,
    /// The name of the sheet within its document, for bookmarks.
    pub name: String,
    /// The sheet in a sentence or two, for screen readers.
    pub description: String,
    /// The author, for document information; empty if unknown.
    pub author: String,
    /// When it was made, for document information; `None` if unknown.
    pub made: Option<Stamp>,
    /// BCP 47 tag of the language of its texts.
    pub language: &'static str,
    /// What is on it, in painting order, which is also the reading order.
    pub items: Vec<Item>,
}

/// An item on a sheet.
#[derive(Clone, Debug)]
pub enum Item {
    /// Items that belong together.
    Group(Group),
    /// An upright box, with round corners where `radius` is not zero.
    Box(BoxItem),
    /// Lines and curves.
    Path(PathItem),
    /// A line of text.
    Text(TextItem),
    /// A photo or a drawing.
    Picture(PictureItem),
}

/// Items that belong together, and what they are.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// What it is.
    pub role: SemanticRole,
    /// The id for links and files, stable across versions of a journey and unique in the document. ASCII letters,
    /// digits and hyphens; empty if nothing links to it.
    pub id: String,
    /// Its link to another group or file.
    pub link: Option<Link>,
    /// Accessible name, for screen readers; empty for decoration.
    pub label: String,
    /// The entry in the source that it comes from.
    pub span: Option<Span>,
    /// The items, in painting order.
    pub items: Vec<Item>,
}

/// What a drawn sign says that no text does; the label of its group has the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// What kind of card this is: the coloured bar at its edge, the pill of a touchpoint.
    Kind,
    /// That it is assumed: a dashed edge.
    Assumed,
    /// That the moment decides: a star.
    KeyMoment,
    /// How it feels: a face.
    Level,
}

/// The target of a link, and the area to click or tap.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The area to click or tap.
    pub area: Rect,
    /// Where it leads.
    pub target: LinkTarget,
}

/// The target of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// The group with this id on the sheet with this number of the same document, from 0.
    Group {
        /// The sheet's index among all scenes of the document.
        sheet: usize,
        /// The group's id.
        id: String,
    },
    /// A file, by its path as written in the journey.
    File(String),
}

/// The semantic role of a group. A back end turns it into an ARIA role, a PDF tag or a class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SemanticRole {
    /// Without meaning beyond the text.
    #[default]
    Decoration,
    /// Title, goal, scope, research.
    Header,
    /// A persona in the header or on a poster.
    Persona,
    /// One of the figures in the header.
    Figure,
    /// A phase in the band.
    Phase,
    /// The name of a lane.
    LaneName,
    /// The card of a step.
    Step,
    /// A photo or an image, which the label describes.
    Picture,
    /// A touchpoint with its icon.
    Touchpoint,
    /// The plot of all emotion curves of a sheet.
    Curve,
    /// A point on the curve with its words.
    Emotion,
    /// A card in a lane.
    Card,
    /// A table: groups of rows.
    Table,
    /// A row of a table: groups of cells. One cell alone spans all columns.
    TableRow,
    /// A cell that names its column.
    TableHead,
    /// Any other cell of a table.
    TableCell,
    /// A chart whose label says in words what it shows.
    Chart,
    /// A point in a chart.
    ChartPoint,
    /// A card to cut out.
    CutCard,
    /// The foot of the sheet.
    Footer,
    /// A phase with all of its contents.
    PhaseSection,
    /// A step with all of its contents.
    StepSection,
    /// Cards one after another.
    Cards,
    /// A heading of this level, from 1 for the name of the journey.
    Heading(u8),
    /// The number of a card.
    Number,
    /// Words that link elsewhere.
    Reference,
    /// A sign with a meaning.
    Sign(Sign),
}

/// An upright box with a fill, an outline, or both.
#[derive(Clone, Debug)]
pub struct BoxItem {
    /// Position and size.
    pub area: Rect,
    /// Radius of its corners; half of the shorter side makes it round.
    pub radius: Mm,
    /// Fill and stroke.
    pub paint: Paint,
}

/// Lines and curves.
#[derive(Clone, Debug)]
pub struct PathItem {
    /// The segments; the first is a [`Segment::Move`].
    pub segments: Vec<Segment>,
    /// Fill and stroke.
    pub paint: Paint,
}

/// A segment of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// Moves to a point without drawing.
    Move(Point),
    /// A straight line from the current point.
    Line(Point),
    /// A cubic Bézier curve: two control points and the end.
    Cubic(Point, Point, Point),
    /// A straight line back to the last [`Segment::Move`].
    Close,
}

/// How a shape is painted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paint {
    /// The colour of the inside, if filled.
    pub fill: Option<Colour>,
    /// The stroke of the edge, centred on it.
    pub stroke: Option<Stroke>,
}

/// A stroke with round caps and joins.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// Opaque.
    pub colour: Colour,
    /// Line width.
    pub width: Mm,
    /// Lengths of dash, gap, dash, …; empty for an unbroken line.
    pub dashes: Vec<Mm>,
}

/// A line of text, shaped.
#[derive(Clone, Debug)]
pub struct TextItem {
    /// The left end of the baseline.
    pub origin: Point,
    /// Font size (one em).
    pub size: Mm,
    /// Opaque.
    pub colour: Colour,
    /// The glyphs, shaped at one em and scaled by `size`.
    pub line: ShapedLine,
}

/// A photo or a drawing that fills its area. `layout` crops and samples it once everything else is placed.
#[derive(Clone, Debug)]
pub struct PictureItem {
    /// Position and size.
    pub area: Rect,
    /// Radius of its corners; half of the shorter side makes it round.
    pub radius: Mm,
    /// The pixels, upright; shared by all sheets that show it.
    pub picture: Arc<Picture>,
}

impl Paint {
    /// A filled shape without an edge.
    #[must_use]
    pub const fn fill(colour: Colour) -> Paint {
        Paint { fill: Some(colour), stroke: None }
    }

    /// An unbroken edge around nothing.
    #[must_use]
    pub const fn stroke(colour: Colour, width: Mm) -> Paint {
        Paint { fill: None, stroke: Some(Stroke { colour, width, dashes: Vec::new() }) }
    }

    /// This paint with an unbroken edge.
    #[must_use]
    pub fn with_edge(self, colour: Colour, width: Mm) -> Paint {
        Paint { stroke: Some(Stroke { colour, width, dashes: Vec::new() }), ..self }
    }
}

impl Scene {
    /// Every item that is no group, in painting order, at any depth.
    #[must_use]
    pub fn leaves(&self) -> Vec<&Item> {
        let mut found = Vec::new();
        collect(&self.items, &mut found);
        found
    }
}

impl Group {
    /// The box around everything in it; `None` where it is empty.
    #[must_use]
    pub fn area(&self) -> Option<Rect> {
        let mut leaves = Vec::new();
        collect(&self.items, &mut leaves);
        leaves.into_iter().filter_map(Item::area).reduce(|one, two| one.around(&two))
    }
}

impl Item {
    /// The box around it: of a line of text from the top of its capitals to the foot of its letters. None for an empty
    /// path or group.
    #[must_use]
    pub fn area(&self) -> Option<Rect> {
        match self {
            Item::Group(group) => group.area(),
            Item::Box(item) => Some(item.area),
            Item::Picture(item) => Some(item.area),
            Item::Text(item) => Some(item.area()),
            Item::Path(item) => item.area(),
        }
    }
}

impl TextItem {
    /// The box around the line, a line high: 0.95 em above the baseline and 0.29 em below it.
    #[must_use]
    pub fn area(&self) -> Rect {
        let (above, below) = (self.size * 0.95, self.size * 0.29);
        Rect::new(self.origin.x, self.origin.y - above, self.size * self.line.width, above + below)
    }
}

impl PathItem {
    /// The box around the ends and handles of its strokes; `None` where there are none.
    #[must_use]
    pub fn area(&self) -> Option<Rect> {
        let points = self.segments.iter().flat_map(|segment| match *segment {
            Segment::Move(to) | Segment::Line(to) => vec![to],
            Segment::Cubic(one, two, to) => vec![one, two, to],
            Segment::Close => Vec::new(),
        });
        points.map(|at| Rect::new(at.x, at.y, Mm::ZERO, Mm::ZERO)).reduce(|one, two| one.around(&two))
    }
}

fn collect<'a>(items: &'a [Item], found: &mut Vec<&'a Item>) {
    for item in items {
        match item {
            Item::Group(group) => collect(&group.items, found),
            leaf => found.push(leaf),
        }
    }
}
