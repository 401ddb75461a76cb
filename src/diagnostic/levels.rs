//! How seriously the user takes each warning.
//!
//! In: diagnostics with the severity of their codes. Out: the same with warnings left out, kept, or made
//! errors. An error can be neither left out nor made a warning: without it, there is nothing to draw.

use std::collections::BTreeMap;

use super::{Code, Diagnostic, Severity};

/// How seriously a warning is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WarningLevel {
    /// Not shown.
    Allow,
    /// Told; the journey is drawn.
    Warn,
    /// Told as an error.
    Deny,
}

/// A code whose level cannot be set, because it is an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAWarning(pub Code);

/// The levels of all warnings; each is [`WarningLevel::Warn`] unless set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    set: BTreeMap<Code, WarningLevel>,
    denies_all: bool,
}

impl Levels {
    /// Sets the level of one warning; a later setting replaces an earlier one.
    ///
    /// # Errors
    /// When the code is an error.
    pub fn set(&mut self, code: Code, level: WarningLevel) -> Result<(), NotAWarning> {
        if code.severity() == Severity::Error {
            return Err(NotAWarning(code));
        }
        self.set.insert(code, level);
        Ok(())
    }

    /// Sets the level of each warning by its own name, so that one named after this can be set otherwise.
    pub fn set_all(&mut self, level: WarningLevel) {
        self.denies_all = level == WarningLevel::Deny;
        let warnings = Code::ALL.iter().filter(|code| code.severity() == Severity::Warning);
        self.set.extend(warnings.map(|code| (*code, level)));
    }

    /// The level of a code; errors are always denied.
    #[must_use]
    pub fn of(&self, code: Code) -> WarningLevel {
        if code.severity() == Severity::Error {
            return WarningLevel::Deny;
        }
        self.set.get(&code).copied().unwrap_or(WarningLevel::Warn)
    }

    /// The diagnostics as the user wants them, in the same order.
    #[must_use]
    pub fn apply(&self, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut kept = diagnostics;
        kept.retain(|diagnostic| {
            diagnostic.severity == Severity::Error || self.of(diagnostic.code) != WarningLevel::Allow
        });
        for diagnostic in kept.iter_mut().filter(|diagnostic| self.denies_all || !is_lowered(diagnostic)) {
            if self.of(diagnostic.code) == WarningLevel::Deny {
                diagnostic.severity = Severity::Error;
            }
        }
        kept
    }
}

/// Whether it is an error in other places and a warning here: a portrait that is missing leaves a map that can be
/// drawn. Such a warning stays one unless all warnings are denied.
fn is_lowered(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity < diagnostic.code.severity()
}

#[cfg(test)]
mod tests {
    use super::{Code, Diagnostic, Levels, NotAWarning, Severity, WarningLevel};
    use crate::message::no_goal;
    use crate::source::Span;

    fn severities(levels: &Levels) -> Vec<(Code, Severity)> {
        let codes = [Code::EmptyText, Code::NoGoal, Code::NoScope];
        let all = codes.map(|code| Diagnostic::new(code, Span::default(), no_goal::message())).to_vec();
        levels.apply(all).iter().map(|diagnostic| (diagnostic.code, diagnostic.severity)).collect()
    }

    #[test]
    fn warnings_can_be_set_and_errors_cannot() {
        let mut levels = Levels::default();
        assert_eq!(levels.set(Code::NoGoal, WarningLevel::Allow), Ok(()));
        assert_eq!(levels.set(Code::EmptyText, WarningLevel::Warn), Err(NotAWarning(Code::EmptyText)));
        assert_eq!(severities(&levels), [(Code::EmptyText, Severity::Error), (Code::NoScope, Severity::Warning)]);
        assert_eq!(levels.set(Code::NoScope, WarningLevel::Deny), Ok(()));
        assert_eq!(severities(&levels), [(Code::EmptyText, Severity::Error), (Code::NoScope, Severity::Error)]);
    }
}
