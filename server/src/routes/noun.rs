//! Every noun at its addresses. Must never do what `entry` does for every noun.

use actix_web::web::{self, ServiceConfig, get, post, scope};
use waystation_sync::care::NOUNS;
use waystation_sync::care::addendum::ADDENDUM;
use waystation_sync::care::note::NOTE;
use waystation_sync::care::noun::Noun;

use super::{choose, entry, guard, note};

/// What every noun has at its addresses under `/clients/{client}/`, by its shape:
///
/// | address | what |
/// |---|---|
/// | `{noun}` | its section; a post begins an entry |
/// | `{noun}/new` | the form for one |
/// | `{noun}/{entry}` | its form or page; a post saves |
/// | `{noun}/{entry}/retire`, `take-up`, `sign` | posts (notes also `addendum`, `let-go`); opened by itself: the entry |
/// | `{noun}/{entry}/history` | what it was before |
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
        } else {
            scope.route("", get().to(entry::section)).route("/{entry}", get().to(entry::page))
        });
    }
}

/// The routes of a noun without its section and its entry's page, for a noun that has its own.
fn entry_scope(noun: &'static Noun) -> actix_web::Scope {
    scope(&format!("/clients/{{client}}/{}", noun.name))
        .app_data(web::Data::new(entry::TheNoun(noun)))
        .route("", post().to(entry::begin))
        .route("/new", get().to(entry::new_form))
        .route("/{entry}", post().to(entry::save))
        .route("/{entry}/retire", post().to(entry::retire))
        .route("/{entry}/take-up", post().to(entry::take_up))
        .route("/{entry}/sign", post().to(entry::sign))
        .route("/{entry}/history", get().to(entry::history))
        .route("/{entry}/{act}", get().to(guard::back))
        .route("/{entry}/{field}/choose", get().to(choose::page))
        .route("/{entry}/{field}/choose", post().to(choose::choose))
}
