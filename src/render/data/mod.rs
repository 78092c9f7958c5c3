//! Open data: notices and their versions as JSON and as JSON-LD, all of them as a register.

pub mod dpv;
pub mod linked;
pub mod notice;
pub mod register;
pub mod schemas;
pub mod view;
pub mod workbook;
