//! What waits for a person across the caseload.

use actix_web::{HttpResponse, web};
use waystation_web::link;
use waystation_web::pages::review::Review;
use waystation_web::part::pager::NoSuchPage;

use super::{returns, today};
use crate::http::{ListQuery, PageError, Posted, SignedIn, see_other, whole_page};

/// Meetings that the page names; all of them have a page of their own.
const MEETINGS_SHOWN: usize = 5;

/// The list.
pub(super) async fn page(access: SignedIn, asked: web::Query<ListQuery>) -> Result<HttpResponse, PageError> {
    let meetings = returns::newest(&access, MEETINGS_SHOWN).await?;
    let (asked, names, told) = (asked.page.as_deref(), access.names(), access.someone().told());
    let is_away = |name: &str| told.knows(name);
    let settles = access.supervisor().is_ok();
    let page = access.overview(|overview| {
        let page = Review::new(overview, asked, meetings, names)?.but_for(overview, &is_away, names);
        Ok::<_, NoSuchPage>(if settles { page.with_pairs(overview, names) } else { page })
    });
    whole_page(&access, &Review { let_in: today::let_in(&access), ..page? })
}

/// Puts away what somebody looked at and has nothing more to do about, for them alone, until anything of it is different.
pub(super) async fn put_away(Posted { access, typed }: Posted) -> Result<HttpResponse, PageError> {
    today::saw(&access, &typed).await?;
    access.tell(true, "routes-put-away-desk");
    Ok(see_other(link::REVIEW))
}
