//! Entities of Mermaid (`#35;`, `#quot;`) and line breaks within a statement.
//!
//! In: a line. Out: the same line, in which an escaped character separates nothing; and back. Splitting is done by
//! `statement` and `task`.

use super::super::markdown::{self, character, line_break};

/// Characters that separate statements, and what stands for them while they are part of a word: Unicode keeps these
/// free for such use.
const KEPT: [(char, char); 5] =
    [(':', '\u{FDD0}'), (';', '\u{FDD1}'), ('#', '\u{FDD2}'), (',', '\u{FDD3}'), ('%', '\u{FDD4}')];

/// The text with its entities as characters that part nothing, and `<br>` as line ends.
pub(super) fn kept(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if let Some((character, after)) = entity(rest).or_else(|| markdown::entity(rest)) {
            let stand_in = KEPT.iter().find(|(of, _)| *of == character).map_or(character, |(_, stand_in)| *stand_in);
            words.push(stand_in);
            rest = after;
        } else if let Some(after) = line_break(rest) {
            words.push('\n');
            rest = after;
        } else {
            words.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    words
}

/// As it is shown in a remark.
pub(super) fn in_one_line(text: &str) -> String {
    restored(text).replace('\n', " ")
}

/// The text as it was before [`kept`], but for the line ends.
pub(super) fn restored(text: &str) -> String {
    let original = |letter: char| KEPT.iter().find(|(_, stand_in)| *stand_in == letter).map_or(letter, |(of, _)| *of);
    text.chars().map(original).collect()
}

/// The character that an entity of Mermaid stands for (`#35;`, `#quot;`), and what follows it.
pub(super) fn entity(text: &str) -> Option<(char, &str)> {
    let name = text.strip_prefix('#')?;
    let end = name.bytes().take(12).position(|byte| byte == b';')?;
    let (name, rest) = (&name[..end], &name[end + 1..]);
    let found =
        if name.bytes().all(|byte| byte.is_ascii_digit()) { character(&format!("#{name}")) } else { character(name) };
    found.map(|found| (found, rest))
}
