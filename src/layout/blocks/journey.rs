//! The blocks of cards, steps, touchpoints and phases.
//!
//! In: pieces of the model. Out: blocks with all of their words; names that cannot be divided are cut at
//! `LONGEST_NAME` here, for headers, bands and lanes alike. Nothing is measured here.

use std::rc::Rc;
use std::sync::Arc;

use crate::geometry::Colour;
use crate::graphemes::{floor, shortened};
use crate::language::Language;
use crate::language::words::MapWords;
use crate::model::{Card, CardKind, Evidence, Facts, Journey, Phase, Step, Text, Touchpoint, UnreadValue, WrittenDate};
use crate::picture::Pictures;
use crate::scene::SemanticRole;
use crate::source::Span;
use crate::text::{Face, Paragraph, Typesetter};

use super::block::{Background, Block, NumberMarker, Part};
use super::channel;
use super::picture::PictureBox;
use crate::layout::house::House;
use crate::layout::options::Options;
use crate::layout::style;
use crate::layout::style::{CardColours, TextStyle};

/// Separates facts on one line. It begins with a no-break space, so that no line begins with it.
pub const SEPARATOR: &str = "\u{a0}· ";
/// The most characters of a block; longer texts are divided, so that every block fits on a sheet.
pub const LONGEST: usize = 900;
/// The least length at which a paragraph counts, since the next one begins on a new line.
const SHORTEST: usize = 40;
/// The most characters of a text that cannot be divided (a title, the name of a phase or a lane). A longer one is cut, and
/// appears in full in a block.
const LONGEST_NAME: usize = 160;

/// Makes the blocks of one map.
pub struct Blocks<'a> {
    typesetter: &'a Typesetter<'a>,
    /// The words of the map's language.
    pub words: &'static MapWords,
    pub house: &'a House,
    /// The pictures of the journey.
    pub pictures: &'a Pictures,
    language: Language,
}

impl<'a> Blocks<'a> {
    /// A builder of blocks in a language.
    pub const fn new(typesetter: &'a Typesetter<'a>, language: Language, options: &'a Options) -> Blocks<'a> {
        let Options { house, pictures, .. } = options;
        Blocks { typesetter, words: language.map_words(), house, pictures, language }
    }

    /// A text, shaped.
    pub fn shape(&self, text: &str, face: Face) -> Rc<Paragraph> {
        self.typesetter.paragraph(text, face)
    }

    /// A paragraph in the face of a text style.
    pub fn part(&self, text: &str, text_style: TextStyle, colour: Colour) -> Part {
        Part::new(self.shape(text, text_style.face()), text_style, colour)
    }

    /// A text as paragraphs that are short enough for a block each.
    pub fn divided(&self, text: &str, text_style: TextStyle, colour: Colour) -> Vec<Part> {
        divide(text).iter().map(|piece| self.part(piece, text_style, colour)).collect()
    }

    /// What a lane of cards is called; lanes that a journey names have names of their own.
    pub fn lane_name(&self, kind: CardKind) -> &'static str {
        kind.words(self.language).map_or("", |words| words.lane)
    }

    /// The words of a quote between the language's quotation marks, unless it has marks already.
    pub fn quoted(&self, text: &str) -> String {
        if text.starts_with(['"', '“', '„', '«', '‘', '\'', '「', '『', '”']) {
            return text.to_owned();
        }
        self.language.quoted(text)
    }

    /// A card; more than one when its text is very long.
    pub fn card(&self, card: &Card) -> Vec<Block> {
        let colours = style::card_colours(card.kind);
        let number = card.shown_number(self.language);
        let words = if card.kind == CardKind::Quote { self.quoted(&card.text.value) } else { card.text.value.clone() };
        let spoken = matches!(card.kind, CardKind::Quote | CardKind::Thought);
        let text_style = if spoken { TextStyle::Spoken } else { TextStyle::Body };
        let label = number.as_ref().map_or_else(|| words.clone(), |number| format!("{number}: {words}"));
        let mut parts = self.divided(&words, text_style, style::INK);
        if let Some(number) = &number {
            self.marker(&mut parts, number, colours.edge, false);
        }
        parts.extend(self.card_facts(card, colours).into_iter().map(|fact| fact.after(0.1)));
        let assumed = card.evidence == Some(Evidence::Assumed);
        let background = Background::Card { background: colours.background, edge: colours.edge, assumed };
        stack(SemanticRole::Card, &label, card.span, background, parts)
    }

    /// What a card says besides its words.
    fn card_facts(&self, card: &Card, colours: CardColours) -> Vec<Part> {
        let mut facts = Vec::new();
        if let Some(metric) = &card.metric {
            let value = metric.value.as_ref().map_or(self.words.not_measured, |value| value.text.value.as_str());
            let change = metric.data.as_ref().and_then(|data| data.change);
            // With a data file, the change since the figure before.
            let mut line =
                vec![change.map_or(value.to_owned(), |change| format!("{value} ({})", self.language.signed(change)))];
            line.extend(metric.target.iter().map(|target| format!("{} {}", self.words.target, target.text.value)));
            facts.extend(self.divided(&line.join(SEPARATOR), TextStyle::Name, colours.edge));
            for source in &metric.sources {
                facts.extend(self.asides(&self.named(self.words.source, &source.value)));
            }
        }
        if let Some(action) = &card.action {
            let mut line: Vec<String> = action.owners.iter().map(|owner| owner.value.clone()).collect();
            line.extend(action.with.iter().map(|with| format!("{} {}", self.words.with, with.value)));
            line.extend(action.due.iter().map(|due| self.written_date(due)));
            if !line.is_empty() {
                facts.extend(self.asides(&line.join(SEPARATOR)));
            }
            for effect in &action.effects {
                facts.extend(self.asides(&self.named(self.words.effect, &effect.value)));
            }
        }
        facts.extend(self.unread(&card.unread).iter().flat_map(|line| self.asides(line)));
        facts
    }

    /// Puts a number before the first of the parts.
    fn marker(&self, parts: &mut [Part], number: &str, colour: Colour, star: bool) {
        if let Some(first) = parts.first_mut() {
            let number = self.shape(number, TextStyle::Number.face());
            *first = first.clone().with_marker(NumberMarker { number, colour, star });
        }
    }

    /// A text after its name, with the colon of the language.
    pub fn named(&self, name: &str, text: &str) -> String {
        format!("{name}{}{text}", self.language.colon())
    }

    /// A level as the map writes it.
    pub fn signed(&self, level: f64) -> String {
        self.language.signed(level)
    }

    /// A date as the map writes it.
    pub fn date(&self, date: crate::model::Date) -> String {
        // A date stays on one line.
        self.language.date(date.year, date.month, date.day).replace(' ', "\u{a0}")
    }

    /// A date as the map writes it, or the words in its place.
    pub fn written_date(&self, date: &WrittenDate) -> String {
        date.shown(|day| self.date(day))
    }

    /// Values that were not understood, each after the word before it.
    pub fn unread(&self, values: &[UnreadValue]) -> Vec<String> {
        values.iter().map(|unread| self.named(&unread.keyword.value, &unread.text.value)).collect()
    }

    /// The lead time and the waiting in it as the header writes them, in one unit where both read well in it.
    pub fn times_of(&self, journey: &Journey) -> [Option<String>; 2] {
        journey.shown_totals(self.language, true)
    }

    fn asides(&self, text: &str) -> Vec<Part> {
        self.divided(text, TextStyle::Aside, style::MUTED)
    }

    /// A step card; more than one when its texts are very long.
    pub fn step(&self, journey: &Journey, phase: usize, index: usize) -> Vec<Block> {
        let step: &Step = &journey.phases[phase].steps[index];
        let number = journey.step_number(phase, index);
        let mut parts = self.divided(&step.name.value, TextStyle::Name, style::INK);
        self.marker(&mut parts, &number.to_string(), self.house.number_colour(), !step.key_moments.is_empty());
        for about in &step.about {
            parts.extend(
                self.divided(&about.value, TextStyle::Body, style::INK).into_iter().map(|part| part.after(0.15)),
            );
        }
        for why in &step.key_moments {
            parts.extend(
                self.divided(&why.value, TextStyle::Spoken, style::STAR).into_iter().map(|part| part.after(0.15)),
            );
        }
        for (fact, link) in self.step_facts(journey, step) {
            let lines = self.asides(&fact).into_iter().map(|part| part.after(0.12));
            parts.extend(lines.map(|part| link.map_or(part.clone(), |span| part.with_link(span))));
        }
        let background = Background::Step { assumed: step.evidence == Some(Evidence::Assumed) };
        stack(SemanticRole::Step, &format!("{number}. {}", step.name.value), step.facts.span, background, parts)
    }

    /// Who, when, how long, how often, under which condition, and where it leads, with the place in the source that says
    /// so.
    fn step_facts(&self, journey: &Journey, step: &Step) -> Vec<(String, Option<Span>)> {
        let words = self.words;
        let mut lines = Vec::new();
        if !step.by.is_empty() {
            lines.push(format!("{} {}", words.by, join(&step.by)));
        }
        lines.extend(self.times(&step.facts));
        lines.extend(step.facts.optional.iter().map(|condition| format!("{} {}", words.optional, condition.value)));
        lines.extend(step.repeats.iter().map(|often| self.named(words.repeats, &often.value)));
        let mut lines: Vec<(String, Option<Span>)> = lines.into_iter().map(|line| (line, None)).collect();
        for back in &step.back_to {
            let number = match back.target {
                crate::model::Target::Place(crate::model::Place::Step(phase, step)) => journey.step_number(phase, step),
                _ => continue,
            };
            lines.push((format!("{} {number}", words.back_to), Some(back.label.span)));
        }
        lines.extend(step.detail.iter().map(|path| (self.named(words.detail, &path.value), Some(path.span))));
        lines
    }

    fn times(&self, facts: &Facts) -> Option<String> {
        let mut times: Vec<String> = facts.when.iter().map(|when| when.value.clone()).collect();
        times.extend(facts.duration.iter().map(|duration| duration.text.value.clone()));
        times.extend(facts.waiting.iter().map(|waiting| format!("{} {}", self.words.waiting, waiting.text.value)));
        times.extend(self.unread(&facts.unread));
        (!times.is_empty()).then(|| times.join(SEPARATOR))
    }

    /// The facts about a phase besides its name and duration.
    pub fn about_phase(&self, phase: &Phase) -> Vec<Block> {
        let mut texts: Vec<String> = cut_in_band(phase).map(|text| text.value.clone()).collect();
        texts.extend(phase.about.iter().map(|about| about.value.clone()));
        texts.extend(phase.goals.iter().map(|goal| self.named(self.words.goal, &goal.value)));
        let mut parts: Vec<Part> =
            texts.iter().flat_map(|text| self.divided(text, TextStyle::Body, style::INK)).collect();
        let mut lines: Vec<String> = phase.facts.when.iter().map(|when| when.value.clone()).collect();
        lines
            .extend(phase.facts.waiting.iter().map(|waiting| format!("{} {}", self.words.waiting, waiting.text.value)));
        lines.extend(
            phase.facts.optional.iter().map(|condition| format!("{} {}", self.words.optional, condition.value)),
        );
        lines.extend(self.unread(&phase.facts.unread));
        if !lines.is_empty() {
            parts.extend(self.asides(&lines.join(SEPARATOR)));
        }
        stack(SemanticRole::Phase, &phase.name.value, phase.facts.span, Background::Inset, parts)
    }

    /// The images of a step; in place of one that cannot be shown a frame with the name of its file.
    pub fn images(&self, journey: &Journey, phase: usize, step: usize) -> Vec<Block> {
        let number = journey.step_number(phase, step);
        let step = &journey.phases[phase].steps[step];
        let label = self.named(&format!("{} {number}", self.words.image_of_step), &step.name.value);
        step.images.iter().flat_map(|path| self.image(path, &label)).collect()
    }

    fn image(&self, path: &Text, label: &str) -> Vec<Block> {
        if let Some(picture) = self.pictures.get(path.span) {
            let shown = PictureBox { picture: Arc::clone(picture), label: label.to_owned() };
            let part = Part::new(self.shape("", Face::Regular), TextStyle::Body, style::INK).showing(shown);
            return stack(SemanticRole::Picture, label, path.span, Background::Picture, vec![part]);
        }
        let file = path.value.rsplit(['/', '\\']).next().unwrap_or(&path.value);
        let label = format!("{label} ({file})");
        stack(
            SemanticRole::Picture,
            &label,
            path.span,
            Background::Missing,
            self.divided(file, TextStyle::Aside, style::MUTED),
        )
    }

    /// A touchpoint with the icon of its channel; more than one block when its text is very long.
    pub fn touchpoint(&self, touchpoint: &Touchpoint) -> Vec<Block> {
        let text = &touchpoint.text;
        let background = Background::Pill { icon: channel::icon(touchpoint, self.language) };
        stack(
            SemanticRole::Touchpoint,
            &text.value,
            text.span,
            background,
            self.divided(&text.value, TextStyle::Body, style::INK),
        )
    }

    /// What stands in the lane of touchpoints where the step at `span` has none.
    pub fn no_touchpoint(&self, span: Span) -> Rc<Block> {
        let part =
            Part::new(self.shape(self.words.no_touchpoint, Face::Italic), TextStyle::Aside, style::MUTED).after(0.25);
        Rc::new(Block {
            role: SemanticRole::Touchpoint,
            label: self.words.no_touchpoint.to_owned(),
            span: Some(span),
            background: Background::Inset,
            parts: vec![part],
        })
    }

    /// An emotion in words.
    pub fn emotion(&self, text: &str, span: Span, text_style: TextStyle, background: Background) -> Vec<Block> {
        stack(SemanticRole::Emotion, text, span, background, self.divided(text, text_style, style::INK))
    }

    /// A panel with lines of text, such as a persona that the header has no room for.
    pub fn panel(role: SemanticRole, label: &str, span: Span, parts: Vec<Part>) -> Vec<Block> {
        stack(role, label, span, Background::Panel, parts)
    }
}

/// What the band has no room for: a name or a duration that is cut there.
fn cut_in_band(phase: &Phase) -> impl Iterator<Item = &Text> {
    let duration = phase.facts.duration.iter().map(|duration| &duration.text);
    std::iter::once(&phase.name).chain(duration).filter(|text| is_cut(&text.value))
}

fn join(texts: &[Text]) -> String {
    texts.iter().map(|text| text.value.as_str()).collect::<Vec<_>>().join(", ")
}

/// Parts as one block, or as several when together they are longer than a block may be.
fn stack(role: SemanticRole, label: &str, span: Span, background: Background, parts: Vec<Part>) -> Vec<Block> {
    // Each block of a very long text bears the beginning of it as its label, not all of it once more.
    let label = shortened(label, LONGEST);
    let mut blocks: Vec<Block> = Vec::new();
    let mut letters = 0;
    for part in parts {
        let paragraphs = part.paragraph.line_count(f64::INFINITY);
        let length = part.paragraph.letters() + SHORTEST * paragraphs.saturating_sub(1);
        if blocks.is_empty() || letters + length > LONGEST {
            blocks.push(Block { role, label: label.clone(), span: Some(span), background, parts: Vec::new() });
            letters = 0;
        }
        letters += length;
        if let Some(last) = blocks.last_mut() {
            last.parts.push(part);
        }
    }
    blocks
}

/// Whether [`cut`] leaves something out.
pub fn is_cut(text: &str) -> bool {
    text.chars().nth(LONGEST_NAME).is_some()
}

/// The text as far as it may stand where it cannot be divided.
pub fn cut(text: &str) -> String {
    shortened(text, LONGEST_NAME)
}

/// A text in pieces that are short enough for a block, split at blanks where there are any.
fn divide(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(limit) = too_long_from(rest) {
        let at = rest[..limit].rfind(char::is_whitespace).filter(|at| *at > 0);
        let at = at.unwrap_or_else(|| Some(floor(rest, limit)).filter(|at| *at > 0).unwrap_or(limit));
        pieces.push(rest[..at].to_owned());
        rest = rest[at..].trim_start();
    }
    if !rest.is_empty() || pieces.is_empty() {
        pieces.push(rest.to_owned());
    }
    pieces
}

/// Where a text becomes too long for a block, if it does.
fn too_long_from(text: &str) -> Option<usize> {
    let mut length = 0;
    let mut too_long = |letter: char| {
        length += if letter == '\n' { SHORTEST } else { 1 };
        length > LONGEST
    };
    text.char_indices().find(|(_, letter)| too_long(*letter)).map(|(at, _)| at)
}
