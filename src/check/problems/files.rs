//! The diagnostics about other files.

use crate::diagnostic::{Code, Diagnostic};
use crate::message::{
    Message, file_not_found, file_unreadable, include_cycle, not_text, nothing_to_use, outside_project, over_limit,
    unreadable_picture,
};
use crate::picture::PictureError;
use crate::source::Unreadable;

use crate::check::values::value::Value;

/// A file that cannot be read.
pub fn unreadable(path: &Value, why: &Unreadable) -> Diagnostic {
    let name = &*path.text;
    let (code, message, help) = match why {
        Unreadable::NotFound => (Code::FileNotFound, file_not_found::message(name), file_not_found::help()),
        Unreadable::Outside => (Code::OutsideProject, outside_project::message(name), outside_project::help()),
        Unreadable::NotAFile => (Code::FileUnreadable, file_unreadable::no_file(name), file_unreadable::no_file_help()),
        Unreadable::TooLarge(limit) => (Code::OverLimit, too_large(name, *limit), over_limit::file_help()),
        Unreadable::Denied => (Code::FileUnreadable, file_unreadable::denied(name), file_unreadable::help()),
        Unreadable::Refused(reason) => {
            (Code::FileUnreadable, file_unreadable::message(name, reason), file_unreadable::help())
        }
    };
    Diagnostic::new(code, path.span, message).help(help)
}

fn too_large(name: &str, bytes: u64) -> Message {
    const MEGABYTE: usize = 1 << 20;
    let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
    if bytes >= MEGABYTE { over_limit::file(name, bytes / MEGABYTE) } else { over_limit::small_file(name, bytes) }
}

/// A file that is no text.
pub fn not_text(path: &Value) -> Diagnostic {
    Diagnostic::new(Code::NotText, path.span, not_text::other_file(&*path.text)).help(not_text::help())
}

/// Files that use each other in a ring; `chain` holds their names in order, the first one again at the end.
pub fn include_cycle(path: &Value, chain: &[&str]) -> Diagnostic {
    let (last, others) = chain.split_last().unwrap_or((&"", &[]));
    let chain = others.iter().rev().fold(include_cycle::last(*last), |rest, file| include_cycle::chain(*file, rest));
    Diagnostic::new(Code::IncludeCycle, path.span, include_cycle::message(chain)).help(include_cycle::help())
}

/// Files that use files that use files, too far down.
pub fn too_deep(path: &Value, depth: usize) -> Diagnostic {
    over_limit(path, over_limit::depth(&*path.text, depth), over_limit::depth_help())
}

/// More used files than a journey can need.
pub fn too_many(path: &Value, most: usize) -> Diagnostic {
    over_limit(path, over_limit::used_files(most, &*path.text), over_limit::used_files_help())
}

/// Used files that are more megabytes together than a journey can need.
pub fn too_much_used(path: &Value, most: usize) -> Diagnostic {
    over_limit(path, over_limit::used_size(most, &*path.text), over_limit::used_size_help())
}

/// A used file that holds no persona.
pub fn nothing_to_use(path: &Value, persona: &str) -> Diagnostic {
    Diagnostic::new(Code::NothingToUse, path.span, nothing_to_use::message(&*path.text))
        .help(nothing_to_use::help(persona))
}

/// What is wrong with a data file.
pub fn unreadable_data(value: &Value, why: Message, help: Message) -> Diagnostic {
    Diagnostic::new(Code::UnreadableData, value.span, why).help(help)
}

/// A table with more rows of figures than are read.
pub fn too_many_rows(path: &Value, most: usize) -> Diagnostic {
    over_limit(path, over_limit::rows(&*path.text, most), over_limit::figures_help())
}

/// A table with more columns of figures than are read.
pub fn too_many_columns(path: &Value, most: usize) -> Diagnostic {
    over_limit(path, over_limit::columns(&*path.text, most), over_limit::figures_help())
}

/// Data files that are more megabytes together than are read.
pub fn too_much_data(path: &Value, most: usize) -> Diagnostic {
    over_limit(path, over_limit::data(most, &*path.text), over_limit::data_help())
}

fn over_limit(path: &Value, message: Message, help: Message) -> Diagnostic {
    Diagnostic::new(Code::OverLimit, path.span, message).help(help)
}

/// A file that is no picture that can be shown.
pub fn unreadable_picture(path: &Value, why: &PictureError) -> Diagnostic {
    let help = match why {
        PictureError::Unknown | PictureError::Format(_) | PictureError::Unsupported(_) => {
            unreadable_picture::format_help()
        }
        PictureError::TooLarge(..) | PictureError::TooLong(..) => unreadable_picture::size_help(),
        PictureError::Broken => unreadable_picture::broken_help(),
    };
    Diagnostic::new(Code::UnreadablePicture, path.span, why.message(&path.text)).help(help)
}
