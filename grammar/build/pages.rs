//! The pages of codes in languages other than English: `docs/diagnostics/TAG/CODE.md`. A code may lack some of them.

use std::fs;
use std::path::Path;

use super::catalogue::Catalogue;

/// `src/diagnostic/codes.rs`: the page of a code in a language, where there is one.
pub fn rust(catalogue: &Catalogue, folder: &Path) -> String {
    let mut arms = String::new();
    for language in catalogue.languages() {
        for name in names(&folder.join(language.tag)) {
            arms += &format!(
                "(Language::{}, {name:?}) => Some(include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{}/{}/{name}.md\"))),\n",
                language.name,
                folder.display(),
                language.tag,
            );
        }
    }
    format!(
        "fn translated(language: Language, name: &str) -> Option<&'static str> {{ match (language, name) {{ {arms} _ => None }} }}"
    )
}

/// The names of the pages in a folder, sorted; none where there is no folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".md")?.to_owned()));
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}
