//! Lanes as people call them: by a keyword or a name on the map, in any language, or a name of their own.

use std::collections::BTreeSet;

use super::table::SettingsReader;
use super::{Spanned, problems};
use crate::language::Language;
use crate::language::fold::fold;
use crate::message::bad_setting;
use crate::model::{LaneName, MovableLane};
use crate::source::Span;
use crate::syntax::{Keyword, distance};

/// Names longer than this are not mistyped keywords.
const LONGEST: usize = 30;
/// Nobody has more lanes.
const MOST: usize = 200;

/// Reads lanes, and knows those that it has met.
pub struct Lanes<'r> {
    reader: &'r SettingsReader,
    /// Each lane that was met; custom ones by their folded names.
    met: BTreeSet<LaneName>,
    /// How many words were read, lanes or not.
    count: usize,
}

impl<'r> Lanes<'r> {
    pub fn new(reader: &'r SettingsReader) -> Lanes<'r> {
        Lanes { reader, met: BTreeSet::new(), count: 0 }
    }

    /// The lane that was written; none for one that cannot be moved, and for one that was met before.
    pub fn read(&mut self, setting: &Spanned<String>) -> Option<Spanned<LaneName>> {
        self.count += 1;
        if self.count > MOST {
            if self.count == MOST + 1 {
                let problem = problems::bad(setting.span, bad_setting::lanes(MOST));
                self.reader.add(problem.help(bad_setting::lanes_help()));
            }
            return None;
        }
        let folded = fold(&setting.value);
        let lane = match meant(&folded) {
            Some(Meant::Lane(lane)) => LaneName::Known(lane),
            Some(Meant::OtherEntry) => {
                let message = bad_setting::fixed_lane(setting.value.as_str());
                self.reader.add(problems::bad(setting.span, message).help(bad_setting::leave_out_help()));
                return None;
            }
            None if folded.is_empty() => {
                let problem = problems::bad(setting.span, bad_setting::nameless_lane());
                self.reader.add(problem.help(bad_setting::leave_out_help()));
                return None;
            }
            None => {
                self.doubt(&setting.value, &folded, setting.span);
                LaneName::Own(folded)
            }
        };
        if !self.met.insert(lane.clone()) {
            let message = bad_setting::repeated_lane(setting.value.as_str());
            self.reader.add(problems::bad(setting.span, message).help(bad_setting::repeated_lane_help()));
            return None;
        }
        let value = match lane {
            LaneName::Own(_) => LaneName::Own(setting.value.trim().to_lowercase()),
            known @ LaneName::Known(_) => known,
        };
        Some(Spanned { value, span: setting.span })
    }

    /// Warns if the name of a custom lane is nearly a keyword.
    fn doubt(&self, word: &str, folded: &str, span: Span) {
        let letters: Vec<char> = folded.chars().take(LONGEST + 1).collect();
        let near = |candidate: &str| {
            let candidate: Vec<char> = fold(candidate).chars().collect();
            let allowed = (letters.len() / 4).min(2);
            let possible = letters.len() <= LONGEST && candidate.len().abs_diff(letters.len()) <= allowed;
            possible.then(|| distance(&letters, &candidate)).filter(|found| *found <= allowed)
        };
        let words = |lane: MovableLane| Language::ALL.into_iter().flat_map(move |language| words(lane, language));
        let all = MovableLane::ALL.into_iter().flat_map(words);
        let nearest = all.filter_map(|word| Some((near(word)?, word))).min_by_key(|(found, _)| *found);
        if let Some((_, nearest)) = nearest {
            self.reader.add(problems::doubtful_lane(span, word, nearest));
        }
    }
}

/// What a folded word means.
enum Meant {
    Lane(MovableLane),
    /// Entries without a lane that can be moved.
    OtherEntry,
}

/// What a folded word means: a keyword in any language, or the name of a lane on a map.
fn meant(folded: &str) -> Option<Meant> {
    let keywords = || Language::ALL.into_iter().flat_map(|language| Keyword::from_folded(folded, language));
    let by_keyword = || keywords().find_map(|keyword| MovableLane::from_name(keyword.name()));
    let by_label = || {
        let labels = |lane: MovableLane| Language::ALL.into_iter().filter_map(move |language| lane.label(language));
        MovableLane::ALL.into_iter().find(|lane| labels(*lane).any(|label| fold(label) == folded))
    };
    by_keyword().or_else(by_label).map(Meant::Lane).or_else(|| keywords().next().map(|_| Meant::OtherEntry))
}

/// What a lane and its entries are called in a language.
fn words(lane: MovableLane, language: Language) -> impl Iterator<Item = &'static str> {
    let keyword = lane.name().and_then(Keyword::from_name);
    let keywords = keyword.map_or(&[][..], |keyword| keyword.words(language));
    keywords.iter().copied().chain(lane.label(language))
}
