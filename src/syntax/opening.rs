//! In which language a file is written.
//!
//! In: the folded words before the colons of its lines. Out: the language of the word that opens the file, or of most of its
//! keywords. `Language: …` is not looked at here.

use super::Keyword;
use super::keyword::languages_of;
use crate::language::Language;

/// The language of the first word that opens a journey; where that is a word of several languages, or there
/// is none, the one of these in which most of the words are keywords; `usual` where nothing tells.
pub(super) fn language<'words>(words: impl Iterator<Item = &'words str> + Clone, usual: Language) -> Language {
    let opening = words.clone().find_map(|word| {
        let languages: Vec<Language> = meanings_as(word, Keyword::Journey).collect();
        (!languages.is_empty()).then_some(languages)
    });
    let possible = match opening {
        Some(languages) if languages.len() == 1 => return languages[0],
        Some(languages) => languages,
        None => Language::ALL.to_vec(),
    };
    let mut counts: Vec<(Language, usize)> = possible.into_iter().map(|language| (language, 0)).collect();
    for word in words {
        for (language, count) in &mut counts {
            *count += usize::from(languages_of(word).iter().any(|(of, _)| of == language));
        }
    }
    most(&counts, usual)
}

fn meanings_as(word: &str, keyword: Keyword) -> impl Iterator<Item = Language> {
    languages_of(word).iter().filter(move |(_, of)| *of == keyword).map(|(language, _)| *language)
}

/// The language with the highest count; on a tie `usual`, then the first.
fn most(counts: &[(Language, usize)], usual: Language) -> Language {
    let highest = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let leading = counts.iter().filter(|(_, count)| *count == highest).map(|(language, _)| *language);
    let leading: Vec<Language> = leading.collect();
    if leading.contains(&usual) { usual } else { leading.first().copied().unwrap_or(usual) }
}
