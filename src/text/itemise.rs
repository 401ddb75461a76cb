//! Cuts a line of text into items of one font, one script and one direction, the shaper's portions.
//!
//! In: clean text and a face. Out: grapheme clusters and items over them. A cluster is never split: an
//! emoji of many characters comes from one font. Glyphs are not looked at here.

use std::collections::HashMap;
use std::ops::Range;

use harfrust::Script;
use icu_segmenter::GraphemeClusterSegmenter;
use unicode_bidi::ParagraphBidiInfo;
use unicode_normalization::UnicodeNormalization;

use super::characters::draws_nothing;
use super::fonts::{LoadedFont, Registry};
use super::{Face, FontId, SystemFonts};

/// The properties that characters shaped together share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct RunStyle {
    /// The number of the font.
    pub font: FontId,
    /// The script; `COMMON` where no character has one of its own.
    pub script: Script,
    /// Whether it reads from right to left.
    pub right_to_left: bool,
}

/// A piece of text to be shaped at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ShapingItem {
    /// The bytes of the line.
    pub range: Range<usize>,
    /// How it is shaped.
    pub style: RunStyle,
    /// Embedding level of UAX 9; odd reads from right to left.
    pub level: u8,
}

/// Where fonts come from while a text is itemised.
#[derive(Clone, Copy)]
pub(super) struct FontSource<'a> {
    pub registry: &'a Registry,
    pub system: &'a dyn SystemFonts,
    pub face: Face,
}

/// The byte offsets at which the grapheme clusters of `text` begin, and its end.
pub(super) fn grapheme_starts(text: &str) -> Vec<usize> {
    if text.is_ascii() {
        return (0..=text.len()).collect();
    }
    GraphemeClusterSegmenter::new().segment_str(text).collect()
}

/// The items of `text` in reading order.
pub(super) fn itemise(text: &str, starts: &[usize], fonts: FontSource) -> Vec<ShapingItem> {
    let levels = levels(text);
    let mut scripts = ScriptRuns::new(text);
    let mut items: Vec<ShapingItem> = Vec::new();
    // To look through the fonts takes more than all else here, and a text in another alphabet has the same few letters again and again.
    let mut picked: HashMap<&str, FontId> = HashMap::new();
    for bounds in starts.windows(2) {
        let range = bounds[0]..bounds[1];
        let level = levels.get(range.start).copied().unwrap_or(0);
        let cluster = &text[range.clone()];
        let pick = || fonts.pick(cluster);
        let style = RunStyle {
            font: if cluster.is_ascii() { pick() } else { *picked.entry(cluster).or_insert_with(pick) },
            script: scripts.of(cluster),
            right_to_left: level % 2 == 1,
        };
        match items.last_mut() {
            Some(last) if last.style == style && last.level == level && !is_spacing_accent(cluster) => {
                last.range.end = range.end;
            }
            _ => items.push(ShapingItem { range, style, level }),
        }
    }
    items
}

/// Whether a cluster is an accent that stands by itself, such as a back-tick. Some fonts list these among their marks,
/// and would put them over the letter before.
fn is_spacing_accent(cluster: &str) -> bool {
    matches!(cluster, "`" | "´" | "¨" | "¸" | "¯" | "˘" | "˙" | "˚" | "˝" | "˛" | "ˆ" | "ˇ" | "˜")
}

/// The characters of `text`, each once, that no font has.
pub(super) fn missing(text: &str, fonts: FontSource) -> Vec<char> {
    let mut missing = Vec::new();
    let mut looked_at = std::collections::BTreeSet::new();
    for bounds in grapheme_starts(text).windows(2) {
        let cluster = &text[bounds[0]..bounds[1]];
        if !looked_at.insert(cluster) {
            continue;
        }
        let loaded = fonts.registry.loaded(fonts.pick(cluster));
        if !covers(&loaded, cluster) {
            missing.extend(cluster.chars().filter(|&c| !draws_nothing(c) && !loaded.has(c)));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    missing.retain(|&character| seen.insert(character));
    missing
}

impl FontSource<'_> {
    /// The font for a grapheme cluster: the face of the house or the bundled one where it has all of it, else the first
    /// stand-in that has all of it, else the stand-in for the first character that the bundled face lacks.
    fn pick(&self, cluster: &str) -> FontId {
        let (house, bundled) = (self.registry.of_face(self.face), self.face.font());
        if house != bundled && covers(&self.registry.loaded(house), cluster) {
            return house;
        }
        if matches!(cluster.as_bytes(), [b' '..=b'~']) {
            return bundled;
        }
        let own = self.registry.loaded(bundled);
        if covers(&own, cluster) {
            return bundled;
        }
        let lacking = cluster.chars().filter(|&c| !draws_nothing(c) && !own.has(c));
        let mut second_best = None;
        for character in lacking.take(8) {
            let Some(found) = self.registry.stand_in(character, self.face, self.system) else { continue };
            if covers(&self.registry.loaded(found), cluster) {
                return found;
            }
            second_best = second_best.or(Some(found));
        }
        second_best.unwrap_or(bundled)
    }
}

/// Whether `font` can draw all of `cluster`, as it is written, composed, or taken apart.
fn covers(font: &LoadedFont, cluster: &str) -> bool {
    let has = |character: char| draws_nothing(character) || font.has(character);
    cluster.chars().all(has) || cluster.nfc().all(has) || cluster.nfd().all(has)
}

/// The embedding level of each byte, by UAX 9, with the direction of the first strong character as base;
/// empty where all are 0.
fn levels(text: &str) -> Vec<u8> {
    // No character below the Hebrew block reads from right to left, nor does any there control direction.
    if text.chars().all(|character| character < '\u{590}') {
        return Vec::new();
    }
    ParagraphBidiInfo::new(text, None).levels.iter().map(unicode_bidi::Level::number).collect()
}

/// Gives each cluster its script: characters of no script of their own (digits, blanks, punctuation) go
/// with the script before them, or at the beginning with the one that follows.
struct ScriptRuns {
    current: Script,
}

impl ScriptRuns {
    fn new(text: &str) -> ScriptRuns {
        ScriptRuns { current: text.chars().find_map(own_script).unwrap_or(Script::COMMON) }
    }

    fn of(&mut self, cluster: &str) -> Script {
        if let Some(script) = cluster.chars().find_map(own_script) {
            self.current = script;
        }
        self.current
    }
}

fn own_script(character: char) -> Option<Script> {
    if character.is_ascii_alphabetic() {
        return Some(Script::LATIN);
    }
    let script = harfrust::unicode::script(u32::from(character));
    let shared = [Script::COMMON, Script::INHERITED, Script::UNKNOWN].contains(&script);
    (!shared).then_some(script)
}
