//! What may stand in a line that is not written yet.
//!
//! In: a file, and where in it the line begins and how far it is indented. Out: the kinds of entry that the outline
//! would take there without a word, each with the entry that it would belong to. What a line after it needs is
//! not looked at.

use super::Keyword;
use super::limit::readable;
use super::lines::lines;
use super::reader::Reader;
use crate::language::Language;
use crate::source::{FileId, Source};

/// A kind of entry that may stand in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// What it is; [`Keyword::Own`] for any custom lane.
    pub keyword: Keyword,
    /// The byte at which the keyword of what would hold it begins; none for the file.
    pub holder: Option<usize>,
}

/// What may stand in the line that begins at byte `at` of the file and is indented by `indent` columns, in the order
/// of the table of keywords. `usual` is the language to assume where the words do not tell.
#[must_use]
pub fn expected(source: &Source, usual: Language, at: usize, indent: usize) -> Vec<Expected> {
    let (end, _) = readable(source.text(), FileId::default());
    let mut lines = lines(source.text(), end);
    let mut reader = Reader::new(FileId::default(), source.text(), &mut lines, usual);
    for line in lines.iter().take_while(|line| line.bytes.start < at.min(end)) {
        reader.read(line);
    }
    let expect = |keyword: Keyword| {
        let place = reader.place_of_next(keyword, indent)?;
        let holder = place.holder.and_then(|node| reader.nodes.get(node));
        Some(Expected { keyword, holder: holder.map(|node| node.entry.keyword_span.start) })
    };
    Keyword::ALL.iter().copied().chain([Keyword::Own]).filter_map(expect).collect()
}

#[cfg(test)]
mod tests {
    use super::{Keyword, Language, Source, expected};

    fn kinds(text: &str, indent: usize) -> Vec<Keyword> {
        let source = Source::new("t", text);
        expected(&source, Language::English, text.len(), indent).into_iter().map(|found| found.keyword).collect()
    }

    #[test]
    fn the_outline_decides() {
        let text = "Journey: a\nPhase: b\n  Step: c\n    - d\n";
        let deep = kinds(text, 6);
        assert!(deep.contains(&Keyword::Need) && deep.contains(&Keyword::Note) && !deep.contains(&Keyword::Emotion));
        let step = kinds(text, 4);
        assert!(step.contains(&Keyword::Emotion) && step.contains(&Keyword::Own) && !step.contains(&Keyword::Owner));
        let phase = kinds(text, 2);
        assert!(phase.contains(&Keyword::Step) && !phase.contains(&Keyword::Phase));
        let file = kinds(text, 0);
        assert!(file.contains(&Keyword::Phase) && file.contains(&Keyword::Goal) && !file.contains(&Keyword::Due));
    }

    #[test]
    fn without_indentation_all_that_could_follow() {
        let flat = kinds("Journey: a\nPhase: b\nStep: c\n- d\n", 0);
        for keyword in [Keyword::Need, Keyword::Emotion, Keyword::Step, Keyword::Phase] {
            assert!(flat.contains(&keyword), "{keyword:?}");
        }
        assert!(!flat.contains(&Keyword::Due));
    }
}
