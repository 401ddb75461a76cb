//! Personas: for whom the journey is.
//!
//! In: the entries of personas, of this file and of the files that it uses, in order. Out:
//! [`Persona`]s, and the names by which emotions can point to them.

use std::collections::BTreeMap;

use crate::language::fold::fold;
use crate::limits::PERSONAS;
use crate::model::{Persona, Text};
use crate::source::Span;
use crate::syntax::{Entry, Keyword};

use super::once::Once;
use crate::check::build::Builder;
use crate::check::files::used;
use crate::check::problems;

impl Builder<'_, '_> {
    /// Reads all personas.
    pub fn personas(&mut self, entries: &[Entry]) {
        let mut named: BTreeMap<String, Span> = BTreeMap::new();
        for (number, entry) in entries.iter().enumerate() {
            if number == PERSONAS {
                self.context.report(problems::too_many_personas(entry.span, PERSONAS));
                return;
            }
            let persona = self.persona(entry);
            let name = &persona.name;
            match named.get(&fold(&name.value)) {
                Some(first) => self.context.report(problems::duplicate_persona(name.span, &name.value, *first)),
                None => {
                    named.insert(fold(&name.value), name.span);
                }
            }
            self.people.add(&name.value);
            self.journey.personas.push(persona);
        }
    }

    fn persona(&mut self, entry: &Entry) -> Persona {
        let mut persona = Persona {
            name: self.context.short_name(entry),
            role: Vec::new(),
            age: Vec::new(),
            about: Vec::new(),
            goals: Vec::new(),
            frustrations: Vec::new(),
            quotes: Vec::new(),
            photo: None,
            labels: self.persona_labels(entry),
        };
        let mut once = Once::default();
        for child in &entry.children {
            if once.allows(child, self.context) {
                self.persona_entry(child, &mut persona);
            }
        }
        persona
    }

    /// Labels are unique in a file; those of used files are their own.
    fn persona_labels(&mut self, entry: &Entry) -> Vec<Text> {
        if entry.span.file == self.file {
            self.labels.define(entry, None, self.context)
        } else {
            entry.labels.iter().map(|label| Text { value: label.name.clone(), span: label.span }).collect()
        }
    }

    fn persona_entry(&mut self, entry: &Entry, persona: &mut Persona) {
        match entry.keyword {
            Keyword::Role => persona.role.extend(self.context.text(entry)),
            Keyword::Age => persona.age.extend(self.context.text(entry)),
            Keyword::About => persona.about.extend(self.context.text(entry)),
            Keyword::Goal => persona.goals.extend(self.context.text(entry)),
            Keyword::Frustration => persona.frustrations.extend(self.context.text(entry)),
            Keyword::Quote => persona.quotes.extend(self.context.text(entry)),
            Keyword::Note => self.journey.notes.extend(self.context.aside(entry)),
            Keyword::Photo => {
                used::probe(entry, self.context);
                persona.photo = self.context.aside(entry);
            }
            _ => {}
        }
    }
}
