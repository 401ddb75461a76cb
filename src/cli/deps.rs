//! Which files each result is made from, as `make` reads it.
//!
//! In: the names of results and of the files that they were made from. Out: a rule for each journey without commands, and,
//! as `gcc -MP` has it, one without anything for each file, so that `make` does not stop when a picture is gone.

use std::collections::BTreeSet;

/// The rules of a run.
#[derive(Debug, Default)]
pub struct Rules {
    text: String,
    sources: BTreeSet<String>,
}

impl Rules {
    /// Adds the results of a journey and the files from which they were made.
    pub fn add(&mut self, results: &[String], sources: &[String]) {
        if results.is_empty() {
            return;
        }
        let results: Vec<String> = results.iter().map(|name| escaped(name)).collect();
        let sources: Vec<String> = sources.iter().map(|name| escaped(name)).collect();
        self.text.extend([&results.join(" "), ": ", &sources.join(" "), "\n"]);
        self.sources.extend(sources);
    }

    /// The file.
    pub fn text(self) -> String {
        let alone = self.sources.iter().map(|name| format!("\n{name}:\n"));
        self.text + &alone.collect::<String>()
    }
}

/// A name as GNU make reads it in a rule. What it has no way to quote with a backslash stands in a call that
/// gives just that.
fn escaped(name: &str) -> String {
    let mut written = String::new();
    // Backslashes mean themselves, but for those before a sign that one would quote.
    let mut backslashes = 0;
    for sign in name.chars() {
        match sign {
            '$' => written.push_str("$$"),
            ' ' | '\t' | '#' | ':' | '%' | '*' | '?' | '[' | ']' | '~' => {
                written.extend(std::iter::repeat_n('\\', backslashes + 1));
                written.push(sign);
            }
            '=' | ';' | '|' | '&' => written.extend(["$(if ,,", sign.encode_utf8(&mut [0; 4]), ")"]),
            _ => written.push(sign),
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
        let mut rules = Rules::default();
        rules.add(&names(&["maps/a.svg", "maps/a.pdf"]), &names(&["a.journey", "form.png"]));
        rules.add(&names(&["maps/b.svg"]), &names(&["b.journey", "form.png"]));
        rules.add(&[], &names(&["c.journey"]));
        let expected = "maps/a.svg maps/a.pdf: a.journey form.png\nmaps/b.svg: b.journey form.png\n\
                        \na.journey:\n\nb.journey:\n\nform.png:\n";
        assert_eq!(rules.text(), expected);
    }

    #[test]
    fn signs_that_mean_something_to_make_are_quoted() {
        assert_eq!(escaped("my map #1: 50%.svg"), "my\\ map\\ \\#1\\:\\ 50\\%.svg");
        assert_eq!(escaped("$HOME"), "$$HOME");
        assert_eq!(escaped("a\\ b\\c"), "a\\\\\\ b\\c");
        assert_eq!(escaped("a=b"), "a$(if ,,=)b");
    }
}
