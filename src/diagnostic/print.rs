//! Diagnostics as text for a terminal.
//!
//! In: diagnostics, the files they point into, and a language. Out: text. miette draws; this is the only module that names it.
//! Order, levels and output are decided elsewhere.

use std::fmt::{self, Display};

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, NarratableReportHandler,
    SourceCode, SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};

use super::excerpt::{Excerpt, visible, visible_name};
use super::{Diagnostic, Severity};
use crate::language::Language;
use crate::message::{Message, report};
use crate::source::{Source, Sources, Span};

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
}

impl Default for PrintOptions {
    /// 80 columns, no colour, box-drawing characters, English: the same in every place.
    fn default() -> PrintOptions {
        PrintOptions { colour: false, width: 80, style: PrintStyle::Unicode, language: Language::English }
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

/// All diagnostics, in the order given, each with its lines of the source; then where to read more. Empty for none.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, options: &PrintOptions) -> String {
    let printer = Printer::new(options);
    let mut text = String::new();
    for diagnostic in diagnostics {
        printer.print(&Report::new(diagnostic, sources, options), &mut text);
    }
    if let Some(first) = diagnostics.first() {
        text.push_str(&report::explain(first.code.name()).text(options.language));
        text.push('\n');
    }
    text
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
    Narrated(NarratableReportHandler),
}

impl Printer {
    fn new(options: &PrintOptions) -> Printer {
        if options.style == PrintStyle::Narrated {
            return Printer::Narrated(NarratableReportHandler::new().with_context_lines(0));
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

    fn print(&self, report: &Report, text: &mut String) {
        let start = text.len();
        let drawn = match self {
            Printer::Graphical(handler) => handler.render_report(text, report),
            Printer::Narrated(handler) => handler.render_report(text, report),
        };
        if drawn.is_err() {
            // A drawing that fails must not hide the mistake.
            text.truncate(start);
            text.extend([report.code.as_str(), ": ", report.message.as_str(), "\n"]);
        }
        text.push('\n');
    }
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
            code: code(diagnostic, options.style),
            message: text(&diagnostic.message),
            help: help(diagnostic, &elsewhere, sources, options.language),
            labels,
            lines,
        }
    }
}

/// The code, with the severity as a word where the drawing has only a sign for it.
fn code(diagnostic: &Diagnostic, style: PrintStyle) -> String {
    let name = diagnostic.code.name();
    match (style, diagnostic.severity) {
        (PrintStyle::Narrated, _) => name.to_owned(),
        (_, Severity::Error) => format!("error[{name}]"),
        (_, Severity::Warning) => format!("warning[{name}]"),
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

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn Display>)
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
