//! The first steps are what happens: each page of the tutorial is typed and run, in a folder of its own.
//!
//! The fences of a page say what is done with them:
//!
//! - `journey start NAME` begins the file; `journey add` puts lines below it, `journey instead` puts them in the place of the
//!   last ones, and `journey insert` puts all but its first line below that line of the file.
//! - `sh` is typed into a terminal; the fence `text` after it holds all that the program says then, `text part` a part of it.
//! - `sh window` is typed into a second terminal and goes on running.
//!
//! A `text` that is not what the program says, and a text below a picture that is not what was typed so far, are written
//! anew: look at them.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use journey::model::Journey;
use journey::source::NoFiles;

use crate::support::compile;
use crate::support::run::{Run, journey};

const PAGES: [&str; 2] = ["docs/tutorial.md", "docs/nl/tutorial.md"];

/// What a page says, in order.
#[derive(Debug, PartialEq)]
enum Piece {
    /// A fence: what stands behind its opening, its lines, and where they stand in the page.
    Fence(String, String, std::ops::Range<usize>),
    /// A picture of the map so far: its name.
    Picture(String),
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn pieces(page: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut open: Option<(String, usize)> = None;
    for line in page.split_inclusive('\n') {
        let start = at;
        at += line.len();
        match (line.strip_prefix("```"), open.take()) {
            (Some(_), Some((kind, from))) => {
                pieces.push(Piece::Fence(kind, page[from..start].to_owned(), from..start));
            }
            (Some(kind), None) => open = Some((kind.trim().to_owned(), at)),
            (None, Some(fence)) => open = Some(fence),
            (None, None) => {
                let picture = line.split_once("pictures/").and_then(|(_, rest)| rest.split_once(".png)"));
                pieces.extend(picture.map(|(name, _)| Piece::Picture(name.to_owned())));
            }
        }
    }
    pieces
}

/// Somebody who follows a page.
#[derive(Default)]
struct Reader {
    /// The locale of the reader's computer.
    locale: &'static str,
    /// The name of the file, and its text.
    name: String,
    text: String,
    /// The lines that were put below it last.
    added: String,
    /// What the program said last.
    said: String,
    /// What has to be written anew: places in the page, and what belongs there.
    mended: Vec<(std::ops::Range<usize>, String)>,
}

impl Reader {
    fn fence(&mut self, kind: &str, lines: &str, place: std::ops::Range<usize>) {
        match kind.split_once(' ').unwrap_or((kind, "")) {
            ("journey", what) => self.types(what, lines),
            ("sh", "") => lines.lines().for_each(|line| self.runs(line)),
            ("sh", "window") => self.opens_window(lines.trim()),
            ("text", "") if self.said != lines => self.mended.push((place, self.said.clone())),
            ("text", "") => {}
            ("text", "part") => assert!(self.said.contains(lines), "not said:\n{lines}\nbut:\n{}", self.said),
            _ => panic!("nobody knows what to do with a fence `{kind}`"),
        }
    }

    fn types(&mut self, what: &str, lines: &str) {
        match what.split_once(' ').unwrap_or((what, "")) {
            ("start", name) => {
                name.clone_into(&mut self.name);
                lines.clone_into(&mut self.text);
            }
            ("add", _) => {
                lines.clone_into(&mut self.added);
                self.text += lines;
            }
            ("instead", _) => {
                let kept = self.text.strip_suffix(&self.added).expect("they stand at the end of the file");
                self.text = [kept, lines].concat();
                lines.clone_into(&mut self.added);
            }
            ("insert", _) => {
                let line = lines.split_inclusive('\n').next().expect("a line");
                assert_eq!(self.text.matches(line).count(), 1, "the line stands once in the file: {line}");
                self.text = self.text.replacen(line, lines, 1);
            }
            _ => panic!("nobody knows how to type `{what}`"),
        }
    }

    /// Runs a line of a terminal; what is no command of the program is up to the reader.
    fn runs(&mut self, line: &str) {
        let Some(arguments) = line.strip_prefix("journey ") else { return };
        let arguments = arguments.split(" #").next().unwrap_or_default();
        let ended = self.run(arguments).go();
        self.said = [ended.stderr.as_str(), &ended.stdout].concat();
        let trimmed: Vec<&str> = self.said.lines().map(str::trim_end).collect();
        self.said = trimmed.join("\n").trim_start_matches('\n').to_owned() + "\n";
        let expected = i32::from(["error[", "fout["].iter().any(|word| self.said.contains(word)));
        assert_eq!(ended.status, expected, "{line}\n{}", self.said);
    }

    fn run(&self, arguments: &str) -> Run {
        // A page in Dutch is about a computer that speaks Dutch.
        let run = journey(arguments).environment("LC_ALL", self.locale);
        if self.name.is_empty() { run } else { run.file(&self.name, &self.text) }
    }

    /// Starts a program that goes on running, until it says where its page is.
    fn opens_window(&self, line: &str) {
        let arguments = line.strip_prefix("journey ").expect("a command of the program");
        let command = arguments.split(' ').next().expect("a command");
        if !journey("--help").go().stdout.contains(&format!("\n  {command} ")) {
            eprintln!("left out: `{line}`, which this build of the program does not have");
            return;
        }
        let arguments = arguments.replace(" --open", "");
        let run = self.run("");
        let (says, hears) = std::io::pipe().expect("a pipe");
        let mut child = Command::new(env!("CARGO_BIN_EXE_journey"))
            .args(arguments.split(' '))
            .current_dir(run.folder())
            .stdin(Stdio::null())
            .stdout(hears.try_clone().expect("a pipe"))
            .stderr(hears)
            .spawn()
            .expect("the program starts");
        let mut first = String::new();
        BufReader::new(says).read_line(&mut first).expect("a line");
        child.kill().expect("it still runs");
        child.wait().expect("it ends");
        assert!(first.contains("http://127.0.0.1:"), "{line}: {first}");
    }
}

/// Follows a page to its end. Gives the journey that was typed, and what has to be written anew.
fn follow(path: &str) -> (Journey, Vec<String>) {
    let page = fs::read_to_string(root(path)).expect("a page");
    let locale = if path.starts_with("docs/nl/") { "nl_BE.UTF-8" } else { "en_GB.UTF-8" };
    let mut reader = Reader { locale, ..Reader::default() };
    let mut anew = Vec::new();
    for piece in pieces(&page) {
        match piece {
            Piece::Fence(kind, lines, place) => reader.fence(&kind, &lines, place),
            Piece::Picture(name) => anew.extend(keep(&format!("docs/pictures/tutorial/{name}.journey"), &reader.text)),
        }
    }
    if !reader.mended.is_empty() {
        fs::write(root(path), mend(&page, &reader.mended)).expect("the page");
        anew.push(path.to_owned());
    }
    let (checked, _) = compile(&reader.name, &reader.text, &NoFiles);
    assert!(checked.diagnostics.is_empty(), "{path} ends with {:?}", checked.diagnostics);
    let formatted = reader.run(&format!("fmt --check {}", reader.name)).go();
    assert_eq!((formatted.status, formatted.stderr.as_str()), (0, ""), "{path} is in the usual form");
    (checked.journey.expect("a journey"), anew)
}

/// Writes the text of a picture where it is another one, and gives its path then.
fn keep(path: &str, text: &str) -> Option<String> {
    let is_same = fs::read_to_string(root(path)).is_ok_and(|kept| kept == text);
    (!is_same).then(|| {
        fs::create_dir_all(root(path).parent().expect("a folder")).expect("a folder");
        fs::write(root(path), text).expect("the text of a picture");
        path.to_owned()
    })
}

fn mend(page: &str, mended: &[(std::ops::Range<usize>, String)]) -> String {
    let mut result = String::new();
    let mut at = 0;
    for (place, text) in mended {
        result.extend([&page[at..place.start], text]);
        at = place.end;
    }
    result + &page[at..]
}

/// The journey of a page, when all of it happens as it says.
fn followed(path: &str) -> Journey {
    let (journey, anew) = follow(path);
    assert!(anew.is_empty(), "written anew, look at them: {anew:?}; pictures are drawn by docs/pictures/render.sh");
    journey
}

#[test]
fn each_step_of_the_tutorial_happens() {
    for page in PAGES {
        followed(page);
    }
}

#[test]
fn the_tutorial_says_the_same_in_both_languages() {
    let kinds = |page: &str| -> Vec<String> {
        let page = fs::read_to_string(root(page)).expect("a page");
        let kind = |piece| match piece {
            Piece::Fence(kind, ..) if kind.starts_with("journey start") => "start".to_owned(),
            Piece::Fence(kind, ..) => kind,
            Piece::Picture(_) => "picture".to_owned(),
        };
        pieces(&page).into_iter().map(kind).collect()
    };
    assert_eq!(kinds(PAGES[0]), kinds(PAGES[1]));
    let [english, dutch] = PAGES.map(followed);
    let shape = |journey: &Journey| {
        let steps: Vec<usize> = journey.phases.iter().map(|phase| phase.steps.len()).collect();
        (steps, journey.cards.iter().map(|card| (card.kind, card.place)).collect::<Vec<_>>(), journey.personas.len())
    };
    assert_eq!(shape(&english), shape(&dutch));
}
