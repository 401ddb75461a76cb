//! Addresses that open a line in an editor.
//!
//! In: the name of an editor or a pattern, and a place. Out: an address with a scheme of that editor. Nothing is
//! opened here: the browser asks the user, then hands the address on.

use std::fmt::Write;
use std::path::{self, Path};

/// What opens a line of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    pattern: String,
}

/// The editors that are known by name: each documents its address.
const KNOWN: [(&str, &str); 8] = [
    ("vscode", "vscode://file/{file}:{line}:{column}"),
    ("vscodium", "vscodium://file/{file}:{line}:{column}"),
    ("cursor", "cursor://file/{file}:{line}:{column}"),
    ("zed", "zed://file/{file}:{line}:{column}"),
    ("idea", "idea://open?file=/{file}&line={line}"),
    ("txmt", "txmt://open?url=file:///{file}&line={line}&column={column}"),
    ("bbedit", "x-bbedit://open?url=file:///{file}&line={line}"),
    ("macvim", "mvim://open?url=file:///{file}&line={line}"),
];

/// Schemes that a browser would follow itself.
const OF_BROWSERS: [&str; 10] =
    ["http", "https", "javascript", "data", "file", "blob", "about", "ftp", "view-source", "vbscript"];

impl Editor {
    /// The editor with this name, or the one that a pattern with `{file}` leads to.
    ///
    /// # Errors
    /// It is neither; in words.
    pub fn new(text: &str) -> Result<Editor, String> {
        if let Some((_, pattern)) = KNOWN.iter().find(|(name, _)| *name == text) {
            return Ok(Editor { pattern: (*pattern).to_owned() });
        }
        let names = KNOWN.map(|(name, _)| format!("`{name}`")).join(", ");
        let Some((scheme, _)) = text.split_once(':').filter(|_| text.contains("{file}")) else {
            return Err(format!("say {names}, or an address with `{{file}}` and `{{line}}` in it"));
        };
        let letters = |sign: char| sign.is_ascii_alphanumeric() || "+-.".contains(sign);
        if !scheme.starts_with(|first: char| first.is_ascii_alphabetic()) || !scheme.chars().all(letters) {
            return Err("an address begins with the scheme of an editor, such as `vscode:`".to_owned());
        }
        if OF_BROWSERS.contains(&scheme.to_ascii_lowercase().as_str()) {
            return Err(format!("`{scheme}:` leads to no editor"));
        }
        if text.chars().any(|sign| sign.is_control() || sign.is_whitespace()) {
            return Err("an address has no blanks".to_owned());
        }
        Ok(Editor { pattern: text.to_owned() })
    }

    /// The address of a place in the file called `name`; none where its whole path cannot be known.
    #[must_use]
    pub fn address(&self, name: &str, line: usize, column: usize) -> Option<String> {
        let whole = path::absolute(Path::new(name)).ok()?;
        let file = encoded(whole.to_str()?);
        let (line, column) = (line.to_string(), column.to_string());
        Some(self.pattern.replace("{file}", &file).replace("{line}", &line).replace("{column}", &column))
    }
}

/// A path as it stands in an address, without the slash at its beginning.
fn encoded(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut address = String::new();
    for byte in path.trim_start_matches('/').bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b':' => {
                address.push(char::from(byte));
            }
            // Writing to a string cannot fail.
            other => drop(write!(address, "%{other:02X}")),
        }
    }
    address
}
