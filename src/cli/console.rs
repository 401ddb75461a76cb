//! The standard streams: results on standard output, messages on standard error.

pub mod progress;

use std::borrow::Cow;
use std::cell::Cell;
use std::env;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::Path;

use crate::cli::Outcome;
use crate::cli::locale::MessageLanguages;
use crate::diagnostic::print::PrintOptions;
use crate::diagnostic::{visible, visible_name};
use crate::language::Language;
use crate::message::{Message, console, file_not_found, file_unreadable, outside_project, report};
use crate::project::system_error;
use crate::source::Unreadable;

/// The width if that of the terminal is not known, in characters.
const DEFAULT_WIDTH: usize = 80;

/// Lines longer than this are hard to read, however wide the terminal.
const MAX_WIDTH: usize = 120;

/// The standard streams of this process.
#[derive(Debug)]
pub struct Console {
    /// How diagnostics are drawn on standard error.
    pub drawing: PrintOptions,
    /// The languages of messages.
    pub languages: MessageLanguages,
    /// Whether the last line of the terminal is transient.
    passing: Cell<bool>,
}

impl Console {
    /// The streams of this process, with colour and width as the terminal and the user want them.
    /// `asked` is the language that the user asked for.
    pub fn of_this_process(asked: Option<Language>) -> Console {
        let drawing = PrintOptions { colour: wants_colour(), width: width(), ..PrintOptions::default() };
        Console { drawing, languages: MessageLanguages::new(asked), passing: Cell::new(false) }
    }

    /// Puts a result on standard output. A reader that has seen enough (`| head`) is no mistake.
    pub fn put(&self, bytes: &[u8]) -> Outcome {
        self.wipe();
        let mut stdout = io::stdout().lock();
        let shown = if stdout.is_terminal() { harmless(bytes) } else { Cow::Borrowed(bytes) };
        match stdout.write_all(&shown).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => self.refuse_to_put(&error),
            _ => Outcome::Fine,
        }
    }

    /// Puts on standard output what `write` writes, as it comes. On a terminal it is first made harmless.
    pub fn put_with(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Outcome {
        self.wipe();
        if io::stdout().is_terminal() {
            let mut bytes = Vec::new();
            return match write(&mut bytes) {
                Ok(()) => self.put(&bytes),
                Err(error) => self.refuse_to_put(&error),
            };
        }
        let mut stdout = BufWriter::new(io::stdout().lock());
        match write(&mut stdout).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => self.refuse_to_put(&error),
            _ => Outcome::Fine,
        }
    }

    fn refuse_to_put(&self, error: &io::Error) -> Outcome {
        self.refuse(&console::standard_output(system_error(error)))
    }

    /// Writes a line to standard error; a failure cannot be reported anywhere.
    pub fn say(&self, line: &str) {
        self.say_all(&format!("{line}\n"));
    }

    /// Says whole lines on standard error.
    pub fn say_all(&self, lines: &str) {
        self.wipe();
        let _ = io::stderr().lock().write_all(lines.as_bytes());
    }

    /// Says on standard error what `write` writes, as it comes.
    pub fn say_with(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
        self.wipe();
        let mut stderr = BufWriter::new(io::stderr().lock());
        let _ = write(&mut stderr).and_then(|()| stderr.flush());
    }

    /// Shows a transient line on standard error.
    pub fn pass(&self, line: &str) {
        self.passing.set(true);
        let _ = io::stderr().lock().write_all(format!("\r\u{1b}[K{line}").as_bytes());
    }

    /// Clears the transient line.
    pub fn wipe(&self) {
        if self.passing.take() {
            let _ = io::stderr().lock().write_all(b"\r\x1b[K");
        }
    }

    /// Whether somebody looks at standard error who sees a line change.
    #[allow(clippy::unused_self, reason = "whoever asks has been handed the console")]
    pub fn is_watched(&self) -> bool {
        io::stderr().is_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb")
    }

    /// The language of what is about no journey.
    pub const fn language(&self) -> Language {
        self.languages.general()
    }

    /// A message as one line, in the language of what is about no journey.
    pub fn line(&self, message: &Message) -> String {
        one_line(message, self.language())
    }

    /// Puts the names of files that were written on standard output, one a line.
    pub fn put_names(&self, paths: &[impl AsRef<Path>]) -> Outcome {
        let lines = paths.iter().map(|path| visible_name(&path.as_ref().display().to_string()) + "\n");
        self.put(lines.collect::<String>().as_bytes())
    }

    /// Reports what is wrong with the arguments or a file, and returns the outcome.
    pub fn refuse(&self, reason: &Message) -> Outcome {
        let language = self.language();
        let (word, colon) = (report::error().text(language), language.colon());
        let (red, plain) = if self.drawing.colour { ("\u{1b}[31m", "\u{1b}[0m") } else { ("", "") };
        self.say(&format!("{red}{word}{}{plain} {}", colon.trim_end(), one_line(reason, language)));
        Outcome::Failed
    }
}

/// A text with nothing in it that a terminal would obey: names of files and lines of journeys may be anybody's. What is no text
/// stays as it is.
fn harmless(bytes: &[u8]) -> Cow<'_, [u8]> {
    std::str::from_utf8(bytes).map_or(Cow::Borrowed(bytes), |text| Cow::Owned(visible(text).into_bytes()))
}

/// A message as one line with nothing in it that a terminal would obey; a file may have a line feed in its name.
pub fn one_line(message: &Message, language: Language) -> String {
    visible(&message.text(language).replace('\n', "\u{FFFD}"))
}

/// The user's word first (<https://no-color.org>, <https://bixense.com/clicolors>), then the terminal's.
fn wants_colour() -> bool {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
    if set("NO_COLOR").is_some() {
        return false;
    }
    if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
        return true;
    }
    io::stderr().is_terminal() && set("TERM").is_none_or(|term| term != "dumb")
}

fn width() -> usize {
    let terminal = terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0));
    let variable = || env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    terminal.or_else(variable).filter(|width| *width > 0).unwrap_or(DEFAULT_WIDTH).min(MAX_WIDTH)
}

/// The message for a file that cannot be read.
pub fn cannot_read(name: &str, reason: &Unreadable) -> Message {
    match reason {
        Unreadable::NotFound => file_not_found::setting(name),
        Unreadable::NotAFile => file_unreadable::setting_no_file(name),
        Unreadable::TooLarge(limit) => {
            let megabytes = usize::try_from(limit / 1024 / 1024).unwrap_or(usize::MAX);
            file_unreadable::setting_too_large(name, megabytes)
        }
        Unreadable::Outside => outside_project::setting(name),
        Unreadable::Denied => file_unreadable::setting_denied(name),
        Unreadable::Refused(words) => file_unreadable::setting(name, words),
    }
}
