//! What can be wrong with `journey.toml`.

use super::key::Key;
use crate::diagnostic::{Code, Diagnostic};
use crate::geometry::Colour;
use crate::graphemes::shortened;
use crate::message::{
    Message, bad_setting, broken_settings, doubtful_lane, faint_colour, file_not_found, file_unreadable,
    outside_project, restricted_font, unknown_setting,
};
use crate::source::{Span, Unreadable};
use crate::syntax::distance;

/// Keys longer than this are not mistyped, they are other keys.
const LONGEST_KEY: usize = 20;

/// A value that cannot be; `message` says why.
#[must_use]
pub fn bad(span: Span, message: Message) -> Diagnostic {
    Diagnostic::new(Code::BadSetting, span, message).label(bad_setting::label())
}

/// The text is no TOML.
pub(super) fn broken(span: Span, error: &toml::de::Error) -> Diagnostic {
    let why = error.message().lines().next().unwrap_or_default().trim_end_matches('.');
    Diagnostic::new(Code::BrokenSettings, span, broken_settings::message(why))
        .label(broken_settings::label())
        .help(broken_settings::help())
}

/// The value of a key is of another type than that which `message` names.
pub(super) fn of_another_type(span: Span, message: Message) -> Diagnostic {
    Diagnostic::new(Code::BadSetting, span, message).label(bad_setting::type_label())
}

/// A key that does not exist; `known` are those that do.
pub(super) fn unknown(key: &Key, span: Span, known: &[Key]) -> Diagnostic {
    let name = shown(&key.name);
    let message = if key.table.is_empty() {
        unknown_setting::top(name)
    } else {
        unknown_setting::message(key.table.as_str(), name)
    };
    let problem = Diagnostic::new(Code::UnknownSetting, span, message).label(unknown_setting::label());
    let near = nearest(key, known);
    match near {
        Some(near) if near.table == key.table => {
            problem.help(unknown_setting::near_help(near.name.as_str())).guess(span, near.name.clone())
        }
        Some(near) if near.table.is_empty() => problem.help(unknown_setting::near_table_help(near.name.as_str())),
        Some(near) => problem.help(unknown_setting::elsewhere_help(near.name.as_str(), near.table.as_str())),
        None => problem.help(choices(key, known)),
    }
}

/// The key that was probably meant: one of the same table before one of another.
fn nearest<'k>(key: &Key, known: &'k [Key]) -> Option<&'k Key> {
    let word = plain(&key.name);
    if word.len() > LONGEST_KEY {
        return None;
    }
    let allowed = (word.len() / 3).clamp(1, 3);
    let rank = |other: &Key| {
        let found = distance(&word, &plain(&other.name));
        let elsewhere = other.table != key.table;
        // In another table only the same word is meant: `paper` written above `[build]`.
        (found <= if elsewhere { 0 } else { allowed }).then_some((elsewhere, found))
    };
    known.iter().filter_map(|other| Some((rank(other)?, other))).min_by_key(|(rank, _)| *rank).map(|(_, other)| other)
}

fn plain(name: &str) -> Vec<char> {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase);
    letters.take(LONGEST_KEY + 1).collect()
}

fn choices(key: &Key, known: &[Key]) -> Message {
    let names: Vec<String> =
        known.iter().filter(|other| other.table == key.table).map(|other| other.name.clone()).collect();
    if names.is_empty() { unknown_setting::no_names_help() } else { unknown_setting::help(names) }
}

fn shown(name: &str) -> String {
    shortened(name, 40)
}

/// What was written is no colour.
pub(super) fn no_colour(span: Span, written: &str) -> Diagnostic {
    bad(span, bad_setting::colour(shown(written))).help(bad_setting::colour_help())
}

/// White text cannot be read on a phase of this colour; it can on `instead`.
pub(super) fn no_white_text(span: Span, colour: Colour, instead: Colour) -> Diagnostic {
    Diagnostic::new(Code::FaintColour, span, faint_colour::phase(colour.to_string(), contrast_with_white(colour)))
        .label(faint_colour::phase_label())
        .help(faint_colour::phase_help(instead.to_string()))
        .guess(span, format!("\"{instead}\""))
}

/// A phase of this colour hardly shows on paper.
pub(super) fn hardly_shows(span: Span, colour: Colour) -> Diagnostic {
    Diagnostic::new(Code::FaintColour, span, faint_colour::light(colour.to_string()))
        .label(faint_colour::light_label())
        .help(faint_colour::light_help())
}

/// An accent of this colour cannot be read on white; `instead` is drawn.
pub(super) fn faint_accent(span: Span, colour: Colour, instead: Colour) -> Diagnostic {
    Diagnostic::new(Code::FaintColour, span, faint_colour::accent(colour.to_string(), contrast_with_white(colour)))
        .label(faint_colour::accent_label(instead.to_string()))
        .help(faint_colour::accent_help(instead.to_string()))
        .guess(span, format!("\"{instead}\""))
}

fn contrast_with_white(colour: Colour) -> String {
    format!("{:.1}", Colour::WHITE.contrast(colour))
}

/// A word that is no lane of ours, and near to one that is.
pub(super) fn doubtful_lane(span: Span, word: &str, near: &str) -> Diagnostic {
    Diagnostic::new(Code::DoubtfulLane, span, doubtful_lane::message(shown(word)))
        .label(doubtful_lane::label())
        .help(doubtful_lane::help(near))
        .guess(span, format!("\"{near}\""))
}

/// A file or folder that a setting names cannot be read.
#[must_use]
pub fn unreadable(span: Span, path: &str, reason: &Unreadable) -> Diagnostic {
    let path = shown(path);
    let (code, message) = match reason {
        Unreadable::NotFound => (Code::FileNotFound, file_not_found::setting(path)),
        Unreadable::Outside => (Code::OutsideProject, outside_project::setting(path)),
        Unreadable::NotAFile => (Code::FileUnreadable, file_unreadable::setting_no_file(path)),
        Unreadable::TooLarge(limit) => {
            let megabytes = usize::try_from(limit / 1024 / 1024).unwrap_or(usize::MAX);
            (Code::FileUnreadable, file_unreadable::setting_too_large(path, megabytes))
        }
        Unreadable::Denied => (Code::FileUnreadable, file_unreadable::setting_denied(path)),
        Unreadable::Refused(words) => (Code::FileUnreadable, file_unreadable::setting(path, words)),
    };
    Diagnostic::new(code, span, message).label(file_unreadable::setting_label()).help(outside_project::setting_help())
}

/// The maker of a font does not allow it in documents.
#[must_use]
pub fn restricted(span: Span, path: &str) -> Diagnostic {
    Diagnostic::new(Code::RestrictedFont, span, restricted_font::message(shown(path)))
        .label(restricted_font::label())
        .help(restricted_font::help())
}
