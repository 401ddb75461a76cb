//! What the head of a column means.
//!
//! In: the words of a head, in any language of the catalogue or of those that `grammar` lists. Out: a [`ColumnMeaning`]. The
//! keywords of the language come first; what nobody knows becomes a lane of its own.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::draft::EntryHead;
use crate::language::Language;
use crate::language::fold::fold;
use crate::syntax::value_words::{self, ValueKind};
use crate::syntax::{Keyword, plain};

/// What the cells under a head are.
#[derive(Clone, Debug)]
pub(super) enum ColumnMeaning {
    /// Names of phases, of steps, of those who act, of personas; cards; facts.
    Entry(EntryHead),
    /// Time: the unit where the head names one, as it was written.
    Time(Keyword, Option<String>),
    /// Numbers of rows.
    Number,
    /// What no entry can hold: a note that begins with the head.
    Aside(String),
}

impl ColumnMeaning {
    /// Whether it holds this kind of entry.
    pub(super) fn is(&self, keyword: Keyword) -> bool {
        matches!(self, ColumnMeaning::Entry(EntryHead::Known(of)) | ColumnMeaning::Time(of, _) if *of == keyword)
    }
}

// `HEADS`, sorted by folded head: the kind of entry under it, none for numbers of rows; as `grammar/build` makes them.
include!(concat!(env!("OUT_DIR"), "/headers.rs"));

/// What the table of heads says of a folded head.
fn listed(folded: &str) -> Option<KnownHeader> {
    let at = HEADS.binary_search_by_key(&folded, |(head, _)| head).ok()?;
    Some(HEADS[at].1.map_or(KnownHeader::Number, KnownHeader::Keyword))
}

/// Folded keyword → the languages that have it.
static LANGUAGES: LazyLock<BTreeMap<String, Vec<Language>>> = LazyLock::new(|| {
    let mut languages: BTreeMap<String, Vec<Language>> = BTreeMap::new();
    for (keyword, language) in Keyword::ALL.iter().flat_map(|keyword| Language::ALL.map(|language| (keyword, language)))
    {
        for word in keyword.words(language) {
            languages.entry(fold(word)).or_default().push(language);
        }
    }
    languages
});

/// Kinds that point to other entries or files, which a table does not have.
const ASIDE: [Keyword; 9] = [
    Keyword::Image,
    Keyword::Photo,
    Keyword::Detail,
    Keyword::Data,
    Keyword::Use,
    Keyword::For,
    Keyword::BackTo,
    Keyword::Language,
    Keyword::Lane,
];

/// Kinds that belong to an action.
pub(super) const OF_ACTIONS: [Keyword; 8] = [
    Keyword::Owner,
    Keyword::Due,
    Keyword::Status,
    Keyword::Effort,
    Keyword::Impact,
    Keyword::Reach,
    Keyword::With,
    Keyword::Effect,
];

/// Kinds that belong to a metric.
pub(super) const OF_METRICS: [Keyword; 2] = [Keyword::Target, Keyword::Source];

/// What a head is known to mean; none for one that nobody knows.
pub(super) fn known(head: &str, language: Language) -> Option<KnownHeader> {
    variants(&fold(head)).into_iter().find_map(|word| look_up(&word, language))
}

/// What a word at the head means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KnownHeader {
    /// A kind of entry.
    Keyword(Keyword),
    /// Numbers of rows.
    Number,
}

/// The language in which most of the heads are keywords; none where nothing tells.
pub(super) fn language<'h>(heads: impl Iterator<Item = &'h str>) -> Option<Language> {
    let mut counts = Language::ALL.map(|language| (language, 0_usize));
    for languages in heads.filter_map(|head| LANGUAGES.get(&fold(head))) {
        for (_, count) in counts.iter_mut().filter(|(language, _)| languages.contains(language)) {
            *count += 1;
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().filter(|most| *most > 0)?;
    let mut leading = counts.iter().filter(|(_, count)| *count == most);
    let (first, _) = leading.next()?;
    leading.next().is_none().then_some(*first)
}

/// What the column number `at` (from 0) under `head` holds.
pub(super) fn column(head: &str, at: usize, language: Language) -> ColumnMeaning {
    let keyword = match known(head, language) {
        Some(KnownHeader::Number) => return ColumnMeaning::Number,
        Some(KnownHeader::Keyword(keyword)) => keyword,
        None => return own(head, at, language),
    };
    if keyword == Keyword::Duration || keyword == Keyword::Waiting {
        return ColumnMeaning::Time(keyword, unit(head, language));
    }
    let has_place = [Some(Keyword::Step), Some(Keyword::Phase)].iter().any(|holder| keyword.may_stand_in(*holder))
        || OF_ACTIONS.contains(&keyword)
        || OF_METRICS.contains(&keyword)
        || matches!(keyword, Keyword::Phase | Keyword::Persona);
    match keyword {
        _ if ASIDE.contains(&keyword) => ColumnMeaning::Aside(plain(head)),
        _ if has_place => ColumnMeaning::Entry(EntryHead::Known(keyword)),
        _ => own(head, at, language),
    }
}

/// A lane of its own, where its name can be one.
pub(super) fn own(head: &str, at: usize, language: Language) -> ColumnMeaning {
    let words = plain(&head.replace([':', '：', '#', '|', '\n'], " "));
    let name = words.trim_start_matches(|letter: char| !letter.is_alphanumeric()).trim_end();
    if name.is_empty() {
        let number = (at + 1).to_string();
        return ColumnMeaning::Entry(EntryHead::Own(language.exchange_words().column(&number)));
    }
    // Such a word opens another kind of entry, whatever lanes there are.
    let frame = [Keyword::Journey, Keyword::Lane, Keyword::Persona, Keyword::Phase, Keyword::Step];
    let folded = fold(name);
    let meant = Keyword::from_folded(&folded, language);
    let is_frame = meant.iter().any(|keyword| frame.contains(keyword));
    // What an entry is written with stays free for it.
    let is_taken = meant.iter().any(|keyword| fold(keyword.word(language)) == folded);
    if is_frame || is_taken {
        ColumnMeaning::Aside(name.to_owned())
    } else {
        ColumnMeaning::Entry(EntryHead::Own(name.to_owned()))
    }
}

fn look_up(word: &str, language: Language) -> Option<KnownHeader> {
    let languages = std::iter::once(language).chain(Language::ALL);
    let keyword = languages.map(|language| Keyword::from_folded(word, language)).find(|found| !found.is_empty());
    if let Some(found) = keyword {
        // Of the meanings of one word, the one that a row can hold.
        let in_row = |keyword: &Keyword| {
            *keyword == Keyword::Phase
                || [Keyword::Step, Keyword::Phase].iter().any(|at| keyword.may_stand_in(Some(*at)))
        };
        let chosen = found.iter().copied().find(in_row).or(found.first().copied());
        // `Action` at the head of a table is most often what the customer does; the table of heads knows.
        if chosen != Some(Keyword::Action) || listed(word).is_none() {
            return chosen.map(KnownHeader::Keyword);
        }
    }
    listed(word)
}

/// The ways to read a head, the most exact first: all of it, without what stands in parentheses, its first part.
fn variants(folded: &str) -> Vec<String> {
    let bare = |text: &str| text.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '#').to_owned();
    let unnumbered = folded.trim_start_matches(|sign: char| sign.is_ascii_digit() || ".): ".contains(sign));
    let mut variants = vec![folded.to_owned(), bare(folded), bare(unnumbered)];
    let before = unnumbered.split(['(', '（']).next().unwrap_or_default();
    variants.push(bare(before));
    let joints = ["/", "&", "+", " and ", " or ", " en ", " of ", " et ", " ou ", " und ", " oder ", " – ", " - "];
    if let Some(at) = joints.iter().filter_map(|joint| before.find(joint)).min() {
        variants.push(bare(&before[..at]));
    }
    variants.retain(|variant| !variant.is_empty());
    variants
}

/// The unit that the head of a column of times names: `Time in minutes`, `Duur (dagen)`.
fn unit(head: &str, language: Language) -> Option<String> {
    let mut words = head.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.chars().count() > 1);
    let last = words.next_back()?;
    value_words::lookup(ValueKind::Unit, last, language).map(|_| last.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(head: &str) -> Option<KnownHeader> {
        known(head, Language::English)
    }

    #[test]
    fn heads_are_recognised_in_four_languages() {
        for (head, keyword) in [
            ("Stage", Keyword::Phase),
            ("Fasen", Keyword::Phase),
            ("Étapes", Keyword::Step),
            ("Was passiert", Keyword::Step),
            ("Pain Points", Keyword::Negative),
            ("Ce qui coince", Keyword::Negative),
            ("1. Behoeften", Keyword::Need),
            ("Thought/Quote", Keyword::Quote),
            ("Emotie (1-5)", Keyword::Emotion),
            ("Kans / idee", Keyword::Opportunity),
            ("Wie", Keyword::By),
            ("触点", Keyword::Touchpoint),
            ("Action", Keyword::Step),
            ("Actie", Keyword::Action),
        ] {
            assert_eq!(meaning(head), Some(KnownHeader::Keyword(keyword)), "{head}");
        }
        assert_eq!(meaning("Nr."), Some(KnownHeader::Number));
        assert_eq!(meaning("Prijs"), None);
    }

    #[test]
    fn other_heads_become_lanes() {
        let lane = |head: &str| match column(head, 2, Language::Dutch) {
            ColumnMeaning::Entry(EntryHead::Own(name)) => name,
            other => format!("{other:?}"),
        };
        assert_eq!(lane("Kosten: in euro"), "Kosten in euro");
        assert_eq!(lane("—"), "Kolom 3");
        assert!(matches!(column("Klantreis", 0, Language::Dutch), ColumnMeaning::Aside(_)));
        assert!(matches!(column("Foto", 0, Language::Dutch), ColumnMeaning::Aside(_)));
        let unit = |head: &str| match column(head, 0, Language::Dutch) {
            ColumnMeaning::Time(_, unit) => unit,
            _ => None,
        };
        assert_eq!(unit("Time in minutes").as_deref(), Some("minutes"));
        assert_eq!(unit("Duur (dagen)").as_deref(), Some("dagen"));
        assert_eq!(unit("Doorlooptijd"), None);
    }
}
