//! Patient.name -> names, each known by what it says. Must never show a name as in use that ended.

use waystation_sync::care::name;
use waystation_sync::care::overview::{fold, holds_family};
use waystation_sync::id::EntryId;

use super::at::{At, Said};
use super::codes::{self, Maps};
use super::error::Fault;
use super::fill::Draft;
use super::ids;
use super::person::{KIND, is_over};
use super::settings::Settings;
use super::taking::Gathered;
use super::tally::{Tally, Why};
use super::words::{name_in_parts, name_spoken, one_line};

/// Takes the names.
pub(super) fn take(
    at: &At<'_>,
    id: Option<&str>,
    client: &mut Gathered,
    (settings, tally): (&Settings, &mut Tally),
) -> Result<(), Fault> {
    let all = at.objects("name")?;
    for (place, one) in all.iter().enumerate() {
        let written = one.text("use")?;
        let usage = match codes::name_use(written) {
            Maps::To(usage) | Maps::Near(usage, _) => usage,
            Maps::Left(why) => {
                tally.left((KIND, Some("name"), why), one);
                continue;
            }
        };
        let over = usage != "former" && is_over(one, settings)?;
        if over {
            tally.look((KIND, Some("name"), Why::NameEnded), one);
        }
        let usage = if over { "former" } else { usage };
        let older = id.map(|id| ids::by_places(client.id, "Patient.name", id, (place, all.len()))).unwrap_or_default();
        for name in spoken(one)? {
            let usage = if name.is_whole { usage } else { "alias" };
            one_name(one, (name, usage), older.clone(), client, (settings, tally))?;
        }
        // What a name is for can be read from the chart.
        tally.took_in(one, &["use"]);
        if over {
            tally.took_in(one, &["period.end"]);
        }
    }
    Ok(())
}

/// One way of saying a name.
struct Spoken {
    text: Said,
    /// What it is known by, which is the same in every version of the program.
    known: String,
    /// Whether it is the whole name.
    is_whole: bool,
}

/// The name as it was written, and beside it the one that its parts make where that holds more.
fn spoken(one: &At<'_>) -> Result<Vec<Spoken>, Fault> {
    let known = name_in_parts(one)?.text;
    let parts = Spoken { text: name_spoken(one)?, known, is_whole: true };
    let Some(text) = one.said("text")? else { return Ok(vec![parts]) };
    let line = one_line(&text.text);
    let words = |text: &str| -> Vec<String> { fold(text).split(' ').map(ToOwned::to_owned).collect() };
    let written = words(&text.text).concat();
    if parts.text.is_blank() || words(&parts.text.text).iter().all(|word| written.contains(word.as_str())) {
        let prefix = at_prefix(one, &words(&text.text))?;
        let text = Said { text: line.clone(), from: [text.from, parts.text.from, prefix].concat() };
        return Ok(vec![Spoken { text, known: line, is_whole: true }]);
    }
    // "Teo" beside Teodor Brandt: both are names that people know.
    Ok(vec![parts, Spoken { text, known: line, is_whole: false }])
}

/// The titles that stand in the name as it was written.
fn at_prefix(one: &At<'_>, written: &[String]) -> Result<Vec<String>, Fault> {
    let prefixes = one.texts("prefix")?.into_iter();
    let stands = |prefix: &Said| fold(&prefix.text).split(' ').all(|word| written.iter().any(|known| known == word));
    Ok(prefixes.filter(stands).flat_map(|prefix| prefix.from).collect())
}

fn one_name(
    one: &At<'_>,
    (name, usage): (Spoken, &str),
    older: Vec<EntryId>,
    client: &mut Gathered,
    (settings, tally): (&Settings, &mut Tally),
) -> Result<(), Fault> {
    let key = ids::element(client.id, "Patient.name", &[&name.known]);
    let mut draft = Draft::of(&name::NAME, KIND, one.record);
    // Lists go by the family name of what they show.
    let family = one.said("family")?.filter(|family| holds_family(&name.text.text, &family.text));
    draft.put(&name::USE, Said::own(usage), "name", tally);
    draft.put(&name::TEXT, name.text, "name", tally);
    if let Some(family) = family.filter(|family| Draft::fits(&name::FAMILY, &family.text)) {
        draft.put(&name::FAMILY, family, "name", tally);
    }
    client.begin(draft, (key, older), one, (settings, tally));
    Ok(())
}
