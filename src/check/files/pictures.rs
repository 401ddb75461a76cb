//! The pictures that a journey names: photos of personas and images of steps.
//!
//! In: a journey, the sources that it came from, and [`Files`]. Out: the pictures, and a warning for
//! each that cannot be shown. Each file is read once however often it is named. What [`check`](crate::check::check) says
//! already, that a file is not there, is not said again. Reading pictures takes far longer than checking a text, so it
//! is a pass of its own, for those who draw or want to know everything.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::model::{Journey, Text};
use crate::picture::{LONGEST_SIDE, Picture, PictureError, Pictures};
use crate::source::{Files, Source, Sources};
use crate::{diagnostic, picture};

use crate::check::problems::files as problems;
use crate::check::values::value::Value;

/// So many pictures have all the pixels that a sheet can show; more share the room that these take, 250 MB, since a map
/// with that many shows each of them small.
const IN_FULL: usize = 32;

/// The pictures of a journey by the place of their path, and what is wrong with the others, sorted by place.
#[must_use]
pub fn pictures(journey: &Journey, sources: &Sources, files: &dyn Files) -> (Pictures, Vec<Diagnostic>) {
    let longest = longest_side(paths(journey).count());
    let mut reader = PictureReader { sources, files, longest, read: BTreeMap::new(), asked: BTreeMap::new() };
    let mut pictures = Pictures::new();
    let mut found = Vec::new();
    for path in paths(journey) {
        match reader.picture(path) {
            Some(Ok(picture)) => pictures.add(path.span, picture),
            Some(Err(why)) => found.push(problems::unreadable_picture(&Value::invented(&path.value, path.span), &why)),
            None => {}
        }
    }
    diagnostic::sort(&mut found);
    (pictures, found)
}

/// The paths of all pictures that a journey names, in its order.
pub fn paths(journey: &Journey) -> impl Iterator<Item = &Text> {
    let photos = journey.personas.iter().filter_map(|persona| persona.photo.as_ref());
    photos.chain(journey.steps().flat_map(|(_, _, step)| &step.images))
}

/// How many pixels the longer side of each of `count` pictures may have.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small numbers"
)]
fn longest_side(count: usize) -> u32 {
    let share = IN_FULL as f64 / count.max(IN_FULL) as f64;
    (f64::from(LONGEST_SIDE) * share.sqrt()) as u32
}

type ReadPicture = Result<Arc<Picture>, PictureError>;

struct PictureReader<'a> {
    sources: &'a Sources,
    files: &'a dyn Files,
    /// How many pixels the longer side of a picture may have.
    longest: u32,
    /// What became of each file, by its name.
    read: BTreeMap<String, ReadPicture>,
    /// The name of the file that each path stands for, by the file in which it was written; none where it cannot be read.
    asked: BTreeMap<(&'a str, String), Option<String>>,
}

impl PictureReader<'_> {
    /// The picture at a path; none where its file cannot be read.
    fn picture(&mut self, path: &Text) -> Option<ReadPicture> {
        let from = self.sources.get(path.span.file).map_or("", Source::name);
        let asked = (from, path.value.trim().to_owned());
        if let Some(name) = self.asked.get(&asked) {
            return name.as_ref().and_then(|name| self.read.get(name)).cloned();
        }
        // A file may be named in many ways.
        let known = self.files.probe(from, &asked.1).ok().filter(|name| self.read.contains_key(name));
        let name = known.or_else(|| {
            let loaded = self.files.read(from, &asked.1).ok()?;
            let decode = || picture::read(&loaded.bytes, self.longest).map(Arc::new);
            self.read.entry(loaded.name.clone()).or_insert_with(decode);
            Some(loaded.name)
        });
        let outcome = name.as_ref().and_then(|name| self.read.get(name)).cloned();
        self.asked.insert(asked, name);
        outcome
    }
}

#[cfg(test)]
mod tests {
    use super::longest_side;

    #[test]
    fn many_pictures_share_the_room_of_a_few() {
        assert_eq!([0, 1, 32, 128, 512].map(longest_side), [1600, 1600, 1600, 800, 400]);
    }
}
