//! A sheet for each persona, to hang on a wall: profile, quotes, goals, frustrations, and the emotion curve.
//!
//! In: a journey. Out: its sheets. The type is the largest in which everything stands on one sheet; in the smallest, what
//! has no room there follows on plain sheets. Without a persona the sheet has places to fill in. What a sheet says is in
//! `portrait`, where it stands in `poster`, and the curve in `curve`.

mod curve;
mod portrait;
mod poster;

use std::rc::Rc;

use crate::geometry::{Mm, Point};
use crate::model::Journey;
use crate::scene::{Item, Scene, SheetKind};
use crate::text::Typesetter;

use super::frame::{Frame, Inside, SheetTitle};
use crate::layout::blocks::block::Block;
use crate::layout::blocks::journey;
use crate::layout::blocks::journey::Blocks;
use crate::layout::map::grid;
use crate::layout::map::grid::{BLOCK_GAP, COLUMN_GAP};
use crate::layout::options::Options;
use crate::layout::pagination::binary_search::last;
use crate::layout::style::TypeScale;

use portrait::Portrait;
use poster::{Poster, Setting};

/// The largest type relative to that of a map: a poster has less text, and is read from further away.
const LARGER: f64 = 1.5;
/// The step between type sizes, in points.
const STEP: f64 = 0.5;
/// The minimum width of the columns of a continuation sheet, in ems.
const COLUMN: f64 = 24.0;

/// The sheets of all personas; one to fill in where there is none.
pub fn sheets(journey: &Journey, typesetter: &Typesetter, options: &Options) -> Vec<Scene> {
    let blocks = Blocks::new(typesetter, journey.language, options);
    let portraits: Vec<Portrait> = if journey.personas.is_empty() {
        vec![Portrait::blank(journey, &blocks, false)]
    } else {
        (0..journey.personas.len()).map(|index| Portrait::of(journey, index, &blocks)).collect()
    };
    let posters: Vec<Poster> =
        portraits.into_iter().map(|portrait| Poster::new(journey, &blocks, options.paper, portrait)).collect();
    let mut sheets = Vec::new();
    let frames: Vec<Frame> = posters.iter().map(|poster| frame(journey, &blocks, options, poster)).collect();
    for (poster, frame) in posters.iter().zip(&frames) {
        let setting = fit(poster);
        sheets.push(PersonaSheet::Poster(poster, setting));
        sheets.extend(pages(&poster.portrait.after(setting.kept), frame));
    }
    let of = sheets.len();
    sheets.iter().enumerate().map(|(index, sheet)| sheet.draw((index + 1, of))).collect()
}

/// A sheet of a persona to fill in, with its number among the templates and how many there are; the journey may have no
/// title yet.
pub fn blank(journey: &Journey, typesetter: &Typesetter, options: &Options, count: (usize, usize)) -> Scene {
    let blocks = Blocks::new(typesetter, journey.language, options);
    let poster =
        Poster::new(journey, &blocks, options.paper, Portrait::blank(journey, &blocks, journey.title.value.is_empty()));
    Scene { kind: SheetKind::Blank, ..poster.draw(fit(&poster), count) }
}

/// The frame of the sheets on which a persona continues.
fn frame<'a>(journey: &'a Journey, blocks: &'a Blocks, options: &Options, poster: &Poster) -> Frame<'a> {
    let name = format!("{} ({})", journey::cut(&poster.portrait.label), blocks.words.continued);
    Frame::new(journey, blocks, SheetKind::Persona, options.paper, &SheetTitle { name, lines: Vec::new() })
}

/// The largest type in which all stands on a sheet; or in the smallest, how much of it does.
fn fit(poster: &Poster) -> Setting {
    let smallest = poster.range.smallest;
    let largest = poster.range.largest * LARGER;
    let all = poster.portrait.count();
    let sizes = (0..).map(|step| largest - STEP * f64::from(step)).take_while(|size| *size > smallest);
    let mut settings =
        sizes.chain([smallest]).map(|size| Setting { scale: TypeScale::of(size, smallest), modest: false, kept: all });
    if let Some(fitting) = settings.find(|setting| poster.fits(*setting)) {
        return fitting;
    }
    let modest = |kept: usize| Setting { scale: TypeScale::of(smallest, smallest), modest: true, kept };
    modest(last(0, all, |kept| poster.fits(modest(kept))))
}

/// A sheet before the total number is known.
enum PersonaSheet<'a> {
    /// The first of a persona.
    Poster(&'a Poster<'a>, Setting),
    /// One of the others.
    More(&'a Frame<'a>, TypeScale, Vec<Item>),
}

impl PersonaSheet<'_> {
    fn draw(&self, count: (usize, usize)) -> Scene {
        match self {
            PersonaSheet::Poster(poster, setting) => poster.draw(*setting, count),
            PersonaSheet::More(frame, scale, items) => {
                frame.scene(Inside { items: items.clone(), description: String::new() }, *scale, count)
            }
        }
    }
}

/// Plain sheets with blocks in columns.
fn pages<'a>(rest: &[Rc<Block>], frame: &'a Frame<'a>) -> Vec<PersonaSheet<'a>> {
    let scale = TypeScale::of(frame.range.readable, frame.range.smallest);
    let room = frame.room(scale);
    let mut columns = 1;
    while grid::flow_width(room.width, columns + 1, scale) >= scale.em(COLUMN) {
        columns += 1;
    }
    let width = grid::flow_width(room.width, columns, scale);
    let mut sheets = Vec::new();
    let mut items = Vec::new();
    let (mut column, mut top) = (0, Mm::ZERO);
    for (index, block) in rest.iter().enumerate() {
        let height = block.height(width, scale);
        // A heading is never the last of a column.
        let next = rest.get(index + 1).filter(|_| portrait::is_heading(block));
        let needed = height + next.map_or(Mm::ZERO, |next| next.height(width, scale) + scale.em(BLOCK_GAP));
        if top > Mm::ZERO && top + needed > room.height {
            (column, top) = (column + 1, Mm::ZERO);
        }
        if column == columns {
            sheets.push(PersonaSheet::More(frame, scale, std::mem::take(&mut items)));
            column = 0;
        }
        #[expect(clippy::cast_precision_loss, reason = "a few columns")]
        let x = room.x + (width + scale.em(COLUMN_GAP)) * column as f64;
        items.push(block.draw(Point::new(x, room.y + top), width, height, scale));
        top += height + scale.em(BLOCK_GAP);
    }
    if !items.is_empty() {
        sheets.push(PersonaSheet::More(frame, scale, items));
    }
    sheets
}
