//! Every noun at its addresses. Must never do what `entry` does for every noun.

use actix_web::guard::fn_guard;
use actix_web::web::{ServiceConfig, get, post, route, scope};
use waystation_sync::care::addendum::ADDENDUM;
use waystation_sync::care::note::NOTE;
use waystation_sync::care::noun::Noun;
use waystation_web::pages::entry::EntryAction;

use super::at::{of_child, of_noun};
use super::{choose, entry, entry_act, entry_save, guard, note};

/// What every noun has at its addresses under `/clients/{client}/`, by its shape:
///
/// | address | what |
/// |---|---|
/// | `{noun}` | its section; a post begins an entry |
/// | `{noun}/new` | the form for one |
/// | `{noun}/{entry}` | its form or page; a post saves |
/// | `{noun}/{entry}/retire`, `leave-away`, `take-up`, `sign` | posts (what is signed also `let-go`, notes `addendum`); opened by itself: the entry |
/// | `{noun}/{entry}/history` | what it was before |
/// | `{noun}/{entry}/{child}` | the form for an entry of a noun that belongs to it; a post begins it |
/// | `{noun}/{entry}/move` | a post puts it before or behind a sibling |
/// | `draft/{draft}` | one of these forms with words that are kept for it |
/// | `{noun}/{entry}/{field}/choose` | two versions, or merged text; a post settles |
pub(super) fn routes(routes: &mut ServiceConfig) {
    let child = |noun: &Noun, child: &Noun| child.within == Some(noun.name) && *child != ADDENDUM;
    // One set for all nouns: a pattern costs time at each start, in each worker and at each request.
    let scope = scope("/clients/{client}/{noun}")
        .guard(fn_guard(of_noun(|_| true)))
        .route("/{entry}/{child}", get().guard(fn_guard(of_child(child))).to(entry::new_child))
        .route("/{entry}/{child}", post().guard(fn_guard(of_child(child))).to(entry_save::begin_child))
        .route("", post().to(entry_save::begin))
        .route("/new", get().to(entry::new_form))
        .route("/{entry}", post().to(entry_save::save))
        .route("/{entry}/retire", post().to(entry_act::acting(EntryAction::Retire)))
        .route("/{entry}/leave-away", post().to(entry_act::acting(EntryAction::LeaveAway)))
        .route("/{entry}/take-up", post().to(entry_act::acting(EntryAction::TakeUp)))
        .route("/{entry}/sign", post().to(entry_act::acting(EntryAction::Sign)))
        .route("/{entry}/move", post().to(entry_act::move_entry))
        .route("/{entry}/history", get().to(entry::history))
        .route("/{entry}/{act}", get().to(guard::back))
        .route("/{entry}/{field}/choose", get().to(choose::page))
        .route("/{entry}/{field}/choose", post().to(choose::choose));
    let of_notes = || fn_guard(of_noun(|noun| *noun == NOTE));
    let scope = scope
        .route("", get().guard(of_notes()).to(note::section))
        .route("/{entry}", get().guard(of_notes()).to(note::page))
        .route("/{entry}/addendum", post().guard(of_notes()).to(note::add))
        .route("/{entry}/let-go", post().guard(of_notes()).to(note::let_go));
    // The section of addenda is the notes'.
    let has_section = fn_guard(of_noun(|noun| *noun != ADDENDUM));
    let is_signed = fn_guard(of_noun(|noun| noun.signed().is_some()));
    routes.service(
        scope
            .route("", get().guard(has_section).to(entry::section))
            .route("/{entry}", get().to(entry::page))
            .route("/{entry}/let-go", post().guard(is_signed).to(entry_act::acting(EntryAction::LetGo)))
            .default_service(route().to(guard::nowhere)),
    );
}
