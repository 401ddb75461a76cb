//! From the text of a journey to its sheets, on a machine without fonts: the same everywhere.

use std::path::Path;

use journey::layout::{Options, Paper, sheets};
use journey::model::Journey;
use journey::picture::Pictures;
use journey::scene::{Scene, SheetKind};
use journey::source::{Files, NoFiles, Source};
use journey::text::{FontSet, NoSystemFonts, Typesetter};

use super::Folder;

/// A journey and its map.
pub struct Drawing {
    /// What was understood.
    pub journey: Journey,
    /// Its pictures.
    pub pictures: Pictures,
    /// Its sheets.
    pub scenes: Vec<Scene>,
    /// The fonts that shaped their texts.
    pub fonts: FontSet,
}

impl Drawing {
    /// The sheets of the same journey on another paper.
    pub fn on(&self, paper: Paper) -> Vec<Scene> {
        self.of(SheetKind::Map, paper)
    }

    /// The sheets of another kind.
    pub fn of(&self, kind: SheetKind, paper: Paper) -> Vec<Scene> {
        let options = Options { kinds: vec![kind], paper, pictures: self.pictures.clone(), ..Options::default() };
        sheets(&self.journey, &Typesetter::new(self.journey.language, &NoSystemFonts), &options)
    }
}

/// The map of a text; none when it has no title.
pub fn draw(name: &str, text: &str) -> Option<Drawing> {
    draw_with(name, text, &NoFiles)
}

/// The map of a file, which may name others beside it.
pub fn draw_file(path: &Path) -> Drawing {
    let text = std::fs::read_to_string(path).expect("UTF-8");
    let folder = Folder(path.parent().expect("a folder").to_owned());
    let name = path.file_name().expect("a file").to_string_lossy();
    draw_with(&name, &text, &folder).expect("a title")
}

/// The map of a text that names files.
pub fn draw_with(name: &str, text: &str, files: &dyn Files) -> Option<Drawing> {
    let mut compiled = journey::compile(Source::new(name, text), files);
    let pictures = compiled.pictures(files);
    let journey = compiled.journey?;
    let typesetter = Typesetter::new(journey.language, &NoSystemFonts);
    let scenes = sheets(&journey, &typesetter, &Options { pictures: pictures.clone(), ..Options::default() });
    let fonts = typesetter.fonts();
    Some(Drawing { journey, pictures, scenes, fonts })
}
