//! How soon what waits for a person is looked at: one order for every list that shows it. Must never say which version
//! is right.

use crate::care::declare::{Area, FieldDecl, Need, Noun};
use crate::care::nouns::client::contact;
use crate::care::nouns::relapse::crisis_step;
use crate::care::nouns::relations::involvement_check;
use crate::time::Millis;

use super::said::Said;

/// Where one thing stands among those that wait; what is first is looked at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Soon {
    /// 0 for a choice about safety or rights, by its merge class, in whichever noun, and for what was lowered; 1 for
    /// other choices; 2 for what is read or looked at.
    pub(super) rank: u8,
    /// Of what is about safety or rights: 0 where harm itself is given a level, 1 for what is not to be used, whom not
    /// to involve or whom to call in a crisis, 2 for the rest.
    about: u8,
    /// How careful the most careful of the versions is, 0 the most. What was lowered stood higher than it says now, and
    /// nobody has looked.
    careful: usize,
    /// When it began to wait: when the newest of its versions was written; what has none comes last.
    since: Millis,
}

impl Soon {
    /// Where `field` of `noun` stands, of which `said` are the versions.
    pub(super) fn of(need: Need, noun: &Noun, field: &str, said: &[Said]) -> Self {
        let declared = noun.field(field);
        let is_weighty = declared.is_some_and(|field| field.class.is_weighty());
        let rank = match (need, is_weighty) {
            // What matters for safety or rights, whichever noun it is in.
            (Need::TwoVersions | Need::SaidOfOther, true) | (Need::Lowered, _) => 0,
            (Need::TwoVersions | Need::SaidOfOther, false) => 1,
            (Need::MergedText | Need::WrittenWhileRetired | Need::Ruled | Need::LateChange, _) => 2,
        };
        let least = |field: &FieldDecl| said.iter().map(|said| field.class.rank(&said.text)).min();
        let careful = |field: &FieldDecl| if need == Need::Lowered { Some(0) } else { least(field) };
        Self {
            rank,
            about: if rank == 0 { about(noun, field) } else { 0 },
            careful: declared.filter(|_| rank == 0).and_then(careful).unwrap_or(usize::MAX),
            since: said.iter().map(|said| said.at).max().unwrap_or(Millis(i64::MAX)),
        }
    }
}

fn about(noun: &Noun, field: &str) -> u8 {
    let is_call = *noun == contact::CONTACT && (field == contact::SAFE.name || field == contact::LEAVE_MESSAGE.name);
    let is_person = *noun == involvement_check::INVOLVEMENT_CHECK && field == involvement_check::RESULT.name;
    match (noun.area, is_call || is_person || *noun == crisis_step::CRISIS_STEP) {
        (Area::Risk, _) => 0,
        (_, true) => 1,
        (_, false) => 2,
    }
}
