//! Every address of the program, made in one place. Addresses hold ids and names of nouns only, never a client's word.

use waystation_sync::care::noun::Noun;
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::task::TASK;
use waystation_sync::care::value::{Number, numbers_in};
use waystation_sync::id::{ClientId, EntryId, ReturnId};

/// The first page after signing in.
pub const TODAY: &str = "/today";
/// The list of clients.
pub const CLIENTS: &str = "/clients";
/// Searching it; by form post only.
pub const SEARCH: &str = "/clients/search";
/// Those of the list whom the reader looks after.
pub const OWN_CLIENTS: &str = "/clients/yours";
/// Those whose charts are put away.
pub const AWAY_CLIENTS: &str = "/clients/put-away";
/// The register for the weekly case review.
pub const REGISTER: &str = "/clients/weekly";
/// Services and minutes by kind, for those who pay for them.
pub const SERVED: &str = "/clients/served";
/// The same as a table for a spreadsheet.
pub const SERVED_TABLE: &str = "/clients/served/table.csv";
/// The clinic's groups.
pub const GROUPS: &str = "/groups";
/// The form for a new client.
pub const NEW_CLIENT: &str = "/clients/new";
/// What waits for a person across the caseload.
pub const REVIEW: &str = "/review";
/// The sheet of a chart; by form post only. Browsers write the address on paper, so it names nobody.
pub const PAPER: &str = "/paper";
/// The meetings with other nodes.
pub const RETURNS: &str = "/returns";
/// How this node stands with the others.
pub const SYNC: &str = "/sync";
/// Asking for a meeting now.
pub const SYNC_NOW: &str = "/sync/now";
/// Saying where the clinic is.
pub const SYNC_ADDRESS: &str = "/sync/address";
/// The clinic's laptops.
pub const DEVICES: &str = "/devices";
/// Opening a pairing window.
pub const DEVICES_OPEN: &str = "/devices/open";
/// Closing it.
pub const DEVICES_CLOSE: &str = "/devices/close";
/// The pairing window.
pub const DEVICES_WINDOW: &str = "/devices/window";
/// Where a laptop that waits is let in.
pub const DEVICES_LET_IN: &str = "/devices/let-in";
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
/// This computer's clock and the clinic's time zone.
pub const CLOCK: &str = "/clock";
/// Saying that the clock is right.
pub const CLOCK_RIGHT: &str = "/clock/right";
/// The clinic's own lists.
pub const LISTS: &str = "/lists";
/// The clinic's people.
pub const PEOPLE: &str = "/people";
/// Where somebody who waits is let in.
pub const PEOPLE_LET_IN: &str = "/people/let-in";
/// Signing in.
pub const SIGN_IN: &str = "/sign-in";
/// Where a browser that had no cookie goes once after a right passphrase, to show that it keeps one.
pub const SIGNED_IN: &str = "/signed-in";
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
/// Discarding them.
pub const DRAFT_LET_GO: &str = "/draft/let-go";
/// The keys that open this node from a file.
pub const UNLOCK_KEYS: &str = "/unlock-keys";
/// Shutting one out.
pub const UNLOCK_KEYS_SHUT_OUT: &str = "/unlock-keys/shut-out";
/// Taking back what was discarded last.
pub const DRAFT_TAKE_BACK: &str = "/draft/take-back";
/// Beginning a clinic.
pub const SET_UP: &str = "/set-up";

/// What stands before a chapter's name in its address; no noun has this name.
pub const CHAPTER: &str = "chapter";

/// One of the clinic's groups, by its code.
#[must_use]
pub fn group(code: &str) -> String {
    format!("{GROUPS}/{code}")
}

/// The form for a new session of a group.
#[must_use]
pub fn group_session_new(code: &str) -> String {
    format!("{GROUPS}/{code}/session")
}

/// A session of a group.
#[must_use]
pub fn group_session(code: &str, session: EntryId) -> String {
    format!("{GROUPS}/{code}/session/{session}")
}

/// A client's chart.
#[must_use]
pub fn chart(client: ClientId) -> String {
    format!("/clients/{client}")
}

/// The chapter of a chart that has this name.
#[must_use]
pub fn chapter(client: ClientId, name: &str) -> String {
    format!("/clients/{client}/{CHAPTER}/{name}")
}

/// What happened in a chart since its reader last saw the client; no noun is called so.
#[must_use]
pub fn before(client: ClientId) -> String {
    format!("/clients/{client}/before")
}

/// Two charts that may be of one person, side by side.
#[must_use]
pub fn pair(one: ClientId, other: ClientId) -> String {
    format!("/pairs/{one}/{other}")
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

/// The list of `noun` within the section that shows it; its pages are asked for with `page=`.
#[must_use]
pub fn list(client: ClientId, section_noun: &Noun, noun: &Noun) -> String {
    let section = section(client, section_noun);
    if noun == section_noun { section } else { format!("{section}?list={}", noun.name) }
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

/// The form for a new entry of `noun` that belongs to the one under `key` of `parent`.
#[must_use]
pub fn child(client: ClientId, parent: &Noun, key: EntryKey, noun: &Noun) -> String {
    format!("/clients/{client}/{}/{key}/{}", parent.name, noun.name)
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

/// How a task stands, as far as one touch says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// It is done.
    Done,
    /// It is to be done, as before.
    Open,
    /// It is being done, as before.
    Doing,
}

impl Tick {
    const ALL: [Self; 3] = [Self::Done, Self::Open, Self::Doing];

    /// Its code in the record.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Open => "open",
            Self::Doing => "doing",
        }
    }

    /// Whether a task that stands at `code` can be ticked off.
    #[must_use]
    pub fn is_open(code: &str) -> bool {
        Self::coded(code).is_some_and(|tick| tick != Self::Done)
    }

    /// The one with this code.
    #[must_use]
    pub fn coded(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tick| tick.code() == code)
    }
}

/// Where one touch says how a task stands; by form post only.
#[must_use]
pub fn tick(client: ClientId, key: EntryKey, tick: Tick) -> String {
    format!("{}/status/{}", entry(client, &TASK, key), tick.code())
}

/// What was merged in one meeting.
#[must_use]
pub fn meeting(id: ReturnId) -> String {
    format!("/returns/{id}")
}

/// How a telephone number may be used from a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dial {
    /// Not at all.
    No,
    /// It is rung.
    Ring,
    /// It gets a text message, and is not rung.
    Text,
}

/// `text` in pieces, each with where it leads: a telephone number in it to where it is dialled, as RFC 3966 writes that
/// (`tel:+15550142;ext=4`), or gets a text message, as RFC 5724 does (`sms:+15550142`); empty for words and for nowhere.
#[must_use]
pub fn dialled(text: &str, way: Dial) -> Vec<(String, String)> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut piece = |to: usize, href: String, from: &mut usize| {
        if let Some(piece) = text.get(*from..to).filter(|piece| !piece.is_empty()) {
            pieces.push((piece.to_owned(), href));
        }
        *from = to;
    };
    for number in if way == Dial::No { Vec::new() } else { numbers_in(text) } {
        piece(number.at.0, String::new(), &mut from);
        piece(number.at.1, uri(&number, way), &mut from);
    }
    piece(text.len(), String::new(), &mut from);
    pieces
}

fn uri(number: &Number, way: Dial) -> String {
    let plus = if number.is_whole { "+" } else { "" };
    let digits = &number.digits;
    match way {
        Dial::No => String::new(),
        Dial::Ring if number.extension.is_empty() => format!("tel:{plus}{digits}"),
        Dial::Ring => format!("tel:{plus}{digits};ext={}", number.extension),
        Dial::Text => format!("sms:{plus}{digits}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_dialled_with_its_extension_and_nothing_else_is() {
        for (number, dialled) in [
            ("555-0142", "tel:5550142"),
            ("+1 (555) 0142", "tel:+15550142"),
            ("555 0142 x4", "tel:5550142;ext=4"),
            ("555 0142 ext. 12", "tel:5550142;ext=12"),
            ("ana@example.org", ""),
            ("12", ""),
            ("", ""),
        ] {
            let links: Vec<String> = super::dialled(number, Dial::Ring)
                .into_iter()
                .map(|(_, href)| href)
                .filter(|href| !href.is_empty())
                .collect();
            assert_eq!(links.concat(), dialled, "{number}");
        }
    }

    #[test]
    fn two_numbers_are_two_links_a_text_message_rings_nobody_and_every_letter_stays() {
        let text = "556-8701 / +1 556 8702 (after 5)";
        let pieces = dialled(text, Dial::Text);
        assert_eq!(pieces.iter().map(|(piece, _)| piece.as_str()).collect::<String>(), text);
        let links: Vec<&str> = pieces.iter().map(|(_, href)| href.as_str()).filter(|href| !href.is_empty()).collect();
        assert_eq!(links, ["sms:5568701", "sms:+15568702"]);
        assert_eq!(dialled(text, Dial::No), [(text.to_owned(), String::new())]);
    }
}
