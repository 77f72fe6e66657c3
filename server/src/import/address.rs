//! What ids, addresses and references are made of. Must never take for an id what cannot be one.

use super::at::At;
use super::error::Fault;

/// What stands behind the last slash or colon of an address.
pub(super) fn tail(address: Option<&str>) -> Option<&str> {
    let address = address?;
    let id = address.strip_prefix("urn:uuid:").or_else(|| address.split("/_history/").next()?.rsplit('/').next())?;
    (!id.is_empty() && !id.contains(':')).then_some(id)
}

/// The system and value of a reference by a search for an identifier.
pub(super) fn queried(text: &str) -> Option<(String, String)> {
    let (_, query) = text.split_once("?identifier=")?;
    let query = percent_decoded(query.split('&').next().unwrap_or(query));
    query.split_once('|').map(|(system, value)| (system.to_owned(), value.to_owned()))
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        let code = more.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match (first, code.and_then(|digits| u8::from_str_radix(digits, 16).ok())) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = more.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = more;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Refuses what cannot be an id. FHIR allows letters, digits, `-` and `.`, at most 64 (datatypes.html#id); servers
/// are laxer, and there is no harm in that here.
pub(super) fn checked_id<'a>(id: Option<&'a str>, at: &At<'a>) -> Result<Option<&'a str>, Fault> {
    let fits = |id: &str| (1..=255).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic());
    match id {
        Some(id) if !fits(id) => Err(Fault::Shape { place: at.place_of("id"), expected: "an id" }),
        id => Ok(id),
    }
}
