//! From the text of a journey to its sheets, on a machine without fonts: the same everywhere.

use std::path::Path;

use journey::drawing::draw as draw_journey;
use journey::layout::{Options, Paper};
use journey::model::Journey;
use journey::picture::Pictures;
use journey::scene::{Scene, SheetKind};
use journey::source::{Files, NoFiles, Source};
use journey::text::NoSystemFonts;
use journey::{Compiled, DrawOptions};

use super::Folder;

/// A journey and its map.
pub struct Drawing {
    /// What was understood.
    pub journey: Journey,
    /// Its pictures.
    pub pictures: Pictures,
    /// Its sheets.
    pub scenes: Vec<Scene>,
}

impl Drawing {
    /// The sheets of the same journey on another paper.
    pub fn on(&self, paper: Paper) -> Vec<Scene> {
        self.of(SheetKind::Map, paper)
    }

    /// The sheets of another kind.
    pub fn of(&self, kind: SheetKind, paper: Paper) -> Vec<Scene> {
        scenes(
            &self.journey,
            Options { kinds: vec![kind], paper, pictures: self.pictures.clone(), ..Options::default() },
        )
    }
}

/// The sheets of a journey, whether it has errors or not.
pub fn scenes(journey: &Journey, layout: Options) -> Vec<Scene> {
    let options = DrawOptions { layout, ..DrawOptions::default() };
    draw_journey(journey, &options, &NoSystemFonts).expect("few sheets").document.into_scenes()
}

/// The map of a text; none when it has no title.
pub fn draw(name: &str, text: &str) -> Option<Drawing> {
    draw_with(name, text, &NoFiles)
}

/// The map of a file, which may name others beside it.
pub fn draw_file(path: &Path) -> Drawing {
    let (compiled, pictures) = compile_file(path);
    of(compiled, pictures).expect("a title")
}

/// A file, which may name others beside it, and its pictures.
pub fn compile_file(path: &Path) -> (Compiled, Pictures) {
    let text = std::fs::read_to_string(path).expect("UTF-8");
    let folder = Folder(path.parent().expect("a folder").to_owned());
    let name = path.file_name().expect("a file").to_string_lossy();
    compile_with(&name, &text, &folder)
}

/// The map of a text that names files.
pub fn draw_with(name: &str, text: &str, files: &dyn Files) -> Option<Drawing> {
    let (compiled, pictures) = compile_with(name, text, files);
    of(compiled, pictures)
}

fn compile_with(name: &str, text: &str, files: &dyn Files) -> (Compiled, Pictures) {
    let mut compiled = journey::compile(Source::new(name, text), files);
    let pictures = compiled.pictures(files);
    (compiled, pictures)
}

fn of(compiled: Compiled, pictures: Pictures) -> Option<Drawing> {
    let journey = compiled.journey?;
    let scenes = scenes(&journey, Options { pictures: pictures.clone(), ..Options::default() });
    Some(Drawing { journey, pictures, scenes })
}
