//! The personas' names, and whom a name means.
//!
//! In: names. Out: the persona with that name, or with that first name, or that part of
//! the name, where only one has it.

use std::collections::BTreeMap;

use crate::language::Language;
use crate::language::fold::fold;
use crate::model::PersonaId;

use crate::check::values::nearest::Nearest;

/// What follows after this many words is no name any more.
const LONGEST_NAME: usize = 6;

/// The names of all personas of a journey.
#[derive(Debug, Default)]
pub struct People {
    names: Vec<String>,
    /// By the whole name and by its first word.
    by_name: BTreeMap<String, Vec<usize>>,
    /// By other parts of a name: `Leila` and `Leila Haddad` of `Mama Leila Haddad`, `de Vries` of `Anna de Vries`.
    by_part: BTreeMap<String, Vec<usize>>,
}

/// Whom a name means.
#[derive(Debug, PartialEq)]
pub enum Match<'p> {
    /// This persona.
    One(PersonaId),
    /// Any of these, by name.
    Several(Vec<&'p str>),
    /// Nobody, but this name is near.
    Near(&'p str),
    /// Nobody, and it looks like a name; the personas there are.
    Stranger(Vec<&'p str>),
    /// Nobody; these are other words.
    None,
}

impl People {
    /// Adds the next persona.
    pub fn add(&mut self, name: &str) {
        let persona = self.names.len();
        self.names.push(name.to_owned());
        let folded = fold(name);
        if let Some(first) = folded.split(' ').next().filter(|first| *first != folded) {
            self.by_name.entry(first.to_owned()).or_default().push(persona);
        }
        for part in parts(name) {
            let bearers = self.by_part.entry(fold(&part)).or_default();
            if bearers.last() != Some(&persona) {
                bearers.push(persona);
            }
        }
        // A whole name means its persona, also where it is the first name of another one.
        let bearers = self.by_name.entry(folded.clone()).or_default();
        let taken = bearers.first().is_some_and(|first| fold(&self.names[*first]) == folded);
        bearers.insert(if taken { bearers.len() } else { 0 }, persona);
    }

    /// Whom `name` means, in a text of this language.
    pub fn find(&self, name: &str, language: Language, nearest: &mut Nearest) -> Match<'_> {
        let folded = fold(name);
        match self.by_name.get(&folded).map(Vec::as_slice) {
            Some([persona]) => return Match::One(PersonaId(*persona)),
            Some([persona, ..]) if fold(&self.names[*persona]) == folded => return Match::One(PersonaId(*persona)),
            Some(personas) => return self.several(personas),
            None => {}
        }
        // `(same)` is a word and no slip of `Sam`, and `(wit)` is a colour: one word is a name where it has a capital.
        let has_capital = name.contains(char::is_uppercase);
        match self.by_part.get(&folded).filter(|_| has_capital || folded.contains(' ')).map(Vec::as_slice) {
            Some([persona]) => return Match::One(PersonaId(*persona)),
            Some(personas) => return self.several(personas),
            None if !looks_like_a_name(name) => return Match::None,
            None => {}
        }
        let near =
            nearest.of(&folded, self.by_name.keys().map(String::as_str)).and_then(|near| self.by_name[near].first());
        match near.filter(|_| self.names.len() > 1) {
            Some(persona) => Match::Near(&self.names[*persona]),
            // Each noun has a capital in German, so that it says less there.
            None if self.names.len() < if language.nouns_have_capitals() { 2 } else { 1 } => Match::None,
            None => Match::Stranger(self.names.iter().take(3).map(String::as_str).collect()),
        }
    }

    fn several(&self, personas: &[usize]) -> Match<'_> {
        Match::Several(personas.iter().take(3).map(|persona| self.names[*persona].as_str()).collect())
    }
}

/// The parts of a name that may stand for it: all runs of its words that hold one with a capital, but for the first word
/// alone and the whole.
fn parts(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split_whitespace().take(LONGEST_NAME).collect();
    let runs = (0..words.len()).flat_map(|start| (start + 1..=words.len()).map(move |end| start..end));
    let names = runs.filter(|run| run.end > 1 && words[run.clone()].iter().any(|word| is_capitalised(word)));
    // `de` of `de Vries` is no end of a name.
    names.filter(|run| is_capitalised(words[run.end - 1])).map(|run| words[run].join(" ")).collect()
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether it is a few words that begin with capitals, particles such as `de` between them; `(KCC)` is an abbreviation.
fn looks_like_a_name(text: &str) -> bool {
    /// The longest particle of a surname: `van`, `della`.
    const PARTICLE: usize = 5;
    let words: Vec<&str> = text.split_whitespace().take(LONGEST_NAME + 1).collect();
    let is_abbreviation = |word: &str| word.chars().filter(|letter| letter.is_uppercase()).count() > 2;
    let part = |word: &&str| is_capitalised(word) || word.chars().count() <= PARTICLE;
    let letters = text.chars().all(|char| char.is_alphabetic() || matches!(char, ' ' | '.' | '-' | '\'' | '’'));
    let ends = words.last().is_some_and(|last| is_capitalised(last));
    letters
        && ends
        && words.len() <= LONGEST_NAME
        && words.iter().all(part)
        && !words.iter().any(|word| is_abbreviation(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_people_by_name_and_first_name() {
        let mut people = People::default();
        for name in ["Sara De Wit", "Sara Maes", "Ömer Kaya"] {
            people.add(name);
        }
        let mut nearest = Nearest::default();
        let mut find = |name| people.find(name, Language::Dutch, &mut nearest);
        assert_eq!(find("sara de wit"), Match::One(PersonaId(0)));
        assert_eq!(find("Omer"), Match::One(PersonaId(2)));
        assert_eq!(find("Sara"), Match::Several(vec!["Sara De Wit", "Sara Maes"]));
        assert_eq!(find("Maes"), Match::One(PersonaId(1)));
        assert_eq!(find("de Wit"), Match::One(PersonaId(0)));
        assert_eq!(find("Wit"), Match::One(PersonaId(0)));
        assert_eq!(find("wit"), Match::None);
        assert_eq!(find("Omar"), Match::Near("Ömer Kaya"));
        assert_eq!(find("omar"), Match::None);
        assert_eq!(find("telefonisch"), Match::None);
        assert_eq!(find("KCC"), Match::None);
        assert_eq!(find("Jan van der Berg"), Match::Stranger(vec!["Sara De Wit", "Sara Maes", "Ömer Kaya"]));
    }

    #[test]
    fn a_surname_stands_for_its_bearer() {
        let mut people = People::default();
        people.add("Anna de Vries");
        people.add("Bo van den Berg");
        let mut nearest = Nearest::default();
        let mut find = |name| people.find(name, Language::Dutch, &mut nearest);
        for name in ["de Vries", "Vries", "de vries", "Anna"] {
            assert_eq!(find(name), Match::One(PersonaId(0)), "{name}");
        }
        for name in ["van den Berg", "den Berg", "Berg"] {
            assert_eq!(find(name), Match::One(PersonaId(1)), "{name}");
        }
        for words in ["de", "van den", "berg"] {
            assert_eq!(find(words), Match::None, "{words}");
        }
    }
}
