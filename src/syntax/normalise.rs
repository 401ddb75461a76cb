//! Lines as people and other programs write them → lines of the language.
//!
//! In: the lines of a file as the grammar reads them. Out: the same lines, with the keyword of each that has markup around it, and a
//! sign for each bullet; the language of the file and its lanes, which decide what a keyword is. What belongs to what is not known here.

use std::collections::BTreeMap;
use std::ops::Range;

use super::keyword::languages_of;
use super::lines::{ParsedLine, Parts, trimmed};
use super::markup::{Marked, leading, marked};
use super::{Keyword, lanes, lists, notation, opening};
use crate::language::Language;
use crate::language::fold::fold;
use crate::source::FileId;

/// What is known of a file before its entries are read.
pub(super) struct Normalised {
    pub(super) language: Language,
    /// The custom lanes: folded name and name.
    pub(super) own_lanes: BTreeMap<String, String>,
    /// The lists of which is not known whether they say good or bad: their bullets, by the place of the first.
    pub(super) unsure_lists: BTreeMap<usize, Vec<Range<usize>>>,
}

/// Rewrites the lines of a text; `usual` is the language to assume where the words do not tell.
pub(super) fn normalise(file: FileId, text: &str, lines: &mut [ParsedLine], usual: Language) -> Normalised {
    notation::find(text, lines);
    let plain = lanes_of(file, text, lines, |word| means(word, Keyword::Lane));
    take_marked(text, lines, &plain);
    let words: Vec<String> = lines.iter().filter_map(|line| first_word(text, line)).collect();
    let language = opening::language(words.iter().map(String::as_str), usual);
    let is_lane = |word: &str| Keyword::from_folded(word, language).contains(&Keyword::Lane);
    let own_lanes = lanes_of(file, text, lines, is_lane);
    if own_lanes != plain {
        take_marked(text, lines, &own_lanes);
    }
    let kind = |line: &ParsedLine| Keyword::from_folded(&first_word(text, line)?, language).first().copied();
    let unsure = lists::resolve(lines, kind);
    let unsure_lists = unsure.into_iter().filter_map(|list| Some((list.first()?.start, list))).collect();
    Normalised { language, own_lanes, unsure_lists }
}

fn means(folded: &str, keyword: Keyword) -> bool {
    languages_of(folded).iter().any(|(_, of)| *of == keyword)
}

fn lanes_of(
    file: FileId,
    text: &str,
    lines: &[ParsedLine],
    is_lane: impl Fn(&str) -> bool,
) -> BTreeMap<String, String> {
    let names_lane = |line: &ParsedLine| match &line.parts {
        Parts::Colon { word, .. } => is_lane(&fold(&text[word.clone()])),
        _ => false,
    };
    lanes::named(file, text, lines.iter().map(|line| (line, names_lane(line))))
}

/// The folded word before the colon, or the keyword that a line without a colon begins with.
fn first_word(text: &str, line: &ParsedLine) -> Option<String> {
    match &line.parts {
        Parts::Colon { word, .. } => Some(fold(&text[word.clone()])),
        Parts::Other { content } => {
            let meaning = |folded: &str| languages_of(folded).first().map(|(_, keyword)| *keyword);
            let (_, word) = leading(text, content.clone(), &meaning)?;
            Some(fold(&text[word]))
        }
        _ => None,
    }
}

/// Gives each line with markup around its keyword the parts of a plain one, and all lines the place of the headings above them.
fn take_marked(text: &str, lines: &mut [ParsedLine], own_lanes: &BTreeMap<String, String>) {
    let meaning = |folded: &str| {
        let own = own_lanes.contains_key(folded).then_some(Keyword::Own);
        languages_of(folded).first().map(|(_, keyword)| *keyword).or(own)
    };
    let found: Vec<Option<Marked>> =
        lines.iter().map(|line| marked(text, unread(text, line, &meaning)?, &meaning)).collect();
    let has_listed_steps =
        found.iter().flatten().any(|found| found.is_item && matches!(found.keyword, Keyword::Phase | Keyword::Step));
    let has_headings = found.iter().flatten().any(|found| found.heading > 1);
    let mut may_have_title = has_headings && !lines.iter().any(|line| opens_as(text, line, &[Keyword::Journey]));
    let mut level = 0;
    // Whether a negative or a positive may stand here.
    let mut has_cards = false;
    for (line, found) in lines.iter_mut().zip(found) {
        let found = found.filter(|found| match found.heading {
            // `# text` is a comment; the title of a page with headings is the one journey that the file has.
            1 => found.keyword == Keyword::Journey && std::mem::take(&mut may_have_title),
            _ => !found.is_item || !has_cards || has_listed_steps || is_never_a_complaint(found.keyword),
        });
        let heading = found.as_ref().map_or(0, |found| found.heading);
        if let Some(found) = found {
            line.parts = found.parts;
        }
        let begins_card_lists = opens_as(text, line, &[Keyword::Phase, Keyword::Step]);
        has_cards = begins_card_lists || has_cards && !opens_as(text, line, &FILE_ONLY);
        if heading > 0 {
            line.outline_indent = line.indent + HEADING_STEP * heading.saturating_sub(2);
            level = heading - 1;
            continue;
        }
        if line.indent == 0 && opens_as(text, line, &FILE_ONLY) {
            level = 0;
        }
        if line.outline_indent == line.indent {
            line.outline_indent += HEADING_STEP * level;
        }
    }
}

/// The columns between a heading and one of the next level.
const HEADING_STEP: usize = 2;

/// The content of a line that is no plain entry, and may be one with markup.
fn unread(text: &str, line: &ParsedLine, meaning: &dyn Fn(&str) -> Option<Keyword>) -> Option<Range<usize>> {
    let content = trimmed(text, line.bytes.clone());
    match &line.parts {
        Parts::Comment => {
            let start = content.start + text[content.clone()].find('#')?;
            Some(start..content.end)
        }
        Parts::Colon { word, .. } => meaning(&fold(&text[word.clone()])).is_none().then_some(word.start..content.end),
        Parts::Shorthand { sign: start, .. }
        | Parts::Listed { bullet: start, .. }
        | Parts::Other { content: start } => Some(start.start..content.end),
        Parts::Blank | Parts::Continuation { .. } | Parts::Row { .. } => None,
    }
}

/// Whether the text of a negative or a positive would be read as an entry of its own, after `-` or `+`: `Actie: bellen`.
#[must_use]
pub fn is_entry_after_sign(text: &str) -> bool {
    let line = format!("- {text}");
    let meaning = |folded: &str| languages_of(folded).first().map(|(_, keyword)| *keyword);
    marked(&line, 0..line.len(), &meaning).is_some_and(|found| is_never_a_complaint(found.keyword))
}

/// Whether an item of a list that begins with this keyword is an entry in any file. One may complain of a touchpoint or of the
/// time that something takes: `- Website: traag`.
const fn is_never_a_complaint(keyword: Keyword) -> bool {
    matches!(
        keyword,
        Keyword::Journey
            | Keyword::Persona
            | Keyword::Phase
            | Keyword::Step
            | Keyword::Need
            | Keyword::Opportunity
            | Keyword::Action
            | Keyword::Owner
            | Keyword::Due
            | Keyword::Status
            | Keyword::Effort
            | Keyword::Impact
            | Keyword::Quote
            | Keyword::Thought
            | Keyword::Insight
            | Keyword::Note
            | Keyword::Positive
            | Keyword::Negative
            | Keyword::KeyMoment
    )
}

/// What stands in the file itself alone, so that no heading above holds it.
const FILE_ONLY: [Keyword; 3] = [Keyword::Journey, Keyword::Persona, Keyword::Phase];

/// Whether a line is a plain entry of one of these kinds.
fn opens_as(text: &str, line: &ParsedLine, keywords: &[Keyword]) -> bool {
    let Parts::Colon { word, .. } = &line.parts else { return false };
    let folded = fold(&text[word.clone()]);
    keywords.iter().any(|keyword| means(&folded, *keyword))
}
