//! Actions: who does what by when, how far it is, and what it brings.
//!
//! In: the entries under an action. Out: an [`Action`].

use crate::diagnostic::Code;
use crate::model::{Action, UnreadValue, WrittenDate};
use crate::syntax::{Entry, Keyword};

use super::once::Once;
use crate::check::build::Builder;
use crate::check::values::value::Value;
use crate::check::values::words;

impl Builder<'_, '_> {
    /// What an action has besides its words.
    pub fn action(&mut self, entry: &Entry, unread: &mut Vec<UnreadValue>) -> Action {
        let mut action = Action::default();
        let mut once = Once::default();
        for child in entry.children.iter().filter(|child| child.keyword != Keyword::Evidence) {
            if once.allows(child, self.context) {
                self.action_entry(child, &mut action, unread);
            }
        }
        action
    }

    fn action_entry(&mut self, entry: &Entry, action: &mut Action, unread: &mut Vec<UnreadValue>) {
        match entry.keyword {
            Keyword::Owner => action.owners.extend(self.context.text(entry)),
            Keyword::With => action.with.extend(self.context.text(entry)),
            Keyword::Effect => action.effects.extend(self.context.text(entry)),
            Keyword::Due => action.due = self.due(entry),
            Keyword::Status => action.status = self.word(entry, (words::STATUS, Code::UnknownStatus), unread),
            Keyword::Effort => action.effort = self.word(entry, (words::LEVEL, Code::UnknownLevel), unread),
            Keyword::Impact => action.impact = self.word(entry, (words::LEVEL, Code::UnknownLevel), unread),
            Keyword::Reach => action.reach = self.word(entry, (words::REACH, Code::UnknownReach), unread),
            _ => {}
        }
    }

    /// A date, or words about it: more words than a date are kept with the day by which it counts.
    fn due(&mut self, entry: &Entry) -> Option<WrittenDate> {
        let value = Value::of(entry, self.context.sources);
        if value.is_empty() {
            return None;
        }
        let (due, end) = self.date(&value);
        let has_more = !value.rest(end).is_empty();
        Some(if has_more { WrittenDate { words: value.to_text(), ..due } } else { due })
    }
}
