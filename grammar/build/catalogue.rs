//! The files of the catalogue.
//!
//! In: the folder. Out: the languages in their order, and the tables that belong to none of them. The first language is the
//! model of the others: each has the same keys.

use std::fs;
use std::path::Path;

use toml::Table;

use super::row::Row;

/// All files.
pub struct Catalogue {
    keywords: Table,
    kinds: Table,
    headers: Table,
    languages: Vec<(String, Table)>,
}

/// A language file.
pub struct Language<'a> {
    /// Its BCP 47 tag, which is the name of the file.
    pub tag: &'a str,
    /// Its name in English, which is that of the variant in Rust.
    pub name: &'a str,
    /// What is in the file.
    pub top: Row<'a>,
}

impl Catalogue {
    /// Reads the files in a folder.
    pub fn read(folder: &Path) -> Catalogue {
        let mut languages: Vec<(String, Table)> = fs::read_dir(folder.join("languages"))
            .expect("the folder of languages can be read")
            .map(|entry| entry.expect("its entries can be read").path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
            .map(|path| (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), table(&path)))
            .map(|(name, table)| (format!("languages/{name}"), table))
            .collect();
        languages.sort_by_key(|(file, table)| Row::top(file, table).number("order"));
        let orders = languages.iter().map(|(file, table)| Row::top(file, table).number("order"));
        assert!(orders.eq(1..=languages.len()), "the `order` of the languages counts from 1");
        let read = |name: &str| table(&folder.join(name));
        Catalogue {
            keywords: read("keywords.toml"),
            kinds: read("kinds.toml"),
            headers: read("headers.toml"),
            languages,
        }
    }

    /// The kinds of entry.
    pub fn keywords(&self) -> Row<'_> {
        Row::top("keywords.toml", &self.keywords)
    }

    /// The kinds of cards.
    pub fn kinds(&self) -> Row<'_> {
        Row::top("kinds.toml", &self.kinds)
    }

    /// Heads of tables in the scripts of no language here.
    pub fn headers(&self) -> Row<'_> {
        Row::top("headers.toml", &self.headers)
    }

    /// The languages, in their order.
    pub fn languages(&self) -> Vec<Language<'_>> {
        self.languages.iter().map(|(file, table)| Language::new(file, table)).collect()
    }

    /// The language whose keys all others have.
    pub fn model(&self) -> Language<'_> {
        let (file, table) = self.languages.first().expect("there is a language");
        Language::new(file, table)
    }
}

impl<'a> Language<'a> {
    fn new(file: &'a str, table: &'a Table) -> Language<'a> {
        let top = Row::top(file, table);
        let tag = Path::new(file).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        Language { tag, name: top.text("name"), top }
    }

    /// A constant of this language: `NAME_ENGLISH`.
    pub fn constant(&self, name: &str) -> String {
        format!("{name}_{}", self.name.to_uppercase())
    }
}

fn table(path: &Path) -> Table {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
