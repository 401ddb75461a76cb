//! The disk: where a project is, which files are meant, what they hold, where results go, and the fonts of the system.
//!
//! In: paths as a user typed them, and paths as a journey names them. Out: texts, written files, and
//! the two doors ([`Files`](crate::source::Files), [`SystemFonts`](crate::text::SystemFonts)) through
//! which the passes ask for more. What is in a journey is not looked at here.

mod beneath;
mod decoding;
mod disk;
mod find;
mod fonts;
mod io_errors;
mod overlay;
mod paths;
mod reading;
mod root;
#[cfg(feature = "watch")]
mod watching;
mod writing;

pub use decoding::decode;
pub use disk::Disk;
pub use find::{Found, files_below, files_in, find, find_here};
pub use fonts::InstalledFonts;
pub use io_errors::message as system_error;
pub use overlay::{OpenTexts, OverlayFiles, real_path};
pub use reading::{read_all, read_file, read_head, read_text};
pub use root::{Root, real_folder};
#[cfg(feature = "watch")]
pub use watching::{FileChange, FileStamps, FileWatcher, has_content};
pub use writing::{
    Existing, FileSet, NewFile, OutputWriter, ProtectedFiles, create_folder, replace, tidy_up, write_new,
};

#[cfg(test)]
mod tests;
