//! Running headers and footers: the title and the facts that repeat on every page.
//!
//! In: the heads and feet of pages, one after the other. Out: which of their words repeat those of an earlier page. Those are
//! pagination artifacts (ISO 32000-1, 14.8.2.2), which screen readers skip; everything else is read.

use crate::scene::{Group, Item, Scene, SemanticRole};

/// The headers and footers of the pages so far.
#[derive(Debug, Default)]
pub(super) struct Running {
    feet: Vec<String>,
    /// Whether the title was read in small, and as a heading.
    title: [bool; 2],
}

impl Running {
    /// Whether all words of a foot stood in one before, the number of the page aside; notes them.
    pub(super) fn repeats_foot(&mut self, foot: &Group) -> bool {
        let words = words(&foot.items, &|text| !is_page_number(text));
        let is_known = self.feet.iter().any(|before| before.contains(&words));
        if !is_known {
            self.feet.push(words);
        }
        is_known
    }

    /// Whether a piece of a head is the title, and was read before; notes it. A title that was read in small is read once more
    /// where it heads what follows.
    pub(super) fn repeats_title(&mut self, piece: &[Item], scene: &Scene) -> bool {
        let is_heading = matches!(piece, [Item::Group(Group { role: SemanticRole::Heading(_), .. })]);
        if !says(&words(piece, &|_| true), &scene.title) {
            return false;
        }
        let is_known = self.title[1] || !is_heading && self.title[0];
        self.title[usize::from(is_heading)] = true;
        is_known
    }
}

/// The pieces of a head: runs of lines, and whatever else it holds one by one.
pub(super) fn pieces(items: &[Item]) -> impl Iterator<Item = &[Item]> {
    let is_line = |item: &Item| matches!(item, Item::Text(_));
    items.chunk_by(move |one, next| is_line(one) && is_line(next))
}

/// Whether words are those of a title, in full or as far as there was room.
fn says(words: &str, title: &str) -> bool {
    let title = dense(title);
    let is_cut = || words.strip_suffix('…').is_some_and(|start| !start.is_empty() && title.starts_with(start));
    !words.is_empty() && (words == title || is_cut())
}

/// What lines say, without blanks: where a line ends is no difference.
fn words(items: &[Item], counts: &dyn Fn(&str) -> bool) -> String {
    let mut words = String::new();
    for item in items {
        match item {
            Item::Text(text) if counts(&text.line.text) => words.push_str(&dense(&text.line.text)),
            Item::Group(group) => words.push_str(&self::words(&group.items, counts)),
            _ => {}
        }
    }
    words
}

fn dense(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Whether it is the number of a page and that of all, as in `1 / 3`.
fn is_page_number(text: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once(" / ").is_some_and(|(number, of)| is_number(number) && is_number(of))
}
