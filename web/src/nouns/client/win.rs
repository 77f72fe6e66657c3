//! Looks of wins.

use waystation_sync::care::win::{SHOWN, SIZE, WHAT, WIN};

use crate::noun_page::{Heading, NounPage};

/// Wins.
pub static PAGE: NounPage = NounPage { follow: &[&SIZE, &SHOWN], ..NounPage::new(&WIN, "flag", Heading::Field(&WHAT)) };
