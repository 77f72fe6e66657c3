//! What each person chooses for themselves. Must never change anything for anyone else.

use actix_web::HttpResponse;
use waystation_web::look::Look;
use waystation_web::pages::settings::{INITIALS, LANGUAGE, LOOK, SLASH, Settings};
use waystation_web::{Language, link};

use crate::http::{PageError, Posted, SignedIn, see_other, whole_page};

/// The page.
pub(super) async fn page(access: SignedIn) -> Result<HttpResponse, PageError> {
    let reader = (access.names().person(access.person()).into_owned(), access.role());
    whole_page(&access, &Settings::new(reader, access.chosen(), access.place(), access.names()))
}

/// Keeps what was chosen.
pub(super) async fn save(Posted { access, typed }: Posted) -> Result<HttpResponse, PageError> {
    let text = |name: &str| typed.get(name).map_or("", String::as_str);
    let language = match text(LANGUAGE) {
        "" => None,
        tag => Some(Language::OFFERED.into_iter().find(|known| known.tag() == tag).ok_or(PageError::NotAForm)?),
    };
    let mut choices = access.choices();
    choices.language = language.map(|language| language.tag().to_owned());
    choices.look = Look::from_code(text(LOOK)).ok_or(PageError::NotAForm)?;
    choices.initials = text(INITIALS) == "yes";
    choices.set_no_slash(text(SLASH) != "yes");
    access.set_choices(choices).await?;
    // In the language that was just chosen: the next page is in it.
    access.tell_in(language.unwrap_or_else(|| access.language()), "settings-saved");
    Ok(see_other(link::SETTINGS))
}
