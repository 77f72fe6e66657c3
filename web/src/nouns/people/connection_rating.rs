//! Looks of ratings of connection.

use waystation_sync::care::connection_rating::{BELONGING, CONNECTION_RATING, CONTACTS};
use waystation_sync::care::noun::header;

use crate::noun_page::{Heading, NounPage};

/// Ratings of connection.
pub static PAGE: NounPage = NounPage {
    first: &[&BELONGING, &CONTACTS],
    ..NounPage::new(&CONNECTION_RATING, "people", Heading::Field(&header::HAPPENED))
};
