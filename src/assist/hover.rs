//! Hovers: what the entry, label or problem at a place means.
//!
//! In: an analysis and a byte. Out: what the keyword there means, what the label there names, the chain of the card, and
//! which problems have a page. Words of a person are escaped where marks are understood.

use super::chain::{Chain, chain};
use super::entries::EntryNode;
use super::labels::{self, mentions};
use super::meaning::meaning;
use super::{Analysis, touches};
use crate::diagnostic::Code;
use crate::language::Language;
use crate::model::CardId;
use crate::source::{FileId, Span};
use crate::syntax::Keyword;

/// The most synonyms of a keyword shown.
const MOST_WORDS: usize = 6;

/// A hover, and the span that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// The words, in Markdown or plain.
    pub text: String,
    /// What the text is about.
    pub span: Span,
}

/// How words are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// As Markdown.
    Markdown,
    /// Not at all.
    Plain,
}

impl Marks {
    fn strong(self, words: &str) -> String {
        if self == Marks::Markdown { format!("**{}**", self.words(words)) } else { words.to_owned() }
    }

    fn code(self, words: &str) -> String {
        if self == Marks::Markdown { format!("`{words}`") } else { words.to_owned() }
    }

    fn words(self, words: &str) -> String {
        let mut escaped = String::with_capacity(words.len());
        for sign in words.chars() {
            if self == Marks::Markdown && "\\`*_{}[]<>#|!~&$".contains(sign) {
                escaped.push('\\');
            }
            escaped.push(sign);
        }
        escaped
    }
}

/// The hover at an offset; none if there is nothing to show. What a problem means is written in `language`.
#[must_use]
pub fn hover(analysis: &Analysis, offset: usize, marks: Marks, language: Language) -> Option<Hover> {
    let nodes = analysis.nodes();
    let node = analysis.node_at(&nodes, offset);
    let on_keyword = node.filter(|node| touches(node.entry.keyword_span, offset));
    let label = on_keyword.is_none().then(|| named(analysis, &nodes, offset, marks)).flatten();
    let mut parts: Vec<String> = Vec::new();
    let mut span = None;
    if let Some(node) = on_keyword {
        parts.extend(of_keyword(analysis, node.entry.keyword, marks));
        span = Some(node.entry.keyword_span);
    }
    if let Some((words, place)) = label {
        parts.push(words);
        span = Some(place);
    } else if let Some((id, place)) = node.and_then(|node| card(analysis, node)) {
        parts.extend(analysis.journey.as_ref().map(|journey| of_chain(&chain(journey, id), marks)));
        span = span.or(Some(place));
    }
    for (code, place) in problems(analysis, offset) {
        parts.push(of_code(code, marks, language));
        span = span.or(Some(place));
    }
    Some(Hover { text: parts.join("\n\n"), span: span.filter(|_| !parts.is_empty())? })
}

/// A keyword with its meaning, and what else it may be called.
fn of_keyword(analysis: &Analysis, keyword: Keyword, marks: Marks) -> Option<String> {
    // A lane of one's own has no meaning but the writer's.
    let (first, others) = keyword.words(analysis.tree.language).split_first()?;
    let mut words: Vec<&str> = keyword.sign().into_iter().collect();
    words.extend(others.iter().take(MOST_WORDS));
    let more = if others.len() > MOST_WORDS { ", …" } else { "" };
    let also = if words.is_empty() { String::new() } else { format!(" ({}{more})", marks.words(&words.join(", "))) };
    Some(format!("{}{also}\n\n{}", marks.strong(first), meaning(keyword, analysis.tree.language)))
}

/// What a label at this byte names.
fn named(analysis: &Analysis, nodes: &[EntryNode], offset: usize, marks: Marks) -> Option<(String, Span)> {
    let mentions = mentions(analysis);
    let label = labels::at(&mentions, offset)?;
    let entry = mentions.iter().find(|other| other.is_definition && other.is_of(&label.name))?.entry;
    let node = nodes.iter().find(|node| node.entry.keyword_span.start == entry)?;
    let mut words = format!("{} {}", marks.strong(&format!("#{}", label.name)), marks.words(&node.entry.text));
    if let (Some((id, _)), Some(journey)) = (card(analysis, node), &analysis.journey) {
        words = format!("{words}\n\n{}", of_chain(&chain(journey, id), marks));
    }
    Some((words, label.span))
}

/// The card that an entry became.
fn card(analysis: &Analysis, node: &EntryNode) -> Option<(CardId, Span)> {
    let cards = &analysis.journey.as_ref()?.cards;
    let is_it = |span: Span| span.file == FileId::default() && span.start == node.entry.span.start;
    cards.iter().position(|card| is_it(card.span)).map(|at| (CardId(at), node.entry.text_span))
}

fn of_chain(chain: &Chain, marks: Marks) -> String {
    let mut lines = vec![marks.words(&chain.line)];
    let told =
        |sign: &str, (name, words): &(String, String)| format!("{sign} {} {}", marks.strong(name), marks.words(words));
    lines.extend(chain.behind.iter().map(|card| told("←", card)));
    lines.extend(chain.ahead.iter().map(|card| told("→", card)));
    lines.join(if marks == Marks::Markdown { "  \n" } else { "\n" })
}

/// The codes of the problems at a byte, each once.
fn problems(analysis: &Analysis, offset: usize) -> Vec<(Code, Span)> {
    let mut found: Vec<(Code, Span)> = Vec::new();
    for problem in &analysis.diagnostics {
        let place = analysis.place_of(problem);
        if touches(place, offset) && found.iter().all(|(code, _)| *code != problem.code) {
            found.push((problem.code, place));
        }
    }
    found
}

fn of_code(code: Code, marks: Marks, language: Language) -> String {
    let command = format!("journey explain {}", code.name());
    format!("{}{}{} ({})", marks.strong(code.name()), language.colon(), code.gist(language), marks.code(&command))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{DUTCH, after, analysis};
    use super::*;

    fn told(text: &str, word: &str) -> Option<String> {
        hover(&analysis(text), after(text, word), Marks::Plain, Language::Dutch).map(|hover| hover.text)
    }

    #[test]
    fn a_keyword_means_something_in_the_files_language() {
        let text = told(DUTCH, "Behoef").unwrap();
        assert!(text.starts_with("Behoefte (Nood, Noodzaak, "), "{text}");
        assert!(text.contains(meaning(Keyword::Need, Language::Dutch)));
        assert!(text.contains("B1 ← −1, stap 1"), "{text}");
        let text = told(DUTCH, "    -").unwrap();
        assert!(text.starts_with("Minpunt (-, Pijnpunt, "), "{text}");
    }

    #[test]
    fn a_card_has_a_chain_and_a_label_a_card() {
        let text = told(DUTCH, "Zoeken op").unwrap();
        assert!(text.contains("K1 ← B1 ← −1, stap 1\n← B1 Verder kunnen zonder nummer\n← −1"), "{text}");
        assert!(text.contains("→ A1 Scherm aanpassen"), "{text}");
        let text = told(DUTCH, "Voor: num").unwrap();
        assert!(text.starts_with("#nummer Niemand kent het nummer\n\n−1, stap 1\n→ "), "{text}");
    }

    #[test]
    fn problems_lead_to_their_pages() {
        assert!(told(DUTCH, "#we").unwrap().contains("journey explain unknown-label"));
        assert_eq!(told("Journey: a\n\n# b\n", "# b"), None);
    }

    #[test]
    fn words_of_a_person_are_escaped() {
        let text = "Journey: a\nPhase: b\n  Step: c\n    - *d* <e>\n";
        let hover = hover(&analysis(text), after(text, "*d"), Marks::Markdown, Language::English).unwrap();
        assert!(!hover.text.contains("<e>"), "{}", hover.text);
    }
}
