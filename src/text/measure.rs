//! A line of text shaped once, and the width of any part of it.
//!
//! In: a clean line and its items. Out: how wide the text between two grapheme clusters is when it stands
//! on a line of its own, exactly, and that line with its glyphs. Most widths are the difference of two
//! sums; only where kerning, a ligature or joining letters cross an end is a word's end shaped anew.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use harfrust::Script;
use unicode_bidi::{Level, ParagraphBidiInfo};

use super::itemise::{self, FontSource, RunStyle, ShapingItem};
use super::shape::{ShapedGlyph, Shaper};
use super::{Face, Glyph, Run, ShapedLine, SystemFonts};

/// A shaped line of text. Its places are numbers of grapheme clusters, 0 to `len()`.
pub(super) struct MeasuredText {
    pub text: String,
    items: Vec<ShapingItem>,
    /// The glyphs of each item, in the order of the text.
    shaped: Vec<Vec<ShapedGlyph>>,
    /// Byte at which each cluster begins, and the end of the text.
    starts: Vec<usize>,
    /// Advance of all clusters before each one, in ems, and of all of them.
    x: Vec<f64>,
    /// Whether the text may be split before each cluster without shaping it again.
    safe: Vec<bool>,
    shaper: Rc<Shaper>,
    /// A cache of the long edge adjustments, by place and side.
    adjustments: RefCell<HashMap<(usize, LineEdge), EdgeAdjustment>>,
}

/// Which side of a place an edge adjustment is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum LineEdge {
    Left,
    Right { hyphen: bool },
}

/// Line-edge adjustment: the part next to a line edge that has to be shaped anew, from the edge to the place `reach`, where
/// the sums hold again.
#[derive(Clone, Copy, Debug)]
pub(super) struct EdgeAdjustment {
    reach: usize,
    width: f64,
}

/// How far from an edge a safe place is searched, in clusters.
const ADJUSTED_CLUSTERS: usize = 12;
/// In text without safe places, as in `a/a/a/a`, this many clusters at an edge are shaped with this much context, and the
/// sums are assumed to hold there: no font has interactions that reach further.
const CHAINED_ADJUSTMENT: usize = 4;
const CHAINED_CONTEXT: usize = 4;

/// The width of an edge adjustment of no more clusters is found again as soon as it is remembered.
const SHORT_ADJUSTMENT: usize = 6;

/// The hyphen added at the end of a line.
pub(super) const HYPHEN: char = '-';

/// A piece of a line in one style, in reading order.
struct ItemSlice<'a> {
    text: std::borrow::Cow<'a, str>,
    style: RunStyle,
    level: u8,
    /// The item that it is of, and where it stands in the text; none for one with a hyphen that is not in the text.
    within: Option<(usize, Range<usize>)>,
}

impl MeasuredText {
    /// Shapes `text` in `face`.
    pub fn new(text: String, face: Face, shaper: &Rc<Shaper>, system: &dyn SystemFonts) -> MeasuredText {
        let starts = itemise::grapheme_starts(&text);
        let fonts = FontSource { registry: &shaper.registry, system, face };
        let items = itemise::itemise(&text, &starts, fonts);
        let (x, safe, glyphs) = (vec![0.0], vec![true], Vec::with_capacity(items.len()));
        let mut measured = MeasuredText {
            text,
            items,
            shaped: glyphs,
            starts,
            x,
            safe,
            shaper: Rc::clone(shaper),
            adjustments: RefCell::default(),
        };
        for item in 0..measured.items.len() {
            measured.add_item(item);
        }
        measured
    }

    /// The number of grapheme clusters.
    pub fn len(&self) -> usize {
        self.x.len() - 1
    }

    /// Advance of the clusters before `place`, when the whole text is on one line.
    pub fn x(&self, place: usize) -> f64 {
        self.x[place]
    }

    /// The place at `byte`, if a cluster begins there or the text ends there.
    pub fn place(&self, byte: usize) -> Option<usize> {
        self.starts.binary_search(&byte).ok().filter(|&place| place < self.x.len())
    }

    /// Measures the clusters of an item; the clusters before it are measured.
    fn add_item(&mut self, number: usize) {
        let ShapingItem { range, style, .. } = self.items[number].clone();
        let mut glyphs = self.shaper.shape(&self.text[range.clone()], style);
        glyphs.sort_by_key(|glyph| glyph.cluster);
        let first = self.x.len() - 1;
        let count = self.starts[first..].partition_point(|&start| start < range.end);
        let mut rest = glyphs.as_slice();
        let mut pending = PendingAdvance { first, advance: 0.0 };
        for place in first..first + count {
            let begin = self.starts[place] - range.start;
            let end = self.starts[place + 1] - range.start;
            let own = rest.partition_point(|glyph| glyph.byte() < end);
            let (glyphs, others) = rest.split_at(own);
            rest = others;
            let starts_here = place == first || glyphs.first().is_some_and(|glyph| glyph.byte() == begin);
            if place > first {
                self.safe.push(starts_here && glyphs[0].safe);
            }
            if starts_here && place > first {
                self.settle(&pending, place);
                pending = PendingAdvance { first: place, advance: 0.0 };
            }
            pending.advance += glyphs.iter().map(|glyph| glyph.advance).sum::<f64>();
        }
        self.settle(&pending, first + count);
        self.safe.push(true);
        self.shaped.push(glyphs);
    }

    /// Shares the advance of a shaper's cluster among the grapheme clusters that it covers.
    fn settle(&mut self, pending: &PendingAdvance, end: usize) {
        let base = self.x[pending.first];
        #[allow(clippy::cast_precision_loss, reason = "a ligature covers few clusters")]
        for place in pending.first..end {
            let share = (place + 1 - pending.first) as f64 / (end - pending.first) as f64;
            self.x.push(base + pending.advance * share);
        }
    }

    /// The edge adjustment at the left of a part that begins at `place`.
    pub fn left_adjustment(&self, place: usize) -> EdgeAdjustment {
        self.adjustment(place, LineEdge::Left, || {
            let reach =
                (place..=place + ADJUSTED_CLUSTERS).find(|&reach| self.safe.get(reach).is_none_or(|safe| *safe));
            if let Some(reach) = reach {
                return (reach, self.shaped_width(place..reach, false));
            }
            let reach = place + CHAINED_ADJUSTMENT;
            let end = self.starts[reach];
            (reach, self.width_within(place..reach + CHAINED_CONTEXT, false, |byte| byte < end))
        })
    }

    /// The edge adjustment at the right of a part that ends before `place`, with a hyphen or without.
    pub fn right_adjustment(&self, place: usize, hyphen: bool) -> EdgeAdjustment {
        self.adjustment(place, LineEdge::Right { hyphen }, || {
            let nearest = if hyphen { place.saturating_sub(1) } else { place };
            let furthest = place.saturating_sub(ADJUSTED_CLUSTERS);
            if let Some(reach) = (furthest..=nearest).rev().find(|&reach| self.safe[reach]) {
                return (reach, self.shaped_width(reach..place, hyphen));
            }
            let reach = place - CHAINED_ADJUSTMENT;
            let start = self.starts[reach];
            (reach, self.width_within(reach - CHAINED_CONTEXT..place, hyphen, |byte| byte >= start))
        })
    }

    /// An edge adjustment, shaped when it is first asked for: in joined scripts it is long.
    fn adjustment(&self, place: usize, side: LineEdge, shape: impl FnOnce() -> (usize, f64)) -> EdgeAdjustment {
        if self.safe[place] && side != (LineEdge::Right { hyphen: true }) {
            return EdgeAdjustment { reach: place, width: 0.0 };
        }
        if let Some(known) = self.adjustments.borrow().get(&(place, side)) {
            return *known;
        }
        let (reach, width) = shape();
        let adjustment = EdgeAdjustment { reach, width };
        if place.abs_diff(reach) > SHORT_ADJUSTMENT || !self.safe[reach] {
            self.adjustments.borrow_mut().insert((place, side), adjustment);
        }
        adjustment
    }

    /// The width that the clusters which begin at `counted` bytes of the text have in `range`, on a line of its own.
    fn width_within(&self, range: Range<usize>, hyphen: bool, counted: impl Fn(usize) -> bool) -> f64 {
        let mut begin = self.starts[range.start];
        let mut width = 0.0;
        for piece in self.pieces(range, hyphen) {
            let glyphs = self.shaper.shape(&piece.text, piece.style);
            let counted = glyphs.iter().filter(|glyph| counted(begin + glyph.byte()));
            width += counted.map(|glyph| glyph.advance).sum::<f64>();
            begin += piece.text.len();
        }
        width
    }

    /// The width of `range` on a line of its own; `left` and `right` are the adjustments of its ends.
    pub fn width(&self, range: Range<usize>, hyphen: bool, left: EdgeAdjustment, right: EdgeAdjustment) -> f64 {
        if left.reach <= right.reach {
            left.width + (self.x[right.reach] - self.x[left.reach]) + right.width
        } else {
            self.shaped_width(range, hyphen)
        }
    }

    fn shaped_width(&self, range: Range<usize>, hyphen: bool) -> f64 {
        if range.is_empty() {
            return 0.0;
        }
        self.pieces(range, hyphen).iter().map(|piece| self.shaper.width(&piece.text, piece.style)).sum()
    }

    /// Whether a word may be split by a hyphen before `place`: between two letters of a script that
    /// knows the custom.
    pub fn takes_hyphen(&self, place: usize) -> bool {
        let letter = |text: &str| text.chars().next().is_some_and(char::is_alphabetic);
        place > 0
            && place < self.len()
            && letter(&self.text[self.starts[place - 1]..])
            && letter(&self.text[self.starts[place]..])
            && self.item_at(self.starts[place] - 1).is_some_and(|item| {
                [Script::LATIN, Script::GREEK, Script::CYRILLIC].contains(&item.style.script)
                    && !item.style.right_to_left
            })
    }

    fn item_at(&self, byte: usize) -> Option<&ShapingItem> {
        self.items.get(self.items.partition_point(|item| item.range.end <= byte))
    }

    /// The line that shows `range`, with a hyphen after it or without.
    pub fn line(&self, range: Range<usize>, hyphen: bool) -> ShapedLine {
        let pieces = self.pieces(range, hyphen);
        let levels: Vec<Level> =
            pieces.iter().map(|piece| Level::new(piece.level).unwrap_or_else(|_| Level::ltr())).collect();
        let mut runs = Vec::with_capacity(pieces.len());
        let mut x = 0.0;
        for place in ParagraphBidiInfo::reorder_visual(&levels) {
            let run = self.run(&pieces[place], x);
            x += run.width;
            runs.push(run);
        }
        let text = pieces.iter().map(|piece| &*piece.text).collect();
        ShapedLine { text, runs, width: x, hyphenated: hyphen }
    }

    /// The pieces of `range` in reading order. The hyphen joins the last piece where its font has one.
    fn pieces(&self, range: Range<usize>, hyphen: bool) -> Vec<ItemSlice<'_>> {
        let (begin, end) = (self.starts[range.start], self.starts[range.end]);
        let first = self.items.partition_point(|item| item.range.end <= begin);
        let within = self.items.iter().enumerate().skip(first).take_while(|(_, item)| item.range.start < end);
        let piece = |(number, item): (usize, &ShapingItem)| {
            let range = item.range.start.max(begin)..item.range.end.min(end);
            let text = self.text[range.clone()].into();
            ItemSlice { text, style: item.style, level: item.level, within: Some((number, range)) }
        };
        let mut pieces: Vec<ItemSlice> = within.map(piece).collect();
        if let (true, Some(last)) = (hyphen, pieces.last_mut()) {
            if self.shaper.registry.loaded(last.style.font).has(HYPHEN) {
                last.text.to_mut().push(HYPHEN);
                last.within = None;
            } else {
                let style = RunStyle { font: Face::Regular.font(), ..last.style };
                let level = last.level;
                pieces.push(ItemSlice { text: String::from(HYPHEN).into(), style, level, within: None });
            }
        }
        pieces
    }

    /// The glyphs of a piece as they were shaped with the whole text, where they are the same alone.
    fn kept(&self, piece: &ItemSlice) -> Option<Vec<ShapedGlyph>> {
        let (number, range) = piece.within.as_ref().filter(|_| !piece.style.right_to_left)?;
        let is_safe = |byte: usize| self.place(byte).is_some_and(|place| self.safe[place]);
        let (item, glyphs) = (self.items.get(*number)?, self.shaped.get(*number)?);
        if !is_safe(range.start) || !is_safe(range.end) {
            return None;
        }
        let (begin, end) = (range.start - item.range.start, range.end - item.range.start);
        let from = glyphs.partition_point(|glyph| glyph.byte() < begin);
        let to = glyphs.partition_point(|glyph| glyph.byte() < end);
        let begin = u32::try_from(begin).ok()?;
        Some(glyphs[from..to].iter().map(|glyph| ShapedGlyph { cluster: glyph.cluster - begin, ..*glyph }).collect())
    }

    fn run(&self, piece: &ItemSlice, x: f64) -> Run {
        let shaped = self.kept(piece).unwrap_or_else(|| self.shaper.shape(&piece.text, piece.style));
        let mut glyphs = Vec::with_capacity(shaped.len());
        let mut pen = 0.0;
        for (glyph, cluster) in shaped.iter().zip(clusters(&shaped, piece)) {
            let ShapedGlyph { id, advance, dx, dy, .. } = *glyph;
            glyphs.push(Glyph { id, x: pen, dx, dy, advance, cluster });
            pen += advance;
        }
        Run {
            font: piece.style.font,
            text: piece.text.to_string(),
            right_to_left: piece.style.right_to_left,
            x,
            width: pen,
            glyphs,
        }
    }
}

/// Advance that is not yet shared among clusters.
struct PendingAdvance {
    first: usize,
    advance: f64,
}

/// The bytes that each glyph shows: from the beginning of its cluster to that of the next in the text.
fn clusters(shaped: &[ShapedGlyph], piece: &ItemSlice) -> Vec<(u32, u32)> {
    let mut begins: Vec<u32> = shaped.iter().map(|glyph| glyph.cluster).collect();
    begins.sort_unstable();
    begins.dedup();
    let end = u32::try_from(piece.text.len()).unwrap_or(u32::MAX);
    let end_of = |begin: u32| {
        let next = begins.partition_point(|&other| other <= begin);
        begins.get(next).copied().unwrap_or(end)
    };
    shaped.iter().map(|glyph| (glyph.cluster, end_of(glyph.cluster))).collect()
}
