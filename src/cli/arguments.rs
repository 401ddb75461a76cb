//! The command line as data; help, usage and mistakes in it are made from this.
//!
//! A type for each command with its arguments. The words that some of them take for a value are in `words`;
//! what a command does is in the file of its name.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::export::TableRows;
use crate::import::Notation;
use crate::language::{Language, calendar};
use crate::layout::Paper;
use crate::message::argument;
use crate::model::Date;

pub mod paper;
mod words;

use words::template_format;
pub use words::{CiSystem, ExportFormat, Format, MessageFormat, Sheets};

/// The version and what was built, for `--version`; `-V` says the version alone.
const BUILD: &str = include_str!(concat!(env!("OUT_DIR"), "/version.txt"));

/// The language of help and of what is wrong with an argument, which clap says in English.
const LANGUAGE: Language = Language::English;

/// Makes A3 maps and an action plan from customer journeys in plain text
#[derive(Debug, Parser)]
#[command(name = "journey", version, long_version = BUILD, max_term_width = 100, disable_help_subcommand = true)]
#[command(after_help = "Exit status: 0 fine, 1 a journey has errors, 2 wrong arguments, settings or files. \
                        Warnings never stop a build.")]
pub struct Arguments {
    /// The command; none prints a greeting.
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub messages: MessageArguments,
}

/// How problems are reported.
#[derive(Debug, Args)]
#[command(next_help_heading = "Messages")]
pub struct MessageArguments {
    /// human, narrated, short, json, sarif, github or gitlab
    ///
    /// How problems are reported: to people at a terminal, in sentences for screen readers, or to programs. `check` puts those for programs on standard output; other commands put all on standard error, because their
    /// standard output carries results.
    #[arg(
        long,
        global = true,
        value_name = "FORMAT",
        default_value = "human",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub message_format: MessageFormat,
    /// Write problems to a file instead
    #[arg(long, global = true, value_name = "FILE")]
    pub message_file: Option<PathBuf>,
    /// Speak this language: en, nl, fr, de or es
    ///
    /// Without it, messages about a journey are in its language, and all others in that of your computer.
    /// The variable `JOURNEY_LANG` and the settings of a project do the same.
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = language, hide_short_help = true)]
    pub messages_in: Option<Language>,
    /// Show each warning apart, and not those of one kind together
    #[arg(short, long, global = true, conflicts_with = "quiet", hide_short_help = true)]
    pub verbose: bool,
    /// Say nothing but problems; twice (-qq), nothing but errors
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub quiet: u8,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a project: settings, an example to change, and files for CI
    Init(Init),
    /// Draw maps and write action plans
    Build(Build),
    /// Make templates to fill in by hand, for a first workshop
    Blank(Blank),
    /// Say what is wrong or missing in journeys, and where
    Check(Check),
    /// Show journeys in a browser, as they are at each save
    #[cfg(feature = "watch")]
    Watch(Watch),
    /// Put journeys in their usual form: indentation, spacing, keywords
    Fmt(Fmt),
    /// Show the action plan of one journey
    Plan(Plan),
    /// Explain a problem by its code, or list all codes
    Explain(Explain),
    /// Write journeys as JSON, CSV, a workbook or a Mermaid diagram
    Export(Export),
    /// Make a journey from a Mermaid diagram, a CSV file or tables in Markdown
    Import(Import),
    /// Help an editor: problems while you type, completion, an outline
    #[cfg(feature = "lsp")]
    Lsp(Lsp),
    /// Write the completions of a shell to standard output
    Completions(Completions),
    /// Write the pages for `man` into a folder
    Man(Man),
}

/// Starts a project.
#[derive(Debug, Args)]
#[command(
    after_help = "No file that is there is ever replaced: where one of them is, nothing is written and the exit \
                        status is 2. A folder with a journey.toml keeps it, and gets what --gitignore and --ci ask for."
)]
pub struct Init {
    /// Folder of the project, made where there is none
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub folder: PathBuf,
    /// Language of the example and its comments; without it, that of your computer, or else English
    #[arg(short, long, value_name = "LANGUAGE")]
    pub language: Option<Language>,
    /// Add a .gitignore
    #[arg(long)]
    pub gitignore: bool,
    /// Add what checks and draws the journeys of a repository by itself
    #[arg(long, value_name = "SYSTEMS", value_delimiter = ',')]
    pub ci: Vec<CiSystem>,
}

/// Draws maps and writes action plans.
#[derive(Debug, Args)]
pub struct Build {
    /// Journeys, or folders with journeys in and below them; `-` is standard input
    ///
    /// Without any, the journeys that journey.toml names, else all .journey files of the current folder.
    #[arg(value_name = "FILES")]
    pub files: Vec<PathBuf>,
    /// Folder for the results, made where there is none; `-` is standard output
    ///
    /// Without it, where journey.toml says, else the current folder. Standard output takes one result: one journey
    /// and one format.
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// What to make; what journey.toml says, else svg,pdf,md
    #[arg(short, long, value_name = "FORMATS", value_delimiter = ',')]
    pub format: Vec<Format>,
    /// Which sheets to draw, in their order; what journey.toml says, else map
    ///
    /// A PDF has all of them; SVG and PNG are a file a sheet. The map has the name of its journey, other sheets
    /// add their kind.
    #[arg(short, long, value_name = "KINDS", value_delimiter = ',')]
    pub sheet: Vec<Sheets>,
    /// Write nothing, and name the results that are missing or out of date
    ///
    /// The exit status is 1 when there are any.
    #[arg(long)]
    pub check: bool,
    /// Write to FILE which files each result is made from, as `make` reads it
    ///
    /// Pictures, data, used journeys, journey.toml and the files of the house style are among them. Nothing is
    /// written to FILE when something went wrong.
    #[arg(long, value_name = "FILE", conflicts_with = "check")]
    pub deps: Option<PathBuf>,
    /// Replace files that journey did not make, too; never one that is read
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub drawing: DrawingArguments,
    #[command(flatten)]
    pub levels: LevelArguments,
}

/// Makes templates to fill in by hand.
#[derive(Debug, Args)]
pub struct Blank {
    /// Their language; without it, that of your computer, or else English
    #[arg(short, long, value_name = "LANGUAGE")]
    pub language: Option<Language>,
    /// Folder for the results, made where there is none; `-` is standard output
    #[arg(short, long, value_name = "DIR", default_value = ".")]
    pub output: PathBuf,
    /// What to make
    #[arg(short, long, value_name = "FORMATS", value_delimiter = ',', default_value = "pdf", value_parser = template_format())]
    pub format: Vec<Format>,
    /// Replace files that journey did not make, too; never one that is read
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub drawing: DrawingArguments,
}

/// How maps are drawn.
#[derive(Debug, Args)]
#[command(next_help_heading = "Maps")]
pub struct DrawingArguments {
    /// a4, a3, a2, a1, a0, a size such as 600x400mm, or a roll such as roll:297mm
    ///
    /// Without it, what journey.toml says, else a3. Named papers lie on their side. On larger paper the type is
    /// larger too. A roll is one sheet of that height, as long as the map needs.
    #[arg(long, value_name = "PAPER", value_parser = paper)]
    pub paper: Option<Paper>,
    /// Use the paper in portrait orientation
    #[arg(long)]
    pub portrait: bool,
    /// The day before which late actions had to be done, such as 2026-05-04
    ///
    /// Without it, the later of a version that is a date and the newest figure of the data.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    /// Dots per inch of PNG pictures, 36 to 1200; what journey.toml says, else 150
    #[cfg(feature = "png")]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(36..=1200))]
    pub dpi: Option<u16>,
}

/// Says what is wrong.
#[derive(Debug, Args)]
pub struct Check {
    /// Journeys, or folders with journeys in and below them; `-` is standard input
    ///
    /// Without any, the journeys that journey.toml names, else all .journey files of the current folder.
    #[arg(value_name = "FILES")]
    pub files: Vec<PathBuf>,
    /// Write what is certain into the files: a missing colon, a misspelt keyword, a date in another form
    #[arg(long)]
    pub fix: bool,
    /// With --fix: write nothing, and show what would change
    #[arg(long, requires = "fix")]
    pub diff: bool,
    #[command(flatten)]
    pub levels: LevelArguments,
}

/// Shows journeys in a browser.
#[cfg(feature = "watch")]
#[derive(Debug, Args)]
#[command(after_help = "The page is for this computer alone, and needs no network. Ctrl+C ends it.")]
pub struct Watch {
    /// Journeys, or folders with journeys in and below them
    ///
    /// Without any, the journeys that journey.toml names, else all .journey files of the current folder.
    #[arg(value_name = "FILES")]
    pub files: Vec<PathBuf>,
    /// Open the page in the browser
    #[arg(long)]
    pub open: bool,
    /// Port of the page; without it, one that is free
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    pub port: Option<u16>,
    /// What opens a line of the source: vscode, vscodium, cursor, zed, idea, txmt, bbedit or macvim
    ///
    /// Or an address that your editor knows, with {file}, {line} and {column} in it, such as
    /// `myeditor://open?file={file}&line={line}`.
    #[arg(long, value_name = "EDITOR")]
    pub editor: Option<String>,
    /// As for `build`; without it, what journey.toml says, else a3
    #[arg(long, value_name = "PAPER", value_parser = paper, help_heading = "Maps")]
    pub paper: Option<Paper>,
    /// Use the paper in portrait orientation
    #[arg(long, help_heading = "Maps")]
    pub portrait: bool,
    #[command(flatten)]
    pub levels: LevelArguments,
}

/// Shows the action plan.
#[derive(Debug, Args)]
pub struct Plan {
    /// A journey; `-` is standard input
    ///
    /// Without one, the only journey that journey.toml names, else the only .journey file of the current folder.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[command(flatten)]
    pub levels: LevelArguments,
}

/// Explains a problem.
#[derive(Debug, Args)]
pub struct Explain {
    /// The code, such as `no-goal`; without one, a list of all
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// Writes journeys for other programs.
#[derive(Debug, Args)]
pub struct Export {
    /// Journeys, or folders with journeys in and below them; `-` is standard input
    ///
    /// Without any, all .journey files of the current folder.
    #[arg(value_name = "FILES")]
    pub files: Vec<PathBuf>,
    /// What to write
    #[arg(short, long, value_name = "FORMAT", required_unless_present = "schema")]
    pub format: Option<ExportFormat>,
    /// File for the result, or folder for the results; `-` is standard output
    ///
    /// Without it, the result of one journey goes to standard output.
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Replace files that journey did not make, too; never one that is read
    #[arg(long)]
    pub force: bool,
    /// What a row of CSV is
    #[arg(long, value_name = "ROWS", default_value = "steps")]
    pub rows: TableRows,
    /// Show the JSON Schema of `--format json`
    #[arg(long, conflicts_with_all = ["files", "format", "output"])]
    pub schema: bool,
    #[command(flatten)]
    pub levels: LevelArguments,
}

/// Makes a journey from a text of another tool.
#[derive(Debug, Args)]
pub struct Import {
    /// A Mermaid diagram, a CSV file or a page in Markdown; `-` is standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// File for the journey; without it, standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file for the journey, where there is one
    #[arg(long, requires = "output")]
    pub force: bool,
    /// What the text is written in; without it, the name and the text tell
    #[arg(long, value_name = "NOTATION")]
    pub from: Option<Notation>,
    /// Language of the keywords: en, nl, fr, de or es; without it, the words tell
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub language: Option<Language>,
    /// A sign that separates entries in one cell, besides line ends
    #[arg(long, value_name = "SIGN")]
    pub split: Option<String>,
}

fn language(tag: &str) -> Result<Language, String> {
    let tags = || Language::ALL.map(|language| language.tag().to_owned()).to_vec();
    Language::from_tag(tag).ok_or_else(|| argument::language(tags()).text(LANGUAGE))
}

/// A date as ISO writes it.
fn day(text: &str) -> Result<Date, String> {
    let read = calendar::read(text, LANGUAGE).and_then(|reading| reading.date());
    read.filter(|date| date.iso() == text).ok_or_else(|| argument::day().text(LANGUAGE))
}

fn paper(text: &str) -> Result<Paper, String> {
    paper::paper(text).map_err(|reason| reason.text(LANGUAGE))
}

/// Writes completions.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// Serves an editor that speaks the Language Server Protocol, on standard input and output.
#[cfg(feature = "lsp")]
#[derive(Debug, Args)]
pub struct Lsp {
    /// Speak on standard input and output, which is the only way; some editors say so
    #[arg(long)]
    pub stdio: bool,
}

/// Writes manual pages.
#[derive(Debug, Args)]
pub struct Man {
    /// Folder for the pages, made where there is none
    #[arg(short, long, value_name = "DIR", default_value = ".")]
    pub output: PathBuf,
    /// Replace files that journey did not make, too; never one that is read
    #[arg(long)]
    pub force: bool,
}

/// How seriously warnings are taken.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Warnings")]
pub struct LevelArguments {
    /// Leave out these warnings; `warnings` means all
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub allow: Vec<String>,
    /// Show these warnings, even where all are denied
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub warn: Vec<String>,
    /// Take these warnings as errors; `warnings` means all
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub deny: Vec<String>,
}

/// Puts journeys in their usual form.
#[derive(Debug, Args)]
#[command(after_help = "Exit status: 0 fine, 1 a journey has errors, or with --check is not in its usual form, \
                        2 wrong arguments or files. What a journey means never changes.")]
pub struct Fmt {
    /// Journeys, or folders with journeys in and below them; `-` is standard input
    ///
    /// Without any, the journeys that journey.toml names, else all .journey files of the current folder. The names of the files that changed are printed;
    /// what comes through standard input goes to standard output.
    #[arg(value_name = "FILES")]
    pub files: Vec<PathBuf>,
    /// Write nothing, and name the files that would change
    #[arg(long)]
    pub check: bool,
    /// Write nothing, and show what would change
    #[arg(long)]
    pub diff: bool,
    /// Write all keywords in this language, or in that of journey.toml; the language of the map stays
    #[arg(long, value_name = "LANGUAGE")]
    pub keywords: Option<Language>,
    /// Take files with errors too; where a line is not understood, all under its top-level entry stays as it is
    #[arg(long, conflicts_with = "keywords")]
    pub force: bool,
}
