//! Where results go: a path with the journey's folder and name in it.
//!
//! In: a text such as `maps/{folder}/{name}`. Out: a [`Pattern`] that gives a path below the root for each journey.

use super::table::Reader;
use super::{Said, problems};

/// Stands for the folder of the journey, as a path from the root.
const FOLDER: &str = "{folder}";
/// Stands for the name of the journey's file without its ending.
const NAME: &str = "{name}";

/// Where results go, as a path from the root without an ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(String);

impl Pattern {
    /// The folder and the name of the results of a journey, as a path from the root; its folder is written with `/`
    /// between names and is empty for the root itself.
    #[must_use]
    pub fn place(&self, folder: &str, name: &str) -> (String, String) {
        // Part by part, so that a folder called `{name}` stays what it is.
        let path: Vec<String> = self
            .0
            .split('/')
            .flat_map(|part| {
                let put = |part: &str| part.replace(NAME, name);
                let whole = part.split(FOLDER).map(put).collect::<Vec<_>>().join(folder);
                whole.split('/').map(str::to_owned).collect::<Vec<_>>()
            })
            .filter(|part| !part.is_empty() && part != ".")
            .collect();
        match path.split_last() {
            Some((last, folders)) => (folders.join("/"), last.clone()),
            None => (String::new(), name.to_owned()),
        }
    }
}

/// The pattern that was written, where results can go there.
pub fn read(reader: &Reader, said: &Said<String>) -> Option<Said<Pattern>> {
    let span = said.span;
    let plain = said.value.trim().replace('\\', "/");
    let last = plain.rsplit('/').next().unwrap_or_default();
    let rest = plain.replace(FOLDER, "").replace(NAME, "");
    let problem = if plain.starts_with('/') || plain.contains(':') || plain.split('/').any(|part| part == "..") {
        let message = format!("`{plain}` leads out of the project");
        crate::diagnostic::Diagnostic::new(crate::diagnostic::Code::OutsideProject, span, message)
            .label("this setting")
            .help("write a path from the folder of `journey.toml` downwards")
    } else if rest.contains(['{', '}']) {
        problems::bad(span, "`output` knows `{folder}` and `{name}`, and nothing else in braces")
            .help("write a path such as `maps/{folder}/{name}`")
    } else if !last.contains(NAME) {
        problems::bad(span, "`output` does not end in the name of the journey")
            .help("let it end in `{name}`, as in `maps/{folder}/{name}`: the endings of the formats come after it")
    } else {
        return Some(Said { value: Pattern(plain), span });
    };
    reader.add(problem);
    None
}
