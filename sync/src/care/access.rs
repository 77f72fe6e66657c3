//! Who may do what with a client's chart: one table, without state. Must never be asked of anybody whose role is not known.
//!
//! Pages ask it before they show, the judge before it lets anything be written, by a form or by a peer.
//!
//! What decides today is the role (CARE.md: the front desk has schedule and contact only, peers their own contributions,
//! of which this version keeps none). Caseloads and consents join [`Standing`] when there are any.

use super::declare::{FieldDecl, Noun, Part, Role};

/// What is known of whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What they are there for.
    pub role: Role,
}

/// What somebody wants to do.
#[derive(Clone, Copy, Debug)]
pub enum Ask {
    /// Read a part of a chart.
    Read {
        /// The part.
        part: Part,
    },
    /// See what one field of an entry holds.
    See {
        /// The kind of entry.
        noun: &'static Noun,
        /// The field.
        field: &'static FieldDecl,
    },
    /// Write an entry, or one field of it.
    Write {
        /// The kind of entry.
        noun: &'static Noun,
        /// The field; `None` for beginning, putting away and signing.
        field: Option<&'static FieldDecl>,
    },
    /// Hold a part of a chart on a laptop.
    Sync {
        /// The part.
        part: Part,
    },
}

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// They may.
    Granted,
    /// They may not know that it is there.
    Hidden,
    /// They may know of it and not do it.
    Refused,
}

impl Decision {
    /// Whether they may.
    #[must_use]
    pub const fn is_granted(self) -> bool {
        matches!(self, Self::Granted)
    }
}

/// Whether somebody may do what they ask for.
#[must_use]
pub fn may(who: Standing, ask: Ask) -> Decision {
    match ask {
        Ask::Read { part } | Ask::Sync { part } if readable(who.role).contains(&part) => Decision::Granted,
        Ask::Read { .. } | Ask::Sync { .. } => Decision::Hidden,
        Ask::See { noun, field } if readable(who.role).contains(&noun.part) && field.is_seen_by(who.role) => {
            Decision::Granted
        }
        Ask::See { .. } => Decision::Hidden,
        Ask::Write { noun, field } if !sees(who, noun, field) => Decision::Hidden,
        Ask::Write { noun, field } => {
            let writes = match field {
                Some(field) => noun.may_edit(field, who.role),
                None => noun.editors.contains(&who.role),
            };
            if writes { Decision::Granted } else { Decision::Refused }
        }
    }
}

/// Whether what would be written can be seen by them at all.
fn sees(who: Standing, noun: &'static Noun, field: Option<&'static FieldDecl>) -> bool {
    match field {
        Some(field) => may(who, Ask::See { noun, field }).is_granted(),
        None => readable(who.role).contains(&noun.part),
    }
}

/// The parts of a chart that a role may read.
#[must_use]
pub const fn readable(role: Role) -> &'static [Part] {
    match role {
        Role::Therapist | Role::CaseManager | Role::Supervisor => &Part::ALL,
        Role::FrontDesk => &[Part::Core, Part::Case],
        Role::Peer | Role::Newer(_) => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::nouns::NOUNS;
    use crate::care::nouns::casework::task::TASK;
    use crate::care::nouns::contacts::note::NOTE;

    #[test]
    fn who_may_read_or_carry_which_part() {
        for role in Role::ALL {
            for part in Part::ALL {
                let granted = match role {
                    Role::Therapist | Role::CaseManager | Role::Supervisor => true,
                    Role::FrontDesk => matches!(part, Part::Core | Part::Case),
                    Role::Peer | Role::Newer(_) => false,
                };
                let expected = if granted { Decision::Granted } else { Decision::Hidden };
                for ask in [Ask::Read { part }, Ask::Sync { part }] {
                    assert_eq!(may(Standing { role }, ask), expected, "{role:?} {ask:?}");
                }
            }
        }
    }

    #[test]
    fn nobody_writes_what_they_may_not_read_nor_what_the_noun_keeps_for_others() {
        for role in Role::ALL {
            for noun in NOUNS {
                let reads = may(Standing { role }, Ask::Read { part: noun.part }).is_granted();
                let fields = noun.fields.iter().map(Some).chain([None]);
                for field in fields {
                    let editors = field.and_then(|field| field.editors).unwrap_or(noun.editors);
                    let expected = match (reads, editors.contains(&role)) {
                        (false, _) => Decision::Hidden,
                        (true, true) => Decision::Granted,
                        (true, false) => Decision::Refused,
                    };
                    assert_eq!(may(Standing { role }, Ask::Write { noun, field }), expected, "{role:?} {}", noun.name);
                }
            }
        }
        let front_desk = Standing { role: Role::FrontDesk };
        assert_eq!(may(front_desk, Ask::Write { noun: &NOTE, field: None }), Decision::Hidden);
        assert_eq!(may(front_desk, Ask::Write { noun: &TASK, field: None }), Decision::Granted);
    }
}
