//! The texts that `journey init` writes. They are files of their own in `templates`, to be read and tried out as they stand.
//! Which are written is decided in `init`.

use std::borrow::Cow;

use crate::cli::arguments::CiSystem;
use crate::language::Language;

/// A text to be written.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// Its path from the folder of the project.
    pub path: &'static str,
    /// What is in it.
    pub text: &'static str,
}

macro_rules! template {
    ($path:expr, $file:literal) => {
        Template { path: $path, text: include_str!(concat!("../../../../templates/", $file)) }
    };
}

/// Where the settings of a project stand.
pub const SETTINGS: &str = "journey.toml";

/// What git leaves alone.
pub const GITIGNORE: Template = template!(".gitignore", "gitignore");

// `settings` and `example` in each language, as `grammar/build` makes them of the catalogue.
include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// The repository of the program, in a template; `uses:` of GitHub takes no address.
pub const OWN_REPOSITORY: &str = "OWNER/journey";

/// A template with the repository of the program in it, where the build knows one.
pub fn filled(text: &'static str) -> Cow<'static, str> {
    fill(text, env!("CARGO_PKG_REPOSITORY"))
}

fn fill<'a>(text: &'a str, home: &str) -> Cow<'a, str> {
    match on_github(home) {
        Some(repository) if text.contains(OWN_REPOSITORY) => text.replace(OWN_REPOSITORY, repository).into(),
        _ => text.into(),
    }
}

/// `owner/name` of an address on GitHub, also on a server of one's own.
fn on_github(address: &str) -> Option<&str> {
    let (host, path) = address.strip_prefix("https://")?.split_once('/')?;
    let (owner, name) = path.strip_suffix(".git").unwrap_or(path).split_once('/')?;
    let is_one = host.contains("github") && !owner.is_empty() && !name.is_empty() && !name.contains('/');
    is_one.then(|| path.strip_suffix(".git").unwrap_or(path))
}

/// What looks after the journeys of a repository.
pub const fn recipe(system: CiSystem) -> Template {
    match system {
        CiSystem::Github => template!(".github/workflows/journeys.yml", "ci/github.yml"),
        CiSystem::Gitlab => template!(".gitlab-ci.yml", "ci/gitlab.yml"),
        CiSystem::PreCommit => template!(".githooks/pre-commit", "ci/pre-commit"),
        CiSystem::Make => template!("Makefile", "ci/Makefile"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recipe_names_the_repository_of_the_program() {
        let uses = "- uses: OWNER/journey@v1\n";
        for (home, expected) in [
            ("https://github.com/a/b", "- uses: a/b@v1\n"),
            ("https://github.example.org/a/b.git", "- uses: a/b@v1\n"),
            ("", uses),
            ("https://github.com/a", uses),
            ("https://github.com/a/b/c", uses),
            ("https://example.org/a/b", uses),
        ] {
            assert_eq!(fill(uses, home), expected, "{home}");
        }
        assert_eq!(fill("nothing", "https://github.com/a/b"), "nothing");
    }
}
