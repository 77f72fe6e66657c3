//! Looks of urge log.

use waystation_sync::care::noun::header;
use waystation_sync::care::urge::{PEAK, URGE};

use crate::noun_page::{Heading, NounPage, Trend};

/// Urge log.
pub static PAGE: NounPage =
    NounPage { trend: Some(Trend::Line(&PEAK)), ..NounPage::new(&URGE, "sun", Heading::Field(&header::HAPPENED)) };
