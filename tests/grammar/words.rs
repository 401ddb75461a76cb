//! The words of the tables as patterns.
//!
//! In: words of `grammar/keywords.toml` and `grammar/values.toml`. Out: a pattern that takes them as the compiler does: accents,
//! the width of white space and hyphens between words do not count. That capitals do not count is up to the engine. The
//! patterns hold nothing but what Oniguruma (VS Code) and PCRE (Kate) have in common.

use std::collections::BTreeMap;

use journey::syntax::fold;
use unicode_normalization::UnicodeNormalization;

/// A pattern for any of the words; the same for the same words in another order.
pub fn any_of<'words>(words: impl IntoIterator<Item = &'words str>) -> String {
    // Of two words that differ in accents alone, the pattern of the one with more of them takes the other as well.
    let mut by_fold: BTreeMap<String, &str> = BTreeMap::new();
    for word in words {
        let kept = by_fold.entry(fold(word)).or_insert(word);
        if (accents(word), *kept) > (accents(kept), word) {
            *kept = word;
        }
    }
    by_fold.into_values().map(pattern).collect::<Vec<_>>().join("|")
}

fn accents(word: &str) -> usize {
    word.chars().filter(|letter| !letter.is_ascii()).count()
}

/// A pattern for one word.
fn pattern(word: &str) -> String {
    word.to_lowercase().chars().map(letter).collect()
}

fn letter(letter: char) -> String {
    match letter {
        ' ' | '-' => r"(?:\s+|[-‐‑–−])".to_owned(),
        '\'' => "['‘’ʼ´`]".to_owned(),
        'ß' => "(?:ß|ss)".to_owned(),
        letter if letter.is_ascii_alphanumeric() => letter.to_string(),
        letter if letter.is_ascii() => format!("\\{letter}"),
        letter => match letter.nfd().next() {
            Some(base) if base != letter => format!("(?:{letter}|{base}\\p{{M}}?)"),
            _ => letter.to_string(),
        },
    }
}

#[test]
fn a_pattern_takes_words_without_their_accents() {
    assert_eq!(any_of(["Étape"]), r"(?:é|e\p{M}?)tape");
    assert_eq!(any_of(["Barriere", "Barrière", "BARRIERE"]), r"barri(?:è|e\p{M}?)re");
    assert_eq!(any_of(["[x]", "Maßnahme"]), r"\[x\]|ma(?:ß|ss)nahme");
}
