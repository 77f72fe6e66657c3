//! A form that words are kept for, named by the address that it is sent to. Must never hold a client's word.

use std::fmt;

use waystation_sync::care::group_session::GROUP_SESSION;
use waystation_sync::care::noun::{Code, FieldDecl, Noun, Shape};
use waystation_sync::care::read::EntryKey;
use waystation_sync::id::{ClientId, DraftId, EntryId};

use crate::link::{
    CLIENTS, GROUPS, NEW_CLIENT, child, choose, entry, group, group_session, group_session_new, section,
};
use crate::nouns;

/// A form that words are kept for, named by the address that it is sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormAt {
    /// That for a new client: its id is the client's.
    NewClient,
    /// A form of a chart.
    InChart {
        /// Whose chart.
        client: ClientId,
        /// Which form of it.
        which: Which,
    },
    /// That in which a session of a group is written up.
    OfGroup {
        /// Which group.
        group: Code,
        /// The session; `None` for a new one.
        session: Option<EntryId>,
    },
}

/// Which form of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// For an entry that is new.
    New(&'static Noun),
    /// For one that is there.
    Entry(&'static Noun, EntryKey),
    /// For one that belongs to the entry under this key, of the noun that it is within: an addendum to its note.
    Child(&'static Noun, EntryKey),
    /// For choosing between the versions of a field, or putting its merged text right.
    Choice(&'static Noun, EntryKey, &'static FieldDecl),
}

impl Which {
    /// The noun of what it makes or changes.
    #[must_use]
    pub const fn noun(&self) -> &'static Noun {
        match self {
            Self::New(noun) | Self::Entry(noun, _) | Self::Child(noun, _) | Self::Choice(noun, ..) => noun,
        }
    }
}

/// Whether `name` is that of a noun whose entries belong to those of `noun`.
fn is_within(name: &str, noun: &Noun) -> bool {
    nouns::named(name).is_some_and(|page| page.noun.within == Some(noun.name))
}

/// The noun that entries of `noun` belong to; itself where they belong to none.
fn parent_of(noun: &'static Noun) -> &'static Noun {
    noun.within.and_then(nouns::named).map_or(noun, |page| page.noun)
}

impl FormAt {
    /// The form that is sent to `address`; `None` if there can be none.
    #[must_use]
    pub fn parse(address: &str) -> Option<Self> {
        if address == CLIENTS {
            return Some(Self::NewClient);
        }
        if let Some(group) = address.strip_prefix(GROUPS) {
            return Self::of_group(group).filter(|form| form.to_string() == address);
        }
        let mut pieces = address.strip_prefix("/clients/")?.split('/');
        let client = pieces.next()?.parse().ok()?;
        let noun = nouns::named(pieces.next()?)?.noun;
        let which = match (noun.shape, pieces.next(), pieces.next()) {
            (Shape::List, None, None) if noun.within.is_none() => Which::New(noun),
            // What stands as it was begun has no form.
            (Shape::List | Shape::One | Shape::Coded(_), Some(key), None) if !noun.is_add_only() => {
                Which::Entry(noun, EntryKey::parse(noun, key).filter(|key| key.fits(noun))?)
            }
            (Shape::List, Some(key), Some(child)) if is_within(child, noun) && pieces.next().is_none() => {
                Which::Child(nouns::named(child)?.noun, EntryKey::parse(noun, key)?)
            }
            (Shape::List | Shape::One | Shape::Coded(_), Some(key), Some(field)) if pieces.next() == Some("choose") => {
                Which::Choice(noun, EntryKey::parse(noun, key)?, noun.field(field)?)
            }
            _ => return None,
        };
        let form = Self::InChart { client, which };
        // An id has several ways of being written, and an address one.
        (form.to_string() == address).then_some(form)
    }

    /// The form of a group at what stands behind the address of groups.
    fn of_group(address: &str) -> Option<Self> {
        let mut pieces = address.strip_prefix('/')?.split('/');
        let group = Code::new(pieces.next()?)?;
        (pieces.next() == Some("session")).then_some(())?;
        let session = pieces.next().map(str::parse).transpose().ok()?;
        pieces.next().is_none().then_some(Self::OfGroup { group, session })
    }

    /// The noun of what it makes or changes; `None` for a new client's, which makes several.
    #[must_use]
    pub const fn noun(&self) -> Option<&'static Noun> {
        match self {
            Self::NewClient => None,
            Self::InChart { which, .. } => Some(which.noun()),
            Self::OfGroup { .. } => Some(&GROUP_SESSION),
        }
    }

    /// Whether it makes something new, so that words kept for it have an address of their own.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        matches!(
            self,
            Self::NewClient | Self::InChart { which: Which::New(_), .. } | Self::OfGroup { session: None, .. }
        )
    }

    /// The form with the words in it that are kept under `id`.
    #[must_use]
    pub fn draft(&self, id: DraftId) -> String {
        match self {
            Self::NewClient => format!("{NEW_CLIENT}/draft/{id}"),
            Self::InChart { client, .. } => format!("/clients/{client}/draft/{id}"),
            Self::OfGroup { group: of, .. } => format!("{}/draft/{id}", group(of.as_str())),
        }
    }

    /// The section in which it stands; the caseload for a new client.
    #[must_use]
    pub fn section(&self) -> String {
        match self {
            Self::NewClient => CLIENTS.to_owned(),
            Self::InChart { client, which } => section(*client, nouns::section_of(which.noun()).noun),
            Self::OfGroup { group: of, .. } => group(of.as_str()),
        }
    }

    /// The page that shows it as it is saved: for a new entry, its section.
    #[must_use]
    pub fn page(&self) -> String {
        match *self {
            Self::NewClient | Self::InChart { which: Which::New(_), .. } => self.section(),
            Self::InChart { client, which: Which::Entry(noun, key) } => entry(client, noun, key),
            Self::InChart { client, which: Which::Child(noun, parent) } => entry(client, parent_of(noun), parent),
            Self::InChart { which: Which::Choice(..), .. } => self.to_string(),
            Self::OfGroup { session: None, .. } => self.section(),
            Self::OfGroup { session: Some(_), .. } => self.to_string(),
        }
    }
}

impl fmt::Display for FormAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NewClient => f.write_str(CLIENTS),
            Self::InChart { client, which: Which::New(noun) } => f.write_str(&section(client, noun)),
            Self::InChart { client, which: Which::Entry(noun, key) } => f.write_str(&entry(client, noun, key)),
            Self::InChart { client, which: Which::Child(noun, parent) } => {
                f.write_str(&child(client, parent_of(noun), parent, noun))
            }
            Self::InChart { client, which: Which::Choice(noun, key, field) } => {
                f.write_str(&choose(client, noun, key, field.name))
            }
            Self::OfGroup { group, session: None } => f.write_str(&group_session_new(group.as_str())),
            Self::OfGroup { group, session: Some(session) } => f.write_str(&group_session(group.as_str(), session)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLIENT: &str = "/clients/00000000-0000-7000-8000-000000000001";
    const ENTRY: &str = "00000000-0000-7000-8000-000000000002";

    #[test]
    fn a_form_is_known_by_the_address_that_it_is_sent_to() {
        for address in [
            "goal",
            &format!("goal/{ENTRY}"),
            "risk/self_harm",
            "crisis/one",
            &format!("note/{ENTRY}/addendum"),
            &format!("if_then/{ENTRY}/if_then_step"),
            &format!("if_then_step/{ENTRY}"),
            "generalisation/breathing:home",
            &format!("goal/{ENTRY}/statement/choose"),
            "risk/self_harm/level/choose",
            "client/one/pronouns/choose",
        ] {
            let address = format!("{CLIENT}/{address}");
            assert_eq!(FormAt::parse(&address).map(|form| form.to_string()), Some(address));
        }
        let noun = |form: &FormAt| match form {
            FormAt::NewClient => "",
            FormAt::InChart { .. } | FormAt::OfGroup { .. } => form.noun().unwrap().name,
        };
        let draft: DraftId = ENTRY.parse().unwrap();
        let new = FormAt::parse(&format!("{CLIENT}/goal")).unwrap();
        assert_eq!((noun(&new), new.page()), ("goal", format!("{CLIENT}/goal")));
        let more = FormAt::parse(&format!("{CLIENT}/note/{ENTRY}/addendum")).unwrap();
        assert_eq!((noun(&more), more.page()), ("addendum", format!("{CLIENT}/note/{ENTRY}")));
        assert_eq!(more.section(), format!("{CLIENT}/note"));
        let choice = FormAt::parse(&format!("{CLIENT}/risk/legal/level/choose")).unwrap();
        assert_eq!((noun(&choice), choice.page()), ("risk", format!("{CLIENT}/risk/legal/level/choose")));
        assert_eq!(choice.section(), format!("{CLIENT}/risk"));
        assert_eq!([new, more].map(|form| form.draft(draft)), [(); 2].map(|()| format!("{CLIENT}/draft/{ENTRY}")));
        assert_eq!([new, more].map(|form| form.is_new()), [true, false]);
    }

    #[test]
    fn the_form_for_a_new_client_is_of_no_chart() {
        let form = FormAt::parse("/clients").unwrap();
        assert_eq!((form, form.to_string()), (FormAt::NewClient, "/clients".to_owned()));
        assert_eq!([form.section(), form.page()], ["/clients", "/clients"]);
        assert_eq!(form.draft(ENTRY.parse().unwrap()), format!("/clients/new/draft/{ENTRY}"));
        assert!(form.is_new());
    }

    #[test]
    fn the_form_of_a_groups_session_is_of_no_chart() {
        let of_one = format!("/groups/own-tuesday/session/{ENTRY}");
        for (address, page, is_new) in
            [("/groups/skills/session", "/groups/skills", true), (of_one.as_str(), of_one.as_str(), false)]
        {
            let form = FormAt::parse(address).unwrap();
            assert_eq!((form.to_string(), form.page(), form.is_new()), (address.into(), page.into(), is_new));
        }
        let form = FormAt::parse("/groups/skills/session").unwrap();
        assert_eq!(form.draft(ENTRY.parse().unwrap()), format!("/groups/skills/draft/{ENTRY}"));
        for address in
            ["/groups", "/groups/skills", "/groups/skills/session/", "/groups/Ana B/session", "/groupsskills/session"]
        {
            assert_eq!(FormAt::parse(address), None, "{address}");
        }
    }

    #[test]
    fn no_other_address_is_a_forms() {
        let bad = [
            "",
            "/goal",
            "goal/",
            "nothing",
            "goal/new",
            "goal/one",
            "risk",
            "risk/none",
            "risk/self_harm/history",
            "risk/self_harm/level",
            "risk/self_harm/nothing/choose",
            "risk/self_harm/level/choose/",
            "risk/level/choose",
            "crisis",
            "crisis/one/",
            "addendum",
            "note/x/addendum",
            &format!("goal/{ENTRY}/addendum"),
            "if_then_step",
            "generalisation/breathing",
            "generalisation/breathing:nowhere",
            &format!("note/{ENTRY}/sign"),
            &format!("note/{ENTRY}/addendum/"),
            &format!("addendum/{ENTRY}"),
            &format!("goal/{}", ENTRY.to_uppercase().replace('-', "")),
        ];
        for address in bad {
            assert_eq!(FormAt::parse(&format!("{CLIENT}/{address}")), None, "{address}");
        }
        for address in [
            "/clients/",
            "/clients/new",
            "/clients/search",
            "/clients/x/goal",
            "/people",
            "//clients",
            "https://example.org/",
        ] {
            assert_eq!(FormAt::parse(address), None, "{address}");
        }
    }
}
