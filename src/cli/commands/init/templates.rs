//! The texts that `journey init` writes. They are files of their own in `templates`, to be read and tried out as they stand.

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

/// What looks after the journeys of a repository.
pub const fn recipe(system: CiSystem) -> Template {
    match system {
        CiSystem::Github => template!(".github/workflows/journeys.yml", "ci/github.yml"),
        CiSystem::Gitlab => template!(".gitlab-ci.yml", "ci/gitlab.yml"),
        CiSystem::PreCommit => template!(".githooks/pre-commit", "ci/pre-commit"),
        CiSystem::Make => template!("Makefile", "ci/Makefile"),
    }
}
