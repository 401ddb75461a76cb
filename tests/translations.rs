//! The pages in other languages follow the English ones: the same headings with the same lists, tables and fences below them. Those
//! of `docs/nl` and the English ones link to each other.

use std::fs;
use std::path::Path;

use journey::language::Language;

use crate::support::files_in;

/// A page, its translation, and how they link to each other.
const PAIRS: [[&str; 4]; 4] = [
    ["README.md", "docs/nl/README.md", "docs/nl/README.md", "../../README.md"],
    ["docs/language.md", "docs/nl/language.md", "nl/language.md", "../language.md"],
    ["docs/tutorial.md", "docs/nl/tutorial.md", "nl/tutorial.md", "../tutorial.md"],
    ["docs/watch.md", "docs/nl/watch.md", "nl/watch.md", "../watch.md"],
];

/// A line that a translation has too.
struct Element {
    kind: Kind,
    line: String,
    /// The heading above it.
    heading: String,
}

#[derive(PartialEq)]
enum Kind {
    /// Its level.
    Heading(usize),
    /// What stands behind the opening of a fence, without the names of files.
    Fence(String),
    ListItem,
    /// How many cells a row of a table has.
    Row(usize),
}

impl Element {
    fn describe(&self) -> String {
        format!("`{}` below `{}`", self.line, self.heading)
    }
}

/// What a line outside of fences is, or the opening of one; none for prose.
fn kind(line: &str) -> Option<Kind> {
    if let Some(info) = line.strip_prefix("```") {
        let words: Vec<&str> = info.split(' ').filter(|word| !word.contains('.')).collect();
        return Some(Kind::Fence(words.join(" ")));
    }
    let number = line.trim_start_matches(|char: char| char.is_ascii_digit());
    match line {
        _ if line.starts_with('#') => Some(Kind::Heading(line.chars().take_while(|char| *char == '#').count())),
        _ if line.starts_with('|') => Some(Kind::Row(line.replace("\\|", "").matches('|').count() - 1)),
        _ if line.starts_with("- ") || (number.len() < line.len() && number.starts_with(". ")) => Some(Kind::ListItem),
        _ => None,
    }
}

fn elements(page: &str) -> Vec<Element> {
    let mut elements = Vec::new();
    let mut heading = "";
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(kind) = kind(line) else { continue };
        if matches!(kind, Kind::Fence(_)) {
            lines.by_ref().take_while(|line| !line.starts_with("```")).for_each(drop);
        }
        let is_heading = matches!(kind, Kind::Heading(_));
        elements.push(Element { kind, line: line.to_owned(), heading: heading.to_owned() });
        if is_heading {
            heading = line;
        }
    }
    elements
}

/// The elements of each page that have no counterpart in the other, where as many as possible have one: a longest common
/// subsequence.
fn differences(ours: &str, theirs: &str) -> Vec<String> {
    let (ours, theirs) = (elements(ours), elements(theirs));
    // How many of ours from `i` on and of theirs from `j` on are common.
    let mut common = vec![vec![0_usize; theirs.len() + 1]; ours.len() + 1];
    for (i, our) in ours.iter().enumerate().rev() {
        for (j, their) in theirs.iter().enumerate().rev() {
            let longest = common[i + 1][j].max(common[i][j + 1]);
            common[i][j] = if our.kind == their.kind { common[i + 1][j + 1] + 1 } else { longest };
        }
    }
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    loop {
        match (ours.get(i), theirs.get(j)) {
            (Some(our), Some(their)) if our.kind == their.kind => (i, j) = (i + 1, j + 1),
            (Some(our), their) if their.is_none() || common[i + 1][j] >= common[i][j + 1] => {
                found.push(format!("missing: {}", our.describe()));
                i += 1;
            }
            (_, Some(their)) => {
                found.push(format!("too many: {}", their.describe()));
                j += 1;
            }
            _ => return found,
        }
    }
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a page")
}

/// The page of each code, and the same in another language.
fn diagnostics() -> Vec<[String; 2]> {
    let folders = Language::ALL.map(|language| format!("docs/diagnostics/{}", language.tag()));
    let pages = folders.iter().flat_map(|folder| files_in(folder, "md").into_iter().map(move |page| (folder, page)));
    let names = pages.map(|(folder, page)| (folder, page.file_name().expect("a name").to_string_lossy().into_owned()));
    names.map(|(folder, name)| [format!("docs/diagnostics/{name}"), format!("{folder}/{name}")]).collect()
}

#[test]
fn a_translation_has_the_headings_lists_tables_and_fences_of_its_page() {
    let pairs = PAIRS.map(|[ours, theirs, ..]| [ours, theirs].map(str::to_owned));
    let mut found = Vec::new();
    for [ours, theirs] in pairs.into_iter().chain(diagnostics()) {
        let lines = differences(&read(&ours), &read(&theirs));
        found.extend(lines.into_iter().map(|line| format!("{theirs}: {line}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_page_and_its_translation_link_to_each_other() {
    for [ours, theirs, to, back] in PAIRS {
        for (page, link) in [(ours, to), (theirs, back)] {
            assert!(read(page).contains(&format!("({link})*")), "{page} does not link to `{link}` below its title");
        }
    }
}

#[test]
fn what_one_page_lacks_is_named() {
    let page = "# One\n\n- a\n1. b\n\n## Two\n\n| a | `\\|` |\n| --- | --- |\n\n```journey start a.journey\n# b\n```\n\n## Three\n";
    let like = page.replace("One", "Eén").replace("a.journey", "b.journey");
    assert_eq!(differences(page, &like), [""; 0]);
    for (part, named) in [
        ("## Three\n", "`## Three` below `## Two`"),
        ("## Two\n", "`## Two` below `# One`"),
        ("1. b\n", "`1. b` below `# One`"),
        ("| --- | --- |\n", "`| --- | --- |` below `## Two`"),
        ("```journey start a.journey\n# b\n```\n", "````journey start a.journey` below `## Two`"),
    ] {
        let rest = page.replace(part, "");
        assert_eq!(differences(page, &rest), [format!("missing: {named}")]);
        assert_eq!(differences(&rest, page).len(), 1, "{part}");
    }
    let narrow = page.replace("| a | `\\|` |", "| a |");
    assert_eq!(differences(page, &narrow).len(), 2);
}
