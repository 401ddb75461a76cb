//! The personas' names, and whom a name means.
//!
//! In: names. Out: the persona with that name, or with that first name, or that part of
//! the name, where only one has it.

use std::collections::BTreeMap;

use crate::language::fold::fold;
use crate::model::PersonaId;

use crate::check::values::nearest::Nearest;

/// What follows after this many words is no name any more.
const LONGEST_NAME: usize = 6;

/// The names of all personas of a journey.
#[derive(Debug, Default)]
pub struct People {
    names: Vec<String>,
    by_name: BTreeMap<String, Vec<usize>>,
    /// By the other words of a name that begin with a capital: `Leila` of `Mama Leila`.
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
    /// Nobody.
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
        for part in
            name.split_whitespace().skip(1).take(LONGEST_NAME).filter(|part| part.starts_with(char::is_uppercase))
        {
            let bearers = self.by_part.entry(fold(part)).or_default();
            if bearers.last() != Some(&persona) {
                bearers.push(persona);
            }
        }
        // A whole name means its persona, also where it is the first name of another one.
        let bearers = self.by_name.entry(folded.clone()).or_default();
        let taken = bearers.first().is_some_and(|first| fold(&self.names[*first]) == folded);
        bearers.insert(if taken { bearers.len() } else { 0 }, persona);
    }

    /// Whom `name` means; near names only count where there is more than one persona.
    pub fn find(&self, name: &str, nearest: &mut Nearest) -> Match<'_> {
        let folded = fold(name);
        match self.by_name.get(&folded).map(Vec::as_slice) {
            Some([persona]) => return Match::One(PersonaId(*persona)),
            Some([persona, ..]) if fold(&self.names[*persona]) == folded => return Match::One(PersonaId(*persona)),
            Some(personas) => return self.several(personas),
            // `(same)` is a word and no slip of `Sam`: only what begins like a name can be a mistyped one.
            None if name.starts_with(char::is_lowercase) => return Match::None,
            None => {}
        }
        match self.by_part.get(&folded).map(Vec::as_slice) {
            Some([persona]) => return Match::One(PersonaId(*persona)),
            Some(personas) => return self.several(personas),
            None if self.names.len() < 2 => return Match::None,
            None => {}
        }
        match nearest.of(&folded, self.by_name.keys().map(String::as_str)).and_then(|near| self.by_name[near].first()) {
            Some(persona) => Match::Near(&self.names[*persona]),
            None => Match::None,
        }
    }

    fn several(&self, personas: &[usize]) -> Match<'_> {
        Match::Several(personas.iter().take(3).map(|persona| self.names[*persona].as_str()).collect())
    }
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
        assert_eq!(people.find("sara de wit", &mut nearest), Match::One(PersonaId(0)));
        assert_eq!(people.find("Omer", &mut nearest), Match::One(PersonaId(2)));
        assert_eq!(people.find("Sara", &mut nearest), Match::Several(vec!["Sara De Wit", "Sara Maes"]));
        assert_eq!(people.find("Maes", &mut nearest), Match::One(PersonaId(1)));
        assert_eq!(people.find("wit", &mut nearest), Match::None);
        assert_eq!(people.find("Omar", &mut nearest), Match::Near("Ömer Kaya"));
        assert_eq!(people.find("omar", &mut nearest), Match::None);
        assert_eq!(people.find("telefonisch", &mut nearest), Match::None);
    }
}
