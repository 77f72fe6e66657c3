//! Every noun at its addresses. Must never do what `entry` does for every noun.

use actix_web::web::{self, ServiceConfig, get, post, scope};
use waystation_sync::care::NOUNS;
use waystation_sync::care::addendum::ADDENDUM;
use waystation_sync::care::note::NOTE;
use waystation_sync::care::noun::Noun;
use waystation_web::nouns;
use waystation_web::pages::entry::EntryAction;

use super::{choose, entry, entry_act, entry_read, entry_save, guard, note};
use crate::http::{Posted, SignedIn};

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
    for noun in NOUNS {
        let scope = entry_scope(noun);
        routes.service(if *noun == NOTE {
            note::routes(scope)
        } else if *noun == ADDENDUM {
            // Its section is the notes'.
            scope.route("/{entry}", get().to(entry::page))
        } else if noun.signed().is_some() {
            let scope = scope.route("", get().to(entry::section)).route("/{entry}", get().to(entry::page));
            scope.route("/{entry}/let-go", post().to(entry_act::acting(EntryAction::LetGo)))
        } else {
            scope.route("", get().to(entry::section)).route("/{entry}", get().to(entry::page))
        });
    }
}

/// The routes of a noun without its section and its entry's page, for a noun that has its own.
fn entry_scope(noun: &'static Noun) -> actix_web::Scope {
    let scope =
        scope(&format!("/clients/{{client}}/{}", noun.name)).app_data(web::Data::new(entry_read::NounScope(noun)));
    // Addenda are written on the page of their note.
    let children = nouns::children_of(noun).map(|page| page.noun).filter(|child| **child != ADDENDUM);
    children
        .fold(scope, child_routes)
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
        .route("/{entry}/{field}/choose", post().to(choose::choose))
}

/// The form for an entry of `child` that belongs to one of the scope's noun.
fn child_routes(scope: actix_web::Scope, child: &'static Noun) -> actix_web::Scope {
    let at = format!("/{{entry}}/{}", child.name);
    let form = move |access: SignedIn, path: web::Path<(String, String)>| entry::new_child(access, path, child);
    let begin = move |posted: Posted, path: web::Path<(String, String)>| entry_save::begin_child(posted, path, child);
    scope.route(&at, get().to(form)).route(&at, post().to(begin))
}
