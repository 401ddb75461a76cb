//! How words are compared.
//!
//! In: a word as a person wrote it. Out: the same word without what does not count: case, accents,
//! hyphens between letters, the width of white space, and characters that nobody sees.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The word as it is compared: two words are the same keyword, lane or value when their folds are equal.
#[must_use]
pub fn fold(word: &str) -> String {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let mut folded = String::with_capacity(word.len());
    let seen = word.chars().filter(|letter| !is_unseen(*letter));
    for letter in seen.flat_map(char::to_lowercase).nfkd().filter(|letter| !is_combining_mark(*letter)) {
        push(&mut folded, letter);
    }
    folded.truncate(folded.trim_end().len());
    without_hyphens(&folded)
}

/// The same for a word that stands for a value, which is often abbreviated: `Std.` is `Std`.
#[must_use]
pub fn fold_value(word: &str) -> String {
    fold(word).replace('.', "")
}

/// Whether a character takes no room: marks of direction and joining, soft hyphens, emoji selectors.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
        || (letter.is_control() && !letter.is_whitespace())
}

fn push(folded: &mut String, letter: char) {
    match letter {
        'ß' => folded.push_str("ss"),
        'œ' => folded.push_str("oe"),
        'æ' => folded.push_str("ae"),
        'ø' => folded.push('o'),
        'ı' => folded.push('i'),
        '‘' | '’' | 'ʼ' | '´' | '`' => folded.push('\''),
        '‐' | '‑' | '–' | '−' => folded.push('-'),
        white if white.is_whitespace() => {
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        }
        other => folded.push(other),
    }
}

/// A hyphen between two letters becomes a blank (`follow-up` is `follow up`); others, as in `[-]`, stay.
fn without_hyphens(word: &str) -> String {
    if !word.contains('-') {
        return word.to_owned();
    }
    let mut before = ' ';
    let mut letters = word.chars().peekable();
    let mut result = String::with_capacity(word.len());
    while let Some(letter) = letters.next() {
        let between = before.is_alphanumeric() && letters.peek().is_some_and(|next| next.is_alphanumeric());
        result.push(if letter == '-' && between { ' ' } else { letter });
        before = letter;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn what_does_not_count_is_gone() {
        for word in ["Étape", "ETAPE", "étape", "e\u{301}tape", " Étape\u{A0}", "\u{200B}Étape"] {
            assert_eq!(fold(word), "etape", "{word:?}");
        }
        assert_eq!(fold("Temps  d\u{2019}attente"), "temps d'attente");
        assert_eq!(fold("Maßnahme"), fold("MASSNAHME"));
        assert_eq!(fold("Follow-up"), "follow up");
        assert_eq!(fold("Point\u{A0}de\tcontact"), "point de contact");
        assert_eq!(fold("Ｓｔｅｐ"), "step");
        assert_eq!(fold("[-]"), "[-]");
        assert_eq!(fold("✔\u{FE0F}"), "✔");
        assert_eq!(fold(""), "");
    }
}
