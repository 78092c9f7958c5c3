//! How far a long work has come, told to whoever shows it.

/// A part of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    History,
    Texts,
    Pages,
    /// Old documents that are being read.
    Documents,
}

/// Hears how far the work has come.
pub trait Progress: Sync + std::fmt::Debug {
    /// `done` of `all` are finished; called often.
    fn at(&self, stage: Stage, done: usize, all: usize);
}

/// Hears nothing.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {
    fn at(&self, _: Stage, _: usize, _: usize) {}
}
