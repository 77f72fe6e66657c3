//! FHIR's composed data types as words: concepts, quantities, names, addresses. Must never choose a code for a text,
//! nor a text for a code that carries none.

use waystation_sync::care::declare::{FieldDecl, Kind};
use waystation_sync::care::overview::is_spoken_family_first;

use super::at::{At, Said};
use super::error::Fault;

/// White space as single spaces: FHIR lets line ends into texts that are one line here.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a text that is longer than its field has room for, with a mark that there is more: whole sentences
/// where that keeps much of it, else whole words. `None` where all of it fits.
pub(super) fn beginning(field: &FieldDecl, text: &str) -> Option<String> {
    let (Kind::Line { characters_max: most } | Kind::Text { characters_max: most }) = field.kind else { return None };
    let is_line = matches!(field.kind, Kind::Line { .. });
    let line = one_line(text);
    let length = if is_line { line.chars().count() } else { text.chars().count() };
    if length <= most {
        return None;
    }
    Some(cut(&line, most))
}

/// The beginning of one line, in so many characters at most, with a mark that there is more.
fn cut(line: &str, most: usize) -> String {
    let room = most.saturating_sub(MORE.chars().count());
    let end = line.char_indices().nth(room).map_or(line.len(), |(at, _)| at);
    let head = line.get(..end).unwrap_or_default();
    let sentence = [". ", "! ", "? "].into_iter().filter_map(|end| Some(head.rfind(end)? + 1)).max();
    let cut = [sentence, head.rfind(' ')].into_iter().flatten().find(|cut| *cut > end / 3).unwrap_or(end);
    format!("{}{MORE}", head.get(..cut).unwrap_or(head).trim_end())
}

/// What something is called in few words where its own are many.
pub(super) fn called(text: &str) -> String {
    cut(&one_line(text), CALLED_MAX)
}

/// Characters of what something is called whose words are too many for their field.
const CALLED_MAX: usize = 80;
/// What says that a text goes on elsewhere.
const MORE: &str = " …";

/// The words of a `CodeableConcept`: its text, else the first display of its codings.
pub(super) fn concept(at: &At<'_>) -> Result<Option<Said>, Fault> {
    if let Some(said) = at.said("text")? {
        return Ok(Some(said));
    }
    for coding in at.objects("coding")? {
        if let Some(said) = coding.said("display")? {
            return Ok(Some(said));
        }
    }
    Ok(None)
}

/// The words of the concept under `name`.
pub(super) fn concept_in(at: &At<'_>, name: &'static str) -> Result<Option<Said>, Fault> {
    at.object(name)?.map_or(Ok(None), |found| concept(&found))
}

/// The words of the concepts under `name`, one after the other.
pub(super) fn concepts_in(at: &At<'_>, name: &'static str) -> Result<Option<Said>, Fault> {
    let mut all = Vec::new();
    for one in at.objects(name)? {
        all.extend(concept(&one)?);
    }
    Ok(together(all))
}

/// What references under `name` are called: of one or of several.
pub(super) fn displays_in(at: &At<'_>, name: &'static str) -> Result<Option<Said>, Fault> {
    let list = at.map.get(name).is_some_and(serde_json::Value::is_array);
    let all = if list { at.objects(name)? } else { at.object(name)?.into_iter().collect() };
    let mut said = Vec::new();
    for one in all {
        said.extend(one.said("display")?);
    }
    Ok(together(said))
}

/// The texts of the annotations under `name`.
pub(super) fn notes_in(at: &At<'_>, name: &'static str) -> Result<Option<Said>, Fault> {
    let mut all = Vec::new();
    for note in at.objects(name)? {
        let Some(text) = note.said("text")? else { continue };
        let by = note.said("authorString")?.map(|by| {
            let name = format!("({})", by.text);
            by.worded(name)
        });
        all.push(Said::joined([Some(text), by].into_iter().flatten(), " "));
    }
    Ok(together(all))
}

fn together(all: Vec<Said>) -> Option<Said> {
    (!all.is_empty()).then(|| Said::joined(all, "; "))
}

/// A `Quantity`, as `< 7.0 %`; `None` without a value.
pub(super) fn quantity(at: &At<'_>) -> Result<Option<Said>, Fault> {
    let Some(value) = at.number("value")? else { return Ok(None) };
    let unit = match at.said("unit")? {
        Some(unit) => Some(unit),
        None => at.said("code")?,
    };
    Ok(Some(Said::joined([at.said("comparator")?, Some(value), unit].into_iter().flatten(), " ")))
}

/// A `Range`, as `160 lbs to 180 lbs`; an open end as "at least" or "at most".
pub(super) fn range(at: &At<'_>) -> Result<Option<Said>, Fault> {
    let end = |name| at.object(name)?.map_or(Ok(None), |found| quantity(&found));
    Ok(match (end("low")?, end("high")?) {
        (Some(low), Some(high)) => Some(Said::joined([low, Said::own("to"), high], " ")),
        (Some(low), None) => Some(Said::joined([Said::own("at least"), low], " ")),
        (None, Some(high)) => Some(Said::joined([Said::own("at most"), high], " ")),
        (None, None) => None,
    })
}

/// A `HumanName` as it is spoken: in letters of East Asia the family name first, without spaces.
pub(super) fn name_spoken(at: &At<'_>) -> Result<Said, Fault> {
    let Some(family) = at.said("family")? else { return name_in_parts(at) };
    let given = Said::joined(at.texts("given")?, "");
    let is_family_first = [&family, &given].into_iter().all(|part| is_spoken_family_first(&part.text));
    if !is_family_first || at.has("suffix") {
        return name_in_parts(at);
    }
    Ok(Said::joined([family, given], ""))
}

/// A `HumanName` in one order whatever it is written in: given names, family name and suffixes. Titles are left off.
pub(super) fn name_in_parts(at: &At<'_>) -> Result<Said, Fault> {
    let mut parts = at.texts("given")?;
    parts.extend(at.said("family")?);
    parts.extend(at.texts("suffix")?);
    let said = Said::joined(parts, " ");
    let text = one_line(&said.text);
    Ok(said.worded(text))
}

/// An `Address` on one line: its text, else street, then place and state and postal code, then country.
pub(super) fn address(at: &At<'_>) -> Result<Said, Fault> {
    if let Some(said) = at.said("text")? {
        let text = said.text.lines().map(one_line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ");
        return Ok(said.worded(text));
    }
    let mut parts = at.texts("line")?;
    let town = [at.said("city")?, at.said("district")?, at.said("state")?, at.said("postalCode")?];
    parts.push(Said::joined(town.into_iter().flatten(), " "));
    parts.extend(at.said("country")?);
    let said = Said::joined(parts, ", ");
    let text = one_line(&said.text);
    Ok(said.worded(text))
}

/// The words of a narrative (XHTML) without its marks: one line for each block.
pub(super) fn plain(div: &str) -> String {
    let mut text = String::with_capacity(div.len());
    let mut rest = div;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        let tag =
            tag.trim_start_matches('/').split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or("");
        match tag {
            "b" | "i" | "em" | "strong" | "span" | "a" | "u" | "sup" | "sub" | "small" | "tt" | "code" => {}
            "td" | "th" => text.push(' '),
            _ => text.push('\n'),
        }
        rest = after;
    }
    text.push_str(rest);
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    let text = text.replace("&#39;", "'").replace("&nbsp;", " ").replace("&#160;", " ").replace("&amp;", "&");
    text.lines().map(one_line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn at(value: &Value) -> At<'_> {
        At::of(value, String::new(), 0).unwrap()
    }

    fn text(said: Result<Option<Said>, Fault>) -> Option<String> {
        said.unwrap().map(|said| said.text)
    }

    #[test]
    fn a_concept_is_its_text_else_a_display_and_never_a_bare_code() {
        let words = |value: Value| text(concept(&at(&value)));
        assert_eq!(words(json!({"text": "Walk", "coding": [{"display": "x"}]})).as_deref(), Some("Walk"));
        assert_eq!(words(json!({"coding": [{"code": "1"}, {"display": "Walk"}]})).as_deref(), Some("Walk"));
        assert_eq!(words(json!({"text": " ", "coding": [{"display": " ", "code": "1"}]})), None);
    }

    #[test]
    fn amounts_keep_their_sign_and_unit() {
        let low = json!({"value": 160, "unit": "lbs"});
        let amount = |value: Value| text(quantity(&at(&value)));
        assert_eq!(amount(json!({"comparator": "<", "value": 7.5, "code": "%"})).as_deref(), Some("< 7.5 %"));
        assert_eq!(amount(json!({"unit": "km"})), None);
        assert_eq!(text(range(&at(&json!({"low": low})))).as_deref(), Some("at least 160 lbs"));
        assert_eq!(text(range(&at(&json!({"low": low, "high": {"value": 180}})))).as_deref(), Some("160 lbs to 180"));
    }

    #[test]
    fn names_and_addresses_read_as_people_write_them() {
        let person = json!({"prefix": ["Dr."], "given": ["Ana", null, "Luz"], "family": "Ríos", "suffix": ["Jr."]});
        let said = name_in_parts(&at(&person)).unwrap();
        assert_eq!(said.text, "Ana Luz Ríos Jr.");
        assert_eq!(said.from, ["given[0]", "given[2]", "family", "suffix[0]"]);
        let said = name_spoken(&at(&json!({"given": ["小明"], "family": "王"}))).unwrap();
        assert_eq!((said.text.as_str(), said.from.len()), ("王小明", 2));
        assert_eq!(name_spoken(&at(&json!({"given": ["Ming"], "family": "王"}))).unwrap().text, "Ming 王");
        let home = json!({"line": ["4 Mill Lane"], "city": "Hill", "postalCode": "12345", "country": "US"});
        assert_eq!(address(&at(&home)).unwrap().text, "4 Mill Lane, Hill 12345, US");
        assert_eq!(address(&at(&json!({"text": "4 Mill Lane\n\n Hill"}))).unwrap().text, "4 Mill Lane, Hill");
    }

    #[test]
    fn a_narrative_is_read_without_its_marks() {
        let div = "<div xmlns=\"x\"><p>If he says &quot;no&quot;,\n call <b>Una</b> first.</p><br/><ul><li>A &amp; B</li></ul></div>";
        assert_eq!(plain(div), "If he says \"no\",\ncall Una first.\nA & B");
        assert_eq!(plain("a < b"), "a");
    }
}
