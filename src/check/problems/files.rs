//! The words of all that can be wrong with other files.

use crate::diagnostic::{Code, Diagnostic};
use crate::picture::Unfit;
use crate::source::Unreadable;

use super::quote;
use crate::check::value::Value;

/// A file that cannot be had.
pub fn unreadable(path: &Value, why: &Unreadable) -> Diagnostic {
    let name = quote(&path.text);
    match why {
        Unreadable::NotFound => Diagnostic::new(Code::FileNotFound, path.span, format!("there is no file {name}"))
            .help("check the spelling; the path begins at the folder of this file"),
        Unreadable::Outside => {
            Diagnostic::new(Code::OutsideProject, path.span, format!("the file {name} lies outside of the project"))
                .help("move the file into the project's folder, and write the path from this file to it")
        }
        Unreadable::NotAFile => {
            Diagnostic::new(Code::FileUnreadable, path.span, format!("{name} is not a file, but a folder or a device"))
                .help("write the path of a file")
        }
        Unreadable::TooLarge(limit) => {
            let message = format!("the file {name} is larger than {}", size(*limit));
            Diagnostic::new(Code::OverLimit, path.span, message).help("use a smaller file")
        }
        Unreadable::Refused(reason) => {
            Diagnostic::new(Code::FileUnreadable, path.span, format!("the file {name} cannot be read: {reason}"))
                .help("ask for the right to read the file, or use a copy of it")
        }
    }
}

fn size(bytes: u64) -> String {
    const MEGABYTE: u64 = 1 << 20;
    if bytes >= MEGABYTE { format!("{} MB", bytes / MEGABYTE) } else { format!("{bytes} bytes") }
}

/// A file that is not text in UTF-8; `line` is the first line that is not.
pub fn not_utf8(path: &Value, line: usize) -> Diagnostic {
    let message = format!("the file {} is not written in UTF-8: see its line {line}", quote(&path.text));
    Diagnostic::new(Code::NotUtf8, path.span, message)
        .help("save it again as `UTF-8`; most editors ask for the encoding under `Save as`")
}

/// Files that use each other in a ring; `chain` holds their names in order, the first one again at the end.
pub fn include_cycle(path: &Value, chain: &[&str]) -> Diagnostic {
    let names: Vec<String> = chain.iter().map(|name| quote(name)).collect();
    let message = format!("these files use each other in a ring: {}", names.join(", which uses "));
    Diagnostic::new(Code::IncludeCycle, path.span, message)
        .help("take out one of these lines, or move the personas into a file of their own that uses no other")
}

/// Files that use files that use files, too far down.
pub fn too_deep(path: &Value, depth: usize) -> Diagnostic {
    let message = format!("{} is the {depth}th file in a row that another one uses", quote(&path.text));
    Diagnostic::new(Code::OverLimit, path.span, message).help("name the file with the personas directly")
}

/// More used files than a journey can need.
pub fn too_many(path: &Value, most: usize) -> Diagnostic {
    let message = format!("this journey uses more than {most} files; {} is left out", quote(&path.text));
    Diagnostic::new(Code::OverLimit, path.span, message).help("put the personas into fewer files")
}

/// Used files that are more megabytes together than a journey can need.
pub fn too_much_used(path: &Value, most: usize) -> Diagnostic {
    let message = format!("this journey uses files of more than {most} MB; {} is left out", quote(&path.text));
    Diagnostic::new(Code::OverLimit, path.span, message).help("use smaller files")
}

/// A used file that holds no persona.
pub fn nothing_to_use(path: &Value, persona: &str) -> Diagnostic {
    let message = format!("the file {} holds no persona, so nothing is used from it", quote(&path.text));
    Diagnostic::new(Code::NothingToUse, path.span, message)
        .help(format!("add a `{persona}:` to that file, or take this line out"))
}

/// What is wrong with a data file; `why` says it, `help` what to do.
pub fn unreadable_data(value: &Value, why: &str, help: String) -> Diagnostic {
    Diagnostic::new(Code::UnreadableData, value.span, why).help(help)
}

/// A table with more rows or columns of figures than are read.
pub fn too_many_figures(path: &Value, what: &str, most: usize) -> Diagnostic {
    let message = format!("the file {} has more than {most} {what} of figures", quote(&path.text));
    Diagnostic::new(Code::OverLimit, path.span, message).help("keep the latest figures in it, and the others elsewhere")
}

/// Data files that are more megabytes together than are read.
pub fn too_much_data(path: &Value, most: usize) -> Diagnostic {
    let message =
        format!("the data files of this journey are larger than {most} MB; {} is left out", quote(&path.text));
    Diagnostic::new(Code::OverLimit, path.span, message)
        .help("keep the latest figures in them, and the others elsewhere")
}

/// A file that is no picture that can be shown.
pub fn unreadable_picture(path: &Value, why: &Unfit) -> Diagnostic {
    let help = match why {
        Unfit::Unknown | Unfit::Format(_) | Unfit::Unsupported(_) => "save the picture as PNG or JPEG",
        Unfit::TooLarge(..) | Unfit::TooLong(..) => "save a smaller copy of it; 3,000 pixels a side are plenty",
        Unfit::Broken => "open the picture in another program and save it again",
    };
    Diagnostic::new(Code::UnreadablePicture, path.span, format!("{} {why}", quote(&path.text)))
        .help(format!("{help}; the map is drawn without the picture"))
}
