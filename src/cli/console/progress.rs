//! A progress bar for long runs on a terminal.
//!
//! In: the number of journeys, and a call for each that is done. Out: one line at the bottom of the terminal, which is
//! cleared again. It is not shown for runs of less than a second, nor when output is redirected.

use std::time::{Duration, Instant};

use super::Console;
use crate::language::Language;
use crate::message::console;

/// Show progress after one second.
const DELAY: Duration = Duration::from_secs(1);
/// The width of the bar, in characters.
const BAR_WIDTH: usize = 20;

/// The progress of a run.
#[derive(Debug)]
pub struct Progress<'a> {
    console: &'a Console,
    /// None where it is not shown.
    began: Option<Instant>,
    done: usize,
    of: usize,
}

impl<'a> Progress<'a> {
    /// A run over `of` journeys; `wanted` if someone watches a terminal.
    pub fn new(console: &'a Console, of: usize, wanted: bool) -> Progress<'a> {
        Progress { console, began: (wanted && of > 1).then(Instant::now), done: 0, of }
    }

    /// One more is done.
    pub fn step(&mut self) {
        self.done += 1;
        self.show();
    }

    /// Shows the line, when it is time.
    pub fn show(&self) {
        if self.began.is_some_and(|began| began.elapsed() > DELAY) {
            self.console.pass(&line(self.done, self.of, self.console.language()));
        }
    }
}

fn line(done: usize, of: usize, language: Language) -> String {
    let full = BAR_WIDTH * done / of.max(1);
    let words = console::progress(done, of).text(language);
    format!("{}{} {words}", "█".repeat(full), "░".repeat(BAR_WIDTH - full))
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        self.console.wipe();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_fills_up() {
        assert!(line(0, 3, Language::English).starts_with(&"░".repeat(BAR_WIDTH)));
        assert_eq!(line(1, 4, Language::English).matches('█').count(), BAR_WIDTH / 4);
        assert_eq!(line(3, 3, Language::English), format!("{} 3 of 3 journeys", "█".repeat(BAR_WIDTH)));
    }
}
