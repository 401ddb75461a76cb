//! A picture in a block: how large it is at a width, and how it is drawn.
//!
//! In: a picture and the width that it may have. Out: its size and its items. All that is looked at while widths are
//! searched for is its proportions; its pixels are cropped and sampled in `sampling`, when it has its place.

use std::sync::Arc;

use crate::geometry::{Mm, Point, Rect, Size};
use crate::picture::{Nature, Picture};
use crate::scene::{Group, Item, Paint, PictureItem, SemanticRole};

use super::shapes;
use crate::layout::style;
use crate::layout::style::TypeScale;

/// The text area, in square ems, that asks for the same width as a picture: about three short lines.
pub const AREA: f64 = 30.0;
/// The maximum width of a picture, in ems, however wide its column.
const WIDEST: f64 = 16.0;
/// The maximum height of a picture, as a share of its maximum width.
const HIGHEST: f64 = 0.75;
/// The share of a tall photo that may be cropped at top and bottom to make it wider. A drawing is shown whole.
const CUT: f64 = 0.15;
/// The lowest resolution at which a picture is enlarged, in pixels per inch, unless it would be narrower than `NARROWEST`.
const COARSEST: f64 = 100.0;
/// The minimum width of a picture with few pixels, in ems.
const NARROWEST: f64 = 5.0;
const MM_PER_INCH: f64 = 25.4;

/// A picture and what it is called, for screen readers.
pub struct PictureBox {
    /// The picture as it was read.
    pub picture: Arc<Picture>,
    /// What it shows, as far as the journey says.
    pub label: String,
}

impl PictureBox {
    /// Its size where it may be `width` wide.
    pub fn size(&self, width: Mm, scale: TypeScale) -> Size {
        let fine = Mm(f64::from(self.picture.width) / COARSEST * MM_PER_INCH).max(scale.em(NARROWEST));
        let width = width.min(scale.em(WIDEST)).min(fine);
        let ratio = f64::from(self.picture.height) / f64::from(self.picture.width);
        let highest = width * HIGHEST;
        if width * ratio <= highest {
            return Size { width, height: width * ratio };
        }
        // What is too high loses a little above and below; if that is not enough, it is shown narrower.
        let cut = if self.picture.nature == Nature::Photo { CUT } else { 0.0 };
        let ratio = (ratio * (1.0 - cut)).max(HIGHEST);
        Size { width: highest / ratio, height: highest }
    }

    /// The largest that it may be.
    pub fn natural_size(&self, scale: TypeScale) -> Size {
        self.size(scale.em(WIDEST), scale)
    }

    /// Its items with the top left corner at `corner`, where it may be `width` wide: the picture, and a thin edge around
    /// it, since a picture of a screen may be as white as paper.
    pub fn draw(&self, corner: Point, width: Mm, scale: TypeScale) -> Vec<Item> {
        let size = self.size(width, scale);
        let area = Rect::new(corner.x, corner.y, size.width, size.height);
        let radius = scale.em(0.3).min(size.height / 4.0);
        let edge = Paint::stroke(style::HAIRLINE, scale.grown(style::HAIRLINE_WIDTH));
        vec![
            Item::Picture(PictureItem { area, radius, picture: Arc::clone(&self.picture) }),
            shapes::rounded(area, radius, edge),
        ]
    }

    /// Its items on a disc, with what it is called.
    pub fn draw_on(&self, disc: Rect) -> Item {
        let picture = PictureItem { area: disc, radius: disc.width / 2.0, picture: Arc::clone(&self.picture) };
        Item::Group(Group {
            role: SemanticRole::Picture,
            label: self.label.clone(),
            items: vec![Item::Picture(picture)],
            ..Group::default()
        })
    }
}
