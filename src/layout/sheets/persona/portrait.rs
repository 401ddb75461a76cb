//! The contents of the sheet of a persona.
//!
//! In: a persona and the journey. Out: blocks in sections, the figures, and the curve where it is this person's. Nothing
//! is measured here.

use std::rc::Rc;
use std::sync::Arc;

use crate::geometry::Colour;
use crate::layout::blocks::block::{Background, Block, NumberMarker, Part};
use crate::layout::blocks::journey;
use crate::layout::blocks::journey::{Blocks, SEPARATOR};
use crate::layout::blocks::picture::PictureBox;
use crate::layout::map::header::initials;
use crate::layout::style;
use crate::layout::style::TextStyle;
use crate::model::{CardKind, Journey, Persona, PersonaId, Text};
use crate::scene::SemanticRole;
use crate::source::Span;
use crate::text::Paragraph;

use super::curve::PersonaCurve;

/// The longest name in large type, in characters.
const LONGEST_NAME: usize = 34;
/// The longest quote in large type, in characters.
const LONGEST_SAYING: usize = 180;

/// What the sheet of a persona says.
pub struct Portrait {
    /// Accessible name, for screen readers.
    pub label: String,
    /// Position in the source.
    pub span: Option<Span>,
    /// The colour of this persona.
    pub colour: Colour,
    /// What stands in the place of a portrait: initials, or what to put there.
    pub disc: Rc<Paragraph>,
    /// The photo that stands there instead.
    pub photo: Option<PictureBox>,
    /// Whether the places are to be filled in by hand.
    pub is_blank: bool,
    /// The journey that it is about, where it has a name.
    pub title: Option<Rc<Block>>,
    /// Name, age and role: large, and as small as they get.
    pub names: [Vec<Rc<Block>>; 2],
    /// What this person says: large, and as small as it gets.
    pub saying: Option<[Rc<Block>; 2]>,
    /// Everything else.
    pub sections: Vec<PortraitSection>,
    /// Counts.
    pub figures: Vec<Rc<Block>>,
    pub curve: Option<PersonaCurve>,
}

/// Things that belong together, under a heading.
pub struct PortraitSection {
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
    block.background == Background::Bare
        && block.parts.first().is_some_and(|part| part.text_style == TextStyle::Heading)
}

impl Portrait {
    /// The portrait of the persona with this index.
    pub fn of(journey: &Journey, index: usize, blocks: &Blocks) -> Portrait {
        let persona = &journey.personas[index];
        let colour = blocks.house.phase_colour(index);
        let is_alone = journey.personas.len() == 1;
        let curve = PersonaCurve::of(journey, PersonaId(index), is_alone, blocks);
        let key_moments = if curve.is_some() || is_alone { key_moments(journey, blocks) } else { Vec::new() };
        let builder = PortraitBuilder { journey, blocks, colour };
        Portrait {
            label: persona.name.value.clone(),
            span: Some(persona.name.span),
            colour,
            disc: blocks.shape(&initials(&persona.name.value), TextStyle::Poster.face()),
            photo: photo(persona, blocks),
            is_blank: false,
            title: Some(title(journey, blocks)),
            names: [false, true].map(|modest| builder.names(persona, modest)),
            saying: builder.saying(persona),
            sections: builder.sections(persona, key_moments),
            figures: if is_alone { figures(journey, blocks, colour) } else { Vec::new() },
            curve,
        }
    }

    /// Places to fill in.
    pub fn blank(journey: &Journey, blocks: &Blocks, is_nameless: bool) -> Portrait {
        let words = journey.language.workshop_words();
        let colour = style::PANEL;
        let asking = |name: &str| {
            let asked = format!("{name}{}", journey.language.colon().trim_end());
            Rc::new(Block {
                role: SemanticRole::Persona,
                parts: vec![blocks.part(&asked, TextStyle::Name, style::INK)],
                label: asked,
                span: None,
                background: Background::FillIn,
            })
        };
        let names: Vec<Rc<Block>> = [words.name, words.age, words.role].map(asking).into();
        let builder = PortraitBuilder { journey, blocks, colour: style::MUTED };
        let hints = &words.hints;
        let sections = vec![
            builder.section(words.quote, builder.colour, Vec::new(), Some("")),
            builder.section(words.about, builder.colour, Vec::new(), Some(hints.about)),
            builder.section(blocks.words.wants, edge(CardKind::Positive), Vec::new(), Some(hints.wants)),
            builder.section(blocks.words.runs_into, edge(CardKind::Negative), Vec::new(), Some(hints.runs_into)),
        ];
        Portrait {
            label: format!("{}: {}", words.template, words.persona),
            span: None,
            colour,
            disc: blocks.shape(words.portrait, TextStyle::Aside.face()),
            photo: None,
            is_blank: true,
            title: (!is_nameless).then(|| title(journey, blocks)),
            names: [names.clone(), names],
            saying: None,
            sections,
            figures: Vec::new(),
            curve: Some(PersonaCurve::blank(journey, blocks)),
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
    let parts = vec![blocks.part(&journey::cut(&title.value), TextStyle::Aside, style::MUTED)];
    let label = title.value.clone();
    Rc::new(Block { role: SemanticRole::Header, label, span: Some(title.span), background: Background::Bare, parts })
}

/// The edge of a kind of card.
const fn edge(kind: CardKind) -> Colour {
    style::card_colours(kind).edge
}

struct PortraitBuilder<'a> {
    journey: &'a Journey,
    blocks: &'a Blocks<'a>,
    colour: Colour,
}

impl PortraitBuilder<'_> {
    fn names(&self, persona: &Persona, modest: bool) -> Vec<Rc<Block>> {
        let name = journey::cut(&persona.name.value);
        let large = !modest && name.chars().count() <= LONGEST_NAME;
        let ink = crate::layout::map::band::readable_on(self.colour);
        let mut parts = vec![self.blocks.part(&name, if large { TextStyle::Poster } else { TextStyle::Heading }, ink)];
        let facts = facts(persona);
        // Long ones stand in full among what is told about this person.
        if !facts.is_empty() && !journey::is_cut(&facts) {
            let text_style = if modest { TextStyle::Body } else { TextStyle::Heading };
            parts.push(Part { text_style, ..self.blocks.part(&facts, TextStyle::Body, ink) }.after(0.2));
        }
        let label = persona.name.value.clone();
        let span = Some(persona.name.span);
        vec![Rc::new(Block { role: SemanticRole::Persona, label, span, background: Background::Bare, parts })]
    }

    /// The first thing that this person says, where it is short enough to stand out.
    fn saying(&self, persona: &Persona) -> Option<[Rc<Block>; 2]> {
        let quote = persona.quotes.first().filter(|quote| is_short(quote))?;
        let block = |text_style: TextStyle| {
            let words = self.blocks.quoted(&quote.value);
            let parts = vec![self.blocks.part(&words, text_style, style::INK)];
            Rc::new(Block {
                role: SemanticRole::Persona,
                label: words,
                span: Some(quote.span),
                background: Background::Bare,
                parts,
            })
        };
        Some([block(TextStyle::Saying), block(TextStyle::Spoken)])
    }

    fn sections(&self, persona: &Persona, key_moments: Vec<Rc<Block>>) -> Vec<PortraitSection> {
        let words = self.journey.language.workshop_words();
        let map_words = self.blocks.words;
        let mut about = Vec::new();
        // What has no room beside the portrait stands here in full.
        let facts = Text { value: facts(persona), span: persona.name.span };
        for text in [&persona.name, &facts].into_iter().filter(|text| journey::is_cut(&text.value)) {
            about.extend(self.cards(text, CardKind::Quote, TextStyle::Body));
        }
        about.extend(persona.about.iter().flat_map(|text| self.cards(text, CardKind::Quote, TextStyle::Body)));
        let skipped = usize::from(persona.quotes.first().is_some_and(is_short));
        let quotes = persona.quotes[skipped..].iter().flat_map(|quote| {
            let text = Text { value: self.blocks.quoted(&quote.value), span: quote.span };
            self.cards(&text, CardKind::Quote, TextStyle::Spoken)
        });
        let of = |texts: &[Text], kind: CardKind| -> Vec<Rc<Block>> {
            texts.iter().flat_map(|text| self.cards(text, kind, TextStyle::Body)).collect()
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

    fn section(&self, name: &str, colour: Colour, blocks: Vec<Rc<Block>>, hint: Option<&str>) -> PortraitSection {
        let line = |text: &str, text_style: TextStyle, colour: Colour| {
            let parts = vec![self.blocks.part(text, text_style, colour)];
            let label = text.to_owned();
            Rc::new(Block { role: SemanticRole::LaneName, label, span: None, background: Background::Bare, parts })
        };
        let heading = line(name, TextStyle::Heading, style::INK);
        let hint = hint.filter(|_| blocks.is_empty()).map(|hint| line(hint, TextStyle::Aside, style::MUTED));
        PortraitSection { heading, colour, blocks, hint }
    }

    fn cards(&self, text: &Text, kind: CardKind, text_style: TextStyle) -> Vec<Rc<Block>> {
        let colours = style::card_colours(kind);
        let parts = self.blocks.divided(&text.value, text_style, style::INK);
        let background = Background::Card { background: colours.background, edge: colours.edge, assumed: false };
        on(background, Blocks::panel(SemanticRole::Persona, &text.value, text.span, parts))
    }
}

fn on(background: Background, blocks: Vec<Block>) -> Vec<Rc<Block>> {
    blocks.into_iter().map(|block| Rc::new(Block { background, ..block })).collect()
}

fn is_short(quote: &Text) -> bool {
    quote.value.chars().nth(LONGEST_SAYING).is_none()
}

/// The photo, where there is one.
fn photo(persona: &Persona, blocks: &Blocks) -> Option<PictureBox> {
    let picture = blocks.pictures.get(persona.photo.as_ref()?.span)?;
    let label = blocks.named(blocks.words.photo, &persona.name.value);
    Some(PictureBox { picture: Arc::clone(picture), label })
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
        let mut parts = blocks.divided(&step.name.value, TextStyle::Name, style::INK);
        if let Some(first) = parts.first_mut() {
            let number: usize = number;
            let number = blocks.shape(&number.to_string(), TextStyle::Number.face());
            *first = first.clone().with_marker(NumberMarker { number, colour: style::MUTED, star: true });
        }
        for why in &step.key_moments {
            parts.extend(blocks.divided(&why.value, TextStyle::Spoken, style::STAR));
        }
        let label = format!("{number}. {}", step.name.value);
        let background = Background::Step { assumed: false };
        made.extend(on(background, Blocks::panel(SemanticRole::Step, &label, step.facts.span, parts)));
    }
    made
}

/// How many positives, negatives and needs there are; those that there are.
fn figures(journey: &Journey, blocks: &Blocks, background: Colour) -> Vec<Rc<Block>> {
    let words = journey.language.workshop_words();
    let ink = crate::layout::map::band::readable_on(background);
    let counted = [
        (CardKind::Positive, words.positives),
        (CardKind::Negative, blocks.words.pain_points),
        (CardKind::Need, words.needs),
    ];
    let figure = |(kind, [one, several]): (CardKind, [&str; 2])| {
        let count = journey.cards_of(kind).count();
        let name = if count == 1 { one } else { several };
        let parts =
            vec![blocks.part(&count.to_string(), TextStyle::Saying, ink), blocks.part(name, TextStyle::Aside, ink)];
        let label = format!("{count} {name}");
        let figure = Block { role: SemanticRole::Figure, label, span: None, background: Background::Bare, parts };
        (count > 0).then(|| Rc::new(figure))
    };
    counted.into_iter().filter_map(figure).collect()
}
