//! What the invented people wrote with each kind of field that is not plain: links, moments, an order among children,
//! answers of an instrument, pairs of codes.

use std::collections::BTreeMap;

use automerge::Automerge;
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::{
    consent, coping, generalisation, if_then, if_then_step, measure, safety_flag, trigger, urge,
};
use waystation_sync::id::ClientId;

use super::{Failure, Writer};

fn id(key: EntryKey) -> String {
    key.to_string()
}

/// Writes it into the documents of `ana`, by the names of their parts.
pub(super) fn write(
    first: &mut Writer,
    docs: &mut BTreeMap<&'static str, Automerge>,
    ana: ClientId,
) -> Result<(), Failure> {
    let plan = docs.entry("plan").or_default();
    let evening = first.begin(
        plan,
        ana,
        &trigger::TRIGGER,
        21,
        &[("kind", "boredom"), ("what", "Sunday evenings when the girls are away")],
    )?;
    let call = first.begin(plan, ana, &coping::COPING, 22, &[("kind", "activity"), ("what", "Call Marco and walk")])?;
    let alone = [("when", "I am alone at home after nine"), ("triggers", &id(evening))];
    let if_then = first.begin(plan, ana, &if_then::IF_THEN, 23, &alone)?;
    for (place, step) in (24..).zip(["Put the phone in the kitchen", "Call Marco", "Walk to the corner and back"]) {
        let step = [("plan", &*id(if_then)), ("what", step)];
        first.begin(plan, ana, &if_then_step::IF_THEN_STEP, place, &step)?;
    }
    let logs = docs.entry("logs").or_default();
    let urge = [
        ("happened", "2026-11-22T21:15+00:00"),
        ("start", "7"),
        ("end", "2"),
        ("triggers", &id(evening)),
        ("did", &id(call)),
        ("outcome", "passed"),
        ("visible", "team"),
        ("source", "staff_observed"),
    ];
    first.begin(logs, ana, &urge::URGE, 27, &urge)?;
    let answers = [("happened", "2026-11-23T09:00+00:00"), ("answers", "phq-9:1111221121")];
    first.begin(docs.entry("measures").or_default(), ana, &measure::MEASURE, 28, &answers)?;
    let tried = [("status", "tried"), ("example", "Three breaths before opening the door")];
    let pair = (&generalisation::GENERALISATION, EntryKey::coded("breathing:home"));
    first.write(docs.entry("training").or_default(), ana, pair, &tried)?;
    let given = [
        ("happened", "2026-11-20T10:00+00:00"),
        ("kind", "share"),
        ("to_whom", "Housing office"),
        ("covers", "referrals"),
        ("given", "signed"),
    ];
    first.begin(docs.entry("consent").or_default(), ana, &consent::CONSENT, 29, &given)?;
    let why = [("why", "She said on the phone that she sees no way on"), ("status", "open")];
    first.begin(docs.entry("risk").or_default(), ana, &safety_flag::SAFETY_FLAG, 30, &why)?;
    Ok(())
}
