//! `file:line:column: error[code]: message`, the form that editors know from compilers.

use crate::diagnostic::excerpt::{visible, visible_name};
use crate::diagnostic::finding::{Finding, word};

/// The line of a finding.
pub(super) fn line(finding: &Finding) -> String {
    let place = &finding.place;
    let severity = word(finding.severity);
    let in_one_line = |words: &str| visible(&words.replace('\n', " "));
    let (file, sentence) = (visible_name(&place.file), in_one_line(&finding.sentence()));
    format!("{file}:{}:{}: {severity}[{}]: {sentence}\n", place.line, place.column, finding.code)
}
