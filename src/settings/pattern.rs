//! Where results go: a path with the journey's folder and name in it.
//!
//! In: a text such as `maps/{folder}/{name}`. Out: a [`Pattern`] that gives a path below the root for each journey.

use super::table::SettingsReader;
use super::{Spanned, problems};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{bad_setting, outside_project};

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
pub fn read(reader: &SettingsReader, setting: &Spanned<String>) -> Option<Spanned<Pattern>> {
    let span = setting.span;
    let plain = setting.value.trim().replace('\\', "/");
    let last = plain.rsplit('/').next().unwrap_or_default();
    let rest = plain.replace(FOLDER, "").replace(NAME, "");
    let problem = if plain.starts_with('/') || plain.contains(':') || plain.split('/').any(|part| part == "..") {
        Diagnostic::new(Code::OutsideProject, span, outside_project::output(plain))
            .label(bad_setting::label())
            .help(outside_project::setting_help())
    } else if rest.contains(['{', '}']) {
        problems::bad(span, bad_setting::braces()).help(bad_setting::braces_help())
    } else if !last.contains(NAME) {
        problems::bad(span, bad_setting::no_name()).help(bad_setting::no_name_help())
    } else {
        return Some(Spanned { value: Pattern(plain), span });
    };
    reader.add(problem);
    None
}
