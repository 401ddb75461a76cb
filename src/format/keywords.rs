//! Which word stands for a keyword in the usual form.
//!
//! In: the entries of a file, and the language that its keywords are wanted in. Out: the word of each. A word
//! that the file reads as something else, such as the name of a lane of its own, is never chosen.

use std::collections::BTreeMap;

use crate::language::Language;
use crate::language::fold::fold;
use crate::source::Source;
use crate::syntax::value_words::language_called;
use crate::syntax::{Keyword, Tree};

use super::lines::{LineNode, Lines};
use super::values::Values;

/// A word as compared, what it means, and what holds its entry.
type WrittenKeyword = (String, Keyword, Option<Keyword>);

/// The words of a file.
pub(super) struct Keywords<'t> {
    source: &'t Source,
    /// What values are written as.
    pub(super) values: Values,
    /// By what was written, the usual word.
    usual: BTreeMap<WrittenKeyword, String>,
    /// By what was written, the same word well spelt.
    spelt: BTreeMap<WrittenKeyword, String>,
    /// A line that keeps the language of the map, and the line after which it stands.
    added: Option<(usize, String)>,
}

impl<'t> Keywords<'t> {
    /// The words of a file, in the language that is `asked` for.
    pub(super) fn new(source: &'t Source, tree: &Tree, lines: &Lines, asked: Option<Language>) -> Keywords<'t> {
        let journey = lines.nodes.iter().find(|node| node.entry.keyword == Keyword::Journey);
        let named = tree.entries.iter().find(|entry| entry.keyword == Keyword::Language);
        let named = named.map(|entry| language_called(&entry.text));
        // Without a language that can be read, that of the words is that of the map.
        let asked = asked.filter(|_| named != Some(None));
        let choice = Choice {
            asked,
            reading: asked.unwrap_or(tree.language),
            // Without a journey, the words themselves tell the language, or the file that uses this one.
            may_replace: asked.is_some() || journey.is_some(),
            lanes: lanes(lines),
        };
        let mut keywords = Keywords {
            source,
            values: Values::new(named.flatten().or(journey.map(|_| tree.language)), asked),
            usual: BTreeMap::new(),
            spelt: BTreeMap::new(),
            added: journey
                .and_then(|node| Some((node.last_line, choice.language_line(tree)?)))
                .filter(|_| named.is_none()),
        };
        for node in &lines.nodes {
            let written = keywords.written(node, lines);
            if !keywords.usual.contains_key(&written) {
                let as_is = source.slice(node.entry.keyword_span);
                keywords.usual.insert(written.clone(), choice.settled(&written, as_is));
                let spelt = choice.spelt(&written, as_is);
                keywords.spelt.insert(written, spelt);
            }
        }
        keywords
    }

    /// The sign of an entry that was written with one.
    pub(super) fn sign_of(&self, node: &LineNode) -> Option<&'static str> {
        let written = self.source.slice(node.entry.keyword_span);
        let is_word = written.chars().any(char::is_alphanumeric);
        node.entry.keyword.sign().filter(|_| !is_word)
    }

    /// The word of an entry: the usual one, or else the one that was written.
    pub(super) fn word_of(&self, node: &LineNode, lines: &Lines, is_usual: bool) -> &str {
        let words = if is_usual { &self.usual } else { &self.spelt };
        let as_is = || self.source.slice(node.entry.keyword_span);
        words.get(&self.written(node, lines)).map_or_else(as_is, String::as_str)
    }

    /// A line that is added after this one.
    pub(super) fn added_after(&self, line: usize) -> Option<&str> {
        self.added.as_ref().filter(|(after, _)| *after == line).map(|(_, added)| added.as_str())
    }

    /// Whether a line is added.
    pub(super) const fn adds(&self) -> bool {
        self.added.is_some()
    }

    fn written(&self, node: &LineNode, lines: &Lines) -> WrittenKeyword {
        let holder = node.holder.map(|at| lines.nodes[at].entry.keyword);
        (fold(self.source.slice(node.entry.keyword_span)), node.entry.keyword, holder)
    }
}

/// How a word is chosen.
struct Choice {
    /// The language that is wanted; none leaves each word in its own.
    asked: Option<Language>,
    /// The language in which the new text will be read.
    reading: Language,
    /// Whether another word may stand for the same.
    may_replace: bool,
    /// The lanes of the file's own: folded name and name.
    lanes: BTreeMap<String, String>,
}

impl Choice {
    /// The line that says the language of the map, where the opening word will say another one.
    fn language_line(&self, tree: &Tree) -> Option<String> {
        let word = self.first(Keyword::Language, self.reading, None).filter(|_| self.reading != tree.language)?;
        Some(format!("{word}: {}", tree.language.tag()))
    }

    /// The word that stays when the new text is put in its usual form again: a word of several languages may not be the usual
    /// one of the language that it was taken from.
    fn settled(&self, written: &WrittenKeyword, as_is: &str) -> String {
        let once = |written: &WrittenKeyword, as_is: &str| {
            self.usual(written).map_or_else(|| self.spelt(written, as_is), str::to_owned)
        };
        let mut word = once(written, as_is);
        for _ in 0..Language::ALL.len() {
            let next = once(&(fold(&word), written.1, written.2), &word);
            if next == word {
                break;
            }
            word = next;
        }
        word
    }

    /// The usual word; none where the one that was written is.
    fn usual(&self, written: &WrittenKeyword) -> Option<&'static str> {
        let (folded, keyword, holder) = written;
        if !self.may_replace || *keyword == Keyword::Own {
            return None;
        }
        let own: Vec<Language> = keyword.languages_of(folded).collect();
        // What opens a journey says of what kind it is, as `Patient journey` does; where it is a word of several
        // languages, it gives way to one that tells the language. `If` reads on in its text, as `Optional` does not.
        let says_more = match keyword {
            Keyword::Journey => own == [self.reading],
            Keyword::Optional => own.contains(&self.reading),
            _ => false,
        };
        if says_more {
            return None;
        }
        let own = match own.as_slice() {
            all if all.contains(&self.reading) => Some(self.reading),
            [only] => Some(*only),
            _ => None,
        };
        let word = self.first(*keyword, self.asked.or(own)?, *holder)?;
        // A word of another language may well be one of the file's own too.
        let is_own = keyword.languages_of(&fold(word)).any(|language| language == self.reading);
        if is_own { self.first(*keyword, self.reading, *holder) } else { Some(word) }
    }

    /// The first word of a language that will be read as this keyword.
    fn first(&self, keyword: Keyword, language: Language, holder: Option<Keyword>) -> Option<&'static str> {
        keyword.words(language).iter().copied().find(|word| self.is_read_as(word, keyword, holder))
    }

    fn is_read_as(&self, word: &str, keyword: Keyword, holder: Option<Keyword>) -> bool {
        let folded = fold(word);
        let meanings = Keyword::from_folded(&folded, self.reading);
        let is_lane = self.lanes.contains_key(&folded) && !meanings.iter().any(|meaning| meaning.is_frame());
        let is_clear = meanings.iter().all(|meaning| *meaning == keyword || !meaning.may_stand_in(holder));
        !is_lane && is_clear && meanings.contains(&keyword)
    }

    /// The word that was written as the tables or its lane spell it.
    fn spelt(&self, written: &WrittenKeyword, as_is: &str) -> String {
        let (folded, keyword, _) = written;
        if *keyword == Keyword::Own {
            return self.lanes.get(folded).map_or(as_is, String::as_str).to_owned();
        }
        // The file's own spelling goes first, and then that of any language.
        let languages = [self.reading].into_iter().chain(Language::ALL);
        let mut words = languages.flat_map(|language| keyword.words(language));
        words.find(|word| fold(word) == *folded).copied().unwrap_or(as_is).to_owned()
    }
}

/// The lanes of the file's own that may stand before a colon.
fn lanes(lines: &Lines) -> BTreeMap<String, String> {
    let named = lines.nodes.iter().map(|node| node.entry).filter(|entry| entry.keyword == Keyword::Lane);
    let named = named.filter(|entry| !entry.text.contains([':', '：', '\n']));
    named.map(|entry| (fold(&entry.text), entry.text.clone())).collect()
}
