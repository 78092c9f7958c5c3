//! Shows the portal on this machine while it is being written: a page is made when a browser asks for it,
//! nothing is written, and every save is told to the browser.
//!
//! The way of a save: `watching` hears of it → `pipeline/following` takes it up → `live` swaps what is
//! shown → `news` tells it to the browser through `streams` → `client.js` asks for the page again →
//! `answers` makes it → the browser puts it in the place of the one before.

pub mod answers;
pub mod connections;
pub mod live;
pub mod news;
pub mod request;
pub mod server;
pub mod watching;
