//! The words that the program itself puts on sheets, pages and in files.
//!
//! Each section of a language file becomes a struct, each table in it a struct below that. A text is a field; a text with
//! `{name}` in it is a function that takes what is put in; a list is an array. The first language says what there is.

use toml::Value;

use super::catalogue::{Catalogue, Language};
use super::row::Row;
use super::rust::{by_language, camel, quoted_doc, snake};

/// The sections that become structs.
const SECTIONS: [&str; 4] = ["map", "plan", "workshop", "exchange"];

/// `src/language/words.rs`.
pub fn rust(catalogue: &Catalogue) -> String {
    let languages = catalogue.languages();
    let sections = SECTIONS.map(|section| section_of(section, &languages));
    sections.concat() + &super::kinds::words(catalogue) + &pairs("preview", &languages)
}

fn section_of(name: &str, languages: &[Language<'_>]) -> String {
    let model = languages[0].top.table(name);
    let mut rust = structs(&format!("{}Words", camel(name)), &camel(name), &model);
    let constant = name.to_uppercase();
    for language in languages {
        let table = language.top.table(name);
        let value = literal(&format!("{}Words", camel(name)), &camel(name), &model, &table);
        rust += &format!("static {}: {}Words = {value};\n", language.constant(&constant), camel(name));
    }
    rust + &format!(
        "impl Language {{
            /// The words of the section `{name}`.
            #[must_use]
            pub const fn {name}_words(self) -> &'static {}Words {{ let language = self; {} }}
        }}\n",
        camel(name),
        by_language(languages, |language| format!("&{}", language.constant(&constant))),
    )
}

/// The struct of a table, and those of the tables in it.
fn structs(of: &str, prefix: &str, model: &Row<'_>) -> String {
    let mut fields = String::new();
    let mut functions = String::new();
    let mut below = String::new();
    for (key, value) in model.entries() {
        let field = snake(key);
        match value {
            Value::String(text) if placeholders(text).is_empty() => {
                fields += &format!("{}\npub {field}: &'static str,\n", quoted_doc(text));
            }
            Value::String(text) => {
                fields += &format!("{field}: &'static str,\n");
                functions += &function(&field, text);
            }
            Value::Array(texts) => {
                let all = texts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ");
                fields += &format!("{}\npub {field}: [&'static str; {}],\n", quoted_doc(&all), texts.len());
            }
            Value::Table(_) => {
                let name = format!("{prefix}{}", camel(key));
                fields += &format!("/// The table `{key}`.\npub {field}: {name},\n");
                below += &structs(&name, &name, &model.table(key));
            }
            _ => model.fail(key, "is neither a text, a list nor a table"),
        }
    }
    let functions = if functions.is_empty() { functions } else { format!("impl {of} {{ {functions} }}\n") };
    format!(
        "/// The words of a table of the catalogue; quoted is what they are in English.\n#[derive(Debug)]\npub struct {of} {{ {fields} }}\n{functions}{below}"
    )
}

fn function(field: &str, text: &str) -> String {
    let names = placeholders(text);
    let arguments = names.iter().map(|name| format!(", {name}: &str")).collect::<String>();
    let values = names.iter().map(|name| format!("({name:?}, {name})")).collect::<Vec<_>>().join(", ");
    format!(
        "{}\n#[must_use]\npub fn {field}(&self{arguments}) -> String {{ filled(self.{field}, &[{values}]) }}\n",
        quoted_doc(text)
    )
}

/// The struct with the words of a language.
fn literal(of: &str, prefix: &str, model: &Row<'_>, table: &Row<'_>) -> String {
    table.expect_keys(model.keys());
    let fields = model.entries().map(|(key, value)| {
        let field = snake(key);
        match value {
            Value::String(text) => {
                let own = table.text(key);
                expect_placeholders(table, key, own, text);
                format!("{field}: {own:?},\n")
            }
            Value::Array(texts) => format!("{field}: {:?},\n", table.texts_of(key, texts.len())),
            _ => {
                let name = format!("{prefix}{}", camel(key));
                format!("{field}: {},\n", literal(&name, &name, &model.table(key), &table.table(key)))
            }
        }
    });
    format!("{of} {{ {} }}", fields.collect::<String>())
}

/// A section as pairs of name and word, for those who ask by name.
fn pairs(name: &str, languages: &[Language<'_>]) -> String {
    let model = languages[0].top.table(name);
    let words = by_language(languages, |language| {
        let table = language.top.table(name);
        table.expect_keys(model.keys());
        let pairs = model.keys().map(|key| {
            expect_placeholders(&table, key, table.text(key), model.text(key));
            format!("({:?}, {:?})", snake(key), table.text(key))
        });
        format!("&[{}]", pairs.collect::<Vec<_>>().join(", "))
    });
    format!(
        "impl Language {{
            /// The words of the section `{name}` by their names; `{{n}}` stands for a number.
            #[must_use]
            pub const fn {name}_words(self) -> &'static [(&'static str, &'static str)] {{ let language = self; {words} }}
        }}\n"
    )
}

fn expect_placeholders(table: &Row<'_>, key: &str, own: &str, model: &str) {
    let sorted = |text| {
        let mut names = placeholders(text);
        names.sort_unstable();
        names
    };
    let (own, model) = (sorted(own), sorted(model));
    if own != model {
        table.fail(key, &format!("has the placeholders {own:?}, and in English {model:?}"))
    }
}

/// The names in braces, each once, in the order of the text.
fn placeholders(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for piece in text.split('{').skip(1) {
        let name = piece.split('}').next().unwrap_or_default();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
