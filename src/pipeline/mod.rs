//! Puts the rooms together: reads the inputs, studies the texts, assembles the portal, renders what
//! is due and writes it.

pub mod addresses;
pub mod assembly;
pub mod building;
pub mod changes;
pub mod checking;
pub mod contrast_check;
pub mod desk;
pub mod dictionary;
pub mod error;
pub mod following;
pub mod importing;
pub mod inputs;
pub mod link_check;
pub mod loading;
pub mod naming;
mod pairs;
pub mod progress;
pub mod reviewing;
pub mod saving;
pub mod shelf;
pub mod silent_check;
pub mod states;
pub mod study;
