//! FHIR's code lists beside ours, one small table each (names as in the value sets of hl7.org/fhir/R4). Must never
//! give a code that FHIR does not have a meaning of ours: such a one is `None`, and the caller lists it as left.

use super::tally::Why;

/// Where a FHIR code leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Maps {
    /// To this code of ours, meaning the same.
    To(&'static str),
    /// To this code of ours, which is not quite the same; people are told.
    Near(&'static str, Why),
    /// Nowhere: it is left, for this reason.
    Left(Why),
}

use Maps::{Left, Near, To};

/// `goal-status` of `Goal.lifecycleStatus`.
pub(super) fn goal_status(code: &str) -> Maps {
    match code {
        "proposed" => To("proposed"),
        "planned" => Near("proposed", Why::PlannedIsProposed),
        "accepted" => To("accepted"),
        "active" => To("active"),
        "on-hold" => To("on_hold"),
        "completed" => To("completed"),
        "cancelled" => To("cancelled"),
        "rejected" => Near("cancelled", Why::RejectedIsCancelled),
        "entered-in-error" => Left(Why::EnteredInError),
        _ => Left(Why::UnknownStatus),
    }
}

/// `goal-achievement` of `Goal.achievementStatus`.
pub(super) fn achievement(code: &str) -> Maps {
    match code {
        "in-progress" => To("in_progress"),
        "improving" => To("improving"),
        "worsening" => To("worsening"),
        "no-change" => To("no_change"),
        "achieved" => To("achieved"),
        "sustaining" => To("sustaining"),
        // FHIR lists these two as kinds of "not achieved".
        "not-achieved" | "no-progress" | "not-attainable" => To("not_achieved"),
        _ => Left(Why::UnknownStatus),
    }
}

/// `care-plan-activity-status` of `CarePlan.activity.detail.status`.
pub(super) fn activity_status(code: &str) -> Maps {
    match code {
        "not-started" | "scheduled" => To("open"),
        "in-progress" => To("doing"),
        "on-hold" => Near("open", Why::OnHoldIsOpen),
        "completed" => To("done"),
        "cancelled" | "stopped" => To("dropped"),
        "entered-in-error" => Left(Why::EnteredInError),
        _ => Left(Why::UnknownStatus),
    }
}

/// `request-status` of `CarePlan.status`, in which only active plans are acted on; what of it has to be said beside
/// their activities.
pub(super) fn plan_status(code: &str) -> Option<(&'static str, Why)> {
    match code {
        "draft" => Some(("The plan is a draft there", Why::PlanIsDraft)),
        "on-hold" => Some(("The plan is on hold there", Why::PlanIsOnHold)),
        // A plan that is over is told by what is still open in it.
        _ => None,
    }
}

/// `request-intent` of requests and plans, and `task-intent`: what is planned or ordered is to be done, and the rest has
/// to be said.
pub(super) fn intent(code: &str) -> Option<(&'static str, Why)> {
    match code {
        "proposal" => Some(("Proposed there, not agreed", Why::Proposed)),
        "option" => Some(("One of several options there", Why::Proposed)),
        "directive" => Some(("A directive of the client's or of somebody who speaks for them", Why::Directive)),
        _ => None,
    }
}

/// `task-status` of `Task.status`.
pub(super) fn task_status(code: &str) -> Maps {
    match code {
        "draft" => Near("open", Why::DraftIsOpen),
        "requested" | "received" | "accepted" | "ready" => To("open"),
        "in-progress" => To("doing"),
        "on-hold" => Near("open", Why::OnHoldIsOpen),
        "completed" => To("done"),
        "cancelled" => To("dropped"),
        "rejected" => Near("dropped", Why::RejectedIsDropped),
        "failed" => Near("dropped", Why::FailedIsDropped),
        "entered-in-error" => Left(Why::EnteredInError),
        _ => Left(Why::UnknownStatus),
    }
}

/// `request-status` of `ServiceRequest.status` and `CommunicationRequest.status`.
pub(super) fn request_status(code: &str) -> Maps {
    match code {
        "draft" => Near("open", Why::DraftIsOpen),
        // An active request is one to be acted on, not one that is under way.
        "active" => To("open"),
        "on-hold" => Near("open", Why::OnHoldIsOpen),
        "completed" => To("done"),
        "revoked" => To("dropped"),
        "entered-in-error" => Left(Why::EnteredInError),
        _ => Left(Why::UnknownStatus),
    }
}

/// `appointmentstatus` of `Appointment.status`.
pub(super) fn appointment_status(code: &str) -> Maps {
    match code {
        "proposed" | "pending" | "waitlist" => Near("open", Why::NotBookedIsOpen),
        "booked" => To("open"),
        "arrived" | "checked-in" => To("doing"),
        "fulfilled" => To("done"),
        "cancelled" => To("dropped"),
        "noshow" => Near("dropped", Why::NoShowIsDropped),
        "entered-in-error" => Left(Why::EnteredInError),
        _ => Left(Why::UnknownStatus),
    }
}

/// `request-priority`.
pub(super) fn priority(code: &str) -> Maps {
    match code {
        "routine" => To("routine"),
        // Four steps there, three here: the second highest is the second here.
        "urgent" => Near("soon", Why::UrgentIsSoon),
        "asap" | "stat" => To("urgent"),
        _ => Left(Why::UnknownCode),
    }
}

/// `name-use` of `HumanName.use`. A name without a use is the one that people use.
pub(super) fn name_use(code: Option<&str>) -> Maps {
    match code {
        None | Some("usual") => To("usual"),
        Some("official") => To("official"),
        Some("nickname" | "anonymous" | "temp") => To("alias"),
        Some("old" | "maiden") => To("former"),
        Some(_) => Left(Why::UnknownCode),
    }
}

/// `contact-point-system` of `ContactPoint.system`.
pub(super) fn channel(code: Option<&str>) -> Maps {
    match code {
        Some("phone") => To("phone"),
        Some("sms") => To("text"),
        Some("email") => To("email"),
        Some("fax" | "pager" | "url" | "other") => Left(Why::NoPlace),
        Some(_) | None => Left(Why::UnknownCode),
    }
}

#[cfg(test)]
mod tests {
    use waystation_sync::care::noun::{FieldDecl, Kind};
    use waystation_sync::care::{contact, goal, name, task};

    use super::*;

    /// Every code of a value set leads where it should, and every target is a code of the field.
    fn check(table: impl Fn(&str) -> Maps, field: &FieldDecl, rows: &[(&str, &str)]) {
        let Kind::Code(known) = field.kind else { panic!("{} is not coded", field.name) };
        for (code, to) in rows {
            let found = match table(code) {
                To(ours) | Near(ours, _) => {
                    assert!(known.contains(&ours), "{ours}");
                    ours
                }
                Left(_) => "-",
            };
            assert_eq!(found, *to, "{code}");
        }
        assert!(matches!(table("something else"), Left(_)));
        assert!(matches!(table(""), Left(_)));
    }

    #[test]
    fn every_goal_status_of_fhir_has_its_place() {
        check(
            goal_status,
            &goal::STATUS,
            &[
                ("proposed", "proposed"),
                ("planned", "proposed"),
                ("accepted", "accepted"),
                ("active", "active"),
                ("on-hold", "on_hold"),
                ("completed", "completed"),
                ("cancelled", "cancelled"),
                ("rejected", "cancelled"),
                ("entered-in-error", "-"),
            ],
        );
    }

    #[test]
    fn every_achievement_of_fhir_has_its_place() {
        check(
            achievement,
            &goal::ACHIEVEMENT,
            &[
                ("in-progress", "in_progress"),
                ("improving", "improving"),
                ("worsening", "worsening"),
                ("no-change", "no_change"),
                ("achieved", "achieved"),
                ("sustaining", "sustaining"),
                ("not-achieved", "not_achieved"),
                ("no-progress", "not_achieved"),
                ("not-attainable", "not_achieved"),
            ],
        );
    }

    #[test]
    fn every_status_of_something_to_do_has_its_place() {
        let rows = [
            ("not-started", "open"),
            ("scheduled", "open"),
            ("in-progress", "doing"),
            ("on-hold", "open"),
            ("completed", "done"),
            ("cancelled", "dropped"),
            ("stopped", "dropped"),
            ("unknown", "-"),
            ("entered-in-error", "-"),
        ];
        check(activity_status, &task::STATUS, &rows);
        let rows = [
            ("draft", "open"),
            ("requested", "open"),
            ("received", "open"),
            ("accepted", "open"),
            ("ready", "open"),
            ("rejected", "dropped"),
            ("cancelled", "dropped"),
            ("in-progress", "doing"),
            ("on-hold", "open"),
            ("failed", "dropped"),
            ("completed", "done"),
            ("entered-in-error", "-"),
        ];
        check(task_status, &task::STATUS, &rows);
        let rows = [
            ("draft", "open"),
            ("active", "open"),
            ("on-hold", "open"),
            ("revoked", "dropped"),
            ("completed", "done"),
            ("entered-in-error", "-"),
            ("unknown", "-"),
        ];
        check(request_status, &task::STATUS, &rows);
        let rows = [
            ("proposed", "open"),
            ("pending", "open"),
            ("booked", "open"),
            ("waitlist", "open"),
            ("arrived", "doing"),
            ("checked-in", "doing"),
            ("fulfilled", "done"),
            ("cancelled", "dropped"),
            ("noshow", "dropped"),
            ("entered-in-error", "-"),
        ];
        check(appointment_status, &task::STATUS, &rows);
        let rows = [("routine", "routine"), ("urgent", "soon"), ("asap", "urgent"), ("stat", "urgent")];
        check(priority, &task::PRIORITY, &rows);
    }

    #[test]
    fn every_use_of_a_name_and_way_to_reach_someone_has_its_place() {
        let rows = [
            ("usual", "usual"),
            ("official", "official"),
            ("temp", "alias"),
            ("nickname", "alias"),
            ("anonymous", "alias"),
            ("old", "former"),
            ("maiden", "former"),
        ];
        check(|code| name_use(Some(code)), &name::USE, &rows);
        assert_eq!(name_use(None), To("usual"));
        let rows =
            [("phone", "phone"), ("sms", "text"), ("email", "email"), ("fax", "-"), ("url", "-"), ("pager", "-")];
        check(|code| channel(Some(code)), &contact::CHANNEL, &rows);
        assert!(matches!(channel(None), Left(_)));
    }
}
