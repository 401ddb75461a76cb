//! The nearest of several names: what a mistyped word may have meant.
//!
//! In: a word and the names that there are. Out: the nearest name within a few mistakes. The work is
//! bounded, so that a file with a million mistyped names is still read in a moment.

use crate::syntax::distance;

/// Looks for the nearest name, a bounded number of times.
#[derive(Debug)]
pub struct Nearest {
    comparisons_left: u32,
}

impl Default for Nearest {
    fn default() -> Nearest {
        Nearest { comparisons_left: 50_000 }
    }
}

/// Names longer than this are not mistyped, they are other names.
const LONGEST: usize = 40;

impl Nearest {
    /// The nearest of `names`, where one is near enough: one mistake for a short word, two for a word
    /// of six characters, three from nine on. Both sides are expected folded.
    pub fn of<'n>(&mut self, word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
        let word: Vec<char> = word.chars().take(LONGEST + 1).collect();
        let allowed = (word.len() / 3).clamp(1, 3);
        let mut best: Option<(usize, &str)> = None;
        for name in names {
            self.comparisons_left = self.comparisons_left.checked_sub(1)?;
            let length = name.chars().take(LONGEST + 1).count();
            if length > LONGEST || length.abs_diff(word.len()) > allowed || length.min(word.len()) < 2 {
                continue;
            }
            let found = distance(&word, &name.chars().collect::<Vec<_>>());
            if found <= allowed && best.is_none_or(|(least, _)| found < least) {
                best = Some((found, name));
            }
        }
        best.map(|(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_nearest_name() {
        let names = ["gewone-taal", "balie", "betaling"];
        let mut nearest = Nearest::default();
        assert_eq!(nearest.of("gewonetaal", names), Some("gewone-taal"));
        assert_eq!(nearest.of("baile", names), Some("balie"));
        assert_eq!(nearest.of("wachten", names), None);
    }

    #[test]
    fn gives_up_in_the_end() {
        let mut nearest = Nearest { comparisons_left: 1 };
        assert_eq!(nearest.of("abd", ["xyz", "abc"]), None);
    }
}
