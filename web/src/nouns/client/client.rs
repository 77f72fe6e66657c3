//! Looks of what there is one of about a client.

use waystation_sync::care::chart_join::CHART_JOIN;
use waystation_sync::care::client::CLIENT;
use waystation_sync::care::name::NAME;
use waystation_sync::care::standing::STANDING;

use crate::noun_page::{Heading, NounPage};

/// The client.
pub static PAGE: NounPage =
    NounPage { beside: &[&NAME, &CHART_JOIN, &STANDING], ..NounPage::new(&CLIENT, "person", Heading::Fixed) };
