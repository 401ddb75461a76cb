//! Writing Markdown in which a text reads as it was written.
//!
//! In: texts of any content, and what they are part of (a heading, a list, a table). Out: `CommonMark`
//! with GFM tables. What needs no escape gets none, so that the plan reads well as plain text too.
//! What the plan says is not decided here.

mod escape;

use escape::{escape, line_start};

/// A text level piece of Markdown: everything in it is escaped already; `\n` parts paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inline(String);

impl Inline {
    /// A text that shows as it is.
    pub fn text(text: &str) -> Inline {
        Inline(escape(text))
    }

    /// A text in bold.
    pub fn bold(text: &str) -> Inline {
        Inline(format!("**{}**", escape(text)))
    }

    /// Followed by another piece.
    #[must_use]
    pub fn then(mut self, next: &Inline) -> Inline {
        self.0.push_str(&next.0);
        self
    }

    /// Followed by a text that shows as it is.
    #[must_use]
    pub fn then_text(self, text: &str) -> Inline {
        self.then(&Inline::text(text))
    }

    /// Several pieces with the same words between them.
    pub fn join(pieces: impl IntoIterator<Item = Inline>, between: &str) -> Inline {
        let between = escape(between);
        let mut joined = String::new();
        for (index, piece) in pieces.into_iter().enumerate() {
            if index > 0 {
                joined.push_str(&between);
            }
            joined.push_str(&piece.0);
        }
        Inline(joined)
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A document while it is being written.
#[derive(Debug, Default)]
pub struct MarkdownDocument {
    text: String,
    in_list: bool,
    /// What stands between a label and what it names.
    colon: &'static str,
}

/// Lists stand within lists no deeper than this; what is deeper stays at this depth. The language
/// itself nests five deep.
const DEEPEST: usize = 8;

impl MarkdownDocument {
    /// An empty document; `colon` is what stands between a label and what it names, the blank after it included.
    pub fn new(colon: &'static str) -> MarkdownDocument {
        MarkdownDocument { colon, ..MarkdownDocument::default() }
    }

    /// A label in bold and the blank after it: `**label:** `.
    pub fn label(&self, label: &str) -> Inline {
        Inline(format!("**{}{}** ", escape(label), self.colon.trim_end_matches(' ')))
    }

    /// A heading of level 1 to 6.
    pub fn heading(&mut self, level: usize, heading: &Inline) {
        self.begin_block();
        let mut line = heading.0.replace('\n', " ");
        // Hash signs at the end would be read as the end of the heading.
        if line.ends_with('#') {
            line.insert(line.len() - 1, '\\');
        }
        self.text.push_str(&"#".repeat(level.clamp(1, 6)));
        self.text.push(' ');
        self.text.push_str(&line);
        self.text.push('\n');
    }

    pub fn paragraph(&mut self, words: &Inline) {
        self.begin_block();
        self.lines(words, 0);
    }

    /// An entry of a list; `depth` 0 is the outermost. Entries that follow each other are one list.
    pub fn bullet(&mut self, depth: usize, words: &Inline) {
        if !self.in_list {
            self.begin_block();
            self.in_list = true;
        }
        let depth = depth.min(DEEPEST);
        self.text.push_str(&"  ".repeat(depth));
        self.text.push_str("- ");
        self.lines(words, depth + 1);
    }

    /// A table; every row has as many cells as `head`.
    pub fn table(&mut self, head: &[&str], rows: &[Vec<Inline>]) {
        self.begin_block();
        self.row(&head.iter().map(|cell| Inline::text(cell)).collect::<Vec<_>>());
        self.text.push_str(&"| --- ".repeat(head.len()));
        self.text.push_str("|\n");
        for row in rows {
            self.row(row);
        }
    }

    /// The whole text; it ends in one line end.
    pub fn finish(self) -> String {
        self.text
    }

    fn begin_block(&mut self) {
        self.in_list = false;
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// The words over as many lines as they have paragraphs; a backslash is a line break that stays.
    fn lines(&mut self, words: &Inline, depth: usize) {
        for (index, line) in words.0.split('\n').enumerate() {
            if index > 0 {
                self.text.push_str("\\\n");
                self.text.push_str(&"  ".repeat(depth));
            }
            // A label without words leaves no blank behind.
            self.text.push_str(line_start(line).trim_end_matches(' '));
        }
        self.text.push('\n');
    }

    fn row(&mut self, cells: &[Inline]) {
        for cell in cells {
            self.text.push_str("| ");
            self.text.push_str(&cell.0.replace('|', "\\|").replace('\n', "<br>"));
            self.text.push_str(if cell.is_empty() { "" } else { " " });
        }
        self.text.push_str("|\n");
    }
}

#[cfg(test)]
pub mod tests;
