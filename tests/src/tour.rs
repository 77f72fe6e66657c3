//! A tour of the pages: every state that is visited is looked at in every way. Must never judge a page by its words.
//!
//! `KEEP_SIGHTS=folder cargo test -p waystation-tests --test whole browser_pages` also keeps a picture of each state in
//! that folder, in light, in dark, on a tablet and on paper, to be looked at by people.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs;
use std::io::Write;
use std::path::Path;

use crate::browser::Browser;
use crate::eyes::{CONTRAST, DARK, DESK, FORCED, MORE_CONTRAST, NARROW, PAPER, PHONE, Sight, TABLET};

/// Says something where a person sees it also when the test passes.
pub fn say(text: &str) {
    writeln!(std::io::stderr(), "{text}").ok();
}

/// Keeps a picture of the page that is open in each of the ways that people are shown.
async fn keep_sights(browser: &Browser, folder: &Path, name: &str) {
    fs::create_dir_all(folder).expect("a folder");
    let named = |number: usize, sight: &Sight| folder.join(format!("{name} {number} {}.png", sight.name));
    let number = (1..).find(|number| !named(*number, &DESK).exists()).expect("a number that is free");
    for sight in [DESK, DARK, TABLET, PAPER] {
        browser.see(sight).await;
        // In a window as high as the page, so that what stays in view stands where it belongs.
        let height = browser.height().await;
        browser.see(Sight { height: sight.height.max(height), ..sight }).await;
        fs::write(named(number, &sight), browser.whole_page().await).expect("it is written");
    }
}

/// The kinds of parts that a page is made of: its elements with their classes and types.
const PARTS: &str = "return [...new Set([...document.querySelectorAll('body *')].map(one =>
    [one.tagName, ...[...one.classList].sort(), one.type ?? ''].join(' ')))]";

/// What was looked at and what was found.
#[derive(Debug, Default)]
pub struct Tour {
    /// The kinds of page.
    pub pages: BTreeSet<String>,
    /// How many states of them.
    pub states: usize,
    /// How many more were looked at as most people see them.
    pub glimpses: usize,
    /// The kinds of parts that were looked at in every way.
    parts: BTreeSet<String>,
    /// What is wrong, with the state and the way it was seen.
    pub found: Vec<String>,
    /// Every address that was gone to by itself, to be gone to again in other languages.
    pub addresses: Vec<String>,
}

impl Tour {
    /// Looks at the page that is open, which is of kind `page` and in state `state`.
    pub async fn state(&mut self, browser: &Browser, page: &str, state: &str) {
        self.pages.insert(page.to_owned());
        self.states += 1;
        let mut told = |sight: Sight, faults: Vec<String>| {
            self.found.extend(faults.into_iter().map(|fault| format!("{page}, {state} ({}): {fault}", sight.name)));
        };
        browser.see(DESK).await;
        told(DESK, browser.barriers().await);
        told(DESK, browser.too_wide().await);
        told(DESK, browser.stores().await);
        told(DESK, browser.ghosts().await);
        for sight in [DARK, CONTRAST, MORE_CONTRAST] {
            browser.see(sight).await;
            told(sight, browser.colour_barriers().await);
        }
        browser.see(FORCED).await;
        told(FORCED, browser.shown_by_colour().await);
        told(PHONE, browser.lost(DESK, PHONE).await.into_iter().map(|one| format!("lost: {one}")).collect());
        browser.see(NARROW).await;
        told(NARROW, browser.colour_barriers().await);
        told(NARROW, browser.too_wide().await);
        browser.see(PHONE).await;
        told(PHONE, browser.barriers().await);
        told(PHONE, browser.too_wide().await);
        told(PHONE, browser.too_small().await.into_iter().map(|one| format!("too small: {one}")).collect());
        if let Some(folder) = std::env::var_os("KEEP_SIGHTS") {
            keep_sights(browser, Path::new(&folder), &format!("{page}, {state}")).await;
        }
        browser.see(DESK).await;
    }

    /// Looks at one of many pages that are made of the same parts for another noun: in every way if it has a part that
    /// this tour did not see before, and else as most people see it, at a desk and on a phone. Tells whether it had.
    pub async fn like_others(&mut self, browser: &Browser, page: &str, state: &str) -> bool {
        let parts = browser.window.execute(PARTS, Vec::new()).await.expect("it has parts");
        let parts = parts.as_array().into_iter().flatten().filter_map(|part| Some(part.as_str()?.to_owned()));
        let before = self.parts.len();
        self.parts.extend(parts);
        if self.parts.len() > before {
            self.state(browser, page, state).await;
            return true;
        }
        self.pages.insert(page.to_owned());
        self.glimpses += 1;
        let mut told = |sight: Sight, faults: Vec<String>| {
            self.found.extend(faults.into_iter().map(|fault| format!("{page}, {state} ({}): {fault}", sight.name)));
        };
        browser.see(DESK).await;
        told(DESK, browser.barriers().await);
        told(DESK, browser.too_wide().await);
        browser.see(PHONE).await;
        told(PHONE, browser.too_wide().await);
        told(PHONE, browser.too_small().await.into_iter().map(|one| format!("too small: {one}")).collect());
        browser.see(DESK).await;
        false
    }

    /// Goes to an address and looks at it so; one with parts that are new is gone to again in other languages.
    pub async fn at_like_others(&mut self, browser: &Browser, page: &str, address: &str) {
        browser.go(address).await;
        if self.like_others(browser, page, "as it opens").await {
            self.addresses.push(address.to_owned());
        }
    }

    /// Goes to an address and looks at it.
    pub async fn at(&mut self, browser: &Browser, page: &str, address: &str) {
        browser.go(address).await;
        self.addresses.push(address.to_owned());
        self.state(browser, page, "as it opens").await;
    }

    /// Takes in what another tour found.
    pub fn join(&mut self, other: Self) {
        self.pages.extend(other.pages);
        self.states += other.states;
        self.glimpses += other.glimpses;
        self.found.extend(other.found);
        self.addresses.extend(other.addresses);
    }

    /// Says what came of it.
    ///
    /// # Panics
    /// When anything is wrong with any state.
    pub fn end(&self) {
        let count = self.found.len();
        let (states, glimpses, pages) = (self.states, self.glimpses, self.pages.len());
        say(&format!("{states} states of {pages} pages, and {glimpses} made of the same parts: {count} violations"));
        assert!(self.found.is_empty(), "{}", self.found.join("\n"));
    }
}
