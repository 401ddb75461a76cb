//! `--allow`, `--warn` and `--deny`.

use super::arguments::LevelArguments;
use crate::diagnostic::levels::NotAWarning;
use crate::diagnostic::{self, Code, Diagnostic, Level, Levels, Severity};

/// How seriously the user takes warnings.
#[derive(Debug)]
pub struct Wanted {
    levels: Levels,
    denies_warnings: bool,
}

impl Wanted {
    /// What the arguments say. A code that is named outweighs `--deny warnings`; of a code that is named
    /// twice the stricter level counts.
    ///
    /// # Errors
    /// What is wrong with them, in words.
    pub fn from(arguments: &LevelArguments) -> Result<Wanted, String> {
        let mut wanted = Wanted { levels: Levels::default(), denies_warnings: false };
        let lists = [(Level::Allow, &arguments.allow), (Level::Warn, &arguments.warn), (Level::Deny, &arguments.deny)];
        let is_all = |level: Level, name: &str| level == Level::Deny && name.trim() == "warnings";
        if arguments.deny.iter().any(|name| is_all(Level::Deny, name)) {
            wanted.deny_all();
        }
        for (level, names) in lists {
            for name in names.iter().filter(|name| !is_all(level, name)) {
                wanted.set(name.trim(), level)?;
            }
        }
        Ok(wanted)
    }

    /// Denies each warning by its own name, so that one named after this can be set otherwise.
    fn deny_all(&mut self) {
        self.denies_warnings = true;
        for code in Code::ALL {
            // Errors refuse, and are denied as they are.
            let _ = self.levels.set(*code, Level::Deny);
        }
    }

    fn set(&mut self, name: &str, level: Level) -> Result<(), String> {
        let code = find(name)?;
        self.levels.set(code, level).map_err(|NotAWarning(code)| {
            format!("`{}` is an error; only warnings can be allowed, warned or denied", code.name())
        })
    }

    /// The diagnostics as the user wants them, sorted by place.
    pub fn apply(&self, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        // Some mistakes are errors in one place and a warning in another: a portrait that is missing
        // leaves a map that can be drawn. Such a warning stays one.
        let lowered = |found: &Diagnostic| found.severity < found.code.severity() && !self.denies_warnings;
        let (lowered, others): (Vec<_>, Vec<_>) = diagnostics.into_iter().partition(lowered);
        let mut kept = self.levels.apply(others);
        kept.extend(lowered);
        diagnostic::sort(&mut kept);
        kept
    }
}

/// Whether any of them stops a build.
pub fn any_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|found| found.severity == Severity::Error)
}

/// The code with this name.
///
/// # Errors
/// There is none; in words, with the name that is most like it.
pub fn find(name: &str) -> Result<Code, String> {
    let wanted = name.to_lowercase().replace(['_', ' '], "-");
    if let Some(code) = Code::from_name(&wanted) {
        return Ok(code);
    }
    let nearest = Code::ALL.iter().map(|code| (likeness(&wanted, code.name()), code.name())).max();
    let hint = match nearest {
        Some(((words, start), code)) if words > 0 || start > 3 => format!("did you mean `{code}`? "),
        _ => String::new(),
    };
    Err(format!("there is no code `{name}`; {hint}`journey explain` lists all"))
}

/// How many words two names share, and how many letters at their start.
fn likeness(one: &str, other: &str) -> (usize, usize) {
    let words = one.split('-').filter(|word| other.split('-').any(|same| same == *word)).count();
    let start = one.bytes().zip(other.bytes()).take_while(|(left, right)| left == right).count();
    (words, start)
}
