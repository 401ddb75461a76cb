//! The words of the tables as patterns.
//!
//! In: words of `grammar/languages`. Out: a pattern that takes them as the compiler does: accents,
//! the width of white space and hyphens between words do not count. That capitals do not count is up to the engine.

use std::collections::BTreeMap;

use journey::language::fold::fold;
use unicode_normalization::UnicodeNormalization;

/// How patterns are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// What Oniguruma (VS Code) and PCRE (Kate) have in common.
    Common,
    /// What Vim calls very magic.
    Vim,
}

/// A pattern for any of the words; the same for the same words in another order.
pub fn any_of<'words>(words: impl IntoIterator<Item = &'words str>) -> String {
    any_in(Dialect::Common, words)
}

/// [`any_of`] in a dialect.
pub fn any_in<'words>(dialect: Dialect, words: impl IntoIterator<Item = &'words str>) -> String {
    // Of two words that differ in accents alone, the pattern of the one with more of them takes the other as well.
    let mut by_fold: BTreeMap<String, &str> = BTreeMap::new();
    for word in words {
        let kept = by_fold.entry(fold(word)).or_insert(word);
        if (accents(word), *kept) > (accents(kept), word) {
            *kept = word;
        }
    }
    by_fold.into_values().map(|word| pattern(dialect, word)).collect::<Vec<_>>().join("|")
}

fn accents(word: &str) -> usize {
    word.chars().filter(|letter| !letter.is_ascii()).count()
}

/// A pattern for one word.
fn pattern(dialect: Dialect, word: &str) -> String {
    word.to_lowercase().chars().map(|letter| piece(dialect, letter)).collect()
}

fn piece(dialect: Dialect, letter: char) -> String {
    let (open, mark) = match dialect {
        Dialect::Common => ("(?:", r"\p{M}?"),
        Dialect::Vim => ("%(", ""),
    };
    match letter {
        ' ' | '-' => format!("{open}\\s+|[-‐‑–−])"),
        '\'' => "['‘’ʼ´`]".to_owned(),
        'ß' => format!("{open}ß|ss)"),
        letter if letter.is_ascii_alphanumeric() => letter.to_string(),
        letter if letter.is_ascii() => format!("\\{letter}"),
        letter => match letter.nfd().next() {
            Some(base) if base != letter => format!("{open}{letter}|{base}{mark})"),
            _ => letter.to_string(),
        },
    }
}

#[test]
fn a_pattern_takes_words_without_their_accents() {
    assert_eq!(any_of(["Étape"]), r"(?:é|e\p{M}?)tape");
    assert_eq!(any_of(["Barriere", "Barrière", "BARRIERE"]), r"barri(?:è|e\p{M}?)re");
    assert_eq!(any_of(["[x]", "Maßnahme"]), r"\[x\]|ma(?:ß|ss)nahme");
    assert_eq!(any_in(Dialect::Vim, ["Étape", "Quick win"]), r"%(é|e)tape|quick%(\s+|[-‐‑–−])win");
}
