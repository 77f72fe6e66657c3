//! The keys that open this node from a file: which there are, making one, shutting one out. Must never show a key itself.

use askama::Template;
use waystation_sync::time::Millis;

use crate::shell::{Nav, Page};
use crate::{Names, filters};

/// The name of the input that says which key.
pub const KEY: &str = "key";

/// The page.
#[derive(Template)]
#[template(path = "pages/unlock_keys.html")]
pub struct UnlockKeys {
    /// The keys, the oldest first: what each is called in forms, and what pages call it.
    pub lines: Vec<(String, String)>,
    /// Whether one can be made here: at the clinic's own screen, and where there is room.
    pub may_make: bool,
    /// Whether there is no room for another.
    pub full: bool,
}

impl UnlockKeys {
    /// The page for keys with when each was made; `at_home` is whether it is shown at the clinic's own screen.
    #[must_use]
    pub fn new(keys: Vec<(String, Option<Millis>)>, (at_home, most): (bool, usize), names: &Names) -> Self {
        let full = keys.len() >= most;
        let made = |at: Option<Millis>| at.map_or_else(|| names.say("time-unknown"), |at| names.when(at));
        let line = |at| names.language.say_with("unlock-key-line", &[("when", made(at).into())]);
        let lines = keys.into_iter().map(|(id, at)| (id, line(at))).collect();
        Self { lines, may_make: at_home && !full, full }
    }
}

impl Page for UnlockKeys {
    fn title(&self) -> &'static str {
        "unlock-title"
    }

    fn nav(&self) -> Nav {
        Nav::Settings
    }
}
