//! How much is read, kept and drawn, and no more.
//!
//! In: nothing. Out: numbers, each with its reason. They are far above what a journey needs, and low enough that whatever comes
//! in ends soon, in memory that any machine has. What is said where one is passed stands in the pass that looks;
//! `docs/limits.md` tells all of them.

/// The largest file of any kind, in bytes: a photo of a good camera is a quarter of it, and so is a font with all of Chinese.
pub const FILE: u64 = 64 * 1024 * 1024;

/// The largest text, in bytes, whether it is a journey, settings or something to import, and of all files that a
/// journey uses together: eight times a journey of a thousand steps. Each letter of it takes a few hundred bytes to draw.
pub const TEXT: usize = 1024 * 1024;

/// The largest table of figures, in bytes: as many rows as it may have, of a day and a number.
pub const TABLE: usize = 2 * 1024 * 1024;

/// The longest line of a journey, in bytes; no word is longer either. As much as a novel, which fills dozens of sheets.
pub const LINE: usize = 1_000_000;

/// The longest name in characters, of a journey, a persona, a lane, a phase or a step, and the longest label: a page of a book. Names
/// stand again wherever something else is told of what they name.
pub const NAME: usize = 2_000;

/// How many lines of a journey may say something; comments and blank lines are not counted. A journey of a thousand steps with
/// ten lines each has as many, and takes seconds and a few hundred megabytes to draw.
pub const LINES: usize = 10_000;

/// How many lines a text may have in all, blank lines and comments among them: a dozen for each that may say something. Each is kept,
/// so that a text can be written again as it was.
pub const ALL_LINES: usize = 250_000;

/// How many personas a journey may have: each has a curve over all steps.
pub const PERSONAS: usize = 500;

/// How many lanes of one's own a journey may have: more would not fit on a sheet, and each is a row in every system of the map.
pub const LANES: usize = 100;

/// How many rows of figures a table may have: a figure a day for two hundred years.
pub const FIGURES: usize = 100_000;

/// How many columns a table of figures may have.
pub const COLUMNS: usize = 1_000;

/// How many bytes the data files of a journey may have together.
pub const DATA: usize = 64 * 1024 * 1024;

/// How many sheets are drawn of one journey: the walls of a large hall.
pub const SHEETS: usize = 1_000;

/// In how many files and folders of a project a build looks for results whose journey is gone. A project with more keeps them.
pub const LOOKED_AT: usize = 20_000;

/// How many files one journey may use.
pub const USED_FILES: usize = 1_000;

/// How many files may use each other in a row: people keep personas in one or two layers of files.
pub const USED_DEEP: usize = 16;

/// The most pixels of a picture that is read: twice what a good camera takes.
pub const PIXELS: u64 = 100_000_000;

/// The most pixels on one side of a picture: as many as a JPEG picture can have.
pub const SIDE: u32 = 65_535;

/// The most passes of a JPEG picture: each goes over all pixels, and no camera or program writes as many.
pub const PASSES: usize = 100;

/// How many problems of a journey are shown to people: nobody reads more at once, and each takes half a screen. The rest are counted.
pub const TOLD: usize = 500;

/// How many problems of one kind are told of one line. The rest are counted: they come of one mistake, made at each word.
pub const TOLD_A_LINE: usize = 10;

/// How many problems of a journey are told to programs: GitHub takes no more results of a run. The rest are counted.
pub const TOLD_TO_PROGRAMS: usize = 25_000;
