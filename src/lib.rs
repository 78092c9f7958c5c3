//! Seloste: a Git repository of privacy notices becomes a public portal with its whole history.

pub mod check;
pub mod cli;
pub mod color;
pub mod config;
pub mod diagnostics;
pub mod diff;
pub mod digest;
pub mod finnish;
pub mod history;
pub mod import;
pub mod keeping;
pub mod markdown;
pub mod model;
pub mod palette;
pub mod parse;
pub mod pipeline;
pub mod preview;
pub mod publish;
pub mod render;
pub mod routes;
pub mod search;
pub mod source;
pub mod text;
pub mod theme;
