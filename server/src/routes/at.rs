//! What an address in a chart names, read from it by name. Must never look at what stands there.

use std::future::{Ready, ready};

use actix_web::dev::{Payload, RequestHead};
use actix_web::guard::GuardContext;
use actix_web::{FromRequest, HttpRequest};
use serde::Deserialize;
use waystation_sync::care::NOUNS;
use waystation_sync::care::noun::Noun;

use crate::http::PageError;

/// A chart.
#[derive(Deserialize)]
pub(super) struct ChartAt {
    pub(super) client: String,
}

/// An entry.
#[derive(Deserialize)]
pub(super) struct EntryAt {
    pub(super) client: String,
    pub(super) entry: String,
}

/// A field of one.
#[derive(Deserialize)]
pub(super) struct FieldAt {
    pub(super) client: String,
    pub(super) entry: String,
    pub(super) field: String,
}

/// The noun whose address it is.
#[derive(Clone, Copy)]
pub(super) struct NounAt(pub(super) &'static Noun);

/// The noun of what belongs to the entry that the address names.
#[derive(Clone, Copy)]
pub(super) struct ChildAt(pub(super) &'static Noun);

impl FromRequest for NounAt {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(named(request, "noun").map(Self))
    }
}

impl FromRequest for ChildAt {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(named(request, "child").map(Self))
    }
}

fn named(request: &HttpRequest, piece: &str) -> Result<&'static Noun, PageError> {
    request.match_info().get(piece).and_then(noun).ok_or(PageError::NotFound)
}

/// A guard: the address is one of a noun that `holds`.
pub(super) fn of_noun(holds: impl Fn(&'static Noun) -> bool) -> impl Fn(&GuardContext<'_>) -> bool {
    move |context| pieces(context.head()).0.is_some_and(&holds)
}

/// A guard: the address is one of a noun and of another under an entry of it, and `holds` of the two.
pub(super) fn of_child(holds: impl Fn(&'static Noun, &'static Noun) -> bool) -> impl Fn(&GuardContext<'_>) -> bool {
    move |context| matches!(pieces(context.head()), (Some(noun), Some(child)) if holds(noun, child))
}

/// The nouns in `/clients/{client}/{noun}/{entry}/{child}`.
fn pieces(head: &RequestHead) -> (Option<&'static Noun>, Option<&'static Noun>) {
    let mut pieces = head.uri.path().split('/').skip(3);
    (pieces.next().and_then(noun), pieces.nth(1).and_then(noun))
}

fn noun(name: &str) -> Option<&'static Noun> {
    NOUNS.into_iter().find(|noun| noun.name == name)
}
