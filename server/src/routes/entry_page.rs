//! An entry as this reader may see it: its form, or its page where it cannot be written in. Must never offer what its
//! reader may not do.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use waystation_sync::care::across::Lowering;
use waystation_sync::care::doubt::Doubt;
use waystation_sync::care::edit::Problem;
use waystation_sync::care::entered_in_error::ENTERED_IN_ERROR;
use waystation_sync::care::meant::{self, Unmeant};
use waystation_sync::care::noun::{Class, Shape, Signing};
use waystation_sync::care::overview::Ringing;
use waystation_sync::care::overview::heeding;
use waystation_sync::care::read::Entry;
use waystation_sync::care::sign::Signed;
use waystation_sync::id::{ClientId, DraftId, EditId};
use waystation_web::entry::value;
use waystation_web::form_at::{FormAt, Which};
use waystation_web::pages::entry::{Button, EntryAction, EntryPage, SettledEntry};
use waystation_web::part::card::{Around, Card};
use waystation_web::part::form::{Form, Source};
use waystation_web::part::keep::{self, KeptHere, KeptLine};
use waystation_web::part::news;
use waystation_web::part::once::Once;
use waystation_web::part::since::Since;
use waystation_web::part::typed::{PREFIX, Typed};
use waystation_web::{link, nouns};

use super::asks::Asks;
use super::carry::{self, Carry};
use super::drafts::{self, Drafts};
use super::entry_read::EntryRead;
use super::{away, chart, drawn_up, in_error, linked, marked};
use crate::host::clock;
use crate::http::{PageError, SignedIn, page_with};
use crate::node::Chart;

/// Why a form comes back, or what else is in it than what is saved.
pub(super) struct FormState<'a> {
    /// What was sent and comes back.
    pub(super) typed: Option<&'a Typed>,
    /// What is wrong with it.
    pub(super) problems: &'a [Problem],
    /// What is asked once more.
    pub(super) doubts: &'a [Doubt],
    /// What in it was said of another value than the one that stands beside it, where it comes back for that.
    unmeant: &'a [Unmeant],
    /// What in it is less careful than another entry says of the same, where it comes back for that.
    lowerings: &'a [Lowering],
    /// The numbers in it that are said not to be safe, where it comes back for that.
    ringing: &'a [Ringing],
    /// What else it asks, where it comes back for that.
    once: &'a [Once],
    /// Whether something else was asked for than to save it.
    left_behind: bool,
    stale: bool,
    saved_before: bool,
    unstored: bool,
    /// Whether it asks what is to be with a chart that is put away.
    away: bool,
    /// The words that are kept for the form.
    pub(super) drafts: Option<&'a Drafts>,
    /// What it goes on from, where somebody has chosen since it was begun.
    carry: Option<&'a Carry>,
    /// What its address said beforehand.
    asked: Option<&'a Typed>,
}

impl<'a> FormState<'a> {
    pub(super) const fn not() -> Self {
        Self {
            typed: None,
            problems: &[],
            doubts: &[],
            unmeant: &[],
            lowerings: &[],
            ringing: &[],
            once: &[],
            left_behind: false,
            stale: false,
            saved_before: false,
            unstored: false,
            away: false,
            drafts: None,
            carry: None,
            asked: None,
        }
    }

    /// The form with the words that are kept for it. `stale` says that their version is not known here any more.
    pub(super) const fn kept(drafts: &'a Drafts, stale: bool) -> Self {
        Self { drafts: Some(drafts), stale, ..Self::not() }
    }

    /// The same as it goes on from what somebody has chosen since.
    pub(super) const fn going_on(self, carry: &'a Carry) -> Self {
        Self { carry: Some(carry), ..self }
    }

    /// The form that was sent, as it goes on from what somebody has chosen since; kept as it was sent.
    pub(super) const fn carried(typed: &'a Typed, carry: &'a Carry) -> Self {
        Self { typed: Some(typed), ..Self::not() }.going_on(carry)
    }

    /// The same with what its address said beforehand.
    pub(super) const fn asking(self, asked: &'a Typed) -> Self {
        Self { asked: Some(asked), ..self }
    }

    /// The form that could not be kept, or that is asked about as a whole before it is signed: its notice says what.
    pub(super) const fn unkept(typed: &'a Typed) -> Self {
        Self { typed: Some(typed), ..Self::not() }
    }

    pub(super) const fn saved_before(typed: &'a Typed) -> Self {
        Self { typed: Some(typed), saved_before: true, ..Self::not() }
    }

    /// The form with all that is wrong with it and all that it asks.
    pub(super) const fn told(typed: &'a Typed, problems: &'a [Problem], asks: &'a Asks) -> Self {
        let Asks { doubts, unmeant, lowerings, ringing, once, .. } = asks;
        Self {
            typed: Some(typed),
            problems,
            doubts: doubts.as_slice(),
            unmeant: unmeant.as_slice(),
            lowerings: lowerings.as_slice(),
            ringing: ringing.as_slice(),
            once: once.as_slice(),
            ..Self::not()
        }
    }

    /// The same with what is asked where the chart `is_away`.
    pub(super) const fn asking_away(self, is_away: bool) -> Self {
        Self { away: is_away, ..self }
    }

    /// The form with what is wrong and with days that may be slips.
    pub(super) const fn doubted(typed: &'a Typed, problems: &'a [Problem], doubts: &'a [Doubt]) -> Self {
        Self { typed: Some(typed), problems, doubts, ..Self::not() }
    }

    /// The form whose words a button beside it would have left behind.
    pub(super) const fn left_behind(typed: &'a Typed) -> Self {
        Self { typed: Some(typed), left_behind: true, ..Self::not() }
    }

    pub(super) const fn stale(typed: &'a Typed) -> Self {
        Self { typed: Some(typed), stale: true, ..Self::not() }
    }

    pub(super) const fn unstored(typed: &'a Typed) -> Self {
        Self { typed: Some(typed), unstored: true, ..Self::not() }
    }

    pub(super) const fn status(&self) -> StatusCode {
        if self.unstored {
            return StatusCode::INTERNAL_SERVER_ERROR;
        }
        let is_asked = !self.problems.is_empty()
            || !self.doubts.is_empty()
            || !self.unmeant.is_empty()
            || !self.lowerings.is_empty()
            || !self.ringing.is_empty()
            || !self.once.is_empty();
        let is_away = self.away && !is_asked;
        let comes_back = self.stale || self.saved_before || self.left_behind || is_away || self.carry.is_some();
        match (self.typed.is_some() && comes_back, !is_asked) {
            (true, _) => StatusCode::CONFLICT,
            (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
            (false, true) => StatusCode::OK,
        }
    }
}

/// The id of why nobody writes in an entry whose signature nothing vouches for.
pub(super) const UNVOUCHED: &str = "routes-why-unvouched";

/// The id of why an entry of `client` cannot be written in by this reader; `None` when it can.
pub(super) fn settled_why(access: &SignedIn, client: ClientId, entry: &Entry) -> Option<&'static str> {
    let noun = entry.noun;
    let frozen = noun.fields.iter().find(|field| field.class == Class::Frozen);
    match entry.signing(client, &access.names().signers) {
        Signing::Vouched(_) | Signing::Several(_) => return Some("routes-why-signed"),
        Signing::Unvouched(_) => return Some(UNVOUCHED),
        Signing::Open => {}
    }
    if noun.is_add_only() {
        return Some("routes-why-add-only");
    }
    if entry.is_put_away() {
        return Some("routes-why-put-away");
    }
    if !noun.fields.iter().any(|field| noun.may_edit(field, access.role())) {
        return Some("routes-why-not-your-role");
    }
    if frozen.is_some() && !in_error::is_mine(access, entry) {
        return Some("routes-why-not-your-draft");
    }
    None
}

/// What was signed of an entry that was written in elsewhere since. Nothing is written back that nobody is known to
/// have signed.
pub(super) fn late_after(access: &SignedIn, client: ClientId, entry: &Entry) -> Option<Signed> {
    match entry.signing(client, &access.names().signers) {
        Signing::Vouched(signed) if entry.has_late_change() => Some(signed),
        Signing::Vouched(_) | Signing::Open | Signing::Several(_) | Signing::Unvouched(_) => None,
    }
}

/// The buttons of an entry that this reader may press: its author also lets go of words that came too late for the
/// signing. Signing is its form's.
pub(super) fn buttons(access: &SignedIn, chart: &Chart, shown: &EntryRead) -> Result<Vec<Button>, PageError> {
    let (entry, noun) = (&shown.entry, shown.entry.noun);
    let writes = noun.editors.contains(&access.role());
    let mut doings = Vec::new();
    if entry.born.is_some() && noun.may_put_away() && writes && !entry.is_signed() {
        if !entry.edited_while_retired.is_empty() {
            doings.push(EntryAction::LeaveAway);
        }
        if entry.is_retired() {
            doings.push(EntryAction::TakeUp);
        } else if doings.is_empty() {
            doings.push(EntryAction::Retire);
        }
    }
    if in_error::is_mine(access, entry) && late_after(access, chart.client(), entry).is_some() {
        doings.push(EntryAction::LetGo);
    }
    let words = nouns::page_of(noun);
    let at = link::entry(chart.client(), noun, entry.key);
    doings
        .into_iter()
        .map(|doing| Ok(Button::new(doing, words, &at, (&shown.heads, EditId(clock::id()?)), access.language())))
        .collect()
}

/// Buttons on a page with a form.
fn beside_form(buttons: Vec<Button>) -> Vec<Button> {
    buttons.into_iter().map(Button::beside_form).collect()
}

/// The form of an entry.
pub(super) async fn show_form(
    access: &SignedIn,
    chart: &Chart,
    shown: &EntryRead,
    again: FormState<'_>,
    id: EditId,
) -> Result<HttpResponse, PageError> {
    let (entry, noun) = (&shown.entry, shown.entry.noun);
    let words = nouns::page_of(noun);
    let new = entry.born.is_none() && noun.shape == Shape::List;
    let none = Drafts::default();
    let drafts = again.drafts.unwrap_or(&none);
    let carried = again.carry.map(|carry| &carry.typed);
    let typed = carried.or(again.typed).or(drafts.here.as_ref().map(|(_, typed)| typed));
    let mut preset = if new {
        let presets = words.presets(access.today());
        presets.map(|(name, words)| (format!("{PREFIX}{name}"), words)).collect()
    } else {
        Typed::new()
    };
    preset.extend(again.asked.into_iter().flatten().map(|(name, value)| (name.clone(), value.clone())));
    let mut names = linked::names_to_pick(access, chart, entry, typed.or(Some(&preset))).await?;
    if let Some(parent) = shown.within.filter(|_| *noun == ENTERED_IN_ERROR) {
        names = in_error::names(access, chart, parent, names).await?;
    }
    let names = &names;
    // What is typed stands; a blank form says what it is about, so that nobody has to find it again.
    preset.extend(words.told(&preset, PREFIX, names).filter(|_| new));
    let source = Source {
        client: chart.client(),
        page: words,
        entry,
        typed: typed.unwrap_or(&preset),
        problems: again.problems,
        role: access.role(),
    };
    let at = match shown.within {
        Some(parent) if new => FormAt::InChart { client: chart.client(), which: Which::Child(noun, parent) },
        Some(_) | None => drafts::form_of(chart, noun, (!new).then_some(entry.key)),
    };
    let keep = drafts::keep_for(access, at, DraftId(id.0), (drafts, again.typed)).await?;
    let here = drafts.shown(access, Some(keep.sheet)).map(|here| KeptHere { stale: again.stale, ..here });
    let head = chart::head(access, chart, noun);
    let away = if again.away { away::ask(access, &head) } else { None };
    let comes_back = !again.unmeant.is_empty();
    let stands = if comes_back { Vec::new() } else { meant::unmeant(entry, &[]) };
    let unmeant = if comes_back { again.unmeant } else { stands.as_slice() };
    let stale = || if again.stale { carry::unknown_since(shown, source.typed) } else { Since::default() };
    let stands_above = drawn_up::above(access, chart, (entry, new), names).await?;
    let since = again.carry.map_or_else(stale, |carry| carry.since.clone());
    let page = EntryPage {
        head,
        title: if new { words.add(names.language).unwrap_or_default() } else { value::heading(words, entry, names) },
        changed: entry.last_changed().map(|stamp| names.by_ago(&stamp)).unwrap_or_default(),
        history: link::history(chart.client(), noun, entry.key),
        version: news::version(shown.now.as_ref().unwrap_or(entry)),
        stands: [marked::ways_not_safe((words, new), chart, names), stands_above].concat(),
        news: news::says(shown.now.as_ref().unwrap_or(entry), names),
        stale: again.stale && here.is_none(),
        since: again.carry.map(|carry| carry.why),
        saved_before: again.saved_before,
        here,
        others: drafts.lines(access),
        // What is signed or put away is what was saved: first that, then this.
        buttons: if typed.is_some() { Vec::new() } else { beside_form(buttons(access, chart, shown)?) },
        form: Form::new(&source, keep, (&shown.heads, id), names)
            .telling(&since, &source, names)
            .asking(again.doubts, source.typed, names)
            .asking_meant((words, unmeant), (source.typed, comes_back), names)
            .asking_lower((words, again.lowerings), source.typed, names)
            .asking_ring(again.ringing, source.typed, names)
            .asking_once(again.once, source.typed)
            .asking_of(away, names),
    };
    page_with(again.status(), access, &page)
}

/// The page of an entry that cannot be written in, with words that were kept for it before that was so.
pub(super) async fn show_settled(
    access: &SignedIn,
    chart: &Chart,
    shown: &EntryRead,
    why: &'static str,
    drafts: &Drafts,
) -> Result<HttpResponse, PageError> {
    let words = unwritable(access, &shown.entry, drafts).await;
    let beside = Beside { status: StatusCode::OK, why, words, others: drafts.lines(access) };
    show_beside(access, chart, shown, beside).await
}

/// Words for an entry that have no form.
pub(super) struct Unwritable {
    /// Where they are kept; `None` where they are not.
    pub(super) here: Option<KeptHere>,
    /// Each label with what was written.
    pub(super) written: Vec<(String, String)>,
}

/// What an entry's page shows beside the entry, in place of its form.
pub(super) struct Beside {
    pub(super) status: StatusCode,
    /// The id of why there is no form.
    pub(super) why: &'static str,
    pub(super) words: Unwritable,
    /// Ways to other words that are kept for the entry.
    pub(super) others: Vec<KeptLine>,
}

/// An entry's page with words that were written for it and have no form.
pub(super) async fn show_beside(
    access: &SignedIn,
    chart: &Chart,
    shown: &EntryRead,
    beside: Beside,
) -> Result<HttpResponse, PageError> {
    let Beside { status, why, words: Unwritable { here, written }, others } = beside;
    let (entry, noun) = (&shown.entry, shown.entry.noun);
    let (words, section) = (nouns::page_of(noun), nouns::section_of(noun));
    let children = linked::children_of(chart, entry).await?;
    let linking = children.iter().flat_map(|(_, entries)| entries).chain([entry]);
    let names = &linked::names(access, chart, &[noun], linking).await?;
    let around = Around { children: &children, ..Around::nothing(access.role()) };
    let page = SettledEntry {
        head: chart::head(access, chart, noun),
        title: value::heading(words, entry, names),
        section: (link::section(chart.client(), section.noun), section.title(access.language())),
        why: access.language().say(why),
        card: Some(Card {
            strike: in_error::offered_alone(access, chart, entry),
            ..Card::new(chart.client(), words, &heeding(entry.clone(), chart.rows(), chart.joined()), &around, names)
        }),
        note: None,
        addendum: None,
        here,
        written,
        others,
        buttons: buttons(access, chart, shown)?,
    };
    page_with(status, access, &page)
}

/// Kept words for an entry that cannot be written in now, for reading. Where the entry holds them all they are saved,
/// and not kept any longer.
pub(super) async fn unwritable(access: &SignedIn, entry: &Entry, drafts: &Drafts) -> Unwritable {
    let Some((draft, typed)) = &drafts.here else { return Unwritable { here: None, written: Vec::new() } };
    let written = keep::written((nouns::page_of(entry.noun), PREFIX), entry, typed, access.names());
    if written.is_empty() {
        drafts::forget(access, draft.id, vec![draft.at.sheet]).await;
        return Unwritable { here: None, written };
    }
    Unwritable { here: drafts.shown(access, None), written }
}
