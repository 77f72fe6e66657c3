//! Looks of routines.

use waystation_sync::care::routine::{BACKUP, DAYS, NAME, ROUTINE, TIME};

use crate::noun_page::{Heading, NounPage};

/// Routines.
pub static PAGE: NounPage =
    NounPage { first: &[&DAYS, &TIME, &BACKUP], ..NounPage::new(&ROUTINE, "sync", Heading::Field(&NAME)) };
