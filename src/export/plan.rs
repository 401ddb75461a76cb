//! Model → the action plan in Markdown, in the journey's language.
//!
//! In: a checked journey. Out: what to do and what is still to be decided, then the whole journey as
//! text, so that the plan says everything that the map shows. A gap is something to fill in, never a
//! fault: faults are the business of `check`.

mod actions;
mod findings;
mod in_brief;
mod markdown;
mod missing;
mod opening;
pub(super) mod terms;
mod text_alternative;

use crate::model::brief::Brief;
use crate::model::{Date, Journey};
use markdown::MarkdownDocument;
use terms::Terms;

/// The action plan of a journey: `CommonMark` with GFM tables, ending in one line end.
#[must_use]
pub fn plan(journey: &Journey) -> String {
    plan_as_of(journey, None)
}

/// The same, with actions late that were due before a day; without one, before the latest day that the journey names.
#[must_use]
pub fn plan_as_of(journey: &Journey, day: Option<Date>) -> String {
    let terms = Terms::new(journey);
    let mut document = MarkdownDocument::new(journey.language.colon());
    opening::write(&terms, &mut document);
    in_brief::write(&terms, &Brief::new(journey, day), &mut document);
    opening::figures(&terms, &mut document);
    actions::write(&terms, &mut document);
    findings::work_left(&terms, &mut document);
    findings::findings(&terms, &mut document);
    text_alternative::write(&terms, &mut document);
    document.finish()
}

#[cfg(test)]
mod tests;
