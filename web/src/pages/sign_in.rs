//! Signing in; after a power cut the first one to do so opens the node. Must never say which of login and passphrase
//! was wrong.

use askama::Template;

use crate::filters;
use crate::shell::{Nav, Page, Place};

/// The page for signing in.
#[derive(Template)]
#[template(path = "pages/sign_in.html")]
pub struct SignIn {
    /// What this node is.
    pub place: Place,
    /// Whether the node is locked, so that signing in opens it.
    pub locked: bool,
    /// Whether words wait that this browser sent after its session had locked itself.
    pub kept: bool,
    /// What was typed as login.
    pub login: String,
    /// What happened before, in the reader's language; empty at first.
    pub message: String,
}

impl Page for SignIn {
    fn title(&self) -> &'static str {
        "signin-title"
    }

    fn nav(&self) -> Nav {
        Nav::Elsewhere
    }
}
