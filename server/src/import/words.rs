//! FHIR's composed data types as words: concepts, quantities, names, addresses. Must never choose a code for a text,
//! nor a text for a code that carries none.

use super::error::Fault;
use super::json::At;

/// White space as single spaces: FHIR lets line ends into texts that are one line here.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a `CodeableConcept`: its text, else the first display of its codings.
pub(super) fn concept<'a>(at: &At<'a>) -> Result<Option<&'a str>, Fault> {
    if let Some(text) = at.text("text")?.filter(|text| !text.trim().is_empty()) {
        return Ok(Some(text));
    }
    for coding in at.objects("coding")? {
        if let Some(display) = coding.text("display")?.filter(|text| !text.trim().is_empty()) {
            return Ok(Some(display));
        }
    }
    Ok(None)
}

/// The words of the concept under `name`.
pub(super) fn concept_in<'a>(at: &At<'a>, name: &'static str) -> Result<Option<&'a str>, Fault> {
    at.object(name)?.map_or(Ok(None), |found| concept(&found))
}

/// A `Quantity`, as `< 7.0 %`; `None` without a value.
pub(super) fn quantity(at: &At<'_>) -> Result<Option<String>, Fault> {
    let Some(value) = at.number("value")? else { return Ok(None) };
    let unit = match at.text("unit")? {
        Some(unit) => Some(unit),
        None => at.text("code")?,
    };
    let words = [at.text("comparator")?, Some(&value), unit];
    Ok(Some(words.into_iter().flatten().collect::<Vec<_>>().join(" ")))
}

/// A `Range`, as `160 lbs to 180 lbs`; an open end as "at least" or "at most".
pub(super) fn range(at: &At<'_>) -> Result<Option<String>, Fault> {
    let end = |name| at.object(name)?.map_or(Ok(None), |found| quantity(&found));
    Ok(match (end("low")?, end("high")?) {
        (Some(low), Some(high)) => Some(format!("{low} to {high}")),
        (Some(low), None) => Some(format!("at least {low}")),
        (None, Some(high)) => Some(format!("at most {high}")),
        (None, None) => None,
    })
}

/// A `HumanName` as it is spoken: its text, else given names, family name and suffixes. Titles are left off.
pub(super) fn name(at: &At<'_>) -> Result<String, Fault> {
    if let Some(text) = at.text("text")? {
        return Ok(one_line(text));
    }
    let mut parts = at.texts("given")?;
    parts.extend(at.text("family")?);
    parts.extend(at.texts("suffix")?);
    Ok(one_line(&parts.join(" ")))
}

/// An `Address` on one line: its text, else street, then place and state and postal code, then country.
pub(super) fn address(at: &At<'_>) -> Result<String, Fault> {
    if let Some(text) = at.text("text")? {
        return Ok(text.lines().map(one_line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", "));
    }
    let mut parts: Vec<String> = at.texts("line")?.into_iter().map(one_line).collect();
    let town = [at.text("city")?, at.text("district")?, at.text("state")?, at.text("postalCode")?];
    parts.push(one_line(&town.into_iter().flatten().collect::<Vec<_>>().join(" ")));
    parts.extend(at.text("country")?.map(one_line));
    parts.retain(|part| !part.is_empty());
    Ok(parts.join(", "))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn at(value: &Value) -> At<'_> {
        At::of(value, String::new()).unwrap()
    }

    #[test]
    fn a_concept_is_its_text_else_a_display_and_never_a_bare_code() {
        assert_eq!(concept(&at(&json!({"text": "Walk", "coding": [{"display": "x"}]}))), Ok(Some("Walk")));
        assert_eq!(concept(&at(&json!({"coding": [{"code": "1"}, {"display": "Walk"}]}))), Ok(Some("Walk")));
        assert_eq!(concept(&at(&json!({"text": " ", "coding": [{"code": "1"}]}))), Ok(None));
    }

    #[test]
    fn amounts_keep_their_sign_and_unit() {
        let low = json!({"value": 160, "unit": "lbs"});
        assert_eq!(quantity(&at(&json!({"comparator": "<", "value": 7.5, "code": "%"}))), Ok(Some("< 7.5 %".into())));
        assert_eq!(quantity(&at(&json!({"unit": "km"}))), Ok(None));
        assert_eq!(range(&at(&json!({"low": low}))), Ok(Some("at least 160 lbs".into())));
        assert_eq!(range(&at(&json!({"low": low, "high": {"value": 180}}))), Ok(Some("160 lbs to 180".into())));
    }

    #[test]
    fn names_and_addresses_read_as_people_write_them() {
        let person = json!({"prefix": ["Dr."], "given": ["Ana", null, "Luz"], "family": "Ríos", "suffix": ["Jr."]});
        assert_eq!(name(&at(&person)), Ok("Ana Luz Ríos Jr.".into()));
        let home = json!({"line": ["4 Mill Lane"], "city": "Hill", "postalCode": "12345", "country": "US"});
        assert_eq!(address(&at(&home)), Ok("4 Mill Lane, Hill 12345, US".into()));
        assert_eq!(address(&at(&json!({"text": "4 Mill Lane\n\n Hill"}))), Ok("4 Mill Lane, Hill".into()));
    }
}
