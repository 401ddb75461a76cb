//! The bare facts of a phase or a step: when, how long, through which channel, how it feels.

use super::{entries, entry};
use crate::export::plan::markdown::MarkdownDocument;
use crate::export::plan::terms::Terms;
use crate::model::{Duration, Emotion, Facts};

/// Writes the facts that there are, an entry each.
pub fn write(terms: &Terms, document: &mut MarkdownDocument, facts: &Facts) {
    let one = &terms.words.one;
    entries(document, one.when, &facts.when);
    let timed: [(&str, &Option<Duration>); 2] = [(one.duration, &facts.duration), (one.waiting, &facts.waiting)];
    for (label, duration) in timed {
        if let Some(duration) = duration {
            entry(document, label, &duration.text.value);
        }
    }
    for unread in &facts.unread {
        entry(document, &unread.keyword.value, &unread.text.value);
    }
    entries(document, one.condition, &facts.optional);
    for touchpoint in &facts.touchpoints {
        entry(document, one.touchpoint, &touchpoint.text.value);
    }
    for emotion in &facts.emotions {
        entry(document, one.emotion, &felt(terms, emotion));
    }
    entries(document, one.note, &facts.notes);
}

/// Level, words and whose it is, as far as they were said: `−1 verward (Sara De Wit)`.
fn felt(terms: &Terms, emotion: &Emotion) -> String {
    let level = emotion.level.map(|level| terms.journey.language.signed(level));
    let words = emotion.words.as_ref().map(|words| words.value.clone());
    let persona = emotion.persona.and_then(|id| terms.journey.personas.get(id.0));
    let persona = persona.map(|persona| format!("({})", persona.name.value));
    [level, words, persona].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
