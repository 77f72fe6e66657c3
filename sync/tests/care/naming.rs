//! Whom entries name: every field that can say a person says whether a check against them is asked about there. Must
//! never let a field of a new noun go by undecided.

use std::collections::BTreeSet;

use waystation_sync::care::NOUNS;
use waystation_sync::care::involving;
use waystation_sync::care::noun::{FieldDecl, Kind, Noun, Shape, header};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::value::Value;

use crate::support::*;

fn key(noun: &Noun) -> EntryKey {
    match noun.shape {
        Shape::One => EntryKey::One,
        Shape::List => id(1),
        Shape::Coded(_) => EntryKey::Code(noun.keys().first().copied().unwrap_or(somebody())),
    }
}

/// The fields by which an entry of `noun` names people, whatever its answers.
fn declared(noun: &'static Noun) -> BTreeSet<&'static str> {
    let blank = Entry::blank(noun, key(noun));
    let of_code = |field: &'static FieldDecl, codes: &[&str]| -> Vec<Vec<(&'static FieldDecl, Option<Value>)>> {
        codes.iter().map(|code| vec![(field, Some(Value::Code((*code).into())))]).collect()
    };
    let answers = noun
        .fields
        .iter()
        .flat_map(|field| if let Kind::Code(codes) = field.kind { of_code(field, codes) } else { Vec::new() });
    let all = [Vec::new()].into_iter().chain(answers).map(|fields| involving::with(&blank, &fields));
    all.flat_map(|entry| (noun.involves)(&entry).fields()).map(|field| field.name).collect()
}

/// Whether `field` can say who somebody is.
fn can_name(field: &FieldDecl) -> bool {
    let is_words = matches!(field.kind, Kind::Line { .. } | Kind::Text { .. }) && *field != header::LANGUAGE;
    is_words || field.kind.targets().contains(&"network_person")
}

/// What asks about nobody, and why.
const ASKS_NOT: &[(&str, &[&str])] = &[
    (
        "What somebody says, feels, wants or learned, in words: nobody is brought in by it.",
        &[
            "advocacy.asked",
            "advocacy.argument",
            "alliance_check.comment",
            "client_decision.proposal",
            "client_decision.reason",
            "concern.words",
            "crisis.reasons",
            "early_sign.what",
            "education.understood",
            "education.question",
            "emotion.body",
            "emotion.urge",
            "emotion.chosen",
            "exposure.what",
            "exposure.rationale",
            "exposure_run.learned",
            "generalisation.example",
            "goal.statement",
            "goal.specific",
            "goal.measure",
            "goal.target",
            "goal.why",
            "goal_measurement.value",
            "high_risk.what",
            "if_then.when",
            "journal.text",
            "lapse_plan.kind_words",
            "lapse_plan.not_to_do",
            "life_story.narrative",
            "mood.note",
            "need.what",
            "need.words",
            "pattern.words",
            "pattern.kind",
            "pattern.helps",
            "personal_value.name",
            "personal_value.words",
            "plan_review.words",
            "practice.note",
            "practice_task.reason",
            "prevention.resilience",
            "strength.what",
            "strength.helps",
            "thought.situation",
            "thought.emotion",
            "thought.thought",
            "thought.speaks_for",
            "thought.speaks_against",
            "thought.balanced",
            "thought.experiment",
            "thought.result",
            "thought_later.text",
            "transition.keep_doing",
            "transition.signs",
            "transition.summary",
            "own_summary.words",
            "trigger.what",
            "urge.learned",
            "vulnerability.what",
            "win.what",
            "checkin.help_with",
        ],
    ),
    (
        "What was, as it was: the record of it is not held up, and names whoever was in it.",
        &[
            "addendum.text",
            "advocacy.result",
            "advocacy_step.text",
            "case_review.decided",
            "conference.about",
            "conference.decisions",
            "contact_attempt.summary",
            "disclosure.what",
            "family_education.topic",
            "family_education.questions",
            "incident.what",
            "incident.done",
            "note.text",
            "plan_review.kept",
            "plan_review.changed",
            "plan_review.stopped",
            "plan_version.changed",
            "referral.outcome",
            "safety_flag.reason",
            "setback_review.what",
            "setback_review.helped",
            "setback_review.learned",
            "supervision.asked",
            "supervision.agreed",
            "activity_outcome.note",
            "stability.note",
            "need_rating.note",
        ],
    ),
    (
        "Why something is so, on which ground, or that it was a mistake.",
        &[
            "case_review_in_error.reason",
            "chart_join.reason",
            "conference_in_error.reason",
            "group_session_in_error.reason",
            "consent.purpose",
            "consent_withdrawal.reason",
            "contact_rule.reason",
            "disclosure.basis",
            "disclosure_in_error.reason",
            "enrolment.reason",
            "entered_in_error.reason",
            "incident_in_error.reason",
            "own_summary_in_error.reason",
            "plan_review_in_error.reason",
            "plan_version_in_error.reason",
            "rights_decision.reason",
            "rights_request.what",
            "rights_request.disagreement",
            "risk.basis",
            "safety_flag.why",
            "setback_in_error.reason",
            "standing.reason",
            "task.remark",
            "transition.reason",
            "confidentiality_talk.limits",
        ],
    ),
    (
        "What a thing, a number, a place or a time is.",
        &[
            "advocacy.letters",
            "access_need.plan",
            "accountability.how_often",
            "allergy.what",
            "allergy.reaction",
            "client.pronouns",
            "client.gender",
            "client.language",
            "client.imported_from",
            "contact.value",
            "contact.code_word",
            "education.material",
            "enrolment.programme",
            "enrolment.eligibility",
            "entitlement.what",
            "family_education.handout",
            "identifier.system",
            "identifier.value",
            "intervention.how_often",
            "high_risk.recurs",
            "lapse_plan.checks",
            "medicine.what",
            "medicine.taken",
            "network_activity.place",
            "network_activity.day",
            "practice_task.often",
            "recorded_diagnosis.text",
            "recorded_diagnosis.system",
            "recorded_diagnosis.code",
            "routine.time",
            "support_group.meets",
            "training_session.handout",
            "joint_session.topic",
            "name.text",
            "name.family",
        ],
    ),
    (
        "Who said it, or whose it is: a source is asked about nothing, and who takes back a consent is held up by nothing.",
        &[
            "allergy.said_by",
            "medicine.said_by",
            "recorded_diagnosis.by",
            "consent_withdrawal.by",
            "group_feedback.from",
            "group_feedback.liked",
            "group_feedback.idea",
            "involvement_check.who",
        ],
    ),
    (
        "About the one whom the entry names already, or a warning of somebody.",
        &[
            "accountability.how_to_ask",
            "accountability.does",
            "agreement.what",
            "boundary.limit",
            "boundary.said",
            "boundary.if_crossed",
            "household_member.note",
            "risk.action",
        ],
    ),
    (
        "What the client does by themselves.",
        &["exposure.stop_rule", "exposure_step.what", "practice_task.reminder", "safer_alternative.instead"],
    ),
    ("The whole plan in words: it begins without them, and says so.", &["plan_version.plan"]),
    (
        "What was, in a group: whether it names somebody else of the group is asked.",
        &["group_session.theme", "group_session.with", "group_session.group_part", "group_session.own_part"],
    ),
];

#[test]
fn every_field_that_can_name_somebody_asks_about_them_or_says_why_it_does_not() {
    let not: BTreeSet<&str> = ASKS_NOT.iter().flat_map(|(_, fields)| fields.iter().copied()).collect();
    let (mut undecided, mut twice, mut known) = (Vec::new(), Vec::new(), BTreeSet::new());
    for noun in NOUNS {
        let declared = declared(noun);
        for field in noun.fields.iter().filter(|field| can_name(field)) {
            let name = format!("{}.{}", noun.name, field.name);
            match (declared.contains(field.name), not.contains(name.as_str())) {
                (false, false) => undecided.push(name.clone()),
                (true, true) => twice.push(name.clone()),
                (true, false) | (false, true) => {}
            }
            known.insert(name);
        }
    }
    assert!(undecided.is_empty(), "say whether a check is asked about here: {undecided:#?}");
    assert!(twice.is_empty(), "both said to ask and not to: {twice:?}");
    let gone: Vec<&&str> = not.iter().filter(|name| !known.contains(**name)).collect();
    assert!(gone.is_empty(), "no such field: {gone:?}");
}
