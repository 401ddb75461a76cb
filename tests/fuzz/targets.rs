//! The ways by which a stranger's bytes come in and go out again, each with the laws that hold for all bytes.

mod folders;
mod fonts;
mod reports;
mod results;
mod texts;

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

use journey::language::Language;
use journey::message::Message;
use journey::source::{FileId, Source};
use journey::syntax::Keyword;
use journey::{import, picture, settings};

use crate::support::{files_in, pictures};

/// A way in.
pub struct Target {
    pub name: &'static str,
    /// How often a short test runs it, by how long one run takes.
    pub runs: u32,
    /// Inputs to begin with.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Words that mean something there.
    pub words: fn() -> Vec<String>,
    /// Holds the laws against an input; the number stands for what became of it.
    pub run: fn(&[u8]) -> u64,
}

pub const TARGETS: &[Target] = &[
    Target { name: "parse", runs: 120, seeds: journeys, words: keywords, run: texts::parse },
    Target { name: "fmt", runs: 60, seeds: journeys, words: keywords, run: texts::fmt },
    Target { name: "pipeline", runs: 3, seeds: small_journeys, words: keywords, run: texts::pipeline },
    Target { name: "editor", runs: 30, seeds: journeys, words: keywords, run: texts::editor },
    Target { name: "import", runs: 60, seeds: tables, words: heads, run: bring_in },
    Target { name: "settings", runs: 200, seeds: projects, words: keys, run: project },
    Target { name: "picture", runs: 200, seeds: photos, words: no_words, run: photo },
    Target { name: "font", runs: 4, seeds: fonts::seeds, words: no_words, run: fonts::of_the_house },
    Target { name: "system-font", runs: 4, seeds: fonts::seeds, words: no_words, run: fonts::of_the_system },
    Target { name: "svg", runs: 3, seeds: results::seeds, words: results::words, run: results::svg },
    Target { name: "pdf", runs: 3, seeds: results::seeds, words: results::words, run: results::pdf },
    Target { name: "plan", runs: 60, seeds: results::seeds, words: results::words, run: results::plan },
    Target { name: "reports", runs: 200, seeds: reports::seeds, words: no_words, run: reports::reports },
    Target { name: "folders", runs: 40, seeds: folders::seeds, words: no_words, run: folders::walk },
];

/// A number for what became of an input.
pub fn outcome(of: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

fn no_words() -> Vec<String> {
    Vec::new()
}

fn read(paths: &[PathBuf]) -> Vec<Vec<u8>> {
    paths.iter().filter_map(|path| fs::read(path).ok()).collect()
}

fn journeys() -> Vec<Vec<u8>> {
    let folders = ["tests/corpus/good", "tests/corpus/bad", "tests/plan", "examples"];
    folders.iter().flat_map(|folder| read(&files_in(folder, "journey"))).collect()
}

/// Short ones, of which many are drawn in a second.
fn small_journeys() -> Vec<Vec<u8>> {
    let texts = [
        "Journey: A\nPhase: P\n  Step: S\n    + good\n    - bad #b\n    ? need #n\n    ! key\n    Emotion: -2\n    Touchpoint: desk\n",
        "Reis: Titel\nPersona: Jan\n  Foto: wide.png\nFase: F\n  Stap: Eerste\n    Duur: 2 dagen\n    Afbeelding: square.jpg\n    Emotie: +1 voor Jan\n",
        "Parcours : Un\nPhase : P\n  Étape : É\n    Besoin : b #b\nOpportunité : o #o\n  Pour : #b\nAction : a\n  Pour : #o\n  Statut : fait\n",
        "Reise: Weg\nBahn: Eigenes\nPhase: P\n  Schritt: S\n    Eigenes: etwas\n  Schritt: T\n    Zurück zu: S\n",
        "Journey: A\nMetric: wait\n  Data: figures.csv\nUse: people.journey\nPhase: P\n",
    ];
    let corpus = journeys().into_iter().filter(|text| text.len() < 2500);
    corpus.chain(texts.map(|text| text.as_bytes().to_vec())).collect()
}

fn keywords() -> Vec<String> {
    let of = |language: Language| Keyword::ALL.iter().map(move |keyword| keyword.word(language).to_owned());
    Language::ALL.into_iter().flat_map(of).collect()
}

fn tables() -> Vec<Vec<u8>> {
    let endings = ["mmd", "csv", "md"];
    endings.iter().flat_map(|ending| read(&files_in("tests/corpus/import", ending))).collect()
}

fn heads() -> Vec<String> {
    let more = ["journey", "title", "section", "|---|", "| ", "```mermaid", "%%{init}%%", "phase;step;emotion", "- "];
    keywords().into_iter().chain(more.map(str::to_owned)).collect()
}

/// Whatever is read, what comes out is a journey without errors.
fn bring_in(bytes: &[u8]) -> u64 {
    let notations =
        [None, Some(import::Notation::Mermaid), Some(import::Notation::Csv), Some(import::Notation::Markdown)];
    let made = notations.map(|notation| {
        let options = import::ImportOptions { name: "a.md".into(), notation, language: None, split: Some(";".into()) };
        match journey::import(bytes, &options) {
            Ok(imported) => {
                let (checked, _) = crate::support::compile("a.journey", &imported.text, &journey::source::NoFiles);
                let errors = || {
                    checked.diagnostics.iter().filter(|one| one.code.severity() == journey::diagnostic::Severity::Error)
                };
                assert_eq!(errors().count(), 0, "{:?}", errors().next());
                (
                    imported.size.0.min(20),
                    imported.size.1.min(20),
                    kinds(imported.remarks.iter().map(|remark| &remark.message)),
                )
            }
            Err(remark) => (0, 0, kinds(std::iter::once(&remark.message))),
        }
    });
    outcome(made)
}

/// Messages without the user's words in them.
fn kinds<'a>(messages: impl Iterator<Item = &'a Message>) -> Vec<&'static str> {
    let mut kinds: Vec<&str> = messages.map(Message::key).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

fn projects() -> Vec<Vec<u8>> {
    let page = include_str!("../../docs/project.md");
    let blocks = page.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks.map(|text| text.as_bytes().to_vec()).collect()
}

fn keys() -> Vec<String> {
    let words = [
        "[style]",
        "[style.font]",
        "[build]",
        "[[build]]",
        "journeys = [",
        "\"\"\"",
        "{ a = ",
        "= 1e400",
        "#ff0000",
        "\"{journey}/{x}\"",
    ];
    words.map(str::to_owned).to_vec()
}

fn project(bytes: &[u8]) -> u64 {
    let Ok(text) = std::str::from_utf8(bytes) else { return 0 };
    let source = Source::new("journey.toml", text);
    let read = settings::read(&source, FileId::default());
    for found in &read.diagnostics {
        assert!(text.get(found.span.start..found.span.end).is_some(), "{found:?}");
    }
    outcome(kinds(read.diagnostics.iter().map(|found| &found.message)))
}

fn photos() -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = pictures::files().0.into_values().collect();
    seeds.extend(read(&files_in("tests/corpus/good/files", "png")));
    // PNG in other depths and colours, and a JPEG picture with the note in which a camera says how it was held.
    for (colour, depth) in
        [(png::ColorType::Grayscale, png::BitDepth::One), (png::ColorType::Rgba, png::BitDepth::Sixteen)]
    {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 9, 5);
        encoder.set_color(colour);
        encoder.set_depth(depth);
        let mut writer = encoder.write_header().expect("memory takes all");
        writer
            .write_image_data(&vec![0x5a; if depth == png::BitDepth::One { 10 } else { 360 }])
            .expect("so many bytes");
        writer.finish().expect("memory takes all");
        seeds.push(bytes);
    }
    let turned = b"\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let plain = pictures::jpeg(40, 30);
    seeds.push([&plain[..2], turned, &plain[2..]].concat());
    seeds
}

fn photo(bytes: &[u8]) -> u64 {
    // The sums of a PNG picture are put right, or else nearly no change would get past them.
    let mended = mend(bytes.to_vec());
    let read = [1600, 20].map(|longest| match picture::read(&mended, longest) {
        Ok(picture) => {
            assert!(picture.width.max(picture.height) <= longest && picture.width.min(picture.height) > 0);
            assert_eq!(picture.pixels.len(), picture.width as usize * picture.height as usize * 4);
            let small = picture.sampled(picture::Crop { x: 3, y: 900, width: 7, height: 0 }, (5, 5));
            (picture.width.min(50), picture.height.min(50), small.is_opaque(), String::new())
        }
        Err(why) => (0, 0, false, why.to_string().chars().filter(|letter| !letter.is_ascii_digit()).collect()),
    });
    outcome((read, bytes.len() / 200))
}

/// The same file with the right sum behind each piece of a PNG picture.
fn mend(mut bytes: Vec<u8>) -> Vec<u8> {
    let mut at = 8;
    while bytes.starts_with(b"\x89PNG") && at + 12 <= bytes.len() {
        let length = u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize;
        let Some(end) = at.checked_add(8).and_then(|begin| begin.checked_add(length)) else { break };
        if end + 4 > bytes.len() {
            break;
        }
        let sum = crc(&bytes[at + 4..end]).to_be_bytes();
        bytes[end..end + 4].copy_from_slice(&sum);
        at = end + 4;
    }
    bytes
}

/// The sum of PNG (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    let bit = |sum: u32| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
    !bytes.iter().fold(!0, |sum: u32, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| bit(sum)))
}
