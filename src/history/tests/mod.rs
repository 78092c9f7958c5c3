//! The history of small repositories made for each test, with fixed people and times.

mod against_git;
mod builder;
mod cached;
mod merges;
mod moves;
mod reading;
mod repositories;
mod texts;
