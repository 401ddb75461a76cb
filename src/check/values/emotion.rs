//! Emotions: a level from -2 to +2, words, and who feels it.
//!
//! In: the text of an entry. Out: an [`Emotion`] for each point of the course that it says, mostly one. The level stands
//! first, or after the words; a face is a level too. A number outside of the scale is never kept, so that no face falls
//! out of the chart. How levels are written is in `level` and `faces`, and courses (`-1 → +1`) are in `course`.

pub mod level;

mod course;
mod faces;

use std::ops::Range;

use crate::model::{Emotion, PersonaId};
use crate::syntax::Entry;

use super::value::{Parentheses, Value};
use crate::check::context::Context;
use crate::check::names::personas::{Match, People};
use crate::check::problems;
use level::Rating;

/// The emotions that `entry` says, in time order; none when it says nothing.
pub fn read(entry: &Entry, people: &People, context: &mut Context) -> Vec<Emotion> {
    let value = Value::of(entry, context.sources);
    if value.is_empty() {
        return Vec::new();
    }
    let points = course::points(&value);
    let is_course = points.len() > 1;
    let mut emotions: Vec<Emotion> = points.iter().map(|point| emotion(point, people, context)).collect();
    // A point off the scale is reported already, and is no point of the course.
    emotions.retain(|emotion| !is_course || emotion.level.is_some() || emotion.words.is_some());
    // A name that is said once holds for the whole course.
    let named = emotions.iter().find_map(|emotion| emotion.persona);
    for emotion in &mut emotions {
        emotion.persona = emotion.persona.or(named);
    }
    emotions
}

/// The emotion of one point in time.
fn emotion(value: &Value, people: &People, context: &mut Context) -> Emotion {
    let asides = value.parentheses().into_iter().map(|group| Aside::new(group, people, context)).collect();
    let mut rest = Rest { value, asides, span: 0..value.text.len() };
    let persona = rest.asides.iter().find_map(|aside| aside.persona);
    rest.skip_name();
    let found = rest.take_level();
    let (level, is_rated) = match &found {
        Some((rating, at)) => (on_scale(rating, &value.piece(at.clone()), context), true),
        None => (faces::level(&value.text), false),
    };
    let words = value.piece(rest.span);
    let words = if is_rated || persona.is_some() { without_sign(&words).to_text() } else { words.to_text() };
    // A name alone is what the writer said of it.
    if level.is_none() && words.is_none() && !is_rated {
        return Emotion { level, words: value.to_text(), persona: None, span: value.span };
    }
    Emotion { level, words, persona, span: value.span }
}

/// The level that a rating is; none and a problem where it is not on the scale.
fn on_scale(rating: &Rating, at: &Value, context: &mut Context) -> Option<f64> {
    let level = rating.level();
    if level.is_none() {
        context.report(problems::emotion_out_of_range(at, rating.on_other_scale()));
    }
    level
}

/// Parentheses, and what is in them; words where it is neither a name nor a level.
struct Aside<'v> {
    group: Parentheses<'v>,
    persona: Option<PersonaId>,
    rating: Option<Rating>,
}

impl<'v> Aside<'v> {
    fn new(group: Parentheses<'v>, people: &People, context: &mut Context) -> Aside<'v> {
        let rating = level::whole(&group.inside.text);
        let persona = if rating.is_none() { person(&group.inside, people, context) } else { None };
        Aside { group, persona, rating }
    }
}

/// What is left to read between the two ends of a text.
struct Rest<'v> {
    value: &'v Value<'v>,
    asides: Vec<Aside<'v>>,
    span: Range<usize>,
}

impl Rest<'_> {
    fn text(&self) -> &str {
        &self.value.text[self.span.clone()]
    }

    /// Passes over a name in parentheses at the beginning.
    fn skip_name(&mut self) {
        let start = self.span.end - self.text().trim_start().len();
        let name = self.asides.iter().find(|aside| aside.group.span.start == start && aside.persona.is_some());
        if let Some(name) = name {
            self.span.start = name.group.span.end;
        }
        self.span.start = self.span.end - self.text().trim_start().len();
    }

    /// Passes over the level, and the names around it; says what the level is and where it stands. One at the beginning
    /// comes before one in parentheses at the end, and that before one without them.
    fn take_level(&mut self) -> Option<(Rating, Range<usize>)> {
        let mut found = level::at_start(self.text()).map(|(rating, length)| {
            let start = self.span.start;
            (rating, start..start + length)
        });
        if let Some((_, at)) = &found {
            self.span.start = at.end;
            self.skip_name();
        }
        while let Some(aside) = self.aside_at_end() {
            let (span, inside) = (aside.group.span.clone(), aside.group.inside_span.clone());
            match (&aside.persona, &aside.rating, &found) {
                (Some(_), ..) => {}
                (_, Some(rating), None) => found = Some((rating.clone(), inside)),
                _ => break,
            }
            self.span.end = span.start;
        }
        if found.is_none()
            && let Some((rating, start)) = level::at_end(self.text())
        {
            let start = self.span.start + start;
            found = Some((rating, start..self.span.end));
            self.span.end = start;
        }
        found
    }

    /// The parentheses at the very end, where words or anything else stand before them.
    fn aside_at_end(&self) -> Option<&Aside<'_>> {
        let end = self.span.start + self.text().trim_end().len();
        self.asides.iter().rev().find(|aside| aside.group.span.end == end && aside.group.span.start >= self.span.start)
    }
}

/// The persona in these parentheses; they hold other words when it is none, unless they look like a name.
fn person(inside: &Value, people: &People, context: &mut Context) -> Option<PersonaId> {
    match people.find(&inside.text, context.language, &mut context.nearest) {
        Match::One(persona) => return Some(persona),
        Match::Several(names) => context.report(problems::ambiguous_persona(inside, &names)),
        Match::Near(name) => context.report(problems::unknown_persona(inside, name)),
        Match::Stranger(names) => context.report(problems::stranger(inside, &names)),
        Match::None => {}
    }
    None
}

/// The words without a sign that separates them from the level before or after them.
fn without_sign<'v>(value: &'v Value) -> Value<'v> {
    let mut chars = value.text.chars();
    let sign = chars.next().filter(|char| matches!(char, ':' | ',' | ';' | '.' | '!' | '?' | '-' | '–' | '—' | '='));
    let closed = chars.next().is_none_or(char::is_whitespace);
    let start = sign.filter(|_| closed).map_or(0, char::len_utf8);
    let end = value.text.trim_end_matches([':', ',', ';', '=', ' ']).len();
    value.piece(start..end.max(start))
}

#[cfg(test)]
mod tests;
