//! Patient.telecom, address and contact -> ways to reach them, each known by what it says. Must never call one safe.

use waystation_sync::care::contact;

use super::at::{At, Said};
use super::codes::{self, Maps};
use super::error::Fault;
use super::fill::Draft;
use super::ids;
use super::person::{KIND, is_over};
use super::settings::Settings;
use super::taking::Gathered;
use super::tally::{Tally, Why};
use super::words::{self, one_line};

/// A place in a list and the length of that, and the id of the Patient whose it is.
type Listed<'w> = ((usize, usize), &'w str);

/// A way to reach someone, before it is an entry.
struct Way<'w> {
    /// The element of Patient that it is of.
    element: &'static str,
    channel: &'static str,
    value: Said,
    /// Who answers, of somebody else's.
    who: Option<&'w Said>,
    /// Its place in its list and the length of that, and the id of its Patient.
    older: Option<Listed<'w>>,
    /// Whether all that it is part of is over, which was tallied.
    over: bool,
}

pub(super) fn take(
    at: &At<'_>,
    id: Option<&str>,
    client: &mut Gathered,
    (settings, tally): (&Settings, &mut Tally),
) -> Result<(), Fault> {
    let all = at.objects("telecom")?;
    for (place, one) in all.iter().enumerate() {
        let older = id.map(|id| ((place, all.len()), id));
        telecom(one, ("telecom", None, older), false, client, (settings, tally))?;
    }
    let all = at.objects("address")?;
    for (place, one) in all.iter().enumerate() {
        let (value, older) = (words::address(one)?, id.map(|id| ((place, all.len()), id)));
        let way = Way { element: "address", channel: "post", value, who: None, older, over: false };
        take_way(one, way, client, (settings, tally))?;
    }
    for one in at.objects("contact")? {
        somebody(&one, client, (settings, tally))?;
    }
    Ok(())
}

/// Somebody whom the client named: their numbers, with who answers there.
fn somebody(one: &At<'_>, client: &mut Gathered, (settings, tally): (&Settings, &mut Tally)) -> Result<(), Fault> {
    let over = is_over(one, settings)?;
    if over {
        tally.left((KIND, Some("contact"), Why::OutOfUse), one);
    }
    let name = match one.object("name")? {
        Some(name) => match name.said("text")? {
            Some(text) => Some(text),
            None => Some(words::name_spoken(&name)?),
        },
        None => None,
    };
    let relation = words::concepts_in(one, "relationship")?.map(|said| {
        let text = format!("({})", said.text);
        said.worded(text)
    });
    let who = Said::joined([name, relation].into_iter().flatten(), " ");
    for telecom_at in one.objects("telecom")? {
        telecom(&telecom_at, ("contact", Some(&who), None), over, client, (settings, tally))?;
    }
    if let Some(address) = one.object("address")? {
        let value = words::address(&address)?;
        let way = Way { element: "contact", channel: "post", value, who: Some(&who), older: None, over };
        take_way(&address, way, client, (settings, tally))?;
    }
    Ok(())
}

fn telecom(
    one: &At<'_>,
    (element, who, older): (&'static str, Option<&Said>, Option<Listed<'_>>),
    over: bool,
    client: &mut Gathered,
    scene: (&Settings, &mut Tally),
) -> Result<(), Fault> {
    match codes::channel(one.text("system")?) {
        Maps::To(channel) | Maps::Near(channel, _) => {
            let value = one.said("value")?.unwrap_or_default();
            take_way(one, Way { element, channel, value, who, older, over }, client, scene)
        }
        Maps::Left(why) => {
            if !over {
                scene.1.left((KIND, Some(element), why), one);
            }
            Ok(())
        }
    }
}

fn take_way(
    one: &At<'_>,
    way: Way<'_>,
    client: &mut Gathered,
    (settings, tally): (&Settings, &mut Tally),
) -> Result<(), Fault> {
    let over = way.over || one.text("use")? == Some("old") || is_over(one, settings)?;
    if over && !way.over {
        tally.left((KIND, Some(way.element), Why::OutOfUse), one);
    }
    if way.value.is_blank() {
        if !over {
            tally.left((KIND, Some(way.element), Why::NoWords), one);
        }
        return Ok(());
    }
    let content = one_line(&way.value.text);
    let key = ids::element(client.id, "Patient.telecom", &[way.channel, &content]);
    let kind = if way.element == "address" { "Patient.address" } else { "Patient.telecom" };
    let older = way.older.map(|(place, id)| ids::by_places(client.id, kind, id, place)).unwrap_or_default();
    let mut draft = Draft::of(&contact::CONTACT, KIND, one.record);
    draft.put(&contact::CHANNEL, Said::own(way.channel), way.element, tally);
    if over {
        // All of it is named as left.
        draft.put(&contact::VALUE, way.value, way.element, &mut Tally::default());
        client.note_over(draft, (key, older), one);
        return Ok(());
    }
    draft.put(&contact::VALUE, way.value, way.element, tally);
    draft.put(&contact::SAFE, Said::own("no"), way.element, tally);
    if let Some(who) = way.who {
        draft.put(&contact::WHO_MAY_ANSWER, who.clone(), way.element, tally);
    }
    if !draft.has(&contact::VALUE) {
        // A way to reach someone without its number is none; that it did not fit is tallied.
        return Ok(());
    }
    if client.begin(draft, (key, older), one, (settings, tally)) {
        tally.took_in(one, &["system"]);
        tally.look((KIND, Some(way.element), Why::AskIfSafe), one);
    }
    Ok(())
}
