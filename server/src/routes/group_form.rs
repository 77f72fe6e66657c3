//! The form in which a session of a group is written up, and the page of one that is signed. Must never save.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use waystation_sync::care::declare::{FieldDecl, Problem};
use waystation_sync::care::doubt::Doubt;
use waystation_sync::care::group_session::{CAME, GROUP_SESSION, HAPPENED, session_of};
use waystation_sync::care::noun::Code;
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::id::{ClientId, DraftId, EditId, EntryId};
use waystation_web::form_at::FormAt;
use waystation_web::pages::group_asks::{Already, AwayIn, NamedIn};
use waystation_web::pages::group_form::{FormSource, GroupForm, MemberSource, NOT_THERE, heads_input, members_in};
use waystation_web::pages::group_told::GroupTold;
use waystation_web::part::typed::{PREFIX, Typed};

use super::drafts::{self, Drafts};
use super::group_sheet::{Member, Place, SessionAt, members};
use super::saving::Sent;
use crate::host::clock;
use crate::http::{PageError, SignedIn, page_with, whole_page};

/// The form for a new session.
pub(super) async fn new(access: SignedIn, group: web::Path<String>) -> Result<HttpResponse, PageError> {
    let place = Place::of(&access, &group)?;
    let id = EditId(clock::id()?);
    let there = members(&access, &place, session_of(EntryId(id.0)), Vec::new()).await?;
    let today = (format!("{PREFIX}{}", HAPPENED.name), access.today().to_string());
    let form = Form { place: &place, session: None, id, told: Told::default() };
    form.show(&access, &there, (Words::At(&Typed::from([today])), StatusCode::OK)).await
}

/// A session: its form while it is its reader's and not signed, else what was written.
pub(super) async fn page(access: SignedIn, at: web::Path<SessionAt>) -> Result<HttpResponse, PageError> {
    let place = Place::of(&access, &at.group)?;
    let session = session_of(at.session.parse().map_err(|_| PageError::NotFound)?);
    let known = access.overview(|overview| overview.group_session(session));
    if known.is_none_or(|known| known.group != place.code) {
        return Err(PageError::NotFound);
    }
    let there = members(&access, &place, session, Vec::new()).await?;
    if there.iter().any(|member| member.is_open_for(&access)) {
        let form = Form { place: &place, session: Some(session), id: EditId(clock::id()?), told: Told::default() };
        return form.show(&access, &there, (Words::Kept(None), StatusCode::OK)).await;
    }
    let back = (place.name.clone(), place.href());
    let written = there.into_iter().filter(|member| member.entry.born.is_some() && !member.entry.is_retired());
    let entries: Vec<(ClientId, String, Entry)> =
        written.map(|member| (member.chart.client(), member.name, member.entry)).collect();
    whole_page(&access, &GroupTold::new(back, &entries, access.names()))
}

/// The form `at` with the words in it that are kept under `id`.
pub(super) async fn kept(access: &SignedIn, at: &FormAt, id: DraftId) -> Result<HttpResponse, PageError> {
    let FormAt::OfGroup { group, session } = *at else { return Err(PageError::NotFound) };
    let place = Place::of(access, group.as_str())?;
    let draft = access.draft(id).await?.ok_or(PageError::NotFound)?;
    let (edit, typed) = (draft.at.edit, drafts::typed_of(&draft));
    let of = session.unwrap_or_else(|| session_of(EntryId(edit.0)));
    let mut there = members(access, &place, of, members_in(&typed).collect()).await?;
    showing(&mut there, &typed);
    let form = Form { place: &place, session, id: edit, told: Told::default() };
    form.show(access, &there, (Words::Kept(Some(id)), StatusCode::OK)).await
}

/// The form `at` with what was `typed`, which could not be kept.
pub(super) async fn unkept(access: &SignedIn, at: &FormAt, typed: &Typed) -> Result<HttpResponse, PageError> {
    let FormAt::OfGroup { group, session } = *at else { return Err(PageError::NotFound) };
    let place = Place::of(access, group.as_str())?;
    let id = Sent::of(typed)?.id;
    let of = session.unwrap_or_else(|| session_of(EntryId(id.0)));
    let mut there = members(access, &place, of, members_in(typed).collect()).await?;
    showing(&mut there, typed);
    let form = Form { place: &place, session, id, told: Told::default() };
    form.show(access, &there, (Words::Back(typed), StatusCode::UNPROCESSABLE_ENTITY)).await
}

/// Puts the versions that a form showed in the place of those of now.
fn showing(there: &mut [Member], typed: &Typed) {
    for member in there {
        let shown = typed.get(&heads_input(member.chart.client())).and_then(|heads| heads.parse().ok());
        member.heads = shown.unwrap_or_else(|| member.heads.clone());
    }
}

/// The words that a form shows.
pub(super) enum Words<'a> {
    /// What a new one holds beforehand.
    At(&'a Typed),
    /// Those that are kept under an id; the newest that are kept for a session that was begun.
    Kept(Option<DraftId>),
    /// What was sent, and comes back.
    Back(&'a Typed),
}

/// What a form comes back with.
#[derive(Default)]
pub(super) struct Told {
    /// Sentences about the form as a whole.
    pub(super) whole: Vec<String>,
    /// What is wrong with what is said once.
    pub(super) problems: Vec<Problem>,
    /// Days that may be slips.
    pub(super) doubts: Vec<Doubt>,
    /// Whom what is said once names.
    pub(super) named: Vec<NamedIn>,
    /// Sessions of the group on that day that are in the charts already.
    pub(super) already: Vec<Already>,
    /// What is said once and stands otherwise since.
    pub(super) since: Vec<&'static FieldDecl>,
    /// What is told in the rows of the members, in their order.
    pub(super) rows: Vec<ToldRow>,
}

/// What the row of one member comes back with.
#[derive(Default)]
pub(super) struct ToldRow {
    pub(super) problems: Vec<Problem>,
    pub(super) lacks_words: bool,
    /// Whether something is said of them though they were not there.
    pub(super) speaks_of_absent: bool,
    /// Whether their entry is signed, and the form says something else.
    pub(super) is_signed_otherwise: bool,
    pub(super) named: Vec<NamedIn>,
    /// That their chart is put away.
    pub(super) away: Option<AwayIn>,
    /// What is said of them and stands otherwise since.
    pub(super) since: Vec<&'static FieldDecl>,
    /// Whether anything of their entry stands otherwise since.
    pub(super) is_newer: bool,
}

/// The form.
pub(super) struct Form<'a> {
    pub(super) place: &'a Place,
    /// The session; `None` for a new one.
    pub(super) session: Option<EntryId>,
    pub(super) id: EditId,
    pub(super) told: Told,
}

impl Form<'_> {
    /// Its page.
    pub(super) async fn show(
        self,
        access: &SignedIn,
        members: &[Member],
        (words, status): (Words<'_>, StatusCode),
    ) -> Result<HttpResponse, PageError> {
        let Self { place, session, id, mut told } = self;
        let group = Code::new(&place.code).ok_or(PageError::NotFound)?;
        let at = FormAt::OfGroup { group, session };
        let wanted = if let Words::Kept(wanted) = words { wanted } else { None };
        let came_back = if let Words::Back(typed) = words { Some(typed) } else { None };
        // What comes back is newer than what is kept, and is kept itself.
        let drafts = if came_back.is_some() { Drafts::default() } else { Drafts::of(access, &at, wanted).await };
        let untyped = Typed::new();
        let id = drafts.here.as_ref().map_or(id, |(draft, _)| draft.at.edit);
        let typed = match (&words, &drafts.here) {
            (Words::At(typed) | Words::Back(typed), _) => *typed,
            (Words::Kept(_), Some((_, typed))) => typed,
            (Words::Kept(_), None) => &untyped,
        };
        let keep = drafts::keep_for(access, at, DraftId(id.0), (&drafts, came_back)).await?;
        let kept = (drafts.shown(access, Some(keep.sheet)), drafts.lines(access));
        told.rows.resize_with(members.len(), ToldRow::default);
        // In a session that was begun, who has no entry was not there.
        let is_begun = members.iter().any(|member| member.entry.born.is_some());
        let was_there = CAME.kind.codes().first().copied().unwrap_or(NOT_THERE);
        let row = |(member, told): (&Member, ToldRow)| MemberSource {
            client: member.chart.client(),
            name: member.name.clone(),
            heads: member.heads.clone(),
            entry: member.entry.clone(),
            at_first: if is_begun { NOT_THERE } else { was_there },
            problems: told.problems,
            lacks_words: told.lacks_words,
            speaks_of_absent: told.speaks_of_absent,
            named: told.named,
            away: told.away,
            since: told.since,
        };
        let blank = Entry::blank(&GROUP_SESSION, EntryKey::Id(EntryId(id.0)));
        let shared = members.iter().find(|member| member.is_open_for(access)).map(|member| &member.entry);
        let source = FormSource {
            group: (place.name.clone(), place.href(), at.to_string()),
            edit_id: id.to_string(),
            role: access.role(),
            typed,
            shared: shared.unwrap_or(&blank),
            problems: told.problems,
            doubts: told.doubts,
            named: told.named,
            already: told.already,
            since: told.since,
            told: told.whole,
            members: members.iter().zip(told.rows).map(row).collect(),
        };
        page_with(status, access, &GroupForm::new(&source, (keep, kept.0, kept.1), access.names()))
    }
}
