//! What a session's form has to know of the charts before it is saved: sessions of the same day that stand there already, and
//! words that were saved since it was opened. Must never write.

use waystation_sync::care::declare::{FieldDecl, Value};
use waystation_sync::care::group_session::{CAME, GROUP_SESSION, HAPPENED, OWN_PART};
use waystation_sync::care::read::EntryKey;
use waystation_sync::id::{ClientId, EntryId};
use waystation_web::link;
use waystation_web::pages::group_asks::Already;

use super::entry_read::{Fields, Spot, read_at};
use super::group_sheet::{Deed, Member, Place};
use crate::http::{PageError, SignedIn};

/// The other sessions of the group on the day that a form says, in whose charts it is to write.
pub(super) async fn already(
    access: &SignedIn,
    place: &Place,
    (session, shared): (EntryId, &Fields),
    (there, deeds): (&[Member], &[Deed]),
) -> Result<Vec<Already>, PageError> {
    let day = shared.iter().find(|(field, _)| **field == HAPPENED).and_then(|(_, day)| day.as_ref()?.as_date());
    let Some(day) = day else { return Ok(Vec::new()) };
    let comes = there.iter().zip(deeds).filter(|(_, deed)| deed.fields.is_some());
    let charts: Vec<ClientId> = comes.map(|(member, _)| member.chart.client()).collect();
    let mut others = access.overview(|overview| overview.group_sessions_on(&place.code, day));
    others.retain(|other| other.id != session);
    let mut already = Vec::new();
    for other in others {
        let Some((client, entry)) = other.entries.iter().find(|(client, _)| charts.contains(client)) else { continue };
        let entry = access.chart(*client)?.entry(&GROUP_SESSION, EntryKey::Id(*entry)).await?;
        let born = entry.as_ref().and_then(|entry| entry.born);
        already.push(Already {
            session: other.id,
            href: link::group_session(&place.code, other.id),
            who: entry.as_ref().and_then(|entry| entry.author()),
            at: born.map(|born| born.written),
        });
    }
    Ok(already)
}

/// The fields of a member's entry in which something else stands than a form showed that is to sign it, and than it says.
pub(super) async fn since(member: &Member, deed: &Deed, is_new: bool) -> Result<Vec<&'static FieldDecl>, PageError> {
    let now = &member.entry;
    if now.born.is_none() || now.is_signed() || deed.acts.is_empty() {
        return Ok(Vec::new());
    }
    let then = read_at(&member.chart, Spot::of(&GROUP_SESSION, member.key), deed.sent.base.clone()).await?.entry;
    let Some(fields) = &deed.fields else {
        // That somebody was there was saved since.
        let is_since = !now.is_retired() && (then.born.is_none() || then.is_retired());
        return Ok(if is_since { vec![&CAME, &OWN_PART] } else { Vec::new() });
    };
    // A form that begins the session and comes once more is told so by what it wrote.
    if then.born.is_none() && is_new {
        return Ok(Vec::new());
    }
    let text = |value: Option<&Value>| value.map(ToString::to_string).unwrap_or_default();
    let newer = fields.iter().filter(|(field, says)| {
        let stands = text(now.value(field));
        !now.is_open(field) && stands != text(then.value(field)) && stands != text(says.as_ref())
    });
    Ok(newer.map(|(field, _)| *field).collect())
}
