//! `journey.toml`: what holds for all journeys of a project.
//!
//! In: the text of the file. Out: its [`Settings`], each value with its place, and a diagnostic for every key that is
//! unknown and every value that cannot be. Words that the command line takes too (papers, formats, codes)
//! stay words here; `cli` reads them. No other file is opened here.

mod colours;
mod key;
mod lanes;
mod pattern;
pub mod problems;
mod table;
#[cfg(test)]
mod tests;

use toml::de::DeTable;

use crate::diagnostic::{self, Diagnostic};
use crate::geometry::Colour;
use crate::language::Language;
use crate::message::bad_setting;
use crate::model::LaneName;
use crate::source::{FileId, Source, Span};

pub use pattern::Pattern;
use table::{SettingsReader, SettingsTable};

/// A value with its source span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was set.
    pub value: T,
    /// Its place in `journey.toml`.
    pub span: Span,
}

/// All of `journey.toml`; what it does not say is none or empty.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// `[build]`
    pub build: BuildSettings,
    /// `[levels]`
    pub levels: LevelSettings,
    /// `[format]`
    pub format: FormatSettings,
    /// `[messages]`
    pub messages: MessageSettings,
    /// `[style]`
    pub style: StyleSettings,
}

/// What is built, as what, and where to.
#[derive(Clone, Debug, Default)]
pub struct BuildSettings {
    /// Files and folders of the project, as paths from its root.
    pub journeys: Option<Vec<Spanned<String>>>,
    /// Where results go.
    pub output: Option<Spanned<Pattern>>,
    /// As `--format` takes them.
    pub formats: Option<Vec<Spanned<String>>>,
    /// Names of kinds of sheet.
    pub sheets: Option<Vec<Spanned<String>>>,
    /// As `--paper` takes it.
    pub paper: Option<Spanned<String>>,
    /// Whether the paper is in portrait orientation.
    pub portrait: Option<Spanned<bool>>,
    /// Dots per inch of pictures.
    pub dpi: Option<Spanned<u64>>,
}

/// Codes of warnings, as `--allow`, `--warn` and `--deny` take them.
#[derive(Clone, Debug, Default)]
pub struct LevelSettings {
    /// Left out.
    pub allow: Vec<Spanned<String>>,
    /// Shown as warnings.
    pub warn: Vec<Spanned<String>>,
    /// Treated as errors.
    pub deny: Vec<Spanned<String>>,
}

/// How journeys are written.
#[derive(Clone, Debug, Default)]
pub struct FormatSettings {
    /// The language of their keywords.
    pub keywords: Option<Spanned<Language>>,
}

/// How the program speaks.
#[derive(Clone, Debug, Default)]
pub struct MessageSettings {
    /// The language of all messages.
    pub language: Option<Spanned<Language>>,
}

/// The table `[style]`.
#[derive(Clone, Debug, Default)]
pub struct StyleSettings {
    /// A picture, by its path from the root.
    pub logo: Option<Spanned<String>>,
    /// Alternative text of the logo.
    pub logo_text: Option<Spanned<String>>,
    /// The colours of phases, one after another.
    pub phases: Vec<Spanned<Colour>>,
    /// The colour of what stands out.
    pub accent: Option<Spanned<Colour>>,
    /// The files of the faces; empty for the fonts of the program.
    pub font: FontSettings,
    /// The lanes that come first, in their order.
    pub lanes: Vec<Spanned<LaneName>>,
    /// The lanes that are not shown.
    pub hidden: Vec<Spanned<LaneName>>,
}

/// Font files, by their paths from the root.
#[derive(Clone, Debug, Default)]
pub struct FontSettings {
    /// Body text.
    pub regular: Option<Spanned<String>>,
    /// Names of steps and lanes.
    pub semibold: Option<Spanned<String>>,
    /// Titles and numbers.
    pub bold: Option<Spanned<String>>,
    /// What people say.
    pub italic: Option<Spanned<String>>,
}

/// The result of parsing a `journey.toml`.
#[derive(Clone, Debug, Default)]
pub struct ParsedSettings {
    /// The settings, as far as they are understood.
    pub settings: Settings,
    /// The diagnostics, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Text → settings and diagnostics. Where the text is no TOML, there are no settings.
#[must_use]
pub fn read(source: &Source, file: FileId) -> ParsedSettings {
    // Editors on Windows begin a file with this mark, which TOML does not know.
    let text = source.text();
    let plain = text.strip_prefix('\u{feff}').unwrap_or(text);
    let reader = SettingsReader::new(file, text.len() - plain.len());
    let (root, broken) = DeTable::parse_recoverable(plain);
    let mut settings = Settings::default();
    if broken.is_empty() {
        settings = reader.settings(root.get_ref());
    }
    let mut diagnostics = reader.found();
    diagnostics.extend(broken.iter().map(|error| problems::broken(reader.span(error.span().unwrap_or(0..0)), error)));
    diagnostic::sort(&mut diagnostics);
    ParsedSettings { settings, diagnostics }
}

impl SettingsReader {
    fn settings(&self, root: &DeTable) -> Settings {
        let mut root = SettingsTable::root(self, root);
        let settings = Settings {
            build: build(root.section("build")),
            levels: levels(root.section("levels")),
            format: format(root.section("format")),
            messages: messages(root.section("messages")),
            style: style(root.section("style")),
        };
        root.close();
        self.report_unknown_keys();
        settings
    }
}

fn build(mut section: SettingsTable) -> BuildSettings {
    let settings = BuildSettings {
        journeys: section.texts("journeys"),
        output: section.text("output").and_then(|setting| pattern::read(section.reader, &setting)),
        formats: section.texts("formats"),
        sheets: section.texts("sheets"),
        paper: section.text("paper"),
        portrait: section.flag("portrait"),
        dpi: section.number("dpi"),
    };
    section.close();
    settings
}

fn levels(mut section: SettingsTable) -> LevelSettings {
    let mut codes = |key| section.texts(key).unwrap_or_default();
    let settings = LevelSettings { allow: codes("allow"), warn: codes("warn"), deny: codes("deny") };
    section.close();
    settings
}

fn format(mut section: SettingsTable) -> FormatSettings {
    let keywords = section.text("keywords").and_then(|setting| language(section.reader, &setting));
    section.close();
    FormatSettings { keywords }
}

fn messages(mut section: SettingsTable) -> MessageSettings {
    let language = section.text("language").and_then(|setting| language(section.reader, &setting));
    section.close();
    MessageSettings { language }
}

fn language(reader: &SettingsReader, setting: &Spanned<String>) -> Option<Spanned<Language>> {
    let found = Language::ALL.into_iter().find(|language| setting.value.trim().eq_ignore_ascii_case(language.tag()));
    if found.is_none() {
        let tags = Language::ALL.map(|language| language.tag().to_owned()).to_vec();
        let problem = problems::bad(setting.span, bad_setting::language(setting.value.as_str()));
        reader.add(problem.help(bad_setting::language_help(tags)));
    }
    found.map(|value| Spanned { value, span: setting.span })
}

fn style(mut section: SettingsTable) -> StyleSettings {
    let (logo, logo_text) = (section.text("logo"), section.text("logo_text"));
    let phases = section.texts("phases").unwrap_or_default();
    let accent = section.text("accent");
    let lane_words = section.texts("lanes").unwrap_or_default();
    let hidden = section.texts("hidden").unwrap_or_default();
    let font = font(section.section("font"));
    let reader = section.reader;
    let mut lanes = lanes::Lanes::new(reader);
    let settings = StyleSettings {
        logo,
        logo_text,
        phases: phases.into_iter().filter_map(|setting| colours::phase(reader, &setting)).collect(),
        accent: accent.and_then(|setting| colours::accent(reader, &setting)),
        font,
        lanes: lane_words.into_iter().filter_map(|setting| lanes.read(&setting)).collect(),
        hidden: hidden.into_iter().filter_map(|setting| lanes.read(&setting)).collect(),
    };
    section.close();
    settings
}

fn font(mut section: SettingsTable) -> FontSettings {
    let settings = FontSettings {
        regular: section.text("regular"),
        semibold: section.text("semibold"),
        bold: section.text("bold"),
        italic: section.text("italic"),
    };
    if settings.regular.is_none() && section.is_there() {
        let problem = problems::bad(section.span, bad_setting::no_regular());
        section.reader.add(problem.help(bad_setting::no_regular_help()));
    }
    section.close();
    settings
}
