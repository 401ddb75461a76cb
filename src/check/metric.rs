//! Metrics: a name, a value with a unit, what it should be, and where it comes from.
//!
//! In: an entry `name = value unit` and those under it. Out: a [`Metric`]. Figures from a data file are
//! read in `data`.

use crate::model::{Metric, Quantity, Text};
use crate::syntax::{Entry, Keyword};

use super::build::Builder;
use super::data;
use super::number;
use super::once::Once;
use super::value::Value;

/// Signs that may stand before a number and say nothing of its unit.
const BEFORE: [char; 10] = ['<', '>', '=', '≤', '≥', '≈', '~', '±', '→', '≃'];

/// The number with its unit that `value` is: `38 %`, `< 2 minutes`, `€ 12`; none when no number is found
/// at the beginning.
pub fn quantity(value: &Value, thousands: Option<char>) -> Option<Quantity> {
    let text = value.to_text()?;
    let words = text.value.as_str();
    let bare = words.trim_start_matches(|char: char| BEFORE.contains(&char) || char.is_whitespace());
    let before_number = bare.find(|char: char| char.is_ascii_digit() || "+-−½¼¾".contains(char))?;
    let (currency, rest) = bare.split_at(before_number);
    if !is_currency(currency.trim()) {
        return None;
    }
    let (number, length) = number::read(rest, thousands)?;
    let parts = [currency.trim(), rest[length..].trim()];
    let unit = parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
    Some(Quantity { number, unit, text })
}

/// Whether `text` is nothing, a sign such as `€`, or a code such as `EUR`.
fn is_currency(text: &str) -> bool {
    let sign = text.chars().count() <= 3 && text.chars().all(|char| !char.is_alphanumeric() && !char.is_ascii());
    sign || text == "$" || (text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()))
}

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
        let whole = self.name(entry);
        let value = Value::named(entry, self.context.sources);
        let name = parted(&value.text).and_then(|(end, _)| value.piece(0..end).to_text());
        name.unwrap_or(whole)
    }

    /// What a metric has besides its name.
    pub fn metric(&mut self, entry: &Entry) -> Metric {
        let mut metric = Metric::default();
        let named = Value::named(entry, self.context.sources);
        if let Some((_, start)) = parted(&named.text) {
            metric.value = self.quantity(&named.rest(start), self.written(entry));
        }
        let mut once = Once::default();
        for child in entry.children.iter().filter(|child| child.keyword != Keyword::Evidence) {
            if once.allows(child, self.context) {
                self.metric_entry(child, &mut metric);
            }
        }
        if let Some(data) = entry.children.iter().find(|child| child.keyword == Keyword::Data) {
            data::read(data, &mut metric, self.context);
        }
        metric
    }

    fn metric_entry(&mut self, entry: &Entry, metric: &mut Metric) {
        let value = Value::of(entry, self.context.sources);
        match entry.keyword {
            Keyword::Target if !value.is_empty() => metric.target = self.quantity(&value, self.written(entry)),
            Keyword::Source => metric.sources.extend(self.text(entry)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn read(text: &str) -> Option<(f64, String)> {
        quantity(&Value::invented(text, Span::default()), Some('.')).map(|found| (found.number, found.unit))
    }

    #[test]
    fn reads_what_people_write() {
        for (text, number, unit) in [
            ("38 %", 38.0, "%"),
            ("38%", 38.0, "%"),
            ("< 2 minutes", 2.0, "minutes"),
            ("9 /10", 9.0, "/10"),
            ("€ 12", 12.0, "€"),
            ("EUR 1.250,50 per maand", 1250.5, "EUR per maand"),
            ("≥ 4,5 op 5", 4.5, "op 5"),
            ("-3", -3.0, ""),
        ] {
            assert_eq!(read(text), Some((number, unit.to_owned())), "{text}");
        }
        for text in ["onbekend", "", "ongeveer 3", "?"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn parts_name_and_value() {
        assert_eq!(parted("a = b = 5 %"), Some((5, 8)));
        assert_eq!(parted("NPS=12"), Some((3, 4)));
        assert_eq!(parted("onbekend ="), Some((9, 10)));
        assert_eq!(parted("E=mc²"), None);
        assert_eq!(parted("wachttijd"), None);
    }
}
