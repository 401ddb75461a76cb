//! A file's text: byte spans, line tables, columns.
//!
//! In: the text of files and the names that a reader knows them by. Out: [`Span`]s that stay valid
//! for the whole run, and the line and column of each. Nothing is read from disk here: [`Files`] is
//! the interface through which a pass asks for another file; the caller implements it. Which text bytes are is decided by
//! [`decode`].

mod encoding;

pub use encoding::{DecodedText, Encoding, NotText, decode};

/// Which file of a run a span points into; 0 is the file that was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u16);

/// A piece of a file: bytes from `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file, by its number within one run.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

impl Span {
    /// The piece of `file` from `start` up to `end`.
    #[must_use]
    pub const fn new(file: FileId, start: usize, end: usize) -> Span {
        Span { file, start, end }
    }
}

/// A line and a column, both counted from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// One file: its name as the user knows it, its text, and where its lines begin.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    encoding: Encoding,
    had_returns: bool,
    line_starts: Vec<usize>,
    /// The same where a carriage return alone ends a line too; empty where none stands alone.
    editor_line_starts: Vec<usize>,
}

impl Source {
    /// A file called `name` that holds `text`.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        let text = text.into();
        let line_starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1))
            .collect();
        let editor_line_starts = editor_line_starts(&text);
        Source {
            name: name.into(),
            text,
            encoding: Encoding::Utf8,
            had_returns: false,
            line_starts,
            editor_line_starts,
        }
    }

    /// A file called `name` with these bytes, whatever their encoding.
    ///
    /// # Errors
    /// Why they are no text.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Source, NotText> {
        let DecodedText { text, encoding, had_returns } = decode(bytes)?;
        Ok(Source { encoding, had_returns, ..Source::new(name, text) })
    }

    /// The encoding of the file that it was read from.
    #[must_use]
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Whether the file that it was read from holds other bytes than those of the text.
    #[must_use]
    pub fn is_recoded(&self) -> bool {
        self.encoding != Encoding::Utf8 || self.had_returns
    }

    /// The name to show to the user.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text, byte order mark and carriage returns included.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of line `line` (from 1) without its line end; empty past the last line.
    #[must_use]
    pub fn line_span(&self, line: usize) -> (usize, usize) {
        let len = self.text.len();
        let start = self.line_starts.get(line - 1).copied().unwrap_or(len);
        let end = self.line_starts.get(line).copied().unwrap_or(len);
        let content = self.text[start..end].trim_end_matches(['\n', '\r']);
        (start, start + content.len())
    }

    /// The line, from 1, in which a byte stands; an offset past the end is in the last one.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset)
    }

    /// How many lines there are; the one after the last line end counts, also where it is empty.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// The line starts when a lone carriage return ends a line too, as in the Language Server Protocol.
    #[must_use]
    pub fn editor_line_starts(&self) -> &[usize] {
        if self.editor_line_starts.is_empty() { &self.line_starts } else { &self.editor_line_starts }
    }

    /// Line and column of a byte offset; an offset past the end gives the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line(offset);
        let start = self.line_starts[line - 1];
        Position { line, column: self.text[start..offset].chars().count() + 1 }
    }

    /// The text of a span; empty where it does not fit this file.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }
}

/// Where lines begin after any of `\n`, `\r\n` and `\r`; nothing where no `\r` stands alone.
fn editor_line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let is_alone = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    if !text.contains('\r') || !(0..bytes.len()).any(is_alone) {
        return Vec::new();
    }
    let ends = (0..bytes.len()).filter(|at| bytes[*at] == b'\n' || is_alone(*at));
    std::iter::once(0).chain(ends.map(|at| at + 1)).collect()
}

/// All files of one run, by [`FileId`].
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// No files yet.
    #[must_use]
    pub fn new() -> Sources {
        Sources::default()
    }

    /// Adds a file and gives its id. Ids are for 65,536 files, which the limit on `Use` lines keeps far away.
    pub fn add(&mut self, source: Source) -> FileId {
        let id = FileId(u16::try_from(self.files.len()).unwrap_or(u16::MAX));
        self.files.push(source);
        id
    }

    /// The file with this id.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<&Source> {
        self.files.get(usize::from(id.0))
    }

    /// All files with their ids, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        (0..=u16::MAX).map(FileId).zip(&self.files)
    }

    /// Line and column where a span begins.
    #[must_use]
    pub fn position(&self, span: Span) -> Position {
        self.get(span.file).map_or(Position { line: 1, column: 1 }, |source| source.position(span.start))
    }
}

/// Why a file that a journey names cannot be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is no such file.
    NotFound,
    /// It lies outside of the project's folder.
    Outside,
    /// It is a folder, or something else that holds no text.
    NotAFile,
    /// It is larger than what is read: the limit in bytes.
    TooLarge(u64),
    /// The system refuses, in the system's words.
    Refused(String),
    /// The user may not read it.
    Denied,
}

/// A file that another file named.
#[derive(Clone, Debug)]
pub struct LoadedFile {
    /// The name to show to the user; the same file has the same name however it was written.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Where a pass asks for the files that a journey names (`Use`, `Photo`, `Image`, `Detail`, `Data`).
pub trait Files {
    /// The file that `path`, as written in the file called `from`, stands for.
    ///
    /// # Errors
    /// Why it cannot be read.
    fn read(&self, from: &str, path: &str) -> Result<LoadedFile, Unreadable>;

    /// The name of that file, where it is there and may be read, without reading it.
    ///
    /// # Errors
    /// Why it could not be read.
    fn probe(&self, from: &str, path: &str) -> Result<String, Unreadable>;
}

/// A world without any other files, for text that stands alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _from: &str, _path: &str) -> Result<LoadedFile, Unreadable> {
        Err(Unreadable::NotFound)
    }

    fn probe(&self, _from: &str, _path: &str) -> Result<String, Unreadable> {
        Err(Unreadable::NotFound)
    }
}
