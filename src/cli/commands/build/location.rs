//! Where the results of each journey go.
//!
//! In: the arguments, a journey and its project. Out: a folder and what names begin with, or why there is none. Nothing is
//! made or written here.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::cli::arguments;
use crate::cli::inputs::Member;
use crate::message::{Message, console};
use crate::project::real_folder;

/// Where the results of a journey go.
#[derive(Debug)]
pub struct OutputLocation {
    /// Their folder.
    pub folder: PathBuf,
    /// What their names begin with.
    pub stem: String,
    /// Whether this is the location that the project sets.
    pub is_set: bool,
}

impl OutputLocation {
    /// The folder of the arguments, else that of the project, else the current folder.
    ///
    /// # Errors
    /// The folder of the project's settings lies outside of it.
    pub fn of(command: &arguments::Build, Member { input, project, .. }: &Member) -> Result<OutputLocation, Message> {
        let stem = input.stem();
        let set = match (&project.root, &project.choices.output) {
            (Some(root), Some(pattern)) => {
                let (folder, stem) = pattern.place(&root.folder_of(&input.path()), &stem);
                Some((root.shown(&folder), stem, root.holds(&folder)))
            }
            _ => None,
        };
        match (&command.output, set) {
            (Some(folder), set) => {
                // The mark of a result is the same however its location was given.
                let is_set = set.is_some_and(|(shown, name, _)| {
                    name == stem && real_folder(&shown).is_some_and(|real| real_folder(folder) == Some(real))
                });
                Ok(OutputLocation { folder: folder.clone(), stem, is_set })
            }
            (None, None) => Ok(OutputLocation { folder: PathBuf::from("."), stem, is_set: false }),
            (None, Some((folder, stem, true))) => Ok(OutputLocation { folder, stem, is_set: true }),
            (None, Some((folder, ..))) => Err(console::outside(folder.display().to_string())),
        }
    }

    /// The path of a result as it is named on standard output.
    pub fn path(&self, name: &str) -> PathBuf {
        as_named(&self.folder.join(name)).to_owned()
    }
}

/// A path as it is named on standard output: without `./` before it.
pub fn as_named(path: &Path) -> &Path {
    path.strip_prefix(".").unwrap_or(path)
}

/// Whether the results of all journeys have names of their own. Upper and lower case are the same name, because on
/// many disks they are.
///
/// # Errors
/// Which two journeys have the same.
pub fn distinct<'m>(placed: impl Iterator<Item = (&'m Member, &'m OutputLocation)>) -> Result<(), Message> {
    let mut stems: BTreeMap<String, &Member> = BTreeMap::new();
    for (member, OutputLocation { folder, stem, .. }) in placed {
        let path = folder.join(stem).display().to_string();
        if let Some(first) = stems.insert(path.to_lowercase(), member) {
            let (first, second) = (first.input.name(), member.input.name());
            return Err(console::same_result(first, second, stem));
        }
    }
    Ok(())
}
