//! The integration tests, as modules of one binary: a change of the library links one program and not one a file.
//!
//! A module reads the program, its pages and its sources from outside; what several need is in `support`. Tests are threads of
//! one process: none may change the environment, the current directory or a hook for panics. They start the program for that.

mod access;
mod architecture;
mod assist;
mod build;
mod cli;
mod cli_fmt;
mod cli_init;
mod corpus;
mod cost;
mod determinism;
mod exchange;
mod explain;
mod format;
mod grammar;
mod hostile;
mod installers;
mod laws;
mod limits;
mod lsp;
mod manual;
mod mend;
mod packaging;
mod plan;
mod project;
mod readme;
mod recipes;
mod sheets;
mod speak;
mod supply;
mod support;
mod syntax;
mod system_fonts;
mod translations;
mod tutorial;
mod watch;
mod writing;
