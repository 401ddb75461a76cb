//! Addresses of links to other files.
//!
//! In: names of files, and paths as written in a journey. Out: relative addresses of files that lie beside each other,
//! and nothing else: no other folder, no scheme, no control character can come out of here.

use std::fmt::Write;

use crate::fingerprint::Fingerprint;

/// The names of the files of one journey, which lie in one folder.
#[derive(Clone, Copy, Debug)]
pub struct FileNames<'a> {
    /// What they begin with: ids begin with it too, so that two maps can stand on one page.
    pub stem: &'a str,
    /// The file of each sheet of the document; empty where a sheet stands alone.
    pub sheets: &'a [String],
}

impl FileNames<'_> {
    /// Of a sheet that stands alone.
    pub const ALONE: FileNames<'static> = FileNames { stem: "journey", sheets: &[] };

    /// What all ids begin with: the stem, in letters, digits and hyphens.
    pub(super) fn prefix(&self) -> String {
        let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
        let written: String = self.stem.chars().map(plain).collect();
        let begins = written.starts_with(|letter: char| letter.is_ascii_alphabetic());
        let suffix = if written == self.stem {
            String::new()
        } else {
            format!("-{}", Fingerprint::new().with(self.stem.as_bytes()).digits())
        };
        format!("{}{written}{suffix}", if begins { "" } else { "j-" })
    }
}

/// The PDF that is made from the journey at `path`: it lies beside those that are made with it, whatever the folder of the
/// journey. None for a path that is no journey of the same project.
pub(super) fn made_from(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split(['/', '\\']).collect();
    let (name, folders) = parts.split_last()?;
    let stays = folders.iter().all(|folder| !folder.is_empty() && *folder != "..");
    let at = name.len().checked_sub(ENDING.len()).filter(|at| name.is_char_boundary(*at))?;
    let (stem, ending) = name.split_at(at);
    let plain = !path.chars().any(|letter| letter.is_control() || letter == ':') && !stem.starts_with('.');
    (stays && plain && !stem.is_empty() && ending.eq_ignore_ascii_case(ENDING)).then(|| format!("{stem}.pdf"))
}

const ENDING: &str = ".journey";

/// The name of a file as an address has it (RFC 3986, 2.1).
pub(super) fn encoded(name: &str) -> String {
    let mut address = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => address.push(char::from(byte)),
            // Writing to a string cannot fail.
            other => drop(write!(address, "%{other:02X}")),
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_detail_leads_to_a_file_beside_and_nowhere_else() {
        assert_eq!(made_from("delen/wachten op hulp.JOURNEY").as_deref(), Some("wachten op hulp.pdf"));
        assert_eq!(made_from("./wachten.journey").as_deref(), Some("wachten.pdf"));
        for bad in [
            "javascript:alert(1).journey",
            "data:text/html,x.journey",
            "/etc/x.journey",
            "../x.journey",
            "a/../../x.journey",
            "\\\\host\\x.journey",
            "https://example.org/x.journey",
            "c:\\x.journey",
            "x\u{1}.journey",
            ".journey",
            "a/.journey",
            "x.pdf",
            "",
            "é",
        ] {
            assert_eq!(made_from(bad), None, "{bad}");
        }
    }

    #[test]
    fn names_of_files_are_written_as_addresses() {
        assert_eq!(encoded("één (2)-1.svg"), "%C3%A9%C3%A9n%20%282%29-1.svg");
    }

    #[test]
    fn what_ids_begin_with_comes_from_the_name_alone() {
        let prefix = |stem| FileNames { stem, sheets: &[] }.prefix();
        assert_eq!(prefix("rugpijn"), "rugpijn");
        assert!(prefix("2 één").starts_with("j-2---n-") && prefix("2 één").is_ascii());
        assert_ne!(prefix("é"), prefix("è"));
    }
}
