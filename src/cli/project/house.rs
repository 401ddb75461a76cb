//! The house style of a project: its settings, with the files that they name.
//!
//! In: `[style]` of `journey.toml`. Out: a [`House`] and a [`Family`], and what is wrong with the files at the
//! settings that name them.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::layout::{House, Logo};
use crate::message::{Message, bad_setting};
use crate::model::LaneName;
use crate::picture;
use crate::project::Disk;
use crate::settings::problems::{bad, restricted, unreadable};
use crate::settings::{FontSettings, Spanned, StyleSettings};
use crate::source::Files;
use crate::text::{Family, FontFile, NotAFont};

/// The longer side of a logo has no more pixels: as wide as one may be in the type of A0, at 300 to the inch.
const LOGO: u32 = 1300;

#[derive(Clone, Debug, Default)]
pub struct HouseStyle {
    /// What the layout takes.
    pub house: House,
    /// What the typesetter takes.
    pub family: Family,
}

/// The style that the settings in the file called `name` on `disk` ask for.
pub fn style(settings: StyleSettings, name: &str, disk: &Disk, found: &mut Vec<Diagnostic>) -> HouseStyle {
    let lanes = |list: Vec<Spanned<LaneName>>| list.into_iter().map(|setting| setting.value).collect();
    let house = House {
        logo: settings.logo.and_then(|setting| logo(&setting, settings.logo_text, name, disk, found)),
        phases: settings.phases.iter().map(|setting| setting.value).collect(),
        accent: settings.accent.map(|setting| setting.value),
        lanes: lanes(settings.lanes),
        hidden: lanes(settings.hidden),
    };
    HouseStyle { house, family: family(settings.font, name, disk, found) }
}

/// The logo; its alternative text is the name of its file if the settings give none.
fn logo(
    setting: &Spanned<String>,
    text: Option<Spanned<String>>,
    name: &str,
    disk: &Disk,
    found: &mut Vec<Diagnostic>,
) -> Option<Logo> {
    let bytes = file(setting, name, disk, found)?;
    let stem = || Path::new(&setting.value).file_stem().unwrap_or_default().to_string_lossy().replace(['-', '_'], " ");
    let text = text.map_or_else(stem, |text| text.value);
    match picture::read(&bytes, LOGO) {
        Ok(picture) => Some(Logo { picture: Arc::new(picture), text }),
        Err(reason) => {
            found.push(bad(setting.span, reason.message(&setting.value)).help(bad_setting::picture_help()));
            None
        }
    }
}

/// The bytes of a file that the settings name.
fn file(setting: &Spanned<String>, name: &str, disk: &Disk, found: &mut Vec<Diagnostic>) -> Option<Vec<u8>> {
    match disk.read(name, &setting.value) {
        Ok(loaded) => Some(loaded.bytes),
        Err(reason) => {
            found.push(unreadable(setting.span, &setting.value, &reason));
            None
        }
    }
}

fn family(settings: FontSettings, name: &str, disk: &Disk, found: &mut Vec<Diagnostic>) -> Family {
    let mut face = |setting: Option<Spanned<String>>| setting.and_then(|setting| font(&setting, name, disk, found));
    let [regular, semibold, bold, italic] =
        [settings.regular, settings.semibold, settings.bold, settings.italic].map(&mut face);
    regular.map_or_else(Family::default, |regular| Family::new(regular, semibold, bold, italic))
}

fn font(setting: &Spanned<String>, name: &str, disk: &Disk, found: &mut Vec<Diagnostic>) -> Option<FontFile> {
    let path = &setting.value;
    match FontFile::new(file(setting, name, disk, found)?) {
        Ok(font) => {
            if font.is_restricted() {
                found.push(restricted(setting.span, path));
            }
            Some(font)
        }
        Err(reason) => {
            found.push(bad(setting.span, why(reason, path)).help(bad_setting::font_help()));
            None
        }
    }
}

fn why(reason: NotAFont, path: &str) -> Message {
    match reason {
        NotAFont::Collection => bad_setting::collection(path),
        NotAFont::Packed => bad_setting::packed(path),
        NotAFont::Unreadable => bad_setting::no_font(path),
        NotAFont::WithoutOutlines => bad_setting::no_outlines(path),
        NotAFont::WithoutLetters => bad_setting::no_letters(path),
    }
}
