//! Looks of the life story.

use waystation_sync::care::life_story::LIFE_STORY;

use crate::noun_page::{Heading, NounPage};

/// The life story.
pub static PAGE: NounPage = NounPage::new(&LIFE_STORY, "book", Heading::Fixed);
