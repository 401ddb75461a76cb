//! What the sheet of a persona says.
//!
//! In: a persona and the journey. Out: blocks in sections, the figures, and the curve where it is this person's. Nothing
//! is measured here.

use std::rc::Rc;
use std::sync::Arc;

use crate::geometry::Colour;
use crate::layout::blocks::block::Block;
use crate::layout::blocks::block::Ground;
use crate::layout::blocks::block::Lead;
use crate::layout::blocks::block::Part;
use crate::layout::blocks::journey;
use crate::layout::blocks::journey::Blocks;
use crate::layout::blocks::journey::SEPARATOR;
use crate::layout::blocks::picture::Shown;
use crate::layout::map::header::initials;
use crate::layout::style;
use crate::layout::style::Role;
use crate::model::CardKind;
use crate::model::Journey;
use crate::model::Persona;
use crate::model::PersonaId;
use crate::model::Text;
use crate::scene::Meaning;
use crate::source::Span;
use crate::text::Paragraph;

use super::course::Course;

/// A name or a saying with more letters is set in smaller type.
const LONGEST_NAME: usize = 34;
const LONGEST_SAYING: usize = 180;

/// What the sheet of a persona says.
pub struct Portrait {
    /// Who it is.
    pub label: String,
    /// Where it comes from.
    pub span: Option<Span>,
    /// The colour of this persona.
    pub colour: Colour,
    /// What stands in the place of a portrait: initials, or what to put there.
    pub disc: Rc<Paragraph>,
    /// The photo that stands there instead.
    pub photo: Option<Shown>,
    /// Whether the places are to be filled in by hand.
    pub is_blank: bool,
    /// The journey that it is about, where it has a name.
    pub title: Option<Rc<Block>>,
    /// Name, age and role: large, and as small as they get.
    pub names: [Vec<Rc<Block>>; 2],
    /// What this person says: large, and as small as it gets.
    pub saying: Option<[Rc<Block>; 2]>,
    /// Everything else.
    pub sections: Vec<Section>,
    /// Counts.
    pub figures: Vec<Rc<Block>>,
    /// How the journey felt.
    pub course: Option<Course>,
}

/// Things that belong together, under a heading.
pub struct Section {
    /// Its heading.
    pub heading: Rc<Block>,
    /// The colour of the rule under it.
    pub colour: Colour,
    /// What it says.
    pub blocks: Vec<Rc<Block>>,
    /// What to write where it says nothing.
    pub hint: Option<Rc<Block>>,
}

/// Whether a block is the heading of a section.
pub fn is_heading(block: &Block) -> bool {
    block.ground == Ground::Bare && block.parts.first().is_some_and(|part| part.role == Role::Heading)
}

impl Portrait {
    /// What is said of the persona with this index.
    pub fn of(journey: &Journey, index: usize, blocks: &Blocks) -> Portrait {
        let persona = &journey.personas[index];
        let colour = blocks.house.phase_colour(index);
        let is_alone = journey.personas.len() == 1;
        let course = Course::of(journey, PersonaId(index), is_alone, blocks);
        let key_moments = if course.is_some() || is_alone { key_moments(journey, blocks) } else { Vec::new() };
        let maker = Maker { journey, blocks, colour };
        Portrait {
            label: persona.name.value.clone(),
            span: Some(persona.name.span),
            colour,
            disc: blocks.shape(&initials(&persona.name.value), Role::Poster.face()),
            photo: photo(persona, blocks),
            is_blank: false,
            title: Some(title(journey, blocks)),
            names: [false, true].map(|modest| maker.names(persona, modest)),
            saying: maker.saying(persona),
            sections: maker.sections(persona, key_moments),
            figures: if is_alone { figures(journey, blocks, colour) } else { Vec::new() },
            course,
        }
    }

    /// Places to fill in.
    pub fn blank(journey: &Journey, blocks: &Blocks, is_nameless: bool) -> Portrait {
        let words = journey.language.workshop_words();
        let colour = style::PANEL;
        let asking = |name: &str| {
            let asked = format!("{name}{}", journey.language.colon().trim_end());
            Rc::new(Block {
                meaning: Meaning::Persona,
                parts: vec![blocks.part(&asked, Role::Name, style::INK)],
                label: asked,
                span: None,
                ground: Ground::FillIn,
            })
        };
        let names: Vec<Rc<Block>> = [words.name, words.age, words.role].map(asking).into();
        let maker = Maker { journey, blocks, colour: style::MUTED };
        let hints = &words.hints;
        let sections = vec![
            maker.section(words.quote, maker.colour, Vec::new(), Some("")),
            maker.section(words.about, maker.colour, Vec::new(), Some(hints.about)),
            maker.section(blocks.words.wants, edge(CardKind::Positive), Vec::new(), Some(hints.wants)),
            maker.section(blocks.words.runs_into, edge(CardKind::Negative), Vec::new(), Some(hints.runs_into)),
        ];
        Portrait {
            label: format!("{}: {}", words.template, words.persona),
            span: None,
            colour,
            disc: blocks.shape(words.portrait, Role::Aside.face()),
            photo: None,
            is_blank: true,
            title: (!is_nameless).then(|| title(journey, blocks)),
            names: [names.clone(), names],
            saying: None,
            sections,
            figures: Vec::new(),
            course: Some(Course::blank(journey, blocks)),
        }
    }

    /// How many blocks its sections have.
    pub fn count(&self) -> usize {
        self.sections.iter().map(|section| section.blocks.len()).sum()
    }

    /// What the sections say after the first `kept` blocks, each under its heading.
    pub fn after(&self, kept: usize) -> Vec<Rc<Block>> {
        let mut left = kept;
        let mut rest = Vec::new();
        for section in &self.sections {
            let here = left.min(section.blocks.len());
            left -= here;
            if here < section.blocks.len() {
                rest.push(Rc::clone(&section.heading));
                rest.extend(section.blocks[here..].iter().cloned());
            }
        }
        rest
    }
}

/// The name of the journey, small.
fn title(journey: &Journey, blocks: &Blocks) -> Rc<Block> {
    let title = &journey.title;
    let parts = vec![blocks.part(&journey::cut(&title.value), Role::Aside, style::MUTED)];
    let label = title.value.clone();
    Rc::new(Block { meaning: Meaning::Header, label, span: Some(title.span), ground: Ground::Bare, parts })
}

/// The edge of a kind of card.
const fn edge(kind: CardKind) -> Colour {
    style::card_colours(kind).edge
}

struct Maker<'a> {
    journey: &'a Journey,
    blocks: &'a Blocks<'a>,
    colour: Colour,
}

impl Maker<'_> {
    fn names(&self, persona: &Persona, modest: bool) -> Vec<Rc<Block>> {
        let name = journey::cut(&persona.name.value);
        let large = !modest && name.chars().count() <= LONGEST_NAME;
        let ink = crate::layout::map::band::readable_on(self.colour);
        let mut parts = vec![self.blocks.part(&name, if large { Role::Poster } else { Role::Heading }, ink)];
        let facts = facts(persona);
        // Long ones stand in full among what is told about this person.
        if !facts.is_empty() && !journey::is_cut(&facts) {
            let role = if modest { Role::Body } else { Role::Heading };
            parts.push(Part { role, ..self.blocks.part(&facts, Role::Body, ink) }.after(0.2));
        }
        let label = persona.name.value.clone();
        let span = Some(persona.name.span);
        vec![Rc::new(Block { meaning: Meaning::Persona, label, span, ground: Ground::Bare, parts })]
    }

    /// The first thing that this person says, where it is short enough to stand out.
    fn saying(&self, persona: &Persona) -> Option<[Rc<Block>; 2]> {
        let quote = persona.quotes.first().filter(|quote| is_short(quote))?;
        let block = |role: Role| {
            let words = self.blocks.quoted(&quote.value);
            let parts = vec![self.blocks.part(&words, role, style::INK)];
            Rc::new(Block {
                meaning: Meaning::Persona,
                label: words,
                span: Some(quote.span),
                ground: Ground::Bare,
                parts,
            })
        };
        Some([block(Role::Saying), block(Role::Spoken)])
    }

    fn sections(&self, persona: &Persona, key_moments: Vec<Rc<Block>>) -> Vec<Section> {
        let words = self.journey.language.workshop_words();
        let map_words = self.blocks.words;
        let mut about = Vec::new();
        // What has no room beside the portrait stands here in full.
        let facts = Text { value: facts(persona), span: persona.name.span };
        for text in [&persona.name, &facts].into_iter().filter(|text| journey::is_cut(&text.value)) {
            about.extend(self.cards(text, CardKind::Quote, Role::Body));
        }
        about.extend(persona.about.iter().flat_map(|text| self.cards(text, CardKind::Quote, Role::Body)));
        let said = usize::from(persona.quotes.first().is_some_and(is_short));
        let quotes = persona.quotes[said..].iter().flat_map(|quote| {
            let text = Text { value: self.blocks.quoted(&quote.value), span: quote.span };
            self.cards(&text, CardKind::Quote, Role::Spoken)
        });
        let of = |texts: &[Text], kind: CardKind| -> Vec<Rc<Block>> {
            texts.iter().flat_map(|text| self.cards(text, kind, Role::Body)).collect()
        };
        let wants = of(&persona.goals, CardKind::Positive);
        let runs_into = of(&persona.frustrations, CardKind::Negative);
        let mut sections = vec![
            self.section(map_words.wants, edge(CardKind::Positive), wants, Some(words.hints.wants)),
            self.section(map_words.runs_into, edge(CardKind::Negative), runs_into, Some(words.hints.runs_into)),
            self.section(words.about, style::MUTED, about, None),
            self.section(self.blocks.lane_name(CardKind::Quote), style::MUTED, quotes.collect(), None),
            self.section(words.key_moments, style::STAR, key_moments, None),
        ];
        sections.retain(|section| !section.blocks.is_empty() || section.hint.is_some());
        sections
    }

    fn section(&self, name: &str, colour: Colour, blocks: Vec<Rc<Block>>, hint: Option<&str>) -> Section {
        let line = |text: &str, role: Role, colour: Colour| {
            let parts = vec![self.blocks.part(text, role, colour)];
            let label = text.to_owned();
            Rc::new(Block { meaning: Meaning::LaneName, label, span: None, ground: Ground::Bare, parts })
        };
        let heading = line(name, Role::Heading, style::INK);
        let hint = hint.filter(|_| blocks.is_empty()).map(|hint| line(hint, Role::Aside, style::MUTED));
        Section { heading, colour, blocks, hint }
    }

    fn cards(&self, text: &Text, kind: CardKind, role: Role) -> Vec<Rc<Block>> {
        let colours = style::card_colours(kind);
        let parts = self.blocks.divided(&text.value, role, style::INK);
        let ground = Ground::Card { ground: colours.ground, edge: colours.edge, assumed: false };
        on(ground, Blocks::panel(Meaning::Persona, &text.value, text.span, parts))
    }
}

fn on(ground: Ground, blocks: Vec<Block>) -> Vec<Rc<Block>> {
    blocks.into_iter().map(|block| Rc::new(Block { ground, ..block })).collect()
}

fn is_short(quote: &Text) -> bool {
    quote.value.chars().nth(LONGEST_SAYING).is_none()
}

/// The photo, where there is one.
fn photo(persona: &Persona, blocks: &Blocks) -> Option<Shown> {
    let picture = blocks.pictures.get(persona.photo.as_ref()?.span)?;
    let label = blocks.named(blocks.words.photo, &persona.name.value);
    Some(Shown { picture: Arc::clone(picture), label })
}

/// Age and role on one line.
fn facts(persona: &Persona) -> String {
    let facts: Vec<&str> = persona.age.iter().chain(&persona.role).map(|text| text.value.as_str()).collect();
    facts.join(SEPARATOR)
}

/// The steps that decide, with their numbers and reasons.
fn key_moments(journey: &Journey, blocks: &Blocks) -> Vec<Rc<Block>> {
    let mut made = Vec::new();
    let decisive = journey.steps().map(|(_, _, step)| step).zip(1..).filter(|(step, _)| !step.key_moments.is_empty());
    for (step, number) in decisive {
        let mut parts = blocks.divided(&step.name.value, Role::Name, style::INK);
        if let Some(first) = parts.first_mut() {
            let number: usize = number;
            let number = blocks.shape(&number.to_string(), Role::Number.face());
            *first = first.clone().led_by(Lead { number, colour: style::MUTED, star: true });
        }
        for why in &step.key_moments {
            parts.extend(blocks.divided(&why.value, Role::Spoken, style::STAR));
        }
        let label = format!("{number}. {}", step.name.value);
        let ground = Ground::Step { assumed: false };
        made.extend(on(ground, Blocks::panel(Meaning::Step, &label, step.facts.span, parts)));
    }
    made
}

/// How many positives, negatives and needs there are; those that there are.
fn figures(journey: &Journey, blocks: &Blocks, ground: Colour) -> Vec<Rc<Block>> {
    let words = journey.language.workshop_words();
    let ink = crate::layout::map::band::readable_on(ground);
    let counted = [
        (CardKind::Positive, words.positives),
        (CardKind::Negative, blocks.words.pain_points),
        (CardKind::Need, words.needs),
    ];
    let figure = |(kind, [one, several]): (CardKind, [&str; 2])| {
        let count = journey.cards_of(kind).count();
        let name = if count == 1 { one } else { several };
        let parts = vec![blocks.part(&count.to_string(), Role::Saying, ink), blocks.part(name, Role::Aside, ink)];
        let label = format!("{count} {name}");
        let figure = Block { meaning: Meaning::Figure, label, span: None, ground: Ground::Bare, parts };
        (count > 0).then(|| Rc::new(figure))
    };
    counted.into_iter().filter_map(figure).collect()
}
