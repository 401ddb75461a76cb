//! The names of settings.

/// A key and the name of its table, which is empty for the file itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub table: String,
    pub name: String,
}
