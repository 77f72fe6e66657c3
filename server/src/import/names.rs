//! Patient.name -> names, each known by what it says. Must never show a name as in use that ended.

use waystation_sync::care::name;
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
use super::words::{name_in_parts, one_line};

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
        for (text, is_whole) in spoken(one)? {
            let usage = if is_whole { usage } else { "alias" };
            one_name(one, (text, usage), older.clone(), client, (settings, tally));
        }
        // What a name is for can be read from the chart.
        tally.took_in(one, &["use"]);
        if over {
            tally.took_in(one, &["period.end"]);
        }
    }
    Ok(())
}

/// The name as it was written, and beside it the one that its parts make where that holds more; whether it is the whole.
fn spoken(one: &At<'_>) -> Result<Vec<(Said, bool)>, Fault> {
    let parts = name_in_parts(one)?;
    let Some(text) = one.said("text")? else { return Ok(vec![(parts, true)]) };
    let words = |text: &str| -> Vec<String> {
        waystation_sync::care::overview::fold(text).split(' ').map(ToOwned::to_owned).collect()
    };
    let written = words(&text.text).concat();
    if parts.is_blank() || words(&parts.text).iter().all(|word| written.contains(word.as_str())) {
        let line = one_line(&text.text);
        return Ok(vec![(Said { text: line, from: [text.from, parts.from].concat() }, true)]);
    }
    // "Teo" beside Teodor Brandt: both are names that people know.
    Ok(vec![(parts, true), (text, false)])
}

fn one_name(
    one: &At<'_>,
    (text, usage): (Said, &str),
    older: Vec<EntryId>,
    client: &mut Gathered,
    (settings, tally): (&Settings, &mut Tally),
) {
    let key = ids::element(client.id, "Patient.name", &[&one_line(&text.text)]);
    let mut draft = Draft::of(&name::NAME, KIND, one.record);
    draft.put(&name::USE, Said::own(usage), "name", tally);
    draft.put(&name::TEXT, text, "name", tally);
    client.begin(draft, (key, older), one, (settings, tally));
}
