//! When something is to be done, as words: FHIR's Period and Timing (hl7.org/fhir/R4/datatypes.html#timing). Must
//! never work out days from a rhythm.

use jiff::tz::TimeZone;

use super::at::{At, Said};
use super::date;
use super::error::Fault;

/// A point in time as clocks in `zone` show it; anything less as it stands.
pub(super) fn when(said: Said, zone: &TimeZone) -> Said {
    let text = match date::moment(&said.text, zone) {
        Some(there) => there.strftime("%Y-%m-%d %H:%M").to_string(),
        None => said.text.clone(),
    };
    said.worded(text)
}

/// A period, as "from 2026-01-01 to 2026-02-01".
pub(super) fn period(at: &At<'_>, zone: &TimeZone) -> Result<Option<Said>, Fault> {
    let end = |name, word: &str| -> Result<Option<Said>, Fault> {
        Ok(at.said(name)?.map(|said| Said::joined([Said::own(word), when(said, zone)], " ")))
    };
    Ok(together([end("start", "from")?, end("end", "to")?], " "))
}

/// A rhythm, as "2 times every 1 wk, mon, thu, 08:00".
pub(super) fn timing(at: &At<'_>, zone: &TimeZone) -> Result<Option<Said>, Fault> {
    let mut words = vec![super::words::concept_in(at, "code")?];
    let events: Vec<Said> = at.texts("event")?.into_iter().map(|event| when(event, zone)).collect();
    words.push((!events.is_empty()).then(|| Said::joined(events, ", ")));
    if let Some(repeat) = at.object("repeat")? {
        words.push(rhythm(&repeat)?);
        for name in ["dayOfWeek", "timeOfDay", "when"] {
            let all = repeat.texts(name)?;
            words.push((!all.is_empty()).then(|| Said::joined(all, ", ")));
        }
        words.push(labelled("for", length(&repeat, ["duration", "durationMax", "durationUnit"])?));
        words.push(labelled("in all, times:", range(&repeat, ["count", "countMax"])?));
        if let Some(bounds) = repeat.object("boundsPeriod")? {
            words.push(period(&bounds, zone)?);
        }
        if let Some(bounds) = repeat.object("boundsDuration")? {
            words.push(labelled("during", super::words::quantity(&bounds)?));
        }
        if let Some(bounds) = repeat.object("boundsRange")? {
            words.push(labelled("during", super::words::range(&bounds)?));
        }
    }
    Ok(together(words, ", "))
}

/// The last point in time that a rhythm names.
pub(super) fn last(at: &At<'_>) -> Result<Option<Said>, Fault> {
    if let Some(last) = at.texts("event")?.pop() {
        return Ok(Some(last));
    }
    let bounds = at.object("repeat")?.map_or(Ok(None), |repeat| repeat.object("boundsPeriod"))?;
    bounds.map_or(Ok(None), |period| period.said("end"))
}

fn rhythm(repeat: &At<'_>) -> Result<Option<Said>, Fault> {
    let times = range(repeat, ["frequency", "frequencyMax"])?.map(|times| {
        let text = if times.text == "1" { "once".to_owned() } else { format!("{} times", times.text) };
        times.worded(text)
    });
    let every = labelled("every", length(repeat, ["period", "periodMax", "periodUnit"])?);
    Ok(together([times, every], " "))
}

fn length(at: &At<'_>, [from, to, unit]: [&'static str; 3]) -> Result<Option<Said>, Fault> {
    let Some(length) = range(at, [from, to])? else { return Ok(None) };
    Ok(together([Some(length), at.said(unit)?], " "))
}

fn range(at: &At<'_>, [from, to]: [&'static str; 2]) -> Result<Option<Said>, Fault> {
    let Some(from) = at.number(from)? else { return Ok(None) };
    let to = at.number(to)?.map(|to| Said::joined([Said::own("to"), to], " "));
    Ok(together([Some(from), to], " "))
}

fn labelled(label: &str, said: Option<Said>) -> Option<Said> {
    said.map(|said| Said::joined([Said::own(label), said], " "))
}

fn together(all: impl IntoIterator<Item = Option<Said>>, between: &str) -> Option<Said> {
    let all: Vec<Said> = all.into_iter().flatten().collect();
    (!all.is_empty()).then(|| Said::joined(all, between))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn words(value: &Value) -> String {
        timing(&At::of(value, String::new(), 0).unwrap(), &TimeZone::UTC).unwrap().unwrap_or_default().text
    }

    #[test]
    fn rhythms_are_said_in_words() {
        let daily = json!({"repeat": {"frequency": 1, "period": 1, "periodUnit": "d",
            "boundsPeriod": {"end": "2026-12-31"}}});
        assert_eq!(words(&daily), "once every 1 d, to 2026-12-31");
        let weekly = json!({"repeat": {"frequency": 2, "period": 1, "periodMax": 2, "periodUnit": "wk",
            "dayOfWeek": ["mon", "thu"], "timeOfDay": ["08:00:00"], "duration": 30, "durationUnit": "min"}});
        assert_eq!(words(&weekly), "2 times every 1 to 2 wk, mon, thu, 08:00:00, for 30 min");
        assert_eq!(words(&json!({"event": ["2026-12-01", "2026-12-02T02:30:00Z"]})), "2026-12-01, 2026-12-02 02:30");
        assert_eq!(words(&json!({})), "");
    }
}
