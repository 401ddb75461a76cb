//! Definitions of labels and references to them.
//!
//! In: an analysis. Out: every mention of a label with its place, and a check of new names. Which label a reference may
//! point to is said by the rules of `check`, not here.

use super::entries::{EntryNode, is_card};
use super::{Analysis, touches};
use crate::check::{longest_name, written_labels};
use crate::graphemes::shortened;
use crate::language::fold::fold;
use crate::source::Span;
use crate::syntax::{Keyword, is_label};

/// How much of an invalid name is quoted, in characters.
const SHOWN: usize = 60;

/// A label where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name as written, without `#`.
    pub name: String,
    /// The name in the text, without `#`.
    pub span: Span,
    /// Where the keyword of its entry begins.
    pub entry: usize,
    /// The keyword of the entry that defines the label or refers to it.
    pub keyword: Keyword,
    /// Whether this is the definition.
    pub is_definition: bool,
}

impl Mention {
    /// Whether it is the same label: case and accents do not count.
    #[must_use]
    pub fn is_of(&self, name: &str) -> bool {
        fold(&self.name) == fold(name)
    }
}

/// All labels of the file itself, in the order of its lines.
#[must_use]
pub fn mentions(analysis: &Analysis) -> Vec<Mention> {
    let nodes = analysis.nodes();
    nodes.iter().flat_map(|node| of_entry(analysis, &nodes, node)).collect()
}

fn of_entry(analysis: &Analysis, nodes: &[EntryNode], node: &EntryNode) -> Vec<Mention> {
    let entry = node.entry;
    let holder = node.holder.map(|at| nodes[at].entry.keyword);
    let mention = |name: &str, span: Span, is_definition| {
        // However many `#` stand before the name.
        let written = analysis.source().slice(span);
        let start = span.start + written.len() - written.trim_start_matches(['#', '＃']).len();
        Mention {
            name: name.to_owned(),
            span: Span { start, ..span },
            entry: entry.keyword_span.start,
            keyword: entry.keyword,
            is_definition,
        }
    };
    match entry.keyword {
        Keyword::For | Keyword::BackTo => {
            let labels = written_labels(entry, analysis.source().slice(entry.span));
            labels.iter().map(|label| mention(&label.value, label.span, false)).collect()
        }
        Keyword::Phase | Keyword::Step | Keyword::Persona => {
            entry.labels.iter().map(|label| mention(&label.name, label.span, true)).collect()
        }
        _ if is_card(entry, holder) => {
            entry.labels.iter().map(|label| mention(&label.name, label.span, true)).collect()
        }
        _ => Vec::new(),
    }
}

/// The label at a byte: on its name, on its `#`, or right after it.
#[must_use]
pub fn at(mentions: &[Mention], offset: usize) -> Option<&Mention> {
    mentions
        .iter()
        .find(|mention| touches(Span { start: mention.span.start.saturating_sub(1), ..mention.span }, offset))
}

/// Why a label cannot have this name; none if it can.
#[must_use]
pub fn refusal(mentions: &[Mention], old: &str, new: &str) -> Option<String> {
    let most = longest_name();
    if new.chars().nth(most).is_some() {
        return Some(format!("`{}` is too long: a label has {most} characters at most", shortened(new, SHOWN)));
    }
    if !is_label(new) {
        return Some(format!(
            "`{}` cannot be a label: write letters, digits, `-` and `_`, with one letter at least",
            shortened(new, SHOWN)
        ));
    }
    let is_taken = fold(old) != fold(new) && mentions.iter().any(|mention| mention.is_definition && mention.is_of(new));
    is_taken.then(|| format!("there is a label `#{new}` already"))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{DUTCH, after, analysis};
    use super::*;

    #[test]
    fn all_places_of_a_label() {
        let analysis = analysis(DUTCH);
        let mentions = mentions(&analysis);
        let found = at(&mentions, after(DUTCH, "#numm")).unwrap();
        assert!(found.is_definition && found.name == "nummer");
        let places: Vec<&Mention> = mentions.iter().filter(|mention| mention.is_of("NUMMER")).collect();
        assert_eq!(places.iter().map(|place| place.keyword).collect::<Vec<_>>(), [Keyword::Negative, Keyword::For]);
        assert!(places.iter().all(|place| analysis.source().slice(place.span) == "nummer"));
        assert!(mentions.iter().any(|mention| mention.name == "weg" && !mention.is_definition));
        assert_eq!(at(&mentions, after(DUTCH, "Klantr")), None);
    }

    #[test]
    fn a_reference_of_any_form_is_its_name() {
        let analysis = analysis("Journey: a\nOpportunity: b\n  For: ##één, ＃tweeё.\n");
        let mentions = mentions(&analysis);
        let words: Vec<&str> = mentions.iter().map(|mention| analysis.source().slice(mention.span)).collect();
        assert_eq!(words, ["één", "tweeё"]);
    }

    #[test]
    fn new_names_are_looked_at() {
        let analysis = analysis(DUTCH);
        let mentions = mentions(&analysis);
        assert_eq!(refusal(&mentions, "nummer", "kaartnummer"), None);
        assert_eq!(refusal(&mentions, "nummer", "Nummer"), None);
        assert!(refusal(&mentions, "nummer", "formulier").unwrap().contains("already"));
        assert_eq!(refusal(&mentions, "nummer", &"é".repeat(longest_name())), None);
        for bad in ["", "twee woorden", "1", "a,b", "#x", &"x".repeat(3000), &"é".repeat(longest_name() + 1)] {
            assert!(refusal(&mentions, "nummer", bad).is_some(), "{bad}");
        }
    }
}
