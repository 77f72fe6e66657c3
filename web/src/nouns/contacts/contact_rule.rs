//! Looks of contact rule.

use waystation_sync::care::contact_rule::CONTACT_RULE;

use crate::noun_page::{Heading, NounPage};

/// Contact rule.
pub static PAGE: NounPage = NounPage::new(&CONTACT_RULE, "phone", Heading::Fixed);
