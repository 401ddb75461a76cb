//! Header and footer of a sheet other than a map: the names of journey and sheet above, the facts of the journey below,
//! and the room between them.
//!
//! In: a journey, a paper and the names of a kind of sheet. Out: how much room is left at a type size, and the
//! scene around what was drawn there. A frame names the journey and says no more: what is very long ends in
//! an ellipsis, since the map and the plan say it in full.

use crate::geometry::{Mm, Point, Rect, Size};
use crate::graphemes::shortened;
use crate::model::Journey;
use crate::scene::{Item, Scene, SemanticRole, SheetKind};

use crate::layout::blocks::block::{Background, Block};
use crate::layout::blocks::journey::{Blocks, LONGEST};
use crate::layout::map::footer;
use crate::layout::map::footer::Footer;
use crate::layout::paper::{Paper, TypeRange};
use crate::layout::style;
use crate::layout::style::{MARGIN, TextStyle, TypeScale};

/// Gap between head and room, and room and foot, in ems.
const GAP: f64 = 0.9;
/// Share of the paper's height for the header in the smallest type; longer texts are shortened.
const HIGHEST_HEAD: f64 = 0.2;
/// Share of the paper's height for the footer in the smallest type; longer texts are shortened.
const HIGHEST_FOOT: f64 = 0.07;
/// The maximum lengths of a header or footer text, in characters; the first one that fits is used.
const LENGTHS: [usize; 4] = [160, 100, 60, 30];

/// What is written at the head of a sheet, besides the journey's title.
#[derive(Clone, Debug, Default)]
pub struct SheetTitle {
    /// What the sheet is called, such as "Actions", or the name of a phase; large.
    pub name: String,
    /// Lines under the name, small.
    pub lines: Vec<String>,
}

/// The frame of a sheet.
pub struct Frame<'a> {
    journey: &'a Journey,
    blocks: &'a Blocks<'a>,
    kind: SheetKind,
    /// The size of the sheet.
    pub size: Size,
    /// The sizes of type that suit it.
    pub range: TypeRange,
    name: String,
    head: Block,
    foot: Footer,
}

/// What was drawn inside of a frame, for the scene.
#[derive(Debug, Default)]
pub struct Inside {
    /// The items, in reading order.
    pub items: Vec<Item>,
    /// What they show, in a sentence or two, for screen readers.
    pub description: String,
}

/// The size of a sheet that is no map: as the paper says, and on a roll as long as a sheet of ISO 216 of its height.
pub fn size_of(paper: Paper) -> Size {
    let largest = paper.largest();
    Size { width: paper.shortest().unwrap_or(largest.width), ..largest }
}

impl<'a> Frame<'a> {
    /// The frame for sheets of this kind.
    pub fn new(
        journey: &'a Journey,
        blocks: &'a Blocks<'a>,
        kind: SheetKind,
        paper: Paper,
        head: &SheetTitle,
    ) -> Frame<'a> {
        let (size, range) = (size_of(paper), paper.range());
        let smallest = TypeScale::of(range.smallest, range.smallest);
        let width = size.width - MARGIN * 2.0;
        let heads = LENGTHS.map(|most| head_block(journey, blocks, head, most));
        Frame {
            journey,
            blocks,
            kind,
            size,
            range,
            name: shortened(&on_one_line(&head.name), LENGTHS[0]),
            head: first_fitting(heads, |head| head.height(width, smallest) <= size.height * HIGHEST_HEAD),
            foot: foot_of(journey, blocks, size, range),
        }
    }

    /// The width between the margins.
    pub fn width(&self) -> Mm {
        self.size.width - MARGIN * 2.0
    }

    /// The room between head and foot, inside of the margins.
    pub fn room(&self, scale: TypeScale) -> Rect {
        let width = self.width();
        let top = MARGIN + self.head.height(width, scale) + scale.em(GAP);
        let bottom = self.size.height - MARGIN - self.foot.height(width, scale) - scale.em(GAP);
        Rect::new(MARGIN, top, width, bottom - top)
    }

    /// The scene with head and foot around `inside`: sheet `number` of `of` of its kind.
    pub fn scene(&self, inside: Inside, scale: TypeScale, (number, of): (usize, usize)) -> Scene {
        let width = self.width();
        let corner = Point::new(MARGIN, MARGIN);
        let mut items = vec![self.head.draw(corner, width, self.head.height(width, scale), scale)];
        items.extend(inside.items);
        let bottom = self.size.height - MARGIN;
        items.push(self.foot.draw(self.blocks, MARGIN, bottom, width, (number, of), scale));
        let author: Vec<&str> = self.journey.team.iter().map(|team| team.value.as_str()).collect();
        Scene {
            kind: self.kind,
            kind_name: "",
            size: self.size,
            title: self.journey.title.value.clone(),
            name: if of > 1 { format!("{} {number} / {of}", self.name) } else { self.name.clone() },
            description: inside.description,
            author: shortened(&author.join(", "), LONGEST),
            made: None,
            language: self.journey.language.tag(),
            items,
        }
    }
}

/// The first that fits, or else the last, which is the shortest.
fn first_fitting<T, const N: usize>(candidates: [T; N], fits: impl Fn(&T) -> bool) -> T {
    let mut candidates = candidates.into_iter();
    let mut best = candidates.next().expect("there are several lengths");
    for next in candidates {
        if fits(&best) {
            break;
        }
        best = next;
    }
    best
}

/// A text without the line ends of its author.
fn on_one_line(text: &str) -> String {
    // No more of it is ever shown, however long it is.
    let ends_word = |letter: char| letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}');
    text.split(ends_word).filter(|word| !word.is_empty()).take(LENGTHS[0] + 1).collect::<Vec<_>>().join(" ")
}

/// Title, name and lines, each with `most` letters.
fn head_block(journey: &Journey, blocks: &Blocks, head: &SheetTitle, most: usize) -> Block {
    let short = |text: &str| shortened(&on_one_line(text), most);
    let mut parts = vec![
        blocks.part(&short(&journey.title.value), TextStyle::Name, style::MUTED),
        blocks.part(&short(&head.name), TextStyle::Title, style::INK),
    ];
    let lines = head.lines.iter().map(|line| blocks.part(&short(line), TextStyle::Aside, style::MUTED).after(0.1));
    parts.extend(lines);
    Block {
        role: SemanticRole::Header,
        label: format!("{}: {}", short(&journey.title.value), short(&head.name)),
        span: Some(journey.title.span),
        background: Background::Bare,
        parts,
    }
}

/// The foot of a sheet of this size that is no map.
pub fn foot_of(journey: &Journey, blocks: &Blocks, size: Size, range: TypeRange) -> Footer {
    let smallest = TypeScale::of(range.smallest, range.smallest);
    let width = size.width - MARGIN * 2.0;
    let feet = LENGTHS.map(|most| foot(journey, blocks, most));
    first_fitting(feet, |foot| foot.height(width, smallest) <= size.height * HIGHEST_FOOT)
}

/// The facts of the foot, each with `most` letters.
fn foot(journey: &Journey, blocks: &Blocks, most: usize) -> Footer {
    // With many facts each says less.
    let facts = footer::facts(journey, blocks);
    let each = (most * 6 / facts.len().max(1)).clamp(1, most);
    let facts: Vec<String> = facts.iter().map(|fact| shortened(&on_one_line(fact), each)).take(most).collect();
    Footer::without_legend(&facts, blocks)
}
