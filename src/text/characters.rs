//! What single characters are: which end a line, which draw nothing, which are dropped beforehand.
//!
//! In: text as written. Out: clean lines for the shaper, with the soft hyphens taken out and their
//! places noted. Fonts and words are not looked at here.

/// A line of text that the author ended (or the only one), ready to be shaped.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct CleanLine {
    /// Its characters: no soft hyphens, no controls, no blanks at either end.
    pub text: String,
    /// Byte offsets in `text` where a soft hyphen stood, growing.
    pub soft_hyphens: Vec<usize>,
}

/// The lines of `text` as its author ended them; blank lines at either end are left out.
pub(super) fn clean_lines(text: &str) -> Vec<CleanLine> {
    let mut lines: Vec<CleanLine> = text.replace("\r\n", "\n").split(ends_line).map(clean_line).collect();
    while lines.last().is_some_and(|line| line.text.is_empty()) {
        lines.pop();
    }
    let blank = lines.iter().take_while(|line| line.text.is_empty()).count();
    lines.drain(..blank);
    lines
}

fn clean_line(text: &str) -> CleanLine {
    let mut line = CleanLine::default();
    for character in text.trim_matches(is_breaking_space).chars() {
        match character {
            '\u{ad}' => line.soft_hyphens.push(line.text.len()),
            '\t' => line.text.push(' '),
            control if control.is_control() => {}
            other => line.text.push(other),
        }
    }
    line.text.truncate(line.text.trim_end_matches(is_breaking_space).len());
    let length = line.text.len();
    line.soft_hyphens.retain(|&place| place > 0 && place < length);
    line.soft_hyphens.dedup();
    line
}

/// Whether a line ends at `character` whatever the width: the mandatory breaks of UAX 14.
fn ends_line(character: char) -> bool {
    matches!(character, '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether `character` is a blank that vanishes at the end of a line; no-break spaces stay.
pub(super) fn is_breaking_space(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Whether `character` leaves no ink even in a font that lacks it: blanks, controls, joiners, variation
/// selectors, marks of direction and the other default ignorables of the Unicode Character Database.
pub(super) fn draws_nothing(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn soft_hyphens_are_noted_and_taken_out() {
        let lines = clean_lines(" \u{ad}ver\u{ad}\u{ad}zekering\u{ad} ");
        assert_eq!(lines, [CleanLine { text: "verzekering".into(), soft_hyphens: vec![3] }]);
    }

    #[test]
    fn blank_lines_stay_in_the_middle_alone() {
        let texts: Vec<String> = clean_lines("\n a\r\n\n\tb \n\n").into_iter().map(|line| line.text).collect();
        assert_eq!(texts, ["a", "", "b"]);
    }
}
