//! Shows the portal on this machine: a page is made when a browser asks for it, and nothing is
//! written.

pub mod answers;
pub mod server;
