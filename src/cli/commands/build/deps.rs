//! Which files each result is made from, as `make` reads it.
//!
//! In: the names of results and of the files that they were made from. Out: a rule for each journey without commands, and,
//! as `gcc -MP` has it, one without anything for each file, so that `make` does not stop when a picture is gone.

use std::collections::BTreeSet;
use std::path::MAIN_SEPARATOR;

/// The rules of a run.
#[derive(Debug, Default)]
pub struct MakeRules {
    text: String,
    sources: BTreeSet<String>,
    /// Names that `make` has no way to read.
    pub left_out: BTreeSet<String>,
}

/// On which side of a rule a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RuleSide {
    Result,
    Source,
}

impl MakeRules {
    /// Adds the results of a journey and the files from which they were made.
    pub fn add(&mut self, results: &[String], sources: &[String]) {
        let (results, sources) = (self.readable(results), self.readable(sources));
        if !results.is_empty() {
            let line = [&joined(&results, RuleSide::Result), ": ", &joined(&sources, RuleSide::Source), "\n"].concat();
            self.text.push_str(&line);
            self.sources.extend(sources);
        }
    }

    fn readable(&mut self, names: &[String]) -> Vec<String> {
        let names = names.iter().map(|name| name.replace(MAIN_SEPARATOR, "/"));
        let (readable, others) = names.partition(|name| is_readable(name));
        self.left_out.extend::<Vec<String>>(others);
        readable
    }

    pub fn text(&self) -> String {
        let alone = self.sources.iter().map(|name| format!("\n{}:\n", escaped(name, RuleSide::Result)));
        alone.fold(self.text.clone(), |text, rule| text + &rule)
    }
}

/// Whether GNU make can read a name at all: there is no way to quote these signs.
fn is_readable(name: &str) -> bool {
    !name.ends_with([' ', '\\']) && !name.contains(|sign: char| sign.is_control() || matches!(sign, ';' | '|'))
}

fn joined(names: &[String], side: RuleSide) -> String {
    names.iter().map(|name| escaped(name, side)).collect::<Vec<_>>().join(" ")
}

/// A name as GNU make reads it in a rule. What no backslash quotes stands in a call that gives just that.
fn escaped(name: &str, side: RuleSide) -> String {
    // At its beginning, this is somebody's home.
    let mut written = String::from(if name.starts_with('~') { "./" } else { "" });
    // Backslashes mean themselves, but for those before a sign that one would quote.
    let mut backslashes = 0;
    for sign in name.chars() {
        match sign {
            '$' => written.push('$'),
            // Among results it makes a pattern.
            '%' if side == RuleSide::Source => {}
            ' ' | '#' | ':' | '%' | '*' | '?' | '[' => written.extend(std::iter::repeat_n('\\', backslashes + 1)),
            '=' | '&' => written.push_str("$(if ,,"),
            _ => {}
        }
        written.push(sign);
        if matches!(sign, '=' | '&') {
            written.push(')');
        }
        backslashes = if sign == '\\' { backslashes + 1 } else { 0 };
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_names_results_and_sources_and_each_source_has_one_of_its_own() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let mut rules = MakeRules::default();
        rules.add(&names(&["maps/a.svg", "maps/a.pdf"]), &names(&["a.journey", "form.png"]));
        rules.add(&names(&["maps/b.svg"]), &names(&["b.journey", "form.png"]));
        rules.add(&[], &names(&["c.journey"]));
        let expected = "maps/a.svg maps/a.pdf: a.journey form.png\nmaps/b.svg: b.journey form.png\n\
                        \na.journey:\n\nb.journey:\n\nform.png:\n";
        assert_eq!(rules.text(), expected);
    }

    #[test]
    fn signs_that_mean_something_to_make_are_quoted() {
        let both = |name: &str| [escaped(name, RuleSide::Result), escaped(name, RuleSide::Source)];
        assert_eq!(both("my map #1: x.svg"), ["my\\ map\\ \\#1\\:\\ x.svg"; 2]);
        assert_eq!(both("50%"), ["50\\%", "50%"]);
        assert_eq!(both("$HOME"), ["$$HOME"; 2]);
        assert_eq!(both("a\\ b\\c"), ["a\\\\\\ b\\c"; 2]);
        assert_eq!(both("~a=b~"), ["./~a$(if ,,=)b~"; 2]);
    }

    #[test]
    fn names_that_make_cannot_read_are_left_out() {
        let mut rules = MakeRules::default();
        rules.add(&["a.svg".to_owned()], &["a.journey".to_owned(), "x;y.png".to_owned(), "x\ny.png".to_owned()]);
        assert_eq!(rules.text(), "a.svg: a.journey\n\na.journey:\n");
        assert_eq!(rules.left_out.len(), 2);
    }
}
