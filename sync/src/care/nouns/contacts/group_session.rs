//! Sessions of the clinic's groups, as they stand in the chart of one who was there: what is said of the group, and what
//! is said of the client, signed together like a note. Must never hold anything of who else was there.
//!
//! A session is one act on many charts. What its entries have in common is in their ids and nowhere else, so that no chart
//! says with whom it shares one: an id begins as that of the session and ends in a hash of it with the client.

use sha2::{Digest, Sha256};

use super::group_member::GROUPS;
use super::group_session_in_error::GROUP_SESSION_IN_ERROR;
use crate::care::declare::{
    Area, Days, Fact, FieldDecl, Header, InGroup, Kind, Noun, Part, Role, Served, Shape, Value,
};
use crate::care::nouns::training::skill::SKILL_CODES;
use crate::id::{ClientId, EntryId};

/// The day of the session.
pub const HAPPENED: FieldDecl = FieldDecl::register("happened", Kind::Date).on(Days::Past).starts_today().required();
/// The group.
pub const GROUP: FieldDecl = FieldDecl::register("group", Kind::Listed(&GROUPS)).required();
/// Whether the client was there from the beginning. Who was not there has no entry.
pub const CAME: FieldDecl = FieldDecl::register("came", Kind::Code(&["attended", "late"])).required();
/// How long it took, in minutes.
pub const MINUTES: FieldDecl = FieldDecl::register("minutes", Kind::Number { least: 1, most: 480 });
/// What it was about.
pub const THEME: FieldDecl = FieldDecl::register("theme", Kind::Line { characters_max: 200 });
/// The skills that were worked on.
pub const SKILLS: FieldDecl = FieldDecl::set("skills", SKILL_CODES);
/// Who of the staff led it beside its author.
pub const WITH: FieldDecl = FieldDecl::register("with", Kind::Line { characters_max: 200 });
/// What is said of the group: the same in the chart of each who was there, so it names none of them. Only its author
/// writes it, as a note's text.
pub const GROUP_PART: FieldDecl = FieldDecl::register("group_part", Kind::Text { characters_max: 10_000 }).required();
/// What is said of this client.
pub const OWN_PART: FieldDecl = FieldDecl::register("own_part", Kind::Text { characters_max: 10_000 }).required();
/// The entry as signed.
pub const SIGNED: FieldDecl = FieldDecl::frozen("signed");

/// How many bytes of an entry's id are those of its session: the time, and 34 random bits.
const SESSION_BYTES: usize = 11;

/// A session of a group (CARE.md 1.M "group work: one part about the group, one short part per member").
pub static GROUP_SESSION: Noun = Noun {
    name: "group_session",
    area: Area::Contacts,
    part: Part::Notes,
    shape: Shape::List,
    header: Header::Dated(&HAPPENED),
    fields: &[HAPPENED, GROUP, CAME, MINUTES, THEME, SKILLS, WITH, GROUP_PART, OWN_PART, SIGNED],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    own: true,
    struck_by: Some(&GROUP_SESSION_IN_ERROR),
    facts: |entry, facts| {
        let day = entry.signed_or_held(&HAPPENED).as_ref().and_then(Value::as_date);
        if entry.is_put_away() || entry.is_struck() {
            return;
        }
        let group = entry.signed_or_held(&GROUP).map(|group| group.to_string());
        facts.extend(group.map(|group| Fact::Group(InGroup { group, from: day, until: None })));
        // Whoever was there was met, as by a note of a visit.
        facts.extend(day.map(|day| Fact::Reached { day }));
        let served = Served::on("group", entry, &HAPPENED).lasting(entry, &MINUTES);
        facts.push(Fact::Served(Served { is_draft: !entry.is_signed(), ..served }));
    },
    ..Noun::PLAIN
};

/// The session to which an entry belongs: the same for all that were written up together.
#[must_use]
pub fn session_of(entry: EntryId) -> EntryId {
    let mut id = [0; 16];
    for (to, from) in id.iter_mut().zip(entry.0).take(SESSION_BYTES) {
        *to = from;
    }
    EntryId(id)
}

/// The entry of `session` in the chart of `client`; of two clients never the same.
#[must_use]
pub fn entry_of(session: EntryId, client: ClientId) -> EntryId {
    let mut hash = Sha256::new();
    hash.update(b"waystation group session 1\0");
    hash.update(session_of(session).0);
    hash.update(client.0);
    let mut id = session_of(session).0;
    for (to, from) in id.iter_mut().skip(SESSION_BYTES).zip(hash.finalize()) {
        *to = from;
    }
    EntryId(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_one_session_are_known_by_it_and_say_nothing_of_each_other() {
        let (session, other) = (EntryId([7; 16]), EntryId([8; 16]));
        let (ana, ben) = (ClientId([1; 16]), ClientId([2; 16]));
        assert_eq!(session_of(entry_of(session, ana)), session_of(entry_of(session, ben)));
        assert_eq!(session_of(session_of(session)), session_of(session));
        assert_eq!(entry_of(session_of(session), ana), entry_of(session, ana), "sent twice it is the same");
        assert_ne!(entry_of(session, ana), entry_of(session, ben));
        assert_ne!(session_of(entry_of(session, ana)), session_of(entry_of(other, ana)));
        assert_eq!(entry_of(session, ana).begun(), session.begun(), "they lie in the quarter of the session");
        // These bytes lie in charts: the same session finds them again for ever.
        assert_eq!(entry_of(session, ana).to_string(), "07070707-0707-0707-0707-07ca01c55f3b");
    }
}
