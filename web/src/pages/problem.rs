//! The page for what did not go as asked: a plain sentence, what to do next, and a number to tell whoever helps.
//! Must never repeat what an inner error says.

use askama::Template;

use crate::filters;
use crate::shell::{Nav, Page};

/// What did not go as asked.
#[derive(Template)]
#[template(path = "pages/problem.html")]
pub struct ProblemPage {
    /// The id of a few words: "This page is not here".
    pub title: &'static str,
    /// What happened, as a sentence in the reader's language.
    pub sentence: String,
    /// What to do next, as a sentence in the reader's language.
    pub next: String,
    /// Where that is: address, and words in the reader's language.
    pub link: Option<(String, String)>,
    /// Words that the person had typed, to be copied; empty when there were none.
    pub kept: Vec<(String, String)>,
    /// The operation's number, for whoever helps.
    pub operation: String,
}

impl Page for ProblemPage {
    fn title(&self) -> &'static str {
        self.title
    }

    fn nav(&self) -> Nav {
        Nav::Elsewhere
    }
}
