//! Route → bytes. Views are what templates see; one renderer makes every page.

pub mod assets;
pub mod changes;
pub mod compare;
pub mod comparison;
pub mod crawling;
mod csv;
pub mod data;
pub mod desk;
pub mod documents;
pub mod drafts;
pub mod facets;
pub mod feeds;
pub mod frame;
pub mod history_pages;
pub mod hosting;
pub mod key_facts;
pub mod links;
pub mod listings;
pub mod notice_rights;
pub mod renderer;
mod resolving;
pub mod scope;
pub mod search;
pub mod templates;
pub mod views;
pub mod words;
mod xml;
