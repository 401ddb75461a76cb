//! Actions: who does what by when, how far it is, and what it brings.
//!
//! In: the entries under an action. Out: an [`Action`].

use crate::diagnostic::Code;
use crate::model::{Action, Date};
use crate::syntax::{Entry, Keyword};

use super::once::Once;
use crate::check::build::Builder;
use crate::check::problems;
use crate::check::values::value::Value;
use crate::check::values::{date, words};

impl Builder<'_, '_> {
    /// What an action has besides its words.
    pub fn action(&mut self, entry: &Entry) -> Action {
        let mut action = Action::default();
        let mut once = Once::default();
        for child in entry.children.iter().filter(|child| child.keyword != Keyword::Evidence) {
            if once.allows(child, self.context) {
                self.action_entry(child, &mut action);
            }
        }
        action
    }

    fn action_entry(&mut self, entry: &Entry, action: &mut Action) {
        match entry.keyword {
            Keyword::Owner => action.owners.extend(self.context.text(entry)),
            Keyword::With => action.with.extend(self.context.text(entry)),
            Keyword::Effect => action.effects.extend(self.context.text(entry)),
            Keyword::Due => action.due = self.due(entry),
            Keyword::Status => action.status = self.word(entry, words::STATUS, Code::UnknownStatus),
            Keyword::Effort => action.effort = self.word(entry, words::LEVEL, Code::UnknownLevel),
            Keyword::Impact => action.impact = self.word(entry, words::LEVEL, Code::UnknownLevel),
            Keyword::Reach => action.reach = self.word(entry, words::REACH, Code::UnknownReach),
            _ => {}
        }
    }

    /// A date and nothing else.
    fn due(&mut self, entry: &Entry) -> Option<Date> {
        let value = Value::of(entry, self.context.sources);
        let text = value.text.trim();
        if text.is_empty() {
            return None;
        }
        let date = date::read(text);
        if date.is_some() {
            return date;
        }
        let first = text.split(char::is_whitespace).next().unwrap_or_default();
        self.context.report(match date::read(first.trim_end_matches([',', ':', ';', '.'])) {
            Some(date) => problems::words_after_date(&value, date),
            None => problems::unreadable_date(&value, self.context.language),
        });
        None
    }
}
