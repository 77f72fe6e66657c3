//! Looks of wins.

use waystation_sync::care::win::{WHAT, WIN};

use crate::noun_page::{Heading, NounPage};

/// Wins.
pub static PAGE: NounPage = NounPage::new(&WIN, "flag", Heading::Field(&WHAT));
