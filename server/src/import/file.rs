//! One file of an import, and what is said of it as a whole. Must never hold a word of the file but its name.

use super::error::Fault;
use super::split::Page;
use super::tally::{Left, Spot, Why};

/// One file of a batch.
#[derive(Default)]
pub(super) struct File {
    pub(super) name: String,
    pub(super) refused: Option<Fault>,
    pub(super) odd: Vec<Fault>,
    /// The other version of FHIR of which its records have the shape.
    pub(super) other: Option<Why>,
    pub(super) envelope: Vec<String>,
    pub(super) pages: Vec<Page>,
    pub(super) halves: usize,
    /// About how many bytes of it are kept.
    pub(super) kept: usize,
}

impl File {
    /// What is said of the file as a whole.
    pub(super) fn about_itself(&self, all: &[Self]) -> Vec<Left> {
        let line = |resource, element, why, places: Vec<String>| {
            let spots = places.into_iter().map(|place| Spot { place, client: None }).collect();
            Left { resource, element, why, spots }
        };
        let mut lines = Vec::new();
        if !self.envelope.is_empty() {
            lines.push(line("Bundle", None, Why::Envelope, self.envelope.clone()));
        }
        if self.halves > 0 {
            lines.push(line("Bundle", None, Why::HalfCharacters { halves: self.halves }, vec!["the file".to_owned()]));
        }
        for page in &self.pages {
            let same = all.iter().flat_map(|file| &file.pages).filter(|other| other.total == page.total);
            let here: u64 = same.map(|other| other.here).sum();
            let missing = page.total.and_then(|total| usize::try_from(total.saturating_sub(here)).ok());
            let why = match missing {
                Some(0) => continue,
                Some(missing) => Why::MorePages { missing },
                None if page.has_next => Why::NextPage,
                None => continue,
            };
            lines.push(line("Bundle", Some("total"), why, vec!["total".to_owned()]));
        }
        lines
    }
}
