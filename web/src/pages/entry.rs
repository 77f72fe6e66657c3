//! One entry: its form, the buttons that put it away, take it up again or sign it; a signed note; its history.

use askama::Template;
use waystation_sync::id::{EditId, Heads};

use crate::noun_page::NounPage;
use crate::part::away::AwayAsk;
use crate::part::chart::ChartHead;
use crate::part::form::{FORM_ID, Form, FormField, ProblemLine};
use crate::part::history::History;
use crate::part::keep::{Keep, KeptHere, KeptLine};
use crate::part::timeline::Told;
use crate::shell::{Nav, Page};
use crate::{Language, filters, link};

/// A button that is a form of its own.
pub struct Button {
    /// Where it is sent.
    pub action: String,
    /// The version that the page shows.
    pub heads: String,
    /// Its id: pressed twice, it is one edit.
    pub edit_id: String,
    /// What it says.
    pub words: String,
    /// What it means.
    pub meaning: String,
    /// The id of the form on the page that it sends along.
    pub form: Option<&'static str>,
}

/// What can be done to an entry as a whole, by the last piece of the address it is sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryAction {
    /// Put it away.
    Retire,
    /// Leave it put away: what was written in it meanwhile has been read.
    LeaveAway,
    /// Take it up again.
    TakeUp,
    /// Sign it.
    Sign,
    /// Let go of words that came too late for the signing.
    LetGo,
}

impl EntryAction {
    /// The last piece of its address.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Retire => "retire",
            Self::LeaveAway => "leave-away",
            Self::TakeUp => "take-up",
            Self::Sign => "sign",
            Self::LetGo => "let-go",
        }
    }
}

impl Button {
    /// The button that does `doing` to the entry at `entry` (an address from [`link::entry`]).
    #[must_use]
    pub fn new(
        doing: EntryAction,
        page: &NounPage,
        entry: &str,
        (heads, edit_id): (&Heads, EditId),
        language: Language,
    ) -> Self {
        let id = match doing {
            EntryAction::Retire => "entry-retire",
            EntryAction::LeaveAway => "entry-leave-away",
            EntryAction::TakeUp => "entry-take-up",
            EntryAction::Sign => "entry-sign",
            EntryAction::LetGo => "entry-let-go",
        };
        Self {
            action: format!("{entry}/{}", doing.path()),
            heads: heads.to_string(),
            edit_id: edit_id.to_string(),
            words: language.say_with(id, &[("one", page.one(language).into())]),
            meaning: language.say(&format!("{id}.meaning")),
            form: None,
        }
    }

    /// The same beside the page's form: pressed, it sends what was typed there, so that it is not left behind unseen.
    #[must_use]
    pub fn beside_form(self) -> Self {
        Self { form: Some(FORM_ID), ..self }
    }
}

/// An entry that can be written in, or a new one.
#[derive(Template)]
#[template(path = "pages/entry.html")]
pub struct EntryPage {
    /// The chart's top and index.
    pub head: ChartHead,
    /// "Add a goal", or what the entry is called.
    pub title: String,
    /// "by Dana Reyes, 2 days ago"; empty for a new one.
    pub changed: String,
    /// Where its history is; empty for a new one.
    pub history: String,
    /// Another one whenever the entry has something new ([`crate::part::news::version`]).
    pub version: String,
    /// What a page with an earlier version of it says ([`crate::part::news::says`]).
    pub news: String,
    /// How the entry stands, where it does not simply count.
    pub stands: Vec<String>,
    /// Why the form came back, where the reader must know before reading on: the page changed elsewhere.
    pub stale: bool,
    /// Or somebody has chosen since it was begun: it goes on from what stands now.
    pub since: Option<&'static str>,
    /// Or it was saved before, with other words.
    pub saved_before: bool,
    /// Words of this form that were kept and are in it.
    pub here: Option<KeptHere>,
    /// Other words that were kept for it, or for one like it.
    pub others: Vec<KeptLine>,
    /// The form.
    pub form: Form,
    /// What else can be done to it.
    pub buttons: Vec<Button>,
}

impl Page for EntryPage {
    fn title(&self) -> &'static str {
        "entry-title"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}

/// An entry that cannot be written in: put away, signed, or of a kind that is only added to.
#[derive(Template)]
#[template(path = "pages/settled_entry.html")]
pub struct SettledEntry {
    /// The chart's top and index.
    pub head: ChartHead,
    /// What the entry is called.
    pub title: String,
    /// Where its section is, and what that is called.
    pub section: (String, String),
    /// Why it cannot be written in, as a sentence in the reader's language.
    pub why: String,
    /// It as a card; none for a note.
    pub card: Option<crate::part::card::Card>,
    /// It as a note.
    pub note: Option<Told>,
    /// The form for an addendum.
    pub addendum: Option<AddendumForm>,
    /// Words of its reader that were kept and for which there is no form now.
    pub here: Option<KeptHere>,
    /// These words, by label.
    pub written: Vec<(String, String)>,
    /// Other words that were kept for it.
    pub others: Vec<KeptLine>,
    /// What else can be done to it.
    pub buttons: Vec<Button>,
}

/// The form for an addendum to a note.
pub struct AddendumForm {
    /// Where it is sent.
    pub action: String,
    /// The version that the page shows.
    pub heads: String,
    /// Its id.
    pub edit_id: String,
    /// Its one field.
    pub field: FormField,
    /// What is wrong.
    pub problems: Vec<ProblemLine>,
    /// How its words are kept until they are saved.
    pub keep: Keep,
    /// Words that were kept and are in it.
    pub here: Option<KeptHere>,
    /// What is asked where the chart is put away.
    pub away: Option<AwayAsk>,
}

impl Page for SettledEntry {
    fn title(&self) -> &'static str {
        "entry-title"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}

/// What an entry was before.
#[derive(Template)]
#[template(path = "pages/history.html")]
pub struct HistoryPage {
    /// The chart's top and index.
    pub head: ChartHead,
    /// What the entry is called.
    pub title: String,
    /// The entry.
    pub back: String,
    /// That it was entered in error, by whom, when and why.
    pub struck: Vec<String>,
    /// What others say against it, as sentences.
    pub not_safe: Vec<String>,
    /// Its record.
    pub history: History,
}

impl Page for HistoryPage {
    fn title(&self) -> &'static str {
        "entry-history"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}

/// The address that a button for `doing` is sent to.
#[must_use]
pub fn doing_href(
    client: waystation_sync::id::ClientId,
    page: &NounPage,
    key: waystation_sync::care::read::EntryKey,
    doing: EntryAction,
) -> String {
    format!("{}/{}", link::entry(client, page.noun, key), doing.path())
}
