//! Papers and resolutions as a user types them.
//!
//! In: the value of an option. Out: a paper or a resolution, or what is wrong with it and what would do.

use crate::geometry::{Mm, Size};
use crate::layout::Paper;
use crate::message::{Message, argument};

/// The sizes of ISO 216 that are known by name, lying.
const NAMED: [(&str, f64, f64); 5] =
    [("a4", 297.0, 210.0), ("a3", 420.0, 297.0), ("a2", 594.0, 420.0), ("a1", 841.0, 594.0), ("a0", 1189.0, 841.0)];

/// A paper by its name, its size or the height of its roll.
///
/// # Errors
/// What is wrong with it.
pub fn paper(text: &str) -> Result<Paper, Message> {
    let plain: String = text.to_lowercase().chars().filter(|sign| !sign.is_whitespace()).collect();
    if let Some((_, width, height)) = NAMED.into_iter().find(|(name, ..)| *name == plain) {
        return Ok(Paper::Sheet(Size { width: Mm(width), height: Mm(height) }));
    }
    let paper = match plain.strip_prefix("roll:") {
        Some(height) => millimetres(height).map(|height| Paper::Roll { height }),
        None => sides(&plain),
    };
    match paper {
        Some(paper) if paper.is_possible() => Ok(paper),
        Some(Paper::Sheet(_)) => Err(argument::sheet_size(
            Paper::SHORTEST_LONG_SIDE.0.to_string(),
            Paper::SHORTEST_SIDE.0.to_string(),
            Paper::LONGEST_SIDE.0.to_string(),
        )),
        Some(Paper::Roll { .. }) => {
            Err(argument::roll_height(Paper::SHORTEST_SIDE.0.to_string(), Paper::HIGHEST_ROLL.0.to_string()))
        }
        None => Err(argument::paper()),
    }
}

/// `WIDTHxHEIGHT`, also with `×`; the unit may stand after either or both.
fn sides(plain: &str) -> Option<Paper> {
    let (width, height) = plain.split_once(['x', '×', '*'])?;
    Some(Paper::Sheet(Size { width: millimetres(width)?, height: millimetres(height)? }))
}

/// A length, in millimetres where no unit is said. A comma is a decimal point.
fn millimetres(plain: &str) -> Option<Mm> {
    let units = [("mm", 1.0), ("cm", 10.0), ("m", 1000.0), ("", 1.0)];
    let (number, factor) = units.iter().find_map(|(unit, factor)| Some((plain.strip_suffix(unit)?, *factor)))?;
    let number: f64 = number.replace(',', ".").parse().ok()?;
    number.is_finite().then_some(Mm(number * factor))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(width: f64, height: f64) -> Paper {
        Paper::Sheet(Size { width: Mm(width), height: Mm(height) })
    }

    #[test]
    fn papers_are_understood() {
        assert_eq!(paper("a3"), Ok(sheet(420.0, 297.0)));
        assert_eq!(paper("A0"), Ok(sheet(1189.0, 841.0)));
        assert_eq!(paper("600x400mm"), Ok(sheet(600.0, 400.0)));
        assert_eq!(paper("60 cm × 40 cm"), Ok(sheet(600.0, 400.0)));
        assert_eq!(paper("roll:297mm"), Ok(Paper::Roll { height: Mm(297.0) }));
        assert_eq!(paper("roll:91,4cm"), Ok(Paper::Roll { height: Mm(914.0) }));
    }

    #[test]
    fn other_papers_are_refused_with_what_would_do() {
        for text in ["", "a7", "letter", "x", "roll:", "420", "axb", "1e400x2", "nanxnan", "infx200"] {
            assert_eq!(paper(text), Err(argument::paper()), "{text}");
        }
        let limits = Err(argument::sheet_size("210", "148", "5000"));
        assert_eq!(paper("100x100mm"), limits);
        assert_eq!(paper("6000x400"), limits);
        assert_eq!(paper("-600x-400"), limits);
        assert_eq!(paper("roll:2m"), Err(argument::roll_height("148", "1600")));
    }
}
