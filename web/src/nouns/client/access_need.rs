//! Looks of access needs.

use waystation_sync::care::access_need::{ACCESS_NEED, KIND, PLAN};

use crate::noun_page::{Heading, NounPage};

/// Access needs.
pub static PAGE: NounPage = NounPage { first: &[&PLAN], ..NounPage::new(&ACCESS_NEED, "fork", Heading::Field(&KIND)) };
