//! A journey's results in memory: file names and bytes.

use super::arguments::Format;
use crate::diagnostic::Diagnostic;
use crate::export;
use crate::model::Journey;

/// A file to be written.
#[derive(Debug)]
pub struct Output {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What was made from a journey.
#[derive(Debug, Default)]
pub struct Made {
    /// The files, in the order of the formats.
    pub outputs: Vec<Output>,
    /// What was found while drawing.
    pub diagnostics: Vec<Diagnostic>,
}

/// All results of a journey, named after `stem`.
///
/// # Errors
/// What went wrong, in words.
#[allow(clippy::unnecessary_wraps, reason = "drawing can fail, writing a plan cannot")]
pub fn outputs(journey: &Journey, stem: &str, formats: &[Format]) -> Result<Made, String> {
    let mut made = Made::default();
    for format in formats {
        match format {
            Format::Svg | Format::Pdf => {}
            Format::Md => {
                made.outputs.push(Output { name: format!("{stem}.md"), bytes: export::plan(journey).into_bytes() });
            }
        }
    }
    Ok(made)
}
