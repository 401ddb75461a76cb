//! Back ends: from scenes to the bytes of a file.
//!
//! In: scenes and the fonts that shaped their texts. Out: SVG text, PDF or PNG bytes, the same for the same
//! input. All positions come from `layout`; nothing is measured here. Each back end
//! has its own folder with the same file names, and names its own crate alone.

use std::fmt;

mod corners;
mod decimal;
mod links;
mod mark;
mod pdf;
mod pictures;
#[cfg(feature = "png")]
mod png;
mod structure;
mod subset;
mod svg;
#[cfg(test)]
mod tests;
mod usage;
mod xml;

pub use links::Names;
pub use mark::{MARKED_WITHIN, is_document, is_sheet, is_sheet_of};
pub use pdf::pdf;
#[cfg(feature = "png")]
pub use png::{MOST_PIXELS, Resolution, png, png_among};
pub use subset::Subsets;
pub use svg::{BesideFont, svg, svg_among, svg_beside};

/// Why a scene could not be rendered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RenderError {
    /// A font file cannot be put into the sheet.
    Font {
        /// The name of the font.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A sheet would have too many pixels.
    Pixels {
        /// Width and height in pixels.
        size: (u64, u64),
        /// The resolution asked for, in dots per inch.
        dpi: u16,
        /// The highest resolution that is possible, in dots per inch.
        most: u16,
    },
    /// A bug in this program.
    Internal(String),
}

impl fmt::Display for RenderError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RenderError::Font { name, reason } => write!(formatter, "the font `{name}` cannot be embedded: {reason}"),
            RenderError::Pixels { size: (width, height), dpi, most } => write!(
                formatter,
                "{width} × {height} pixels are too many: instead of `--dpi {dpi}` take `--dpi {most}` or less, or a PDF"
            ),
            RenderError::Internal(what) => {
                write!(formatter, "{what}; this is a mistake in journey, not in your file: please report it")
            }
        }
    }
}

impl std::error::Error for RenderError {}
