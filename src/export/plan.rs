//! The plan.
mod markdown;
use crate::model::Journey;
/// x
pub fn plan(journey: &Journey) -> String { let mut d=markdown::Document::default(); d.heading(1,&markdown::Inline::text(&journey.title.value)); d.finish() }
