//! The origin of a result, for its mark.
//!
//! In: a journey, and where its results go. Out: paths from one folder that holds both, the same on every machine that
//! holds them in the same way. Where there is no such folder, a result names no journey, and no build removes it.

use std::path::{Component, Path, PathBuf};

use super::location::OutputLocation;
use crate::cli::inputs::Member;
use crate::cli::mark::Origin;
use crate::project::{Root, real_folder};

/// The folder that holds a journey and its results, and the ways to both.
#[derive(Clone, Debug)]
pub struct Base {
    /// The folder, with links resolved: that of the project, or else of the two the one that holds the other.
    pub root: PathBuf,
    /// The folder of the results, with links resolved.
    pub folder: PathBuf,
    /// The path from the root to the journey.
    pub journey: String,
    /// The path from the root to the folder of the results.
    results: String,
    /// The path from the root to the name that the project sets for the results.
    pub location: Option<String>,
}

impl Base {
    /// The base of a journey; none where there is none, or where a name on the way is no text.
    pub fn of(member: &Member, location: &OutputLocation) -> Option<Base> {
        let journey = member.real.as_deref()?;
        let folder = real_folder(&location.folder)?;
        let beside = journey.parent()?;
        let project = member.project.root.as_ref().map(Root::folder);
        let holds_both = |root: &&Path| beside.starts_with(root) && folder.starts_with(root);
        let root = project.into_iter().chain([beside, &folder]).find(holds_both)?.to_owned();
        let (way, results) = (way(&root, journey)?, way(&root, &folder)?);
        let named = location.is_set.then(|| joined(&results, &location.stem));
        Some(Base { root, journey: way, results, location: named, folder })
    }

    /// The origin of the result with this name.
    pub fn origin(&self, name: &str) -> Origin {
        Origin { result: joined(&self.results, name), journey: self.journey.clone(), place: self.location.clone() }
    }
}

fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// A path relative to a folder, with `/` between names.
fn way(root: &Path, path: &Path) -> Option<String> {
    let names = path.strip_prefix(root).ok()?.components().map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    Some(names.collect::<Option<Vec<_>>>()?.join("/"))
}

/// The path of a relative path below a root; none if it is not below it.
pub fn follow(root: &Path, way: &str) -> Option<PathBuf> {
    let is_name = |name: &str| {
        let mut parts = Path::new(name).components();
        matches!((parts.next(), parts.next()), (Some(Component::Normal(part)), None) if part == name)
    };
    way.split('/').all(is_name).then(|| root.join(way.split('/').collect::<PathBuf>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_lead_down_alone() {
        let root = Path::new("p");
        assert_eq!(follow(root, "a/b.journey"), Some(root.join("a").join("b.journey")));
        for other in ["", "..", "../a", "a/../b", "/a", "a//b", "./a", "a/"] {
            assert_eq!(follow(root, other), None, "{other}");
        }
    }
}
