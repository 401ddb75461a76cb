//! The pages of codes in languages other than English: `docs/diagnostics/TAG/CODE.md`. A code may lack some of them.

use std::fs;
use std::path::Path;

use super::catalogue::Catalogue;

/// `src/diagnostic/codes.rs`: each page with its language and the name of its code.
pub fn rust(catalogue: &Catalogue, folder: &Path) -> String {
    let mut rows = String::new();
    for language in catalogue.languages() {
        for name in names(&folder.join(language.tag)) {
            let path = format!("/{}/{}/{name}.md", folder.display(), language.tag);
            rows += &format!(
                "(Language::{}, {name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?}))),\n",
                language.name
            );
        }
    }
    format!("/// The pages that are not in English.\nstatic TRANSLATED: &[(Language, &str, &str)] = &[{rows}];\n")
}

/// The names of the pages in a folder, sorted; none where there is no folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".md")?.to_owned()));
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}
