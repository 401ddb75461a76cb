//! The project settings that matter in an editor: levels, and the language of keywords.
//!
//! In: the path of a journey. Out: the settings in its `journey.toml`, and the problems in that file. It is small, and read
//! again each time, so that the last save counts.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Levels, WarningLevel};
use crate::language::Language;
use crate::project::{Root, decode, real_path};
use crate::settings::{LevelSettings, Spanned, read};
use crate::source::{FileId, Sources};

/// Stands for the codes of all warnings where they are allowed or denied.
const ALL: &str = "warnings";

/// The settings of a project.
#[derive(Debug, Default)]
pub(super) struct ProjectSettings {
    /// How seriously warnings are taken.
    pub(super) levels: Levels,
    /// The language of keywords.
    pub(super) keywords: Option<Language>,
    /// The language of messages.
    pub(super) messages: Option<Language>,
    /// The settings themselves, with what is wrong with them; none without a project.
    pub(super) file: Option<SettingsFile>,
}

/// A `journey.toml`.
#[derive(Debug)]
pub(super) struct SettingsFile {
    /// Its path with links resolved.
    pub(super) path: PathBuf,
    pub(super) sources: Sources,
    /// What is wrong with it.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl ProjectSettings {
    /// The settings of the project of the file at `path`; the default if there is none.
    pub(super) fn around(path: &Path) -> ProjectSettings {
        let Some(root) = Root::around(path) else { return ProjectSettings::default() };
        let settings = real_path(&root.settings());
        let Ok(bytes) = root.read_settings() else { return ProjectSettings::default() };
        match decode(&settings.display().to_string(), bytes) {
            Ok(source) => {
                let read = read(&source, FileId::default());
                let mut sources = Sources::new();
                sources.add(source);
                ProjectSettings {
                    levels: levels(&read.settings.levels),
                    keywords: read.settings.format.keywords.map(|setting| setting.value),
                    messages: read.settings.messages.language.map(|setting| setting.value),
                    file: Some(SettingsFile { path: settings, sources, diagnostics: read.diagnostics }),
                }
            }
            Err(wrong) => {
                let file = SettingsFile { path: settings, sources: wrong.0, diagnostics: vec![wrong.1] };
                ProjectSettings { file: Some(file), ..ProjectSettings::default() }
            }
        }
    }
}

/// The levels of a project. `journey check` reports names that do not exist.
fn levels(settings: &LevelSettings) -> Levels {
    let mut levels = Levels::default();
    for (level, codes) in [(WarningLevel::Allow, &settings.allow), (WarningLevel::Deny, &settings.deny)] {
        if codes.iter().any(|setting| setting.value.trim() == ALL) {
            levels.set_all(level);
        }
    }
    for (level, setting) in [
        (WarningLevel::Allow, &settings.allow),
        (WarningLevel::Warn, &settings.warn),
        (WarningLevel::Deny, &settings.deny),
    ] {
        for code in setting.iter().filter_map(code) {
            // An error stays one.
            let _ = levels.set(code, level);
        }
    }
    levels
}

fn code(setting: &Spanned<String>) -> Option<Code> {
    Code::from_name(&setting.value.trim().to_lowercase().replace(['_', ' '], "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_found_upwards_is_heeded() {
        let folder = tempfile::TempDir::new().unwrap();
        let below = folder.path().join("maps");
        std::fs::create_dir(&below).unwrap();
        let text = "[levels]\nallow = [\"no_goal\"]\ndeny = [\"warnings\", \"nonsense\"]\n[format]\nkeywords = \"nl\"\nx = 1\n";
        std::fs::write(folder.path().join("journey.toml"), text).unwrap();
        let choices = ProjectSettings::around(&below.join("a.journey"));
        assert_eq!(choices.levels.of(Code::NoGoal), WarningLevel::Allow);
        assert_eq!(choices.levels.of(Code::NoScope), WarningLevel::Deny);
        assert_eq!(choices.keywords, Some(Language::Dutch));
        let file = choices.file.unwrap();
        assert_eq!(file.diagnostics[0].code, Code::UnknownSetting);
        assert!(file.path.ends_with("journey.toml") && file.path.is_absolute());
    }
}
