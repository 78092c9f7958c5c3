//! The program as its users meet it: a repository is made, a command is run, and its words and files
//! are looked at. Each test states the content it needs.

#![expect(clippy::disallowed_methods, reason = "tests make files and run programs")]

mod content;
mod driver;
mod history;
mod publishing;
mod repositories;
mod serving;
