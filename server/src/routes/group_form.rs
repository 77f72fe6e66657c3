//! The form in which a session of a group is written up, and the page of one that is signed. Must never save.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use waystation_sync::care::declare::Problem;
use waystation_sync::care::doubt::Doubt;
use waystation_sync::care::group_session::{CAME, GROUP_SESSION, HAPPENED, session_of};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::id::{ClientId, EditId, EntryId};
use waystation_web::link;
use waystation_web::pages::group_form::{FormSource, GroupForm, MemberSource, NOT_THERE, NamedIn};
use waystation_web::pages::group_told::GroupTold;
use waystation_web::part::typed::{PREFIX, Typed};

use super::group_sheet::{Member, Place, SessionAt, members};
use crate::host::clock;
use crate::http::{PageError, SignedIn, page_with, whole_page};

/// The form for a new session.
pub(super) async fn new(access: SignedIn, group: web::Path<String>) -> Result<HttpResponse, PageError> {
    let place = Place::of(&access, &group)?;
    let id = EditId(clock::id()?);
    let there = members(&access, &place, session_of(EntryId(id.0)), Vec::new()).await?;
    let today = (format!("{PREFIX}{}", HAPPENED.name), access.today().to_string());
    let form = Form { place: &place, action: link::group_session_new(&place.code), id, told: Told::default() };
    form.show(&access, &there, (&Typed::from([today]), StatusCode::OK))
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
        let (id, action) = (EditId(clock::id()?), link::group_session(&place.code, session));
        let form = Form { place: &place, action, id, told: Told::default() };
        return form.show(&access, &there, (&Typed::new(), StatusCode::OK));
    }
    let back = (place.name.clone(), place.href());
    let written = there.into_iter().filter(|member| member.entry.born.is_some() && !member.entry.is_retired());
    let entries: Vec<(ClientId, String, Entry)> =
        written.map(|member| (member.chart.client(), member.name, member.entry)).collect();
    whole_page(&access, &GroupTold::new(back, &entries, access.names()))
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
    /// What is told in the rows of the members, in their order.
    pub(super) rows: Vec<ToldRow>,
}

/// What the row of one member comes back with.
#[derive(Default)]
pub(super) struct ToldRow {
    pub(super) problems: Vec<Problem>,
    pub(super) lacks_words: bool,
    pub(super) named: Vec<NamedIn>,
}

/// The form.
pub(super) struct Form<'a> {
    pub(super) place: &'a Place,
    /// Where it is sent.
    pub(super) action: String,
    pub(super) id: EditId,
    pub(super) told: Told,
}

impl Form<'_> {
    /// Its page, with what was `typed`.
    pub(super) fn show(
        self,
        access: &SignedIn,
        members: &[Member],
        (typed, status): (&Typed, StatusCode),
    ) -> Result<HttpResponse, PageError> {
        let Self { place, action, id, mut told } = self;
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
            named: told.named,
        };
        let blank = Entry::blank(&GROUP_SESSION, EntryKey::Id(EntryId(id.0)));
        let shared = members.iter().find(|member| member.is_open_for(access)).map(|member| &member.entry);
        let source = FormSource {
            group: (place.name.clone(), place.href(), action),
            edit_id: id.to_string(),
            role: access.role(),
            typed,
            shared: shared.unwrap_or(&blank),
            problems: told.problems,
            doubts: told.doubts,
            named: told.named,
            told: told.whole,
            members: members.iter().zip(told.rows).map(row).collect(),
        };
        page_with(status, access, &GroupForm::new(&source, access.names()))
    }
}
