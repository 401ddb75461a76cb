//! The logo of an organisation, left of the title on the first sheet.
//!
//! In: a picture. Out: its size beside a title, and its item. Its proportions are kept; its pixels are sampled with those
//! of all pictures.

use std::sync::Arc;

use crate::geometry::{Mm, Point, Rect, Size};
use crate::picture::Picture;
use crate::scene::{Group, Item, PictureItem, SemanticRole};

use crate::layout::style::TypeScale;

/// The maximum height of a logo, in ems: that of a title with two lines below it.
const HIGHEST: f64 = 4.4;
/// The maximum width of a logo, in ems: wordmarks are wide.
const WIDEST: f64 = 13.0;
/// The largest share of the width of a narrow header.
const LARGEST_SHARE: f64 = 0.18;

/// The logo of the house style, with the size at which it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    /// The picture as it was read.
    pub picture: Arc<Picture>,
    /// What it says, for screen readers.
    pub text: String,
}

impl Logo {
    /// Its size in a header that is `width` wide.
    pub(in crate::layout) fn size(&self, width: Mm, scale: TypeScale) -> Size {
        let (across, down) = (f64::from(self.picture.width), f64::from(self.picture.height));
        let widest = scale.em(WIDEST).min(width * LARGEST_SHARE);
        let one = (widest / across).min(scale.em(HIGHEST) / down);
        Size { width: one * across, height: one * down }
    }

    /// Its item, with the top left corner at `corner`.
    pub(in crate::layout) fn draw(&self, corner: Point, size: Size) -> Item {
        let area = Rect::new(corner.x, corner.y, size.width, size.height);
        let picture = PictureItem { area, radius: Mm::ZERO, picture: Arc::clone(&self.picture) };
        Item::Group(Group {
            role: SemanticRole::Picture,
            label: self.text.clone(),
            items: vec![Item::Picture(picture)],
            ..Group::default()
        })
    }
}
