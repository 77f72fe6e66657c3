//! Looks of decisions of the client.

use waystation_sync::care::client_decision::{CLIENT_DECISION, DECISION, PROPOSAL, REASON};

use crate::noun_page::{Heading, NounPage};

/// Decisions of the client.
pub static PAGE: NounPage =
    NounPage { first: &[&DECISION, &REASON], ..NounPage::new(&CLIENT_DECISION, "check", Heading::Field(&PROPOSAL)) };
