//! Recognising an export of this program by its shape, where the format has no room for a mark.
//!
//! In: what is in a file. Out: whether it has the shape of a plan, of JSON, of a table or of a diagram that was written here,
//! to the letter in what is the same for every journey. A text that shares a title with them is not enough.

use super::plan::terms::Terms;
use super::{json, table};
use crate::language::Language;
use crate::model::{Journey, Text};
use crate::source::Span;

/// Whether a text has the shape of one that this program exports.
#[must_use]
pub fn is_own(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    is_plan(text) || json::has_own_beginning(text) || table::has_heads_of_own(text) || is_diagram(text)
}

/// A plan has its title, the next meeting and the journey in words, in one language.
fn is_plan(text: &str) -> bool {
    Language::ALL.into_iter().any(|language| {
        let journey = Journey::new(language, Text { value: String::new(), span: Span::default() });
        let (terms, colon) = (Terms::new(&journey), language.colon());
        let meeting = format!("- **{}{}** ", terms.map.follow_up, colon.trim_end());
        text.starts_with(&format!("# {}{colon}", terms.words.plan))
            && text.lines().any(|line| line.starts_with(&meeting))
            && text.lines().any(|line| line.strip_prefix("## ") == Some(terms.words.whole_journey))
    })
}

/// A diagram says what it has no place for, in version 0.1 always in English.
fn is_diagram(text: &str) -> bool {
    text.starts_with("journey\n    %% not in this diagram: ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{TableRows, csv, mermaid, plan};
    use crate::source::{NoFiles, Source};

    const TEXTS: [&str; 4] = [
        "Journey: A\nLane: Own\nPhase: B\n  Step: C\n    + good\n    Own: x\n",
        "Klantreis: A\nFase: B\n  Stap: C\n",
        "Parcours: A\nPhase: B\n  Étape: C\n",
        "Kundenreise: A\nPhase: B\n  Schritt: C\n",
    ];

    #[test]
    fn what_is_exported_is_known_for_it() {
        for text in TEXTS {
            let compiled = crate::compile(Source::new("a", text), &NoFiles);
            let journey = compiled.journey.unwrap();
            let written = [
                plan(&journey),
                csv(&journey, TableRows::Steps),
                csv(&journey, TableRows::Cards),
                crate::export::json(&journey, &compiled.sources).unwrap(),
            ];
            for text in written {
                assert!(is_own(text.as_bytes()), "{text}");
            }
        }
        let compiled = crate::compile(Source::new("a", TEXTS[0]), &NoFiles);
        let diagram = mermaid(&compiled.journey.unwrap()).text;
        assert!(is_own(diagram.as_bytes()), "{diagram}");
    }

    #[test]
    fn what_looks_a_little_like_it_is_not() {
        let others = [
            "# Action plan: A\n",
            "# Action plan: A\n\n## The whole journey in words\n",
            "\u{feff}No.,Phase,Step\r\n",
            "No.,Kind,Text\n",
            "{\n  \"format\": 1,\n  \"title\": 2\n}\n",
            "journey\n    title A\n",
            "",
        ];
        for text in others {
            assert!(!is_own(text.as_bytes()), "{text}");
        }
        assert!(!is_own(b"\xff"));
    }
}
