//! Where the results of each journey go.
//!
//! In: the arguments, a journey and its project. Out: a folder and what names begin with, or why there is none. Nothing is
//! made or written here.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::cli::arguments;
use crate::cli::inputs::Member;
use crate::message::{Message, console};

/// Where the results of a journey go.
#[derive(Debug)]
pub struct Place {
    /// Their folder.
    pub folder: PathBuf,
    /// What their names begin with.
    pub stem: String,
}

impl Place {
    /// Where the arguments say, else where the project says, else the current folder.
    ///
    /// # Errors
    /// The project says a folder outside of it.
    pub fn of(command: &arguments::Build, Member { input, project, .. }: &Member) -> Result<Place, Message> {
        let stem = input.stem();
        if let Some(folder) = &command.output {
            return Ok(Place { folder: folder.clone(), stem });
        }
        let (Some(root), Some(pattern)) = (&project.root, &project.choices.output) else {
            return Ok(Place { folder: PathBuf::from("."), stem });
        };
        let (folder, stem) = pattern.place(&root.folder_of(&input.path()), &stem);
        let shown = root.shown(&folder);
        if root.holds(&folder) {
            Ok(Place { folder: shown, stem })
        } else {
            Err(console::outside(shown.display().to_string()))
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
pub fn distinct<'m>(placed: impl Iterator<Item = (&'m Member, &'m Place)>) -> Result<(), Message> {
    let mut stems: BTreeMap<String, &Member> = BTreeMap::new();
    for (member, Place { folder, stem }) in placed {
        let path = folder.join(stem).display().to_string();
        if let Some(first) = stems.insert(path.to_lowercase(), member) {
            let (first, second) = (first.input.name(), member.input.name());
            return Err(console::same_result(first, second, stem));
        }
    }
    Ok(())
}
