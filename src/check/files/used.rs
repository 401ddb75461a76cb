//! Other files: personas that are used from them, and paths that must lead somewhere.
//!
//! In: a tree and [`Files`]. Out: the personas' entries of the journey in order, those of
//! used files in the place of the `Use` line. A used file may be a whole journey; only its personas and
//! its own `Use` lines count.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Severity};
use crate::language::Language;
use crate::limits::{TEXT, USE_DEPTH, USED_FILES};
use crate::message::unreadable_picture;
use crate::source::{FileId, Files, Source, Sources, Unreadable};
use crate::syntax;
use crate::syntax::{Entry, Keyword};

use crate::check::context::Context;
use crate::check::problems::files as problems;
use crate::check::values::value::Value;

/// The personas of a journey and of all files that it uses.
#[derive(Debug, Default)]
pub struct UsedPersonas {
    /// Entries of personas, in order.
    pub personas: Vec<Entry>,
    /// What is wrong with the used files.
    pub problems: Vec<Diagnostic>,
}

/// Collects the personas of `entries`, which stand in `file`, and of the files that they use.
pub fn collect_personas(
    entries: &[Entry],
    language: Language,
    file: FileId,
    sources: &mut Sources,
    files: &dyn Files,
) -> UsedPersonas {
    let name = sources.get(file).map_or("", Source::name).to_owned();
    let mut reader = UsedFilesReader {
        sources,
        files,
        language,
        chain: vec![name.clone()],
        read: BTreeSet::from([name]),
        used: 0,
        gathered: UsedPersonas::default(),
    };
    reader.entries(entries);
    reader.gathered
}

struct UsedFilesReader<'a> {
    sources: &'a mut Sources,
    files: &'a dyn Files,
    language: Language,
    /// The files that are open, each used by the one before.
    chain: Vec<String>,
    /// All files that were read; the same file twice is once.
    read: BTreeSet<String>,
    /// How many bytes they are together.
    used: usize,
    gathered: UsedPersonas,
}

impl UsedFilesReader<'_> {
    fn entries(&mut self, entries: &[Entry]) {
        for entry in entries {
            match entry.keyword {
                Keyword::Persona => self.gathered.personas.push(entry.clone()),
                Keyword::Use if !entry.text.is_empty() => {
                    if let Err(problem) = self.used(entry) {
                        self.gathered.problems.push(*problem);
                    }
                }
                _ => {}
            }
        }
    }

    fn used(&mut self, entry: &Entry) -> Result<(), Box<Diagnostic>> {
        let path = Value::of(entry, self.sources);
        let from = self.chain.last().map_or("", String::as_str);
        // A file may be named thousands of times, and is known before it is read.
        if let Ok(name) = self.files.probe(from, path.text.trim()) {
            self.check_chain(&path, &name)?;
            if self.read.contains(&name) {
                return Ok(());
            }
        }
        if self.used > TEXT {
            return Err(problems::too_much_used(&path, TEXT >> 20).into());
        }
        let loaded = self.files.read(from, path.text.trim()).map_err(|why| problems::unreadable(&path, &why))?;
        self.check_chain(&path, &loaded.name)?;
        self.used += loaded.bytes.len();
        if self.used > TEXT {
            return Err(problems::unreadable(&path, &Unreadable::TooLarge(TEXT as u64)).into());
        }
        let source = Source::from_bytes(loaded.name.as_str(), loaded.bytes).map_err(|_| problems::not_text(&path))?;
        let file = self.sources.add(source);
        let Some(source) = self.sources.get(file) else { return Ok(()) };
        let tree = syntax::parse_included(source, file, self.language);
        self.gathered.problems.extend(tree.problems);
        self.read.insert(loaded.name.clone());
        self.chain.push(loaded.name);
        let before = self.gathered.personas.len();
        self.entries(&tree.entries);
        self.chain.pop();
        if self.gathered.personas.len() == before && !tree.entries.iter().any(|entry| entry.keyword == Keyword::Use) {
            return Err(problems::nothing_to_use(&path, Keyword::Persona.word(self.language)).into());
        }
        Ok(())
    }

    fn check_chain(&self, path: &Value, name: &str) -> Result<(), Box<Diagnostic>> {
        if let Some(start) = self.chain.iter().position(|open| open == name) {
            let mut ring: Vec<&str> = self.chain[start..].iter().map(String::as_str).collect();
            ring.push(name);
            return Err(problems::include_cycle(path, &ring).into());
        }
        if self.chain.len() > USE_DEPTH {
            return Err(problems::too_deep(path, self.chain.len()).into());
        }
        if self.read.len() > USED_FILES {
            return Err(problems::too_many(path, USED_FILES).into());
        }
        Ok(())
    }
}

/// Reports a path that leads nowhere. A missing picture is a warning: the map is drawn without it.
pub fn probe(entry: &Entry, context: &mut Context) {
    let path = Value::of(entry, context.sources);
    let from = context.file_name(entry.span.file);
    if path.is_empty() {
        return;
    }
    if let Err(why) = context.files.probe(from, path.text.trim()) {
        let mut problem = problems::unreadable(&path, &why);
        if matches!(entry.keyword, Keyword::Photo | Keyword::Image) {
            problem.severity = Severity::Warning;
            problem.help = problem.help.map(unreadable_picture::missing_help);
        }
        context.report(problem);
    }
}
