//! A table of a file, with the way to it, so that each error names both.
//!
//! In: TOML. Out: values of the type that is asked for, or a panic that names the file and the key.

use std::collections::BTreeSet;

use toml::{Table, Value};

/// A table, its file, and the keys that lead to it, each with a full stop behind it.
#[derive(Clone)]
pub struct Row<'a> {
    file: &'a str,
    path: String,
    table: &'a Table,
}

impl<'a> Row<'a> {
    /// The whole of a file.
    pub fn top(file: &'a str, table: &'a Table) -> Row<'a> {
        Row { file, path: String::new(), table }
    }

    /// Its keys, in the order of the file.
    pub fn keys(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.table.keys().map(String::as_str)
    }

    /// The entries, in the order of the file.
    pub fn entries(&self) -> impl Iterator<Item = (&'a str, &'a Value)> + use<'a> {
        self.table.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// Stops the build: what is wrong with a key.
    pub fn fail(&self, key: &str, what: &str) -> ! {
        panic!("grammar/{}: `{}{key}` {what}", self.file, self.path)
    }

    /// Whether the key is there.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    fn value(&self, key: &str) -> &'a Value {
        self.table.get(key).unwrap_or_else(|| self.fail(key, "is missing"))
    }

    /// A table below it.
    pub fn table(&self, key: &str) -> Row<'a> {
        let table = self.value(key).as_table().unwrap_or_else(|| self.fail(key, "is not a table"));
        Row { file: self.file, path: format!("{}{key}.", self.path), table }
    }

    /// A text.
    pub fn text(&self, key: &str) -> &'a str {
        self.value(key).as_str().unwrap_or_else(|| self.fail(key, "is not a text"))
    }

    /// A text that may be left out.
    pub fn optional(&self, key: &str) -> Option<&'a str> {
        self.has(key).then(|| self.text(key))
    }

    /// Yes or no.
    pub fn flag(&self, key: &str) -> bool {
        self.value(key).as_bool().unwrap_or_else(|| self.fail(key, "is neither `true` nor `false`"))
    }

    /// A number from 1.
    pub fn number(&self, key: &str) -> usize {
        let number = self.value(key).as_integer().and_then(|number| usize::try_from(number).ok());
        number.filter(|number| *number > 0).unwrap_or_else(|| self.fail(key, "is not a number from 1"))
    }

    /// At most one character.
    pub fn sign(&self, key: &str) -> Option<char> {
        let mut signs = self.text(key).chars();
        let sign = signs.next();
        if signs.next().is_some() {
            self.fail(key, "is more than one character")
        }
        sign
    }

    /// A list of texts.
    pub fn texts(&self, key: &str) -> Vec<&'a str> {
        let texts = self.value(key).as_array().map(|texts| texts.iter().map(Value::as_str));
        texts.and_then(Iterator::collect).unwrap_or_else(|| self.fail(key, "is not a list of texts"))
    }

    /// A list of so many texts.
    pub fn texts_of(&self, key: &str, count: usize) -> Vec<&'a str> {
        let texts = self.texts(key);
        if texts.len() != count {
            self.fail(key, &format!("does not have {count} texts"))
        }
        texts
    }

    /// Stops the build where a key is missing or is none of these.
    pub fn expect_keys<'k>(&self, keys: impl IntoIterator<Item = &'k str>) {
        let keys: BTreeSet<&str> = keys.into_iter().collect();
        if let Some(missing) = keys.iter().find(|key| !self.has(key)) {
            self.fail(missing, "is missing")
        }
        if let Some(unknown) = self.keys().find(|key| !keys.contains(key)) {
            self.fail(unknown, "is not known")
        }
    }
}
