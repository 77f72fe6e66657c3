//! What is planned for a day that is over, and what was held on one that has not come, is asked about once beside its
//! day. Must never ask about what a form leaves as it stood.

use super::answering::saved;
use super::drafts::Form;
use super::*;

/// A form's fields with what is typed.
type Typed<'a> = &'a [(&'a str, &'a str)];

/// A noun, what else its form needs, its day and whether that has a time, its status, and what that is while it is
/// planned and once it was held.
type Pair<'a> = (&'a str, Typed<'a>, (&'a str, bool), &'a str, [&'a str; 2]);

fn filled(form: Form, fields: Typed<'_>) -> Form {
    fields.iter().fold(form, |form, (name, text)| form.with(&format!("f.{name}"), text))
}

#[actix_web::test]
async fn what_is_planned_for_a_day_past_or_was_held_on_one_to_come_is_asked_about_once_beside_its_day() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let today = crate::host::clock::today();
    let ahead = today.checked_add(jiff::ToSpan::days(90)).unwrap();
    let [past, ahead] = ["2020-05-04".to_owned(), ahead.to_string()];
    let used: [Pair<'_>; 6] = [
        ("appointment", &[], ("when", true), "status", ["planned", "done"]),
        ("appointment", &[], ("when", true), "status", ["planned", "missed"]),
        ("activity", &[("what", "Walk")], ("when", true), "status", ["planned", "done"]),
        ("referral", &[("to", "Food bank")], ("appointment", true), "status", ["waiting", "completed"]),
        ("contact_attempt", &[("channel", "phone")], ("happened", true), "result", ["planned", "reached"]),
        (
            "environment",
            &[("area", "home"), ("what", "A lock"), ("consent", "yes")],
            ("changed_on", false),
            "status",
            ["idea", "done"],
        ),
    ];
    for (noun, fields, (day, with_time), state, [planned, held]) in used {
        for (code, on, odd) in [
            (planned, &past, Some("is past already")),
            (held, &ahead, Some("has not come yet")),
            (planned, &ahead, None),
            (held, &past, None),
        ] {
            // A change that is only an idea has no day to be past.
            let odd = odd.filter(|_| noun != "environment" || code == held);
            let on = if with_time { format!("{on}T10:00") } else { on.clone() };
            let form = filled(dana.form(&format!("{chart}/{noun}/new")).await, fields);
            let form = filled(form, &[(day, &on), (state, code)]);
            let Some(odd) = odd else {
                saved(&mut dana, &form).await;
                continue;
            };
            let asked = dana.send(&form).await;
            assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{noun} {code} {on}: {}", asked.location);
            assert!(asked.text.contains(odd), "{noun} {code} {on}: {}", asked.text);
            let kept = dana.send_surely(&form).await;
            assert_eq!(kept.status, StatusCode::SEE_OTHER, "{noun} {code} {on}: {}", kept.text);
            // What stands so is not asked about when something else is written.
            let at = format!("{chart}/{noun}/{}", form.get("edit_id"));
            if noun == "appointment" {
                let form = dana.form(&at).await.with("f.place", "Room 4");
                saved(&mut dana, &form).await;
            }
        }
    }
    // Who says of what was planned for a day to come that it is done is asked as well, and who says so late is not.
    let new = format!("{chart}/appointment/new");
    for (on, is_asked) in [(format!("{ahead}T10:00"), true), (format!("{past}T10:00"), false)] {
        let form = filled(dana.form(&new).await, &[("when", &on), ("status", "planned")]);
        assert_eq!(dana.send_surely(&form).await.status, StatusCode::SEE_OTHER);
        let at = format!("{chart}/appointment/{}", form.get("edit_id"));
        let done = dana.form(&at).await.with("f.status", "done");
        assert_eq!(dana.send(&done).await.status == StatusCode::UNPROCESSABLE_ENTITY, is_asked, "{on}");
    }
}
