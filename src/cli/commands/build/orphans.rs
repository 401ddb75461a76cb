//! Results whose journey is gone, or whose project names another place for them now.
//!
//! In: where the journeys of a build have their results. Out: files in these folders, and where a whole project is built in all
//! of it, that bear the mark of this program, stand where the mark says, and name a journey that is not there any more. A
//! result that names no journey, a copy that stands elsewhere and a result whose journey is there are left alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::left_over::key;
use super::location::as_named;
use super::origin::{Base, follow};
use crate::cli::mark::Origin;
use crate::cli::messages::Messages;
use crate::cli::{Outcome, mark};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, console, left_over_result};
use crate::project::{Existing, Root, files_below, files_in};
use crate::source::{Source, Sources, Span};

/// The endings of results.
const ENDINGS: [&str; 4] = ["svg", "pdf", "png", "md"];

/// Where to look for results whose journey is gone.
#[derive(Debug, Default)]
pub struct Orphans {
    /// The folders of results: how each is shown, and the folders from which their journeys are named.
    folders: BTreeMap<PathBuf, (PathBuf, BTreeSet<PathBuf>)>,
    /// The projects that are built whole.
    projects: BTreeSet<Root>,
    /// The names that the project sets for the results of each journey.
    places: BTreeMap<PathBuf, String>,
}

/// A result that is of no use any more.
#[derive(Debug)]
struct Orphan {
    path: PathBuf,
    origin: Origin,
    why: Message,
}

impl Orphans {
    /// Adds the folder of the results of a journey, and its project where that is built `whole`.
    pub fn add(&mut self, shown: &Path, base: &Base, whole: Option<&Root>) {
        let folder = self.folders.entry(base.folder.clone());
        folder.or_insert_with(|| (shown.to_owned(), BTreeSet::new())).1.insert(base.root.clone());
        self.projects.extend(whole.cloned());
        if let (Some(journey), Some(location)) = (follow(&base.root, &base.journey), &base.location) {
            self.places.insert(journey, location.clone());
        }
    }

    /// Removes the orphans and reports it; with `check` they are only reported. `taken` are the results of this build.
    pub fn clear(&self, taken: &BTreeSet<String>, check: bool, messages: &mut Messages) -> Outcome {
        let mut outcome = Outcome::Fine;
        for Orphan { path, origin, why } in self.find(taken) {
            let name = as_named(&path).display().to_string();
            if check {
                outcome.and(report(&name, why, messages));
                continue;
            }
            match messages.writer(false).remove(&path, |file| is_of(file, &origin)) {
                Ok(true) => messages.remark(&console::removed_lost(name, why)),
                Ok(false) => {}
                Err(reason) => outcome.and(messages.console.refuse(&console::not_removed(name, reason))),
            }
        }
        outcome
    }

    fn find(&self, taken: &BTreeSet<String>) -> Vec<Orphan> {
        let mut found = BTreeMap::new();
        for (folder, (shown, roots)) in &self.folders {
            for file in files_in(folder, &ENDINGS) {
                let path = shown.join(file.file_name().unwrap_or_default());
                found.extend(self.look(&file, path, roots, false).map(|orphan| (file, orphan)));
            }
        }
        for root in &self.projects {
            let roots = BTreeSet::from([root.folder().to_owned()]);
            for file in files_below(root.folder(), &ENDINGS) {
                let way = file.strip_prefix(root.folder()).unwrap_or(&file).display().to_string();
                let orphan = self.look(&file, root.shown(&way), &roots, true);
                found.extend(orphan.map(|orphan| (file, orphan)));
            }
        }
        found.into_values().filter(|orphan| !taken.contains(&key(&orphan.path))).collect()
    }

    /// Whether a file is a result whose journey is gone from one of these folders, or in a project that is built `whole` one
    /// that has its place elsewhere now.
    fn look(&self, file: &Path, path: PathBuf, roots: &BTreeSet<PathBuf>, whole: bool) -> Option<Orphan> {
        let existing = Existing::at(file)?;
        let origin = mark::origin(&existing)?;
        let root = roots.iter().find(|root| follow(root, &origin.result).as_deref() == Some(file))?;
        let journey = follow(root, &origin.journey)?;
        let why = match fs::symlink_metadata(&journey) {
            Err(error) if error.kind() == ErrorKind::NotFound => left_over_result::no_journey(origin.journey.as_str()),
            Ok(_) if whole => {
                let (now, then) = (self.places.get(&journey)?, origin.place.as_ref()?);
                (now != then).then(|| left_over_result::moved(origin.journey.as_str(), now.as_str()))?
            }
            _ => return None,
        };
        // Last, because all of the file is read for it.
        mark::is_result(&existing).then_some(Orphan { path, origin, why })
    }
}

/// Whether a file is a result that names this origin.
fn is_of(file: &Existing, origin: &Origin) -> bool {
    mark::origin(file).as_ref() == Some(origin) && mark::is_result(file)
}

/// Reports an orphan at the file itself, because its journey may be gone.
fn report(name: &str, why: Message, messages: &mut Messages) -> Outcome {
    let mut sources = Sources::new();
    let file = sources.add(Source::new(name, ""));
    let found = Diagnostic::new(Code::LeftOverResult, Span::new(file, 0, 0), left_over_result::lost(name, why))
        .label(left_over_result::lost_label())
        .help(left_over_result::help());
    messages.report(name, &[found], &sources, messages.console.language())
}
