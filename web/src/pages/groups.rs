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
    /// Whether words of its reader for a session are kept that are not written in every chart.
    pub is_unfinished: bool,
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
    /// Words of the reader that are kept for a session and are not written in every chart: the form with them, and how far it
    /// is written.
    pub unfinished: Vec<(String, String)>,
    /// Its sessions, the newest first.
    pub sessions: Vec<SessionLine>,
}

/// Words that are kept for a session.
pub struct KeptSession {
    /// The group.
    pub group: Code,
    /// The form with them.
    pub href: String,
    /// The session that they begin or go on with.
    pub session: EntryId,
    /// How many they say were there.
    pub there: usize,
}

/// What the page of a group tells beside what its members' charts say.
pub struct Beside {
    /// Who wrote those sessions that may be one ([`perhaps_same`]).
    pub writers: BTreeMap<EntryId, PersonId>,
    /// Words that its reader has not saved.
    pub kept: Vec<KeptSession>,
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
    /// "Signed in 20 of 32 charts", of one that was signed in some; else empty.
    pub signed: String,
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
    pub fn new(overview: &Overview, kept: &[KeptSession], names: &Names) -> Self {
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
                is_unfinished: kept.iter().any(|kept| kept.group.as_str() == code),
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
    /// The page of the group under `code`; `None` where there is none for this reader.
    #[must_use]
    pub fn new(
        overview: &Overview,
        code: &str,
        (reader, role): (PersonId, Role),
        beside: &Beside,
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
            let by = beside.writers.get(&session.id).map(|who| said_by(*who, names));
            session_line(session, several.contains(&session.id).then(|| by.unwrap_or_default()), names)
        };
        Some(Self {
            name,
            write: if GROUP_SESSION.editors.contains(&role) { link::group_session_new(code) } else { String::new() },
            unfinished: unfinished(overview, code, &beside.kept, names),
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

fn unfinished(overview: &Overview, code: &str, kept: &[KeptSession], names: &Names) -> Vec<(String, String)> {
    let told = |kept: &KeptSession| {
        let written = overview.group_session(kept.session).map_or(0, |session| session.entries.len());
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let values = [("written", count(written).into()), ("there", count(kept.there).into())];
        let text = match written {
            0 => names.say("groups-unfinished-new"),
            _ if written < kept.there => names.language.say_with("groups-unfinished-in", &values),
            _ => names.say("groups-unfinished-words"),
        };
        (kept.href.clone(), text)
    };
    kept.iter().filter(|kept| kept.group.as_str() == code).map(told).collect()
}

fn said_by(who: PersonId, names: &Names) -> String {
    names.language.say_with("groups-by", &[("who", names.person(who).into())])
}

fn session_line(session: &GroupSession, by: Option<String>, names: &Names) -> SessionLine {
    let parts = by.map(|by| [names.say("groups-perhaps-same"), by]).unwrap_or_default();
    let told: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let all = session.entries.len();
    SessionLine {
        day: session.day.map_or_else(|| names.say("form-not-said"), |day| names.day(day)),
        href: link::group_session(&session.group, session.id),
        people: names.language.say_n("groups-were-there", all),
        is_draft: session.drafts > 0,
        signed: if (1..all).contains(&session.drafts) {
            let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            let values = [("signed", count(all - session.drafts).into()), ("there", count(all).into())];
            names.language.say_with("groups-signed-in", &values)
        } else {
            String::new()
        },
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
