//! The summary line of a build.

use crate::cli::Outcome;
use crate::message::{Message, console};

/// How many journeys and files there were.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    built: usize,
    files: usize,
    with_errors: usize,
    failed: usize,
}

impl Tally {
    /// Counts a journey with its results.
    pub const fn count(&mut self, outcome: Outcome, files: usize) {
        match outcome {
            Outcome::Fine => {
                self.built += 1;
                self.files += files;
            }
            Outcome::Errors => self.with_errors += 1,
            Outcome::Failed => self.failed += 1,
        }
    }

    /// The summary of a build of several journeys; with `check`, nothing was written.
    pub fn line(&self, check: bool) -> Option<Message> {
        let Tally { built, files, with_errors, failed } = *self;
        if built + with_errors + failed < 2 {
            return None;
        }
        let mut line = if check { console::checked(built, files) } else { console::built(built, files) };
        if with_errors > 0 {
            let wrong = if check { console::and_outdated } else { console::and_errors };
            line = wrong(line, with_errors);
        }
        Some(if failed > 0 { console::and_failed(line, failed) } else { line })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn a_build_of_several_journeys_is_summed_up() {
        let text = |line: Option<Message>| line.map(|line| line.text(Language::English));
        let mut tally = Tally::default();
        tally.count(Outcome::Fine, 3);
        assert_eq!(tally.line(false), None);
        tally.count(Outcome::Errors, 0);
        assert_eq!(text(tally.line(false)).as_deref(), Some("1 journey built, 3 files; 1 with errors"));
        tally.count(Outcome::Fine, 4);
        tally.count(Outcome::Failed, 0);
        assert_eq!(text(tally.line(true)).as_deref(), Some("2 journeys up to date, 7 files; 1 not; 1 failed"));
    }
}
