//! Back ends: from scenes to the bytes of a file.
//!
//! In: a [`RenderJob`], which is scenes with the fonts that shaped their texts, and the names of their files. Out: SVG text,
//! PDF or PNG bytes, the same for the same input. Nothing is decided or measured here: what stands where was settled in
//! `layout`. Each back end has its own folder with the same file names, and names its own crate alone.

use std::fmt;

mod corners;
mod decimal;
mod job;
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

pub use job::{Document, FontPlacement, RenderJob};
pub use links::FileNames;
pub use mark::{MARKED_WITHIN, is_document, is_sheet, is_sheet_of};
pub use pdf::pdf;
#[cfg(feature = "png")]
pub use png::{MOST_PIXELS, Resolution, finest, pixel_count, png};
pub use svg::{BesideFont, SvgDocument, svg};

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
    /// The document has no such sheet.
    NoSheet {
        /// The number that was asked for, counted from 0.
        sheet: usize,
        /// How many sheets the document has.
        sheets: usize,
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
            RenderError::NoSheet { sheets: 0, .. } => write!(formatter, "the document has no sheets"),
            RenderError::NoSheet { sheet, sheets } => {
                write!(formatter, "there is no sheet {sheet}: the document has {sheets}, counted from 0")
            }
            RenderError::Internal(what) => {
                write!(formatter, "{what}; this is a mistake in journey, not in your file: please report it")
            }
        }
    }
}

impl std::error::Error for RenderError {}
