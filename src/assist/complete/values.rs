//! Values that are known: words of a list, labels, people, touchpoints.
//!
//! In: a cursor behind the colon of an entry. Out: what the entry may say, as far as there is a list of it or the
//! file says it elsewhere.

use std::collections::BTreeSet;

use super::{Cursor, Proposal, ProposalKind};
use crate::assist::Analysis;
use crate::assist::labels::{Mention, mentions};
use crate::language::Language;
use crate::language::fold::fold;
use crate::source::Span;
use crate::syntax::value_words::{ValueKind, word};
use crate::syntax::{Entry, Keyword};

/// What may stand behind the colon at byte `colon` of the line.
pub(super) fn proposals(analysis: &Analysis, cursor: &Cursor, colon: usize) -> Vec<Proposal> {
    let Some(entry) = analysis.entry_at(cursor.line) else { return Vec::new() };
    let value = cursor.before[colon..].trim_start_matches([':', '：']).trim_start();
    // A value of one word is replaced whole, also where the cursor stands inside of it.
    let whole = cursor.span(value.len(), cursor.offset + cursor.after.len());
    if let Some(kind) = list_of(entry.keyword) {
        return words(kind, analysis.language, whole);
    }
    match entry.keyword {
        Keyword::Language => tags(whole),
        Keyword::Touchpoint => touchpoints(analysis, entry, whole),
        Keyword::For | Keyword::BackTo => labels(analysis, entry, cursor, value),
        Keyword::Emotion => felt_by(analysis, cursor, value),
        Keyword::By | Keyword::Owner | Keyword::With | Keyword::Team => people(analysis, entry, cursor, value),
        _ => Vec::new(),
    }
}

const fn list_of(keyword: Keyword) -> Option<ValueKind> {
    Some(match keyword {
        Keyword::Situation => ValueKind::Situation,
        Keyword::Status => ValueKind::Status,
        Keyword::Effort | Keyword::Impact => ValueKind::Level,
        Keyword::Reach => ValueKind::Reach,
        Keyword::Evidence => ValueKind::Evidence,
        _ => return None,
    })
}

fn plain(kind: ProposalKind, label: &str, span: Span) -> Proposal {
    Proposal { kind, label: label.to_owned(), detail: String::new(), span, text: label.to_owned() }
}

fn words(kind: ValueKind, language: Language, span: Span) -> Vec<Proposal> {
    kind.values().iter().map(|value| plain(ProposalKind::Value, word(kind, value, language), span)).collect()
}

fn tags(span: Span) -> Vec<Proposal> {
    Language::ALL.iter().map(|language| plain(ProposalKind::Value, language.tag(), span)).collect()
}

/// The touchpoints of other entries, each once.
fn touchpoints(analysis: &Analysis, own: &Entry, span: Span) -> Vec<Proposal> {
    let nodes = analysis.nodes();
    let entries = nodes.iter().map(|node| node.entry);
    let others = entries.filter(|entry| entry.keyword == Keyword::Touchpoint && entry.span != own.span);
    let others = others.map(|entry| entry.text.as_str()).filter(|text| !text.is_empty() && !text.contains('\n'));
    each_once(others).map(|text| plain(ProposalKind::Touchpoint, text, span)).collect()
}

/// The texts that differ in more than case and accents.
fn each_once<'t>(texts: impl Iterator<Item = &'t str>) -> impl Iterator<Item = &'t str> {
    let mut seen = BTreeSet::new();
    texts.filter(move |text| seen.insert(fold(text)))
}

/// The labels that the entry may point to and does not yet.
fn labels(analysis: &Analysis, own: &Entry, cursor: &Cursor, value: &str) -> Vec<Proposal> {
    let typed = value.rsplit(|sign: char| sign.is_whitespace() || ",;，、".contains(sign)).next().unwrap_or_default();
    let span = cursor.span(typed.len(), cursor.offset);
    let all = mentions(analysis);
    let start = own.keyword_span.start;
    let present: BTreeSet<String> = all
        .iter()
        .filter(|label| label.entry == start && label.span.end != cursor.offset)
        .map(|label| fold(&label.name))
        .collect();
    let is_possible = |label: &&Mention| {
        let suits = match own.keyword {
            Keyword::BackTo => label.keyword == Keyword::Step && label.entry < start,
            _ => !matches!(label.keyword, Keyword::Persona | Keyword::Action),
        };
        label.is_definition && suits && !present.contains(&fold(&label.name))
    };
    let nodes = analysis.nodes();
    let text_of = |label: &Mention| {
        let at = nodes.binary_search_by_key(&label.entry, |node| node.entry.keyword_span.start);
        at.map_or("", |at| nodes[at].entry.text.lines().next().unwrap_or_default())
    };
    let propose = |label: &Mention| Proposal {
        detail: text_of(label).to_owned(),
        ..plain(ProposalKind::Label, &format!("#{}", label.name), span)
    };
    all.iter().filter(is_possible).map(propose).collect()
}

/// Personas, inside of parentheses that are open.
fn felt_by(analysis: &Analysis, cursor: &Cursor, value: &str) -> Vec<Proposal> {
    let Some((at, open)) = value.rmatch_indices(['(', '（']).next() else { return Vec::new() };
    let typed = &value[at + open.len()..];
    if typed.contains([')', '）']) {
        return Vec::new();
    }
    let close = if cursor.after.starts_with([')', '）']) { "" } else { ")" };
    let span = cursor.span(typed.trim_start().len(), cursor.offset);
    let propose = |name: &str| Proposal { text: format!("{name}{close}"), ..plain(ProposalKind::Person, name, span) };
    personas(analysis).into_iter().map(propose).collect()
}

/// Personas where a step says who acts, and all who were named before.
fn people(analysis: &Analysis, own: &Entry, cursor: &Cursor, value: &str) -> Vec<Proposal> {
    let typed = value.rsplit([',', '，', '、']).next().unwrap_or_default().trim_start();
    let span = cursor.span(typed.len(), cursor.offset);
    let nodes = analysis.nodes();
    let is_who = |keyword| matches!(keyword, Keyword::By | Keyword::Owner | Keyword::With | Keyword::Team);
    let named = nodes.iter().map(|node| node.entry).filter(|entry| is_who(entry.keyword) && entry.span != own.span);
    let named = named.flat_map(|entry| entry.text.split([',', '，', '、', '\n'])).map(str::trim);
    let personas = if own.keyword == Keyword::By { personas(analysis) } else { Vec::new() };
    let all = personas.into_iter().chain(named.filter(|name| !name.is_empty()));
    each_once(all).map(|name| plain(ProposalKind::Person, name, span)).collect()
}

fn personas(analysis: &Analysis) -> Vec<&str> {
    let Some(journey) = &analysis.journey else { return Vec::new() };
    journey.personas.iter().map(|persona| persona.name.value.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{DUTCH, analysis};
    use super::super::proposals;
    use crate::language::Language;

    /// The labels proposed at the `¦` of the sample with a line replaced.
    fn with(old: &str, new: &str) -> Vec<(String, String)> {
        let text = DUTCH.replacen(old, new, 1);
        let offset = text.find('¦').unwrap();
        let analysis = analysis(&text.replace('¦', ""));
        let all = proposals(&analysis, offset).all;
        let text = analysis.source().text();
        let apply = |found: &super::Proposal| {
            let mut line = text.to_owned();
            line.replace_range(found.span.start..found.span.end, &found.text);
            let start = found.span.start;
            let from = line[..start].rfind('\n').map_or(0, |at| at + 1);
            line[from..].lines().next().unwrap().trim().to_owned()
        };
        all.iter().map(|found| (found.label.clone(), apply(found))).collect()
    }

    fn labels(old: &str, new: &str) -> Vec<String> {
        with(old, new).into_iter().map(|(label, _)| label).collect()
    }

    #[test]
    fn words_of_a_list() {
        let status = with("gepland", "ge¦pl");
        assert_eq!(status[1], ("gepland".into(), "Status: gepland".into()));
        assert_eq!(status.len(), 5);
        assert_eq!(
            labels("    Contact: balie (persoonlijk)\n", "    Bewijs: ¦\n"),
            ["aanname", "waargenomen", "gemeten"]
        );
        assert_eq!(labels("# uit het gesprek\n", "Taal: ¦\n"), Language::ALL.map(Language::tag));
    }

    #[test]
    fn labels_that_may_be_pointed_to() {
        assert_eq!(labels("Voor: nummer, #weg", "Voor: nummer, #¦"), ["#formulier"]);
        assert_eq!(with("Voor: nummer, #weg", "Voor: nu¦")[1], ("#nummer".into(), "Voor: #nummer".into()));
        assert_eq!(labels("Terug naar: #formulier", "Terug naar: ¦"), ["#formulier"]);
    }

    #[test]
    fn people_and_touchpoints_that_were_named() {
        assert_eq!(with("-1 verward (Nora)", "-1 verward (¦")[0].1, "Emotie: -1 verward (Nora Peeters)");
        assert_eq!(labels("-1 verward (Nora)", "-1 verw¦"), Vec::<String>::new());
        assert_eq!(labels("    Terug naar: #formulier", "    Door: ¦"), ["Nora Peeters"]);
        let contact = with("    Terug naar: #formulier", "    Contact: b¦");
        assert_eq!(contact, [("balie (persoonlijk)".into(), "Contact: balie (persoonlijk)".into())]);
    }
}
