//! Completion: keywords, and known values.
//!
//! In: an analysis and a byte. Out: proposals, the likeliest first, each with the piece of the text that it replaces.
//! They are not narrowed to what was typed: an editor does that, in its own way.

mod values;

use std::collections::BTreeSet;

use super::Analysis;
use crate::check::is_single;
use crate::language::fold::fold;
use crate::source::{FileId, Span};
use crate::syntax::{Entry, Expected, Keyword, columns, expected};

/// What a proposal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposalKind {
    /// A keyword; its colon is inserted with it.
    Keyword(Keyword),
    /// One of a few words.
    Value,
    /// A label of this file, without its `#`.
    Label,
    /// A persona, or someone else who was named before.
    Person,
    /// A touchpoint that was named before.
    Touchpoint,
}

/// Something that may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What it is.
    pub kind: ProposalKind,
    /// The word to show.
    pub label: String,
    /// A few words beside it; empty for none.
    pub detail: String,
    /// What it replaces: a piece of the line in which the cursor stands.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

/// The proposals at a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposals {
    /// In the order in which an editor lists them.
    pub all: Vec<Proposal>,
    /// Whether there are others once a letter is typed.
    pub is_partial: bool,
}

/// The line up to the cursor, and where its pieces stand.
struct Cursor<'a> {
    offset: usize,
    line: usize,
    /// Where the line begins.
    start: usize,
    before: &'a str,
    /// What follows up to the end of the line, without white space at its end.
    after: &'a str,
}

impl<'a> Cursor<'a> {
    fn new(analysis: &'a Analysis, offset: usize) -> Option<Cursor<'a>> {
        let line = analysis.line_of(offset);
        let span = analysis.tree.lines.get(line)?.span;
        let text = analysis.source().text();
        let before = text.get(span.start..offset)?;
        let start = offset - before.trim_start_matches('\u{FEFF}').len();
        Some(Cursor {
            offset,
            line,
            start,
            before: text.get(start..offset)?,
            after: text.get(offset..span.end)?.trim_end(),
        })
    }

    /// The span of the last bytes before the cursor, and of what follows up to a byte of the line.
    const fn span(&self, back: usize, end: usize) -> Span {
        Span::new(FileId(0), self.offset - back, end)
    }
}

/// The proposals at an offset.
#[must_use]
pub fn proposals(analysis: &Analysis, offset: usize) -> Proposals {
    let Some(cursor) = Cursor::new(analysis, offset) else { return Proposals::default() };
    let content = cursor.before.trim_start();
    let is_marked = content.starts_with(['#', '|'])
        || (content.starts_with(['+', '-', '–', '?', '!']) && content.chars().nth(1).is_some_and(char::is_whitespace));
    if is_marked {
        return Proposals::default();
    }
    match cursor.before.find([':', '：']) {
        Some(colon) => Proposals { all: values::proposals(analysis, &cursor, colon), is_partial: false },
        None => Proposals { all: keywords(analysis, &cursor, content), is_partial: content.is_empty() },
    }
}

/// The keywords that may stand in the line, those of the nearest holder first.
fn keywords(analysis: &Analysis, cursor: &Cursor, typed: &str) -> Vec<Proposal> {
    let white = &cursor.before[..cursor.before.len() - typed.len()];
    let mut all = expected(analysis.source(), analysis.tree.language, cursor.start, columns(white));
    let present = PresentEntries::new(analysis, cursor.line);
    all.retain(|found| !present.is_over(analysis, *found));
    // A note may stand anywhere, and is seldom what one looks for.
    all.sort_by_key(|found| (found.keyword == Keyword::Note, std::cmp::Reverse(found.holder)));
    // A keyword before a colon that is there keeps the colon.
    let colon = cursor.after.find([':', '：']);
    let span = cursor.span(typed.len(), cursor.offset + colon.unwrap_or(0));
    let typed = fold(typed);
    let words = all.into_iter().flat_map(|found| words(analysis, found.keyword, &typed));
    words
        .map(|(keyword, word)| Proposal {
            kind: ProposalKind::Keyword(keyword),
            text: if colon.is_some() { word.clone() } else { format!("{word}: ") },
            label: word,
            detail: keyword.sign().unwrap_or_default().to_owned(),
            span,
        })
        .collect()
}

/// The usual word of a kind, and synonyms that begin with what was typed; the names of custom lanes.
fn words(analysis: &Analysis, keyword: Keyword, typed: &str) -> Vec<(Keyword, String)> {
    if keyword == Keyword::Own {
        let lanes = analysis.tree.entries.iter().filter(|entry| entry.keyword == Keyword::Lane);
        return lanes.filter(|lane| !lane.text.is_empty()).map(|lane| (keyword, lane.text.clone())).collect();
    }
    let words = keyword.words(analysis.tree.language).iter().enumerate();
    let is_meant = |(at, word): &(usize, &&str)| *at == 0 || (!typed.is_empty() && fold(word).starts_with(typed));
    words.filter(is_meant).map(|(_, word)| (keyword, (*word).to_owned())).collect()
}

/// Entries that are there already and can appear only once: kinds with the offset of their holder.
struct PresentEntries(BTreeSet<(Option<usize>, Keyword)>);

impl PresentEntries {
    /// All that stands in other lines than this one.
    fn new(analysis: &Analysis, line: usize) -> PresentEntries {
        let nodes = analysis.nodes();
        let is_elsewhere = |entry: &Entry| analysis.line_of(entry.keyword_span.start) != line;
        let others = nodes.iter().filter(|node| is_elsewhere(node.entry));
        PresentEntries(
            others.map(|node| (node.holder.map(|at| nodes[at].entry.keyword_span.start), node.entry.keyword)).collect(),
        )
    }

    fn is_over(&self, analysis: &Analysis, found: Expected) -> bool {
        let is_once = is_single(found.keyword) || found.keyword == Keyword::Journey;
        let has_no_lane =
            found.keyword == Keyword::Own && !analysis.tree.entries.iter().any(|of| of.keyword == Keyword::Lane);
        has_no_lane || (is_once && self.0.contains(&(found.holder, found.keyword)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{DUTCH, analysis};
    use super::*;

    /// The words proposed at the `|` of a text.
    fn at_bar(text: &str) -> Vec<String> {
        let offset = text.find('¦').unwrap();
        let analysis = analysis(&text.replace('¦', ""));
        proposals(&analysis, offset).all.into_iter().map(|found| found.label).collect()
    }

    fn applied(text: &str, label: &str) -> String {
        let offset = text.find('¦').unwrap();
        let analysis = analysis(&text.replace('¦', ""));
        let all = proposals(&analysis, offset).all;
        let found = all.iter().find(|found| found.label == label).unwrap_or_else(|| panic!("{label} in {all:?}"));
        let mut text = analysis.source().text().to_owned();
        text.replace_range(found.span.start..found.span.end, &found.text);
        text
    }

    #[test]
    fn keywords_that_may_stand_here_in_the_files_language() {
        let words = at_bar(&DUTCH.replace("            Status: gepland\n", "            ¦\n"));
        assert_eq!(words[..2], ["Eigenaar", "Voor"]);
        assert!(!words.contains(&"Tegen".to_owned()), "said already: {words:?}");
        assert!(words.contains(&"Notitie".to_owned()) && !words.contains(&"Stap".to_owned()));
        let words = at_bar(&DUTCH.replace("  Stap: Tekent\n", "  ¦\n"));
        assert!(words.contains(&"Stap".to_owned()) && !words.contains(&"Klantreis".to_owned()));
    }

    #[test]
    fn other_words_for_the_same_once_they_are_begun() {
        let typed = DUTCH.replace("    - Niemand kent het nummer #nummer\n", "    pijn¦\n");
        assert!(at_bar(&typed).contains(&"Pijnpunt".to_owned()));
        assert!(applied(&typed, "Pijnpunt").contains("    Pijnpunt: \n"));
        assert!(!at_bar(&typed.replace("pijn¦", "¦")).contains(&"Pijnpunt".to_owned()));
    }

    #[test]
    fn a_keyword_before_a_colon_keeps_it() {
        let text = applied("Journey: a\nPhase: b\n  St¦p: c\n", "Step");
        assert_eq!(text, "Journey: a\nPhase: b\n  Step: c\n");
        assert_eq!(applied("\u{FEFF}Jou¦", "Journey"), "\u{FEFF}Journey: ");
    }

    #[test]
    fn lanes_of_ones_own_are_keywords() {
        let words = at_bar("Journey: a\nLane: Privacy\nPhase: b\n  Step: c\n    ¦\n");
        assert!(words.contains(&"Privacy".to_owned()));
        assert!(!at_bar("Journey: a\nLane: Privacy\n¦\n").contains(&"Privacy".to_owned()));
    }

    #[test]
    fn nothing_in_words_of_ones_own() {
        for text in ["# no¦", "| no¦", "- no¦", "Journey: no¦"] {
            assert_eq!(at_bar(text), Vec::<String>::new(), "{text}");
        }
    }
}
