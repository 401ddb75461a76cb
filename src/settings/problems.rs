//! What can be wrong with `journey.toml`, in words.

use super::key::Key;
use crate::diagnostic::{Code, Diagnostic};
use crate::geometry::Colour;
use crate::graphemes::shortened;
use crate::source::{Span, Unreadable};
use crate::syntax::distance;

/// Keys longer than this are not mistyped, they are other keys.
const LONGEST_KEY: usize = 20;

/// A value that cannot be; `message` says why.
#[must_use]
pub fn bad(span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::BadSetting, span, message).label("this setting")
}

/// The text is no TOML.
pub(super) fn broken(span: Span, error: &toml::de::Error) -> Diagnostic {
    let why = error.message().lines().next().unwrap_or_default().trim_end_matches('.');
    Diagnostic::new(Code::BrokenSettings, span, format!("this cannot be read as TOML: {why}"))
        .label("here")
        .help("write one setting a line, as `name = value`, with texts between quotation marks")
}

/// The value of `key` is of another type than `what`.
pub(super) fn of_another_type(key: &str, what: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::BadSetting, span, format!("`{key}` takes {what}")).label("this is something else")
}

/// A key that does not exist; `known` are those that do.
pub(super) fn unknown(key: &Key, span: Span, known: &[Key]) -> Diagnostic {
    let place = if key.table.is_empty() { "`journey.toml`".to_owned() } else { format!("`[{}]`", key.table) };
    let problem = Diagnostic::new(Code::UnknownSetting, span, format!("{place} has no setting `{}`", shown(&key.name)))
        .label("not known");
    let near = nearest(key, known);
    match near {
        Some(near) if near.table == key.table => {
            problem.help(format!("write `{}`", near.name)).repair(span, near.name.clone())
        }
        Some(near) if near.table.is_empty() => problem.help(format!("write `[{}]`", near.name)),
        Some(near) => problem.help(format!("write `{}` below `[{}]`", near.name, near.table)),
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

fn choices(key: &Key, known: &[Key]) -> String {
    let names: Vec<String> =
        known.iter().filter(|other| other.table == key.table).map(|other| format!("`{}`", other.name)).collect();
    if names.is_empty() {
        return "leave it out".to_owned();
    }
    format!("leave it out, or take one of {}", names.join(", "))
}

fn shown(name: &str) -> String {
    shortened(name, 40)
}

/// What was written is no colour.
pub(super) fn no_colour(span: Span, written: &str) -> Diagnostic {
    bad(span, format!("`{}` is no colour", shown(written)))
        .help("write six hexadecimal digits after a hash, as in `#2d5b8a`: two each for red, green and blue")
}

/// White text cannot be read on a phase of this colour; it can on `instead`.
pub(super) fn no_white_text(span: Span, colour: Colour, instead: Colour) -> Diagnostic {
    let contrast = Colour::WHITE.contrast(colour);
    let message = format!("white text stands out from `{colour}` by {contrast:.1} to 1, which is less than 4.5");
    Diagnostic::new(Code::FaintColour, span, message)
        .label("the names of these phases are dark")
        .help(format!("take `{instead}` or a darker colour for white names"))
        .repair(span, format!("\"{instead}\""))
}

/// A phase of this colour hardly shows on paper.
pub(super) fn hardly_shows(span: Span, colour: Colour) -> Diagnostic {
    let message = format!("`{colour}` is so light that a phase hardly shows on white paper");
    Diagnostic::new(Code::FaintColour, span, message).label("too light").help("take a darker colour")
}

/// An accent of this colour cannot be read on white; `instead` is drawn.
pub(super) fn faint_accent(span: Span, colour: Colour, instead: Colour) -> Diagnostic {
    let contrast = Colour::WHITE.contrast(colour);
    let message = format!("`{colour}` stands out from white by {contrast:.1} to 1, and text needs 4.5");
    Diagnostic::new(Code::FaintColour, span, message)
        .label(format!("drawn as `{instead}`"))
        .help(format!("take `{instead}` or a darker colour"))
        .repair(span, format!("\"{instead}\""))
}

/// A word that is no lane of ours, and near to one that is.
pub(super) fn doubtful_lane(span: Span, word: &str, near: &str) -> Diagnostic {
    Diagnostic::new(Code::DoubtfulLane, span, format!("`{}` is taken for a lane of your own", shown(word)))
        .label("no kind of card is called so")
        .help(format!("write `{near}` if that is what you mean"))
        .repair(span, format!("\"{near}\""))
}

/// A file or folder that a setting names cannot be had.
#[must_use]
pub fn unreadable(span: Span, path: &str, reason: &Unreadable) -> Diagnostic {
    let path = shown(path);
    let (code, message) = match reason {
        Unreadable::NotFound => (Code::FileNotFound, format!("there is no file or folder `{path}`")),
        Unreadable::Outside => (Code::OutsideProject, format!("`{path}` lies outside of the project")),
        Unreadable::NotAFile => (Code::FileUnreadable, format!("`{path}` is not a file")),
        Unreadable::TooLarge(limit) => {
            (Code::FileUnreadable, format!("`{path}` is larger than {} MB", limit / 1024 / 1024))
        }
        Unreadable::Refused(words) => (Code::FileUnreadable, format!("`{path}` cannot be read: {words}")),
    };
    Diagnostic::new(code, span, message)
        .label("named here")
        .help("write a path from the folder of `journey.toml` downwards")
}

/// The maker of a font forbids to put it into documents.
#[must_use]
pub fn restricted(span: Span, path: &str) -> Diagnostic {
    let message = format!("the maker of `{}` forbids to put it into documents", shown(path));
    Diagnostic::new(Code::RestrictedFont, span, message)
        .label("goes into every map")
        .help("look at its licence, or take another font")
}
