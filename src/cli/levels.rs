//! `--allow`, `--warn` and `--deny`, and `[levels]` of a project.

use super::arguments::LevelArguments;
use crate::diagnostic::levels::NotAWarning;
use crate::diagnostic::{self, Code, Diagnostic, Levels, Severity, WarningLevel};
use crate::message::{Message, argument};

/// Stands for the codes of all warnings where they are allowed or denied.
pub const ALL: &str = "warnings";

/// How seriously the user takes warnings.
#[derive(Debug, Default)]
pub struct WarningLevels {
    levels: Levels,
}

impl WarningLevels {
    /// The levels of the arguments, with the project as fallback. A code that is named outweighs
    /// `--allow warnings` and `--deny warnings`; of a code that one of them names twice the stricter level counts.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn new(arguments: &LevelArguments, project: &LevelArguments) -> Result<WarningLevels, Message> {
        let mut wanted = WarningLevels { levels: Levels::default() };
        let is_all = |level: WarningLevel, name: &str| level != WarningLevel::Warn && name.trim() == ALL;
        // Of both, the stricter counts.
        for (level, of) in [
            (WarningLevel::Allow, [&project.allow, &arguments.allow]),
            (WarningLevel::Deny, [&project.deny, &arguments.deny]),
        ] {
            if of.into_iter().flatten().any(|name| is_all(level, name)) {
                wanted.levels.set_all(level);
            }
        }
        for source in [project, arguments] {
            for (level, names) in [
                (WarningLevel::Allow, &source.allow),
                (WarningLevel::Warn, &source.warn),
                (WarningLevel::Deny, &source.deny),
            ] {
                for name in names.iter().filter(|name| !is_all(level, name)) {
                    wanted.set(name.trim(), level)?;
                }
            }
        }
        Ok(wanted)
    }

    fn set(&mut self, name: &str, level: WarningLevel) -> Result<(), Message> {
        self.levels.set(find_warning(name)?, level).map_err(|NotAWarning(code)| no_warning(code))
    }

    /// The diagnostics as the user wants them, sorted by place.
    pub fn apply(&self, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut kept = self.levels.apply(diagnostics);
        diagnostic::sort(&mut kept);
        kept
    }
}

/// Whether any of them stops a build.
pub fn any_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|found| found.severity == Severity::Error)
}

/// The warning with this name.
///
/// # Errors
/// There is none, or it is an error.
pub fn find_warning(name: &str) -> Result<Code, Message> {
    let code = find(name)?;
    if code.severity() == Severity::Error { Err(no_warning(code)) } else { Ok(code) }
}

fn no_warning(code: Code) -> Message {
    argument::no_warning(code.name())
}

/// The code with this name.
///
/// # Errors
/// There is none; with the name that is most like it.
pub fn find(name: &str) -> Result<Code, Message> {
    let wanted = name.to_lowercase().replace(['_', ' '], "-");
    if let Some(code) = Code::from_name(&wanted) {
        return Ok(code);
    }
    let nearest = Code::ALL.iter().map(|code| (likeness(&wanted, code.name()), code.name())).max();
    Err(match nearest {
        Some(((words, start), code)) if words > 0 || start > 3 => argument::near_code(name, code),
        _ => argument::no_code(name),
    })
}

/// How many words two names share, and how many letters at their start.
fn likeness(one: &str, other: &str) -> (usize, usize) {
    let words = one.split('-').filter(|word| other.split('-').any(|same| same == *word)).count();
    let start = one.bytes().zip(other.bytes()).take_while(|(left, right)| left == right).count();
    (words, start)
}
