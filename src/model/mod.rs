//! The values that travel through the program: documents, timelines, notices, the portal.
//! Plain data; knows no file, no repository and no page.

pub mod content_path;
pub mod document;
pub mod item;
pub mod legal_basis;
pub mod notices;
pub mod object_id;
pub mod portal;
pub mod processing;
pub mod read_text;
pub mod record;
pub mod review;
pub mod timeline;
