//! Entries that can be said only once in one place.
//!
//! In: the entries of one place, in order. Out: whether each may be read, and a problem where the same
//! thing was said before.

use crate::source::Span;
use crate::syntax::{Entry, Keyword};

use crate::check::context::Context;
use crate::check::problems;

/// What was said in one place so far.
#[derive(Debug, Default)]
pub struct Once {
    seen: Vec<(Keyword, Span)>,
}

impl Once {
    /// Whether `entry` may be read: it is the first of its kind here, or one of a kind that may repeat.
    pub fn allows(&mut self, entry: &Entry, context: &mut Context) -> bool {
        if !is_single(entry.keyword) {
            return true;
        }
        let first = self.seen.iter().find(|(keyword, _)| *keyword == entry.keyword).map(|(_, first)| *first);
        let Some(first) = first else {
            self.seen.push((entry.keyword, context.first_line(entry)));
            return true;
        };
        let written = context.raw(entry.keyword_span);
        context.report(problems::repeated_entry(entry.keyword_span, written, first));
        false
    }
}

/// Whether there can be only one of it in one place.
#[must_use]
pub const fn is_single(keyword: Keyword) -> bool {
    matches!(
        keyword,
        Keyword::Language
            | Keyword::Version
            | Keyword::Situation
            | Keyword::FollowUp
            | Keyword::Photo
            | Keyword::Duration
            | Keyword::Waiting
            | Keyword::Due
            | Keyword::Status
            | Keyword::Effort
            | Keyword::Impact
            | Keyword::Reach
            | Keyword::Target
            | Keyword::Data
            | Keyword::Detail
            | Keyword::Evidence
    )
}
