//! Lanes as people call them: by a keyword or a name on the map, in any language, or a name of their own.

use std::collections::BTreeSet;

use super::table::Reader;
use super::{Said, problems};
use crate::language::Language;
use crate::language::map_words::MapWords;
use crate::source::Span;
use crate::syntax::{Keyword, distance, fold};

/// The keywords whose entries have a lane that may be moved and hidden.
const LANES: [Keyword; 17] = [
    Keyword::Image,
    Keyword::Touchpoint,
    Keyword::Emotion,
    Keyword::DesiredEmotion,
    Keyword::Expectation,
    Keyword::Thought,
    Keyword::Quote,
    Keyword::Positive,
    Keyword::Negative,
    Keyword::Question,
    Keyword::Need,
    Keyword::Opportunity,
    Keyword::Action,
    Keyword::Backstage,
    Keyword::Barrier,
    Keyword::Metric,
    Keyword::Insight,
];

/// Names longer than this are not mistyped keywords.
const LONGEST: usize = 30;
/// Nobody has more lanes.
const MOST: usize = 200;

/// A lane.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LaneWord {
    /// The lane of what this keyword holds.
    Of(Keyword),
    /// A lane of one's own, by its name in lower case.
    Own(String),
}

/// Reads lanes, and knows those that it has met.
pub struct Lanes<'r> {
    reader: &'r Reader,
    /// Each lane that was met; those of one's own by their folded names.
    met: BTreeSet<LaneWord>,
}

impl<'r> Lanes<'r> {
    pub fn new(reader: &'r Reader) -> Lanes<'r> {
        Lanes { reader, met: BTreeSet::new() }
    }

    /// The lane that was written; none for one that cannot be moved, and for one that was met before.
    pub fn read(&mut self, said: &Said<String>) -> Option<Said<LaneWord>> {
        if self.met.len() >= MOST {
            return None;
        }
        let folded = fold(&said.value);
        let lane = match kind(&folded) {
            Some(keyword) if LANES.contains(&keyword) => LaneWord::Of(keyword),
            Some(_) => {
                let message = format!("`{}` has no lane that can be moved or hidden", said.value);
                self.reader.add(problems::bad(said.span, message).help("leave it out"));
                return None;
            }
            None if folded.is_empty() => {
                self.reader.add(problems::bad(said.span, "a lane has a name").help("leave it out"));
                return None;
            }
            None => {
                self.doubt(&said.value, &folded, said.span);
                LaneWord::Own(folded)
            }
        };
        if !self.met.insert(lane.clone()) {
            let message = format!("the lane `{}` is named twice", said.value);
            self.reader.add(problems::bad(said.span, message).help("name it once, in `lanes` or in `hidden`"));
            return None;
        }
        if self.met.len() == MOST {
            self.reader.add(
                problems::bad(said.span, format!("no more than {MOST} lanes can be named")).help("leave out the rest"),
            );
        }
        let value = match lane {
            LaneWord::Own(_) => LaneWord::Own(said.value.trim().to_lowercase()),
            known @ LaneWord::Of(_) => known,
        };
        Some(Said { value, span: said.span })
    }

    /// Tells where a name of one's own is nearly a keyword.
    fn doubt(&self, word: &str, folded: &str, span: Span) {
        let letters: Vec<char> = folded.chars().take(LONGEST + 1).collect();
        let near = |candidate: &str| {
            let candidate: Vec<char> = fold(candidate).chars().collect();
            let allowed = (letters.len() / 4).min(2);
            let possible = letters.len() <= LONGEST && candidate.len().abs_diff(letters.len()) <= allowed;
            possible.then(|| distance(&letters, &candidate)).filter(|found| *found <= allowed)
        };
        let all = Language::ALL.into_iter().flat_map(|language| {
            let of = move |keyword: &Keyword| keyword.words(language).iter().copied();
            LANES.iter().flat_map(of).chain(LANES.iter().map(move |keyword| on_the_map(language, *keyword)))
        });
        let nearest = all.filter_map(|word| Some((near(word)?, word))).min_by_key(|(found, _)| *found);
        if let Some((_, nearest)) = nearest {
            self.reader.add(problems::doubtful_lane(span, word, nearest));
        }
    }
}

/// The keyword that a folded word is in any language, or whose lane bears this name on a map.
fn kind(folded: &str) -> Option<Keyword> {
    let by_word = || Language::ALL.into_iter().flat_map(|language| Keyword::from_folded(folded, language));
    let by_name = || {
        let names = Language::ALL.into_iter().flat_map(|language| LANES.map(|keyword| (language, keyword)));
        names.into_iter().find(|(language, keyword)| fold(on_the_map(*language, *keyword)) == folded)
    };
    by_word()
        .find(|keyword| LANES.contains(keyword))
        .or_else(|| by_name().map(|(_, keyword)| keyword))
        .or_else(|| by_word().next())
}

/// What the lane is called on the map.
fn on_the_map(language: Language, keyword: Keyword) -> &'static str {
    let words: &MapWords = language.map_words();
    match keyword {
        Keyword::Image => words.images,
        Keyword::Touchpoint => words.touchpoints,
        Keyword::Emotion => words.emotion,
        Keyword::DesiredEmotion => words.desired_emotion,
        Keyword::Expectation => words.expectations,
        Keyword::Thought => words.thoughts,
        Keyword::Quote => words.quotes,
        Keyword::Positive => words.positives,
        Keyword::Negative => words.negatives,
        Keyword::Question => words.questions,
        Keyword::Need => words.needs,
        Keyword::Opportunity => words.opportunities,
        Keyword::Action => words.actions,
        Keyword::Backstage => words.backstage,
        Keyword::Barrier => words.barriers,
        Keyword::Metric => words.metrics,
        _ => words.insights,
    }
}
