//! The register for the weekly case review. Must never take a client's word from an address: its filters say yes or nothing.

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use waystation_web::pages::register::{Register, wanted};

use crate::http::{PageError, SignedIn, whole_page};

/// Which filters are on, and which page.
#[derive(Deserialize)]
pub(super) struct Asked {
    mine: Option<String>,
    risk: Option<String>,
    overdue: Option<String>,
    stalled: Option<String>,
    choose: Option<String>,
    page: Option<String>,
}

/// Its page.
pub(super) async fn page(access: SignedIn, asked: web::Query<Asked>) -> Result<HttpResponse, PageError> {
    let is_on = |name: &str| {
        let said = match name {
            "mine" => &asked.mine,
            "risk" => &asked.risk,
            "overdue" => &asked.overdue,
            "stalled" => &asked.stalled,
            "choose" => &asked.choose,
            _ => &None,
        };
        said.as_deref() == Some("yes")
    };
    let (who, asked) = ((access.person(), access.role()), (wanted(is_on), asked.page.as_deref()));
    whole_page(&access, &access.overview(|overview| Register::new(overview, asked, who, access.names()))?)
}
