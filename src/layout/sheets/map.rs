//! The map of a journey.
//!
//! In: a journey. Out: its sheets. The grid, its pieces and what stands around them are in `layout/map`, the cuts in
//! `layout/pagination`.

use std::rc::Rc;

use crate::geometry::{Mm, Size};
use crate::layout::blocks::journey::Blocks;
use crate::layout::curve::series;
use crate::layout::map::shared::Map;
use crate::layout::map::sheet::{self, Sheet};
use crate::layout::map::{footer, header, lanes};
use crate::layout::options::Options;
use crate::layout::pagination::{fit, vertical_justification};
use crate::layout::style::{self, MARGIN, TextStyle, TypeScale};
use crate::model::Journey;
use crate::scene::{Scene, SemanticRole};
use crate::text::Typesetter;

/// Share of the paper's height that a header may take before its longer texts move to a lane.
const HIGHEST_HEADER: f64 = 0.27;
/// Share of the paper's height that a footer may take before its facts move to a lane.
pub const HIGHEST_FOOTER: f64 = 0.07;

/// The map of a journey, a scene a sheet; at least one.
pub fn sheets(journey: &Journey, typesetter: &Typesetter, options: &Options) -> Vec<Scene> {
    let chosen = options.paper;
    let (paper, range) = (chosen.largest(), chosen.range());
    let blocks = Blocks::new(typesetter, journey.language, options);
    let smallest = TypeScale::of(range.smallest, range.smallest);
    // A roll may end up as short as this, and its header and footer must fit then.
    let narrowest = Size { width: chosen.shortest().unwrap_or(paper.width), ..paper };
    let width = narrowest.width - MARGIN * 2.0;
    let header_width = sheet::header_width(narrowest, smallest);
    let heading = header::heading(journey, &blocks, header_width, paper.height * HIGHEST_HEADER, smallest);
    let (footer, moved) = footer::footer(journey, &blocks, width, paper.height * HIGHEST_FOOTER, smallest);
    let mut about = heading.about.clone();
    for line in moved {
        let parts = blocks.divided(&line, TextStyle::Body, style::INK);
        about.extend(Blocks::panel(SemanticRole::Header, &line, journey.title.span, parts).into_iter().map(Rc::new));
    }
    let about = lanes::about(journey, &blocks, about);
    let mut grid = lanes::grid(journey, &blocks);
    let series = series::collect(journey, &blocks, &mut grid);
    let shortest = chosen.shortest();
    let free = Mm::ZERO;
    let map = Map { journey, blocks: &blocks, paper, shortest, range, heading, footer, series, about, grid, free };
    let fit = fit::fit(&map);
    let measure = |(index, (grids, paper))| Sheet::measure(&map, paper, grids, fit.scale, index == 0);
    let mut sheets: Vec<Sheet> = fit.sheets.into_iter().enumerate().filter_map(measure).collect();
    let spacings = vertical_justification::spread(&mut sheets);
    let of = sheets.len();
    let drawn = sheets.iter().zip(&spacings).enumerate();
    drawn.map(|(index, (sheet, spacing))| sheet.draw(spacing, (index + 1, of))).collect()
}
