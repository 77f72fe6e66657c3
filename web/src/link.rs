//! Every address of the program, made in one place. Addresses hold ids and names of nouns only, never a client's word.

use std::fmt;

use waystation_sync::care::noun::{FieldDecl, Noun, Shape};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::{addendum, note};
use waystation_sync::id::{ClientId, DraftId, EntryId, ReturnId};

/// The first page after signing in.
pub const TODAY: &str = "/today";
/// The list of clients.
pub const CLIENTS: &str = "/clients";
/// Searching it; by form post only.
pub const SEARCH: &str = "/clients/search";
/// Those of the list whom the reader looks after.
pub const OWN_CLIENTS: &str = "/clients/yours";
/// The form for a new client.
pub const NEW_CLIENT: &str = "/clients/new";
/// What waits for a person across the caseload.
pub const REVIEW: &str = "/review";
/// The meetings with other nodes.
pub const RETURNS: &str = "/returns";
/// How this node stands with the others.
pub const SYNC: &str = "/sync";
/// Asking for a meeting now.
pub const SYNC_NOW: &str = "/sync/now";
/// The clinic's laptops.
pub const DEVICES: &str = "/devices";
/// Opening a pairing window.
pub const DEVICES_OPEN: &str = "/devices/open";
/// Closing it.
pub const DEVICES_CLOSE: &str = "/devices/close";
/// The pairing window.
pub const DEVICES_WINDOW: &str = "/devices/window";
/// What to hang beside the clinic's computer: how a tablet is connected.
pub const DEVICES_POSTER: &str = "/devices/poster";
/// Where a device is connected once, at a listener of its own.
pub const CONNECT: &str = "/connect";
/// The certificate of the clinic's pages' authority, as most devices take it.
pub const CONNECT_CERTIFICATE: &str = "/connect/clinic.crt";
/// The same, as an iPhone or iPad takes it.
pub const CONNECT_PROFILE: &str = "/connect/clinic.mobileconfig";
/// A laptop's way into a clinic.
pub const JOIN: &str = "/join";
/// The clinic's people.
pub const PEOPLE: &str = "/people";
/// Signing in.
pub const SIGN_IN: &str = "/sign-in";
/// Signing out.
pub const SIGN_OUT: &str = "/sign-out";
/// Locking the session; whoever signs in again comes back to the page.
pub const LOCK: &str = "/lock";
/// Going somewhere by its name.
pub const FIND: &str = "/find";
/// What each person chooses for themselves.
pub const SETTINGS: &str = "/settings";
/// Every part that pages are made of.
pub const STYLE: &str = "/style";
/// Words that were sent after the session had ended.
pub const UNSENT: &str = "/unsent";
/// Keeping words that are not saved yet.
pub const DRAFT: &str = "/draft";
/// Letting them go.
pub const DRAFT_LET_GO: &str = "/draft/let-go";
/// Beginning a clinic.
pub const SET_UP: &str = "/set-up";

/// A client's chart.
#[must_use]
pub fn chart(client: ClientId) -> String {
    format!("/clients/{client}")
}

/// A chart on paper.
#[must_use]
pub fn print(client: ClientId) -> String {
    format!("/clients/{client}/print")
}

/// A section of a chart.
#[must_use]
pub fn section(client: ClientId, noun: &Noun) -> String {
    format!("/clients/{client}/{}", noun.name)
}

/// The form for a new entry.
#[must_use]
pub fn new_entry(client: ClientId, noun: &Noun) -> String {
    format!("/clients/{client}/{}/new", noun.name)
}

/// An entry: its form, or its page when it cannot be changed.
#[must_use]
pub fn entry(client: ClientId, noun: &Noun, key: EntryKey) -> String {
    format!("/clients/{client}/{}/{key}", noun.name)
}

/// What an entry was before.
#[must_use]
pub fn history(client: ClientId, noun: &Noun, key: EntryKey) -> String {
    format!("/clients/{client}/{}/{key}/history", noun.name)
}

/// Choosing between the versions of a field, or reading merged text.
#[must_use]
pub fn choose(client: ClientId, noun: &Noun, key: EntryKey, field: &str) -> String {
    format!("/clients/{client}/{}/{key}/{field}/choose", noun.name)
}

/// The id, on a page, of the line of `list` that leads to `href`: the same whenever the page is made.
#[must_use]
pub fn line_id(list: &str, href: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' };
    format!("{list}{}", href.chars().map(plain).collect::<String>())
}

/// What was merged in one meeting.
#[must_use]
pub fn meeting(id: ReturnId) -> String {
    format!("/returns/{id}")
}

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
}

/// Which form of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// For an entry that is new.
    New(&'static Noun),
    /// For one that is there.
    Entry(&'static Noun, EntryKey),
    /// For something to add to a signed note.
    Addendum(EntryId),
    /// For choosing between the versions of a field, or putting its merged text right.
    Choice(&'static Noun, EntryKey, &'static FieldDecl),
}

impl Which {
    /// The noun of what it makes or changes.
    #[must_use]
    pub const fn noun(&self) -> &'static Noun {
        match self {
            Self::New(noun) | Self::Entry(noun, _) | Self::Choice(noun, ..) => noun,
            Self::Addendum(_) => &addendum::ADDENDUM,
        }
    }
}

impl FormAt {
    /// The form that is sent to `address`; `None` if there can be none.
    #[must_use]
    pub fn parse(address: &str) -> Option<Self> {
        if address == CLIENTS {
            return Some(Self::NewClient);
        }
        let mut pieces = address.strip_prefix("/clients/")?.split('/');
        let client = pieces.next()?.parse().ok()?;
        let noun = crate::nouns::named(pieces.next()?)?.noun;
        let which = match (noun.shape, pieces.next(), pieces.next()) {
            (Shape::List, None, None) => Which::New(noun),
            (Shape::List | Shape::One | Shape::Coded(_), Some(key), None) => {
                Which::Entry(noun, EntryKey::parse(noun, key)?)
            }
            (Shape::List, Some(key), Some("addendum")) if *noun == note::NOTE => Which::Addendum(key.parse().ok()?),
            (Shape::List | Shape::One | Shape::Coded(_), Some(key), Some(field)) if pieces.next() == Some("choose") => {
                Which::Choice(noun, EntryKey::parse(noun, key)?, noun.field(field)?)
            }
            _ => return None,
        };
        let form = Self::InChart { client, which };
        // An id has several ways of being written, and an address one.
        (form.to_string() == address).then_some(form)
    }

    /// Whether it makes something new, so that words kept for it have an address of their own.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        matches!(self, Self::NewClient | Self::InChart { which: Which::New(_), .. })
    }

    /// The form with the words in it that are kept under `id`.
    #[must_use]
    pub fn draft(&self, id: DraftId) -> String {
        match self {
            Self::NewClient => format!("{NEW_CLIENT}/draft/{id}"),
            Self::InChart { client, .. } => format!("/clients/{client}/draft/{id}"),
        }
    }

    /// The section in which it stands; the caseload for a new client.
    #[must_use]
    pub fn section(&self) -> String {
        match self {
            Self::NewClient => CLIENTS.to_owned(),
            Self::InChart { client, which } => section(*client, crate::nouns::section_of(which.noun()).noun),
        }
    }

    /// The page that shows it as it is saved: for a new entry, its section.
    #[must_use]
    pub fn page(&self) -> String {
        match *self {
            Self::NewClient | Self::InChart { which: Which::New(_), .. } => self.section(),
            Self::InChart { client, which: Which::Entry(noun, key) } => entry(client, noun, key),
            Self::InChart { client, which: Which::Addendum(id) } => entry(client, &note::NOTE, EntryKey::Id(id)),
            Self::InChart { which: Which::Choice(..), .. } => self.to_string(),
        }
    }
}

impl fmt::Display for FormAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NewClient => f.write_str(CLIENTS),
            Self::InChart { client, which: Which::New(noun) } => f.write_str(&section(client, noun)),
            Self::InChart { client, which: Which::Entry(noun, key) } => f.write_str(&entry(client, noun, key)),
            Self::InChart { client, which: Which::Addendum(id) } => {
                write!(f, "{}/addendum", entry(client, &note::NOTE, EntryKey::Id(id)))
            }
            Self::InChart { client, which: Which::Choice(noun, key, field) } => {
                f.write_str(&choose(client, noun, key, field.name))
            }
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
            &format!("goal/{ENTRY}/statement/choose"),
            "risk/self_harm/level/choose",
            "client/one/pronouns/choose",
        ] {
            let address = format!("{CLIENT}/{address}");
            assert_eq!(FormAt::parse(&address).map(|form| form.to_string()), Some(address));
        }
        let noun = |form: &FormAt| match form {
            FormAt::NewClient => "",
            FormAt::InChart { which, .. } => which.noun().name,
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
