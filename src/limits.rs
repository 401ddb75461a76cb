//! Resource limits, each with its reason.
//!
//! They are far above what a journey needs, and low enough that any input is handled quickly and in little memory. The pass
//! that checks a limit also reports it; `docs/limits.md` lists them all.

/// The largest file of any kind, in bytes: a photo of a good camera is a quarter of it, and so is a font with all of Chinese.
pub const FILE: u64 = 64 * 1024 * 1024;

/// The largest text, in bytes, whether it is a journey, settings or something to import, and of all files that a
/// journey uses together: eight times a journey of a thousand steps. Each letter of it takes a few hundred bytes to draw.
pub const TEXT: usize = 1024 * 1024;

/// The largest table of figures, in bytes: as many rows as it may have, of a day and a number.
pub const TABLE: usize = 2 * 1024 * 1024;

/// The longest line of a journey, in bytes; no word is longer either. As much as a novel, which fills dozens of sheets.
pub const LINE: usize = 1_000_000;

/// The longest name in characters, of a journey, a persona, a lane, a phase or a step, and the longest label: a page of a book. A name
/// is repeated wherever the sheets or the plan refer to it.
pub const NAME: usize = 2_000;

/// The most lines of a journey, comments and blank lines not counted. A journey of a thousand steps with
/// ten lines each has as many, and takes seconds and a few hundred megabytes to draw.
pub const LINES: usize = 10_000;

/// The most lines of a text, comments and blank lines included: a dozen for each line that counts. All are kept, so that a
/// text can be written back as it was.
pub const ALL_LINES: usize = 250_000;

/// The most personas of a journey: each has a curve over all steps.
pub const PERSONAS: usize = 500;

/// The most custom lanes of a journey: more would not fit on a sheet, and each is a row in every system of the map.
pub const LANES: usize = 100;

/// The most rows of a data file: a figure a day for two hundred years.
pub const FIGURES: usize = 100_000;

/// The most columns of a data file.
pub const COLUMNS: usize = 1_000;

/// The total size of the data files of a journey, in bytes.
pub const DATA: usize = 64 * 1024 * 1024;

/// The most sheets of one journey: they cover the walls of a large hall.
pub const SHEETS: usize = 1_000;

/// The most files and folders that a build scans for results whose journey is gone. A larger project keeps them.
pub const SCANNED_ENTRIES: usize = 20_000;

/// The most files that one journey may use.
pub const USED_FILES: usize = 1_000;

/// The deepest nesting of files that use each other: people keep personas in one or two layers of files.
pub const USE_DEPTH: usize = 16;

/// The most pixels of a picture: twice what a good camera takes.
pub const PIXELS: u64 = 100_000_000;

/// The most pixels of all PNG pictures of a journey together: 57 sheets of A3 at the usual resolution, or one of A0 at 400 dots per
/// inch. They take a quarter of a minute.
pub const DRAWN_PIXELS: u64 = 250_000_000;

/// The most pixels on one side of a picture: as many as a JPEG picture can have.
pub const SIDE: u32 = 65_535;

/// The most scans of a JPEG picture: each covers all pixels, and no camera or program writes as many.
pub const PASSES: usize = 100;

/// The most problems of a journey printed for people, since each takes half a screen. The rest are counted.
pub const FINDINGS_SHOWN: usize = 500;

/// The most problems of one kind reported for one line. The rest are counted: they come from one mistake, made at each word.
pub const FINDINGS_PER_LINE: usize = 10;

/// The most problems of a journey in a report for programs: GitHub takes no more results per run. The rest are counted.
pub const FINDINGS_IN_REPORTS: usize = 25_000;
