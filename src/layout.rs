//! Model → scenes.
//!
//! In: a checked journey, a typesetter and a paper. Out: the sheets of its map, in millimetres. Nothing
//! is read or written here, and no file format is known.
//!
//! `lanes` puts the journey into a grid, `fit` finds the type and cuts the grid to sheets (`columns`
//! finds the widths), `sheet` places everything; `header`, `band`, `emotion` and `footer` are its parts.

mod band;
mod block;
mod blocks;
mod channel;
mod columns;
mod coverage;
mod curve;
mod emotion;
mod feelings;
mod fit;
mod footer;
mod grid;
mod header;
mod icons;
mod lanes;
mod map;
mod paper;
mod sheet;
mod style;

pub use coverage::coverage;
pub use paper::{A3_LANDSCAPE, Paper};

use std::rc::Rc;

use crate::model::Journey;
use crate::scene::{Meaning, Scene};
use crate::text::Typesetter;

use blocks::Blocks;
use map::Map;
use sheet::Sheet;
use style::{MARGIN, Role};

/// Share of the paper's height that a header may take before its longer texts move to a lane.
const HIGHEST_HEADER: f64 = 0.27;

/// The map of a journey, a scene a sheet; at least one.
#[must_use]
pub fn map(journey: &Journey, typesetter: &Typesetter, paper: impl Into<Paper>) -> Vec<Scene> {
    let paper = paper.into().largest();
    let blocks = Blocks::new(typesetter, journey.language);
    let width = paper.width - MARGIN * 2.0;
    let heading = header::heading(journey, &blocks, width, paper.height * HIGHEST_HEADER);
    let (footer, moved) = footer::footer(journey, &blocks);
    let mut about = heading.about.clone();
    for line in moved {
        let parts = blocks::divide(&line).iter().map(|piece| blocks.part(piece, Role::Body, style::INK)).collect();
        about.extend(Blocks::panel(Meaning::Header, &line, journey.title.span, parts).into_iter().map(Rc::new));
    }
    let mut grid = lanes::grid(journey, &blocks, about);
    let courses = feelings::courses(journey, &blocks, &mut grid);
    let map = Map { journey, blocks: &blocks, paper, heading, footer, courses, grid };
    let fit = fit::fit(&map);
    let of = fit.grids.len();
    let sheets = fit.grids.into_iter().enumerate();
    sheets
        .filter_map(|(index, grid)| {
            let sheet = Sheet::measure(&map, grid, fit.kind, index == 0)?;
            Some(sheet.draw((index + 1, of)))
        })
        .collect()
}
