//! Services and minutes by kind, for those who pay for them. Must never be read by anybody but a supervisor.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::{HttpResponse, web};
use jiff::civil::Date;
use serde::Deserialize;
use waystation_sync::care::noun::Role;
use waystation_web::pages::served::{Served, days, last_month};

use crate::http::{PageError, Posted, SignedIn, page_with, whole_page};

/// Which days.
#[derive(Deserialize)]
pub(super) struct Asked {
    from: Option<String>,
    until: Option<String>,
}

impl Asked {
    /// The days; what was typed and what is wrong with it where that cannot be counted.
    fn days(&self, access: &SignedIn) -> Result<(Date, Date), Served> {
        let (Some(from), Some(until)) = (&self.from, &self.until) else { return Ok(last_month(access.today())) };
        days(from, until).map_err(|problem| Served::wrong((from, until), problem, access.names()))
    }
}

/// The page of the last full month.
pub(super) async fn page(access: SignedIn) -> Result<HttpResponse, PageError> {
    shown(&access, &Asked { from: None, until: None })
}

/// The page of the days that were asked for.
pub(super) async fn ask(Posted { access, typed }: Posted) -> Result<HttpResponse, PageError> {
    let day = |name: &str| Some(typed.get(name).cloned().unwrap_or_default());
    shown(&access, &Asked { from: day("from"), until: day("until") })
}

fn shown(access: &SignedIn, asked: &Asked) -> Result<HttpResponse, PageError> {
    if access.role() != Role::Supervisor {
        return page_with(StatusCode::FORBIDDEN, access, &Served::not_yours());
    }
    match asked.days(access) {
        Ok(days) => whole_page(access, &access.overview(|overview| Served::new(overview, days, access.names()))),
        Err(wrong) => page_with(StatusCode::UNPROCESSABLE_ENTITY, access, &wrong),
    }
}

/// The table as a file.
pub(super) async fn table(access: SignedIn, asked: web::Query<Asked>) -> Result<HttpResponse, PageError> {
    let days = match asked.days(&access) {
        _ if access.role() != Role::Supervisor => return Err(PageError::NotYourRole),
        Ok(days) => days,
        Err(wrong) => return page_with(StatusCode::UNPROCESSABLE_ENTITY, &access, &wrong),
    };
    let Served { table, from, until, .. } = access.overview(|overview| Served::new(overview, days, access.names()));
    let mut file = csv::Writer::from_writer(Vec::new());
    for line in [table.head].iter().chain(&table.lines) {
        file.write_record(line).map_err(|_| PageError::NotAForm)?;
    }
    let bytes = file.into_inner().map_err(|_| PageError::NotAForm)?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"services-{from}-{until}.csv\"")))
        .body(bytes))
}
