//! The clinic's groups: which there are, who is in one, and its sessions. Must never stand within a chart, nor say of a
//! group what its reader may not read in the charts of those who are in it.

use std::collections::BTreeMap;

use askama::Template;
use jiff::civil::Date;
use waystation_sync::care::group_member::{GROUP_MEMBER, GROUPS};
use waystation_sync::care::group_session::GROUP_SESSION;
use waystation_sync::care::noun::{Code, Codes, Role};
use waystation_sync::care::overview::{GroupSession, Line, Overview, Whose};
use waystation_sync::care::read::EntryKey;
use waystation_sync::id::{EntryId, PersonId};

use crate::nouns::contacts::group_member;
use crate::part::chart::listed_name;
use crate::shell::{Nav, Page};
use crate::{Names, filters, link};

/// Most of a reader's own clients that the page of a group offers to bring in.
const OFFERED_MAX: usize = 30;

/// The list of groups.
#[derive(Template)]
#[template(path = "pages/groups.html")]
pub struct Groups {
    /// The groups.
    pub lines: Vec<GroupLine>,
    /// Whether its reader sees groups at all.
    pub reads: bool,
}

/// One group.
pub struct GroupLine {
    /// What it is called.
    pub name: String,
    /// Its page.
    pub href: String,
    /// "3 members".
    pub members: String,
    /// When it met last, as far as that was written up.
    pub last: String,
    /// Whether it is offered no more.
    pub is_retired: bool,
}

/// One group.
#[derive(Template)]
#[template(path = "pages/group.html")]
pub struct Group {
    /// What it is called.
    pub name: String,
    /// The form for a session; empty for who writes none.
    pub write: String,
    /// Who is in it, by family name.
    pub members: Vec<MemberLine>,
    /// The reader's own clients who are not.
    pub offered: Vec<MemberLine>,
    /// Its sessions, the newest first.
    pub sessions: Vec<SessionLine>,
}

/// One client of a group, or who may come into one.
pub struct MemberLine {
    /// What they are called.
    pub name: String,
    /// Their chart.
    pub href: String,
    /// Their place in the group.
    pub place: String,
}

/// One session.
pub struct SessionLine {
    /// Its day.
    pub day: String,
    /// Its page.
    pub href: String,
    /// "3 people were there".
    pub people: String,
    /// Whether it waits to be signed.
    pub is_draft: bool,
    /// "Written by Ines", of one that may be another of its day too; else empty.
    pub perhaps_same: String,
}

/// What the group under `code` is called; `None` where this clinic has no such group.
#[must_use]
pub fn name_of(code: &str, names: &Names) -> Option<String> {
    let Codes::Library { name, .. } = GROUPS else { return None };
    let is_known = GROUPS.built_in().contains(&code) || names.library.get(name, code).is_some();
    is_known.then(|| group_member::PAGE.key(code, names))
}

/// The codes of all groups, each with whether it is offered no more.
fn codes(names: &Names) -> Vec<(String, bool)> {
    let Codes::Library { name, built_in } = GROUPS else { return Vec::new() };
    let own = names.library.of(name).map(|(code, own)| (code.to_owned(), own.retired));
    built_in.iter().map(|code| ((*code).to_owned(), false)).chain(own).collect()
}

impl Groups {
    /// The list, as `overview` shows it.
    #[must_use]
    pub fn new(overview: &Overview, names: &Names) -> Self {
        let (today, sessions) = (names.today().unwrap_or_default(), overview.group_sessions());
        let line = |(code, is_retired): (String, bool)| {
            let members = overview.group_members(&code, today).len();
            let last = sessions.iter().find(|session| session.group == code).and_then(|session| session.day);
            // One that is offered no more stays for what was written up.
            (!is_retired || members > 0 || last.is_some()).then(|| GroupLine {
                name: group_member::PAGE.key(&code, names),
                href: link::group(&code),
                members: names.language.say_n("groups-count", members),
                last: last.map_or_else(|| names.say("groups-none-yet"), |day| said_last(day, names)),
                is_retired,
            })
        };
        let reads = overview.has_groups();
        let lines = if reads { codes(names).into_iter().filter_map(line).collect() } else { Vec::new() };
        Self { lines, reads }
    }
}

fn said_last(day: Date, names: &Names) -> String {
    names.language.say_with("groups-last", &[("day", names.day(day).into())])
}

impl Group {
    /// The page of the group under `code`; `None` where there is none for this reader. `writers` says who wrote those that
    /// may be one ([`perhaps_same`]).
    #[must_use]
    pub fn new(
        overview: &Overview,
        code: &str,
        (reader, role): (PersonId, Role),
        writers: &BTreeMap<EntryId, PersonId>,
        names: &Names,
    ) -> Option<Self> {
        let name = name_of(code, names).filter(|_| overview.has_groups())?;
        let today = names.today().unwrap_or_default();
        let members = overview.group_members(code, today);
        let is_in = |(client, rows): &Line<'_>| {
            let charts = || rows.iter().map(|row| row.doc.client).chain([*client]);
            members.iter().any(|(member, _)| charts().any(|chart| chart == *member))
        };
        let own = overview.list(Whose::Own(reader), 0, usize::MAX);
        let offered = own.into_iter().filter(|line| !is_in(line)).take(OFFERED_MAX);
        let line = |line: Line<'_>| member_line(line, code, names);
        let sessions: Vec<GroupSession> =
            overview.group_sessions().into_iter().filter(|session| session.group == code).collect();
        let several: Vec<EntryId> = perhaps_same(&sessions).map(|session| session.id).collect();
        let said = |session: &GroupSession| {
            let by = writers.get(&session.id).map(|who| said_by(*who, names));
            session_line(session, several.contains(&session.id).then(|| by.unwrap_or_default()), names)
        };
        Some(Self {
            name,
            write: if GROUP_SESSION.editors.contains(&role) { link::group_session_new(code) } else { String::new() },
            offered: offered.map(line).collect(),
            sessions: sessions.iter().map(said).collect(),
            members: members.into_iter().map(line).collect(),
        })
    }
}

fn member_line((client, rows): Line<'_>, code: &str, names: &Names) -> MemberLine {
    let key = Code::new(code).map_or(EntryKey::One, EntryKey::Code);
    MemberLine {
        name: listed_name(rows, names).into_owned(),
        href: link::chart(client),
        place: link::entry(client, &GROUP_MEMBER, key),
    }
}

/// Those among `sessions` of one group that may be one, since they are of one day.
pub fn perhaps_same(sessions: &[GroupSession]) -> impl Iterator<Item = &GroupSession> {
    let is_of_its_day = |one: &&GroupSession| {
        one.day.is_some() && sessions.iter().any(|other| other.id != one.id && other.day == one.day)
    };
    sessions.iter().filter(is_of_its_day)
}

fn said_by(who: PersonId, names: &Names) -> String {
    names.language.say_with("groups-by", &[("who", names.person(who).into())])
}

fn session_line(session: &GroupSession, by: Option<String>, names: &Names) -> SessionLine {
    let parts = by.map(|by| [names.say("groups-perhaps-same"), by]).unwrap_or_default();
    let told: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    SessionLine {
        day: session.day.map_or_else(|| names.say("form-not-said"), |day| names.day(day)),
        href: link::group_session(&session.group, session.id),
        people: names.language.say_n("groups-were-there", session.entries.len()),
        is_draft: session.is_draft,
        perhaps_same: told.join(". "),
    }
}

impl Page for Groups {
    fn title(&self) -> &'static str {
        "groups-title"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}

impl Page for Group {
    fn title(&self) -> &'static str {
        "groups-one"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}
