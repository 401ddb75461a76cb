//! The disk: where a project is, which files are meant, what they hold, where results go, and the fonts of the system.
//!
//! In: paths as a user typed them, and paths as a journey names them. Out: texts, written files, and
//! the two doors ([`Files`](crate::source::Files), [`SystemFonts`](crate::text::SystemFonts)) through
//! which the passes ask for more. What is in a journey is not looked at here.

mod beneath;
mod decoding;
mod desk;
mod disk;
mod find;
mod fonts;
mod paths;
mod reading;
mod root;
#[cfg(feature = "watch")]
mod watching;
mod writing;

pub use decoding::decode;
pub use desk::{Desk, Open, real_path};
pub use disk::Disk;
pub use find::{Found, find, find_here};
pub use fonts::InstalledFonts;
pub use reading::{plain, read_all, read_file, read_head, read_text};
pub use root::Root;
#[cfg(feature = "watch")]
pub use watching::{Change, Stamps, Watch, has_content};
pub use writing::{NewFile, create_folder, remove, replace, tidy_up, write_all, write_file_with, write_new};

#[cfg(test)]
mod tests;
