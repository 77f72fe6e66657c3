//! Looks of what there is one of about a client.

use waystation_sync::care::client::CLIENT;

use crate::noun_page::{Heading, NounPage};

/// The client.
pub static PAGE: NounPage =
    NounPage { beside: &[&waystation_sync::care::name::NAME], ..NounPage::new(&CLIENT, "person", Heading::Fixed) };
