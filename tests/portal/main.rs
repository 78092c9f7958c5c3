//! The program as its users meet it: a repository is made, a command is run, and its words and files
//! are looked at. Each test states the content it needs.

#![expect(clippy::disallowed_methods, reason = "tests make files and run programs")]
#![expect(clippy::unwrap_used, reason = "what cannot be had fails the test")]

mod adversity;
mod attacks;
mod brand;
mod check;
mod content;
mod crawling;
mod data;
mod desk;
mod diff;
mod driver;
mod faults;
mod feeds;
mod history;
mod hosting;
mod import;
mod live;
mod log;
mod preview;
mod publishing;
mod repositories;
mod serving;
