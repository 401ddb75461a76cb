//! Diagnostics as text for a terminal.
//!
//! In: diagnostics, the files they point into, and a language. Out: text: warnings first, those of one code together, and errors
//! last, where a terminal leaves off. miette draws; this is the only module that names it. Levels and output are decided elsewhere.

mod narrated;

use std::collections::BTreeMap;
use std::fmt::{self, Display};

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan,
    SpanContents, ThemeCharacters, ThemeStyles,
};

use super::excerpt::{Excerpt, columns, visible, visible_name};
use super::{Code, Diagnostic, Severity};
use crate::language::Language;
use crate::message::{Message, report};
use crate::source::{FileId, Source, Sources, Span};

/// How diagnostics are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintOptions {
    /// With the sixteen colours of the terminal.
    pub colour: bool,
    /// Columns; source lines are clipped and words wrapped to fit.
    pub width: usize,
    /// With which signs.
    pub style: PrintStyle,
    /// In which language.
    pub language: Language,
    /// Whether each warning is drawn apart, and not the first of each code for all of them.
    pub apart: bool,
}

impl Default for PrintOptions {
    /// 80 columns, no colour, box-drawing characters, English: the same in every place.
    fn default() -> PrintOptions {
        let (style, language) = (PrintStyle::Unicode, Language::English);
        PrintOptions { colour: false, width: 80, style, language, apart: false }
    }
}

/// With which signs a diagnostic is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PrintStyle {
    /// Box-drawing characters.
    #[default]
    Unicode,
    /// ASCII alone.
    Ascii,
    /// Sentences, for screen readers.
    Narrated,
}

/// The room that miette needs for line numbers and edges.
const GUTTER: usize = 10;

/// All diagnostics, each with its lines of the source: warnings first and errors last, both in the order given; then where to
/// read more. The first warning of a code in a file is shown in full, and of the others the lines. Empty for none.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, options: &PrintOptions) -> String {
    let printer = Printer::new(options);
    let mut text = String::new();
    let blocks = blocks(diagnostics, options.apart);
    for block in &blocks {
        printer.print(block, sources, options, &mut text);
    }
    if let Some(first) = blocks.last().and_then(|block| block.first()) {
        text.push_str(&report::explain(first.code.name()).text(options.language));
        text.push('\n');
    }
    text
}

/// What is drawn together: the warnings of a code in a file, by the first of them, and then each error for itself.
fn blocks(diagnostics: &[Diagnostic], apart: bool) -> Vec<Vec<&Diagnostic>> {
    let mut blocks: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut of_code: BTreeMap<(Code, FileId), usize> = BTreeMap::new();
    let (errors, warnings): (Vec<_>, Vec<_>) =
        diagnostics.iter().partition(|diagnostic| diagnostic.severity == Severity::Error);
    for warning in warnings {
        let at = *of_code.entry((warning.code, warning.span.file)).or_insert(blocks.len());
        match blocks.get_mut(at).filter(|_| !apart) {
            Some(block) => block.push(warning),
            None => blocks.push(vec![warning]),
        }
    }
    blocks.extend(errors.into_iter().map(|error| vec![error]));
    blocks
}

/// How bad it is, in a word for people.
#[must_use]
pub fn severity(severity: Severity) -> Message {
    match severity {
        Severity::Error => report::error(),
        Severity::Warning => report::warning(),
    }
}

/// How many there are: `2 errors, 1 warning`; empty for none.
#[must_use]
pub fn summary(diagnostics: &[Diagnostic], language: Language) -> String {
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let counts = [(errors, report::errors(errors)), (warnings, report::warnings(warnings))];
    let words = counts.iter().filter(|(number, _)| *number > 0).map(|(_, message)| message.text(language));
    words.collect::<Vec<_>>().join(", ")
}

enum Printer {
    Graphical(Box<GraphicalReportHandler>),
    Narrated,
}

impl Printer {
    fn new(options: &PrintOptions) -> Printer {
        if options.style == PrintStyle::Narrated {
            return Printer::Narrated;
        }
        let characters = match options.style {
            PrintStyle::Ascii => ThemeCharacters::ascii(),
            _ => ThemeCharacters::unicode(),
        };
        let styles = if options.colour { ThemeStyles::ansi() } else { ThemeStyles::none() };
        let handler = GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles })
            .with_width(options.width.max(40))
            .with_context_lines(0)
            .with_links(false)
            .without_syntax_highlighting();
        Printer::Graphical(Box::new(handler))
    }

    /// Prints the first of `block`, and the lines of the others.
    fn print(&self, block: &[&Diagnostic], sources: &Sources, options: &PrintOptions, text: &mut String) {
        let Some((first, others)) = block.split_first() else { return };
        let report = Report::new(first, sources, options);
        match self {
            Printer::Graphical(handler) => {
                let start = text.len();
                if handler.render_report(text, &report).is_err() {
                    // A drawing that fails must not hide the mistake.
                    text.truncate(start);
                    text.extend([report.code.as_str(), ": ", report.message.as_str(), "\n"]);
                }
                text.push_str(&footer(report.help.as_deref().unwrap_or_default(), options));
            }
            Printer::Narrated => text.push_str(&narrated::text(first, &report, options)),
        }
        let indent = if matches!(self, Printer::Narrated) { "" } else { "  " };
        for line in also(first, others, sources, options.language) {
            text.extend([indent, &line, "\n"]);
        }
        text.push('\n');
    }
}

/// What to do, under a drawing.
fn footer(help: &str, options: &PrintOptions) -> String {
    let mut text = String::new();
    let head = format!("  {}{}", report::help().text(options.language), options.language.colon());
    let (cyan, plain) = if options.colour { ("\u{1b}[36m", "\u{1b}[0m") } else { ("", "") };
    let room = options.width.max(40) - head.chars().count();
    for (at, line) in help.lines().flat_map(|paragraph| wrapped(paragraph, room)).enumerate() {
        match at {
            0 => text.extend([cyan, head.as_str(), plain]),
            _ => text.extend(head.chars().map(|_| ' ')),
        }
        text.extend([line.as_str(), "\n"]);
    }
    text
}

/// Words in lines of so many columns; a word that is longer has a line of its own.
fn wrapped(words: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0;
    for word in words.split(' ') {
        let wide: usize = word.chars().map(columns).sum();
        if let Some(line) = lines.last_mut().filter(|_| used + 1 + wide <= room) {
            line.extend([" ", word]);
            used += 1 + wide;
        } else {
            lines.push(word.to_owned());
            used = wide;
        }
    }
    lines
}

/// Where else a warning holds: a line of text for those that say the same as the first, and for each that says something else.
fn also(first: &Diagnostic, others: &[&Diagnostic], sources: &Sources, language: Language) -> Vec<String> {
    let line_of = |diagnostic: &Diagnostic| sources.position(diagnostic.span).line;
    let mut by_words: Vec<(&Message, Vec<usize>)> = vec![(&first.message, Vec::new())];
    let mut places: BTreeMap<&Message, usize> = BTreeMap::from([(&first.message, 0)]);
    for other in others {
        let at = *places.entry(&other.message).or_insert(by_words.len());
        if at == by_words.len() {
            by_words.push((&other.message, Vec::new()));
        }
        by_words[at].1.push(line_of(other));
    }
    let mut lines = Vec::new();
    for (at, (message, numbers)) in by_words.iter().enumerate().filter(|(_, (_, numbers))| !numbers.is_empty()) {
        let listed = numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
        let place = if at == 0 { report::also } else { report::lines };
        let mut line = place(numbers.len(), listed).text(language);
        if at > 0 {
            line.extend([language.colon(), &message.text(language)]);
        }
        lines.push(visible(&line));
    }
    lines
}

/// A diagnostic in the terms of miette.
#[derive(Debug)]
struct Report {
    severity: Severity,
    code: String,
    message: String,
    help: Option<String>,
    labels: Vec<LabeledSpan>,
    lines: Option<PrintedLines>,
}

impl Report {
    fn new(diagnostic: &Diagnostic, sources: &Sources, options: &PrintOptions) -> Report {
        let source = sources.get(diagnostic.span.file);
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            diagnostic.related.iter().partition(|(span, _)| span.file == diagnostic.span.file);
        let mut spans = vec![diagnostic.span];
        spans.extend(here.iter().map(|(span, _)| *span));
        let lines = source.map(|source| PrintedLines::new(source, &spans, options.width.saturating_sub(GUTTER)));
        let text = |message: &Message| visible(&message.text(options.language));
        let words = std::iter::once(diagnostic.label.as_ref()).chain(here.iter().map(|(_, words)| Some(words)));
        let words = words.map(|words| words.map(text));
        let labels = lines.as_ref().map_or_else(Vec::new, |lines| lines.labels(words));
        Report {
            severity: diagnostic.severity,
            code: code(diagnostic, options),
            message: text(&diagnostic.message),
            help: help(diagnostic, &elsewhere, sources, options.language),
            labels,
            lines,
        }
    }
}

/// The code, with the severity as a word where the drawing has only a sign for it.
fn code(diagnostic: &Diagnostic, options: &PrintOptions) -> String {
    let name = diagnostic.code.name();
    match options.style {
        PrintStyle::Narrated => name.to_owned(),
        _ => format!("{}[{name}]", severity(diagnostic.severity).text(options.language)),
    }
}

/// The help, and the places in other files, which the drawing cannot show.
fn help(
    diagnostic: &Diagnostic,
    elsewhere: &[&(Span, Message)],
    sources: &Sources,
    language: Language,
) -> Option<String> {
    let places = elsewhere.iter().map(|(span, words)| {
        let position = sources.position(*span);
        let name = sources.get(span.file).map_or("", Source::name);
        format!("{}{}{name}:{}:{}", words.text(language), language.colon(), position.line, position.column)
    });
    let help = diagnostic.help.iter().map(|help| help.text(language));
    let lines: Vec<String> = help.chain(places).map(|line| visible(&line)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

impl Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Report {}

impl miette::Diagnostic for Report {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.lines.as_ref().map(|lines| lines as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

/// The lines of one excerpt; miette sees them as if they were the file.
#[derive(Debug)]
struct PrintedLines {
    name: String,
    excerpt: Excerpt,
}

impl PrintedLines {
    fn new(source: &Source, spans: &[Span], width: usize) -> PrintedLines {
        PrintedLines { name: visible_name(source.name()), excerpt: Excerpt::new(source, spans, width) }
    }

    /// The spans with their words, the first as the primary one.
    fn labels(&self, words: impl Iterator<Item = Option<String>>) -> Vec<LabeledSpan> {
        let places = self.excerpt.places.iter().zip(words).enumerate();
        let labels = places.map(|(at, ((bytes, _), words))| {
            let span = SourceSpan::new(bytes.start.into(), bytes.len());
            if at == 0 {
                LabeledSpan::new_primary_with_span(words, span)
            } else {
                LabeledSpan::new_with_span(words, span)
            }
        });
        labels.collect()
    }
}

impl SourceCode for PrintedLines {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let lines = &self.excerpt.lines;
        let line_at = |offset: usize| lines.iter().position(|line| offset <= line.bytes.end);
        let first = line_at(span.offset()).ok_or(MietteError::OutOfBounds)?;
        let last = line_at(span.offset() + span.len()).ok_or(MietteError::OutOfBounds)?;
        // Lines that are no neighbours are drawn apart.
        if last < first || lines[last].number != lines[first].number + (last - first) {
            return Err(MietteError::OutOfBounds);
        }
        let bytes = lines[first].bytes.start..lines[last].bytes.end;
        let place = self.excerpt.places.iter().find(|(bytes, _)| bytes.start == span.offset());
        let column = place.map_or(1, |(_, column)| *column);
        let shown = SourceSpan::new(bytes.start.into(), bytes.len());
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            &self.excerpt.text.as_bytes()[bytes],
            shown,
            lines[first].number - 1,
            column - 1,
            last + 1 - first,
        )))
    }
}

#[cfg(test)]
mod tests;
