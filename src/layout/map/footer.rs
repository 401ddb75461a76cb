//! The footer of a sheet: version, team, next meeting, legend, and sheet number.
//!
//! In: a journey and what its map shows. Out: a footer that knows its height, and its items. It is made once for
//! all sheets of a kind, before pagination, so its legend covers the whole journey.

use std::rc::Rc;

use crate::geometry::{Mm, Point, Rect};
use crate::model::brief::ActionState;
use crate::model::{Evidence, Journey};
use crate::scene::{Group, Item, SemanticRole, TextItem};

use crate::layout::blocks::journey::{Blocks, SEPARATOR};
use crate::layout::blocks::{icons, signs};
use crate::layout::style;
use crate::layout::style::{ASCENT, LEADING, TextStyle, TypeScale};

/// The most characters of the facts; longer ones move to the lane at the top of the map.
const LONGEST: usize = 420;

/// Gap between two entries of the legend, in ems.
const LEGEND_GAP: f64 = 1.4;
/// Width of the sheet number, in ems.
const COUNT: f64 = 6.0;

/// The footer of all sheets of a kind.
pub struct Footer {
    facts: Rc<crate::text::Paragraph>,
    legend: Vec<Legend>,
    label: String,
}

/// One entry of the legend.
struct Legend {
    sign: LegendSymbol,
    words: Rc<crate::text::Paragraph>,
}

/// What stands before the words of an entry.
#[derive(Clone, Copy)]
pub enum LegendSymbol {
    /// Nothing.
    None,
    /// The star of a key moment.
    Star,
    /// A hatched bar.
    Waiting,
    /// The sign of an action.
    State(ActionState),
}

/// The facts of the footer: version, team, owner, next meeting, as far as the journey has them.
pub fn facts(journey: &Journey, blocks: &Blocks) -> Vec<String> {
    let words = blocks.words;
    let mut facts = Vec::new();
    if let Some(version) = &journey.version {
        let version = version.date.map_or_else(|| version.text.value.clone(), |date| blocks.date(date));
        facts.push(format!("{} {version}", words.version));
    }
    for (name, texts) in [(words.team, &journey.team), (words.owner, &journey.owners)] {
        facts.extend(texts.iter().map(|text| blocks.named(name, &text.value)));
    }
    if let Some(follow_up) = &journey.follow_up {
        let mut line = blocks.named(words.follow_up, &blocks.written_date(&follow_up.date));
        if let Some(more) = &follow_up.words {
            line = format!("{line}, {}", more.value);
        }
        facts.push(line);
    }
    facts.extend(blocks.unread(&journey.unread));
    facts
}

/// The foot of a map, and in lines the facts that it has no room for: it may be `most` high in the `smallest` type.
pub fn footer(journey: &Journey, blocks: &Blocks, width: Mm, most: Mm, smallest: TypeScale) -> (Footer, Vec<String>) {
    let facts = facts(journey, blocks);
    let length: usize = facts.iter().map(|fact| fact.chars().count()).sum();
    let saying = |facts: &[String]| Footer { legend: legend(journey, blocks), ..Footer::without_legend(facts, blocks) };
    let whole = saying(&facts);
    if length > LONGEST || whole.height(width, smallest) > most {
        return (saying(&[]), facts);
    }
    (whole, Vec::new())
}

fn legend(journey: &Journey, blocks: &Blocks) -> Vec<Legend> {
    let words = blocks.words;
    let mut entries = Vec::new();
    let mut add = |sign: LegendSymbol, text: &str| {
        entries.push(Legend { sign, words: blocks.shape(text, TextStyle::Tiny.face()) });
    };
    if journey.steps().any(|(_, _, step)| !step.key_moments.is_empty()) {
        add(LegendSymbol::Star, words.key_moment);
    }
    let assumed = |evidence: Option<Evidence>| evidence == Some(Evidence::Assumed);
    if journey.cards.iter().any(|card| assumed(card.evidence))
        || journey.steps().any(|(_, _, step)| assumed(step.evidence))
    {
        add(LegendSymbol::None, words.dashed);
    }
    if journey.cards.iter().any(|card| card.shown_number(journey.language).is_some()) {
        add(LegendSymbol::None, words.numbers_lead);
    }
    entries
}

impl Footer {
    /// The foot of a sheet that is no map: these facts, and the number of the sheet.
    pub fn without_legend(facts: &[String], blocks: &Blocks) -> Footer {
        let label = facts.join(SEPARATOR);
        Footer { facts: blocks.shape(&label, TextStyle::Aside.face()), legend: Vec::new(), label }
    }

    /// The same foot with these entries in its legend.
    pub fn with_legend(self, entries: &[(LegendSymbol, &str)], blocks: &Blocks) -> Footer {
        let entry = |(sign, words): &(LegendSymbol, &str)| Legend {
            sign: *sign,
            words: blocks.shape(words, TextStyle::Tiny.face()),
        };
        Footer { legend: entries.iter().map(entry).collect(), ..self }
    }

    /// The facts stand beside the legend where that leaves them this share of the width, else above it.
    fn is_beside(&self, width: Mm, scale: TypeScale) -> bool {
        let legend: Mm = self.legend.iter().map(|entry| entry.width(scale) + scale.em(LEGEND_GAP)).sum();
        width - legend - scale.em(COUNT) >= width * 0.45
    }

    fn facts_width(&self, width: Mm, scale: TypeScale) -> Mm {
        if !self.is_beside(width, scale) {
            return width - scale.em(COUNT);
        }
        let legend: Mm = self.legend.iter().map(|entry| entry.width(scale) + scale.em(LEGEND_GAP)).sum();
        width - legend - scale.em(COUNT)
    }

    /// The entries of the legend in rows that are no wider than `width`.
    fn rows(&self, width: Mm, scale: TypeScale) -> Vec<Vec<&Legend>> {
        let mut rows: Vec<Vec<&Legend>> = Vec::new();
        let mut taken = Mm::ZERO;
        for entry in &self.legend {
            let asks = entry.width(scale) + scale.em(LEGEND_GAP);
            if let Some(row) = rows.last_mut().filter(|_| taken + asks <= width) {
                row.push(entry);
            } else {
                rows.push(vec![entry]);
                taken = Mm::ZERO;
            }
            taken += asks;
        }
        rows
    }

    /// How high the facts are, at least a line where the legend or the number of the sheet stands beside them.
    #[expect(clippy::cast_precision_loss, reason = "a paragraph has far fewer lines than 2^52")]
    fn facts_height(&self, width: Mm, scale: TypeScale) -> Mm {
        let size = scale.size(TextStyle::Aside);
        size * LEADING * self.facts.line_count(self.facts_width(width, scale) / size).max(1) as f64
    }

    /// Height.
    #[expect(clippy::cast_precision_loss, reason = "there are a handful of rows")]
    pub fn height(&self, width: Mm, scale: TypeScale) -> Mm {
        let facts = self.facts_height(width, scale);
        if self.is_beside(width, scale) {
            return facts;
        }
        facts + scale.line(TextStyle::Tiny) * self.rows(width, scale).len() as f64
    }

    /// Its items; `bottom` is its lower edge, and this is sheet `number` of `of`.
    pub fn draw(
        &self,
        blocks: &Blocks,
        left: Mm,
        bottom: Mm,
        width: Mm,
        (number, of): (usize, usize),
        scale: TypeScale,
    ) -> Item {
        let size = scale.size(TextStyle::Aside);
        let mut items = Vec::new();
        let mut top = bottom - self.height(width, scale);
        let first = top;
        if !self.label.is_empty() {
            for line in self.facts.lines(self.facts_width(width, scale) / size) {
                let origin = Point::new(left, top + size * ASCENT);
                items.push(Item::Text(TextItem { origin, size, colour: style::MUTED, line }));
                top += size * LEADING;
            }
        }
        let baseline = first + size * ASCENT;
        let count = format!("{number} / {of}");
        let mut right = left + width;
        for line in blocks.shape(&count, TextStyle::Aside.face()).lines(f64::INFINITY) {
            right -= size * line.width;
            items.push(Item::Text(TextItem { origin: Point::new(right, baseline), size, colour: style::MUTED, line }));
        }
        if self.is_beside(width, scale) {
            for entry in self.legend.iter().rev() {
                right -= entry.width(scale) + scale.em(LEGEND_GAP);
                entry.draw(Point::new(right, baseline), scale, &mut items);
            }
        } else {
            self.draw_rows(Point::new(left, first + self.facts_height(width, scale)), width, scale, &mut items);
        }
        Item::Group(Group {
            role: SemanticRole::Footer,
            label: self.label.clone(),
            span: None,
            items,
            ..Group::default()
        })
    }
}

impl Footer {
    /// The legend under the facts, its upper left corner at `corner`.
    fn draw_rows(&self, corner: Point, width: Mm, scale: TypeScale, items: &mut Vec<Item>) {
        let mut baseline = corner.y + scale.size(TextStyle::Tiny) * ASCENT;
        for row in self.rows(width, scale) {
            let mut x = corner.x;
            for entry in row {
                entry.draw(Point::new(x, baseline), scale, items);
                x += entry.width(scale) + scale.em(LEGEND_GAP);
            }
            baseline += scale.line(TextStyle::Tiny);
        }
    }
}

impl Legend {
    fn sign_width(&self, scale: TypeScale) -> Mm {
        match self.sign {
            LegendSymbol::None => Mm::ZERO,
            LegendSymbol::Star | LegendSymbol::State(_) => scale.em(1.1),
            LegendSymbol::Waiting => scale.em(1.6),
        }
    }

    fn width(&self, scale: TypeScale) -> Mm {
        self.sign_width(scale) + scale.size(TextStyle::Tiny) * self.words.natural_width()
    }

    fn draw(&self, origin: Point, scale: TypeScale, items: &mut Vec<Item>) {
        let size = scale.size(TextStyle::Tiny);
        let centre = Point::new(origin.x + scale.em(0.4), origin.y - size * 0.34);
        match self.sign {
            LegendSymbol::None => {}
            LegendSymbol::Star => items.push(icons::star(centre, scale.em(0.4), style::STAR)),
            LegendSymbol::State(state) => items.extend(signs::state(state, centre, scale.em(0.72))),
            LegendSymbol::Waiting => {
                let area = Rect::new(origin.x, centre.y - scale.em(0.3), scale.em(1.2), scale.em(0.6));
                items.extend(signs::hatched(area, style::MUTED, scale));
            }
        }
        for line in self.words.lines(f64::INFINITY) {
            let origin = Point::new(origin.x + self.sign_width(scale), origin.y);
            items.push(Item::Text(TextItem { origin, size, colour: style::MUTED, line }));
        }
    }
}
