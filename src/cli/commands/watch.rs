//! `journey watch`: a local page that shows journeys and updates at each save.
//!
//! The page is made and served by `preview`; here is what it asks for: reading journeys and their projects anew, and the
//! terminal. The command ends when it is interrupted. It writes no file.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use crate::cli::inputs::{Input, gather};
use crate::cli::messages::Messages;
use crate::cli::{Outcome, arguments, locale};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::print::summary;
use crate::message::{Message, argument, console};
use crate::preview::{Editor, Preview, PreviewHost, PreviewSettings, Snapshot};
use crate::project::{InstalledFonts, system_error};

mod reading;

use reading::JourneyReader;

/// Shows the journeys until the process is interrupted.
pub fn run(command: &arguments::Watch, messages: &mut Messages) -> Outcome {
    let console = messages.console;
    let editor = match command.editor.as_deref().map(Editor::new).transpose() {
        Ok(editor) => editor,
        Err(reason) => return console.refuse(&argument::editor(reason)),
    };
    let gathered = match gather(&command.files, &command.levels, messages) {
        Ok(gathered) => gathered,
        Err(outcome) => return outcome,
    };
    if gathered.members.iter().any(|member| member.input == Input::Stdin) {
        return console.refuse(&argument::watched_input());
    }
    // Files that are only parts of others are no journeys.
    let mut members = Vec::new();
    let outcome = gathered.each(
        messages,
        |read| drop(read),
        |member, (), _| {
            members.push((member.number, member.input.clone()));
            Outcome::Fine
        },
    );
    if outcome != Outcome::Fine {
        return outcome;
    }
    members.sort_by_key(|(number, _)| *number);
    let inputs = members.into_iter().map(|(_, input)| input).collect();
    let mut host = match WatchHost::new(command, inputs, messages) {
        Ok(host) => host,
        Err(reason) => return console.refuse(&reason),
    };
    let settings = PreviewSettings {
        port: command.port,
        editor,
        language: locale::language(),
        messages: console.languages.chosen(),
    };
    let preview = match Preview::open(settings) {
        Ok(preview) => preview,
        Err(error) => {
            let reason = system_error(&error);
            return console.refuse(&match command.port {
                Some(port) => console::no_such_port(port.to_string(), reason),
                None => console::no_port(reason),
            });
        }
    };
    let address = preview.address();
    match console.put(format!("{address}\n").as_bytes()) {
        Outcome::Fine => {}
        outcome => return outcome,
    }
    messages.remark(&console::address());
    if command.open && !open(&address) {
        messages.remark(&console::no_browser());
    }
    match preview.run(&mut host, &InstalledFonts::new()) {
        Ok(()) => Outcome::Fine,
        Err(error) => console.refuse(&console::refused(system_error(&error))),
    }
}

/// Opens an address in the user's browser; returns whether a program was found for it.
fn open(address: &str) -> bool {
    let (program, arguments) = if cfg!(windows) {
        // Not `start`: the shell would read signs of the address as its own.
        ("rundll32", vec!["url.dll,FileProtocolHandler", address])
    } else if cfg!(target_os = "macos") {
        ("open", vec![address])
    } else {
        ("xdg-open", vec![address])
    };
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().is_ok()
}

/// Reads the journeys for the preview, and reports on the terminal.
struct WatchHost<'a, 'c> {
    reading: JourneyReader<'a>,
    messages: &'a Messages<'c>,
    /// The last line printed for each journey.
    reported: BTreeMap<usize, Message>,
}

impl<'a, 'c> WatchHost<'a, 'c> {
    fn new(
        command: &'a arguments::Watch,
        inputs: Vec<Input>,
        messages: &'a Messages<'c>,
    ) -> Result<WatchHost<'a, 'c>, Message> {
        let reading = JourneyReader::new(command, inputs, messages.console.languages.clone())?;
        Ok(WatchHost { reading, messages, reported: BTreeMap::new() })
    }
}

impl PreviewHost for WatchHost<'_, '_> {
    fn names(&self) -> Vec<String> {
        self.reading.inputs().iter().map(Input::name).collect()
    }

    fn snapshot(&mut self, journey: usize) -> Snapshot {
        self.reading.snapshot(journey)
    }

    fn apply_levels(&mut self, journey: usize, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        self.reading.apply_levels(journey, diagnostics)
    }

    fn report(&mut self, journey: usize, snapshot: &Snapshot) {
        let Some(input) = self.reading.inputs().get(journey) else { return };
        let all: Vec<Diagnostic> = snapshot.found.iter().flat_map(|(list, _)| list).cloned().collect();
        let language = self.messages.console.language();
        let words = snapshot.missing.clone().unwrap_or_else(|| match summary(&all, language) {
            words if words.is_empty() => console::fine().text(language),
            words => words,
        });
        let line = console::state(input.name(), words);
        if self.reported.get(&journey) != Some(&line) {
            self.messages.remark(&line);
            self.reported.insert(journey, line);
        }
    }
}
