//! Quick fixes.
//!
//! In: an analysis and one of its problems. Out: changes of the text, each with what it does: the repair that the problem
//! carries, lines that are missing, labels that could be made, and comments that waive a warning. A line that is added holds a keyword alone: what it says
//! is the writer's, and the problem that takes the place of the old one says so.

mod missing_label;
mod missing_line;

use super::Analysis;
use crate::diagnostic::{Code, Diagnostic, Repair, Severity};
use crate::graphemes::shortened;
use crate::language::Language;
use crate::message::{Message, fix};
use crate::source::{FileId, Span};

/// The longest title, in characters.
const LONGEST_TITLE: usize = 100;

/// A fix for a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does.
    pub message: Message,
    /// What changes in the file itself.
    pub change: Repair,
    /// Whether it is the one that is meant most probably.
    pub is_preferred: bool,
}

impl Fix {
    /// What it does, as a title: a capital first, and not too long.
    #[must_use]
    pub fn title(&self, language: Language) -> String {
        title(&self.message.text(language))
    }
}

/// All fixes for a problem, the likeliest first.
#[must_use]
pub fn fixes(analysis: &Analysis, problem: &Diagnostic) -> Vec<Fix> {
    if problem.span.file != FileId::default() {
        return Vec::new();
    }
    let mut fixes: Vec<Fix> = repair(problem).into_iter().collect();
    let choices = problem.choices.iter().filter(|(_, change)| change.span.file == FileId::default());
    fixes.extend(choices.map(|(message, change)| Fix {
        message: message.clone(),
        change: change.clone(),
        is_preferred: false,
    }));
    fixes.extend(match problem.code {
        Code::UnknownLabel => missing_label::fixes(analysis, problem),
        code => missing_line::fixes(analysis, problem, code),
    });
    fixes
}

/// A comment above the entry of a warning that waives it; none where nobody could say whether it is.
#[must_use]
pub fn waiver(analysis: &Analysis, problem: &Diagnostic) -> Option<Fix> {
    let is_here = problem.span.file == FileId::default();
    if !is_here || problem.code.severity() == Severity::Error || problem.code == Code::UnusedWaiver {
        return None;
    }
    let nodes = analysis.nodes();
    let entry = analysis.node_at(&nodes, problem.span.start)?.entry;
    let line = analysis.tree.lines.get(analysis.line_of(entry.span.start))?.span;
    let text = analysis.source().slice(line);
    let mark = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let indent = &analysis.source().text()[line.start + mark..entry.keyword_span.start];
    let end = if text.ends_with("\r\n") { "\r\n" } else { "\n" };
    let at = line.start + mark;
    Some(Fix {
        message: fix::waive(problem.code.name()),
        change: Repair {
            span: Span::new(FileId::default(), at, at),
            replacement: format!("{indent}# journey: allow {}{end}", problem.code.name()),
        },
        is_preferred: false,
    })
}

fn repair(problem: &Diagnostic) -> Option<Fix> {
    let change = problem.repair.clone().filter(|repair| repair.span.file == FileId::default())?;
    let message = match &problem.help {
        Some(help) => help.clone(),
        None if change.replacement.is_empty() => fix::delete(),
        None => fix::write(change.replacement.as_str()),
    };
    Some(Fix { message, change, is_preferred: true })
}

/// Words as a title: a capital first, and not too long.
#[must_use]
pub fn title(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    shortened(&first.chain(letters).collect::<String>(), LONGEST_TITLE + 1)
}

#[cfg(test)]
mod tests {
    use super::super::sample::analysis;
    use super::*;

    /// The titles of all fixes for one problem, each with the text that it makes.
    pub(super) fn fixed(text: &str, code: Code) -> Vec<(String, String)> {
        let analysis = analysis(text);
        let problem = analysis.diagnostics.iter().find(|found| found.code == code);
        let problem = problem.unwrap_or_else(|| panic!("{code:?} in {:#?}", analysis.diagnostics));
        let apply = |fix: Fix| {
            let mut text = text.to_owned();
            text.replace_range(fix.change.span.start..fix.change.span.end, &fix.change.replacement);
            (fix.title(Language::English), text)
        };
        fixes(&analysis, problem).into_iter().map(apply).collect()
    }

    #[test]
    fn the_repair_that_a_problem_carries() {
        let found = fixed("Klantreis: a\nFase: b\n  Stpa: c\n", Code::UnknownKeyword);
        assert_eq!(found, [("Write `Stap:`".to_owned(), "Klantreis: a\nFase: b\n  Stap: c\n".to_owned())]);
    }

    #[test]
    fn the_choices_that_a_problem_leaves() {
        let text = "Journey: a\nPhase: b\n  Step: c\n    • d\n    • e\n";
        let found = fixed(text, Code::NotAnEntry);
        let titles: Vec<&str> = found.iter().map(|(title, _)| title.as_str()).collect();
        assert_eq!(titles, ["Write `-` for each `•` of this list", "Write `+` for each `•` of this list"]);
        assert_eq!(found[1].1, text.replace('•', "+"));
    }

    #[test]
    fn titles_are_short() {
        assert_eq!(title("écrire"), "Écrire");
        assert_eq!(title(&"a".repeat(500)).chars().count(), LONGEST_TITLE + 2);
    }
}
