//! Metrics: a name, a value with a unit, what it should be, and where it comes from.
//!
//! In: an entry `name = value unit` and those under it. Out: a [`Metric`]. Figures from a data file are
//! read in `data`.

use crate::model::{Metric, Text, UnreadValue};
use crate::syntax::{Entry, Keyword};

use super::once::Once;
use crate::check::build::Builder;
use crate::check::files::data;
use crate::check::problems;
use crate::check::values::number;
use crate::check::values::quantity::quantity;
use crate::check::values::value::Value;

/// Where the name of a metric ends and where its value begins: at the last ` = `, or at a last `=` with
/// a number after it.
fn parted(text: &str) -> Option<(usize, usize)> {
    if let Some(at) = text.rfind(" = ") {
        return Some((at, at + 3));
    }
    if let Some(name) = text.strip_suffix('=') {
        return Some((name.len(), text.len()));
    }
    let at = text.rfind('=')?;
    let value = Value::invented(&text[at + 1..], crate::source::Span::default());
    quantity(&value, None).map(|_| (at, at + 1))
}

impl Builder<'_, '_> {
    /// The name of a metric.
    pub fn metric_name(&mut self, entry: &Entry) -> Text {
        let whole = self.context.name(entry);
        let value = Value::named(entry, self.context.sources);
        let name = parted(&value.text).and_then(|(end, _)| value.piece(0..end).to_text());
        name.unwrap_or(whole)
    }

    /// What a metric has besides its name.
    pub fn metric(&mut self, entry: &Entry, unread: &mut Vec<UnreadValue>) -> Metric {
        let mut metric = Metric::default();
        let named = Value::named(entry, self.context.sources);
        if let Some((_, start)) = parted(&named.text) {
            let value = named.rest(start);
            metric.value = self.quantity(&value, self.written(entry));
            unread.extend(self.unread(entry, &value).filter(|_| metric.value.is_none()));
        } else {
            self.colon_for_equals(&named);
        }
        let mut once = Once::default();
        for child in entry.children.iter().filter(|child| child.keyword != Keyword::Evidence) {
            if once.allows(child, self.context) {
                self.metric_entry(child, &mut metric, unread);
            }
        }
        if let Some(data) = entry.children.iter().find(|child| child.keyword == Keyword::Data) {
            data::read(data, &mut metric, self.context);
        }
        metric
    }

    /// `Calls: 38 %` is a name with its value, and no name alone. What has a number right after a colon may also
    /// be a time of day, such as `Open at: 9:30`, so that nothing else may follow but a unit.
    fn colon_for_equals(&mut self, whole: &Value) {
        let Some(at) = whole.text.rfind(": ") else { return };
        let (name, value, colon) = (whole.piece(0..at), whole.rest(at + 1), whole.piece(at..at + 1));
        let is_value = quantity(&value, number::thousands_sign(self.context.language))
            .is_some_and(|found| found.unit.split_whitespace().count() <= 3 && !found.unit.contains(':'));
        if is_value && !name.is_empty() {
            self.context.report(problems::metric_without_equals(&name, &value, colon.span));
        }
    }

    fn metric_entry(&mut self, entry: &Entry, metric: &mut Metric, unread: &mut Vec<UnreadValue>) {
        let value = Value::of(entry, self.context.sources);
        match entry.keyword {
            Keyword::Target if !value.is_empty() => {
                metric.target = self.quantity(&value, self.written(entry));
                unread.extend(self.unread(entry, &value).filter(|_| metric.target.is_none()));
            }
            Keyword::Source => metric.sources.extend(self.context.text(entry)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_name_and_value() {
        assert_eq!(parted("a = b = 5 %"), Some((5, 8)));
        assert_eq!(parted("NPS=12"), Some((3, 4)));
        assert_eq!(parted("onbekend ="), Some((9, 10)));
        assert_eq!(parted("E=mc²"), None);
        assert_eq!(parted("wachttijd"), None);
    }
}
