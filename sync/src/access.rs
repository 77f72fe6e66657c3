//! Who may do what with a client's chart: one table, without state. Must never be asked of anybody whose role is not known.

use crate::care::noun::{Part, Role};

/// The parts of a chart that a role may read (CARE.md: the front desk has schedule and contact only, peers their own
/// contributions, of which this version keeps none).
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

    #[test]
    fn who_may_read_which_part() {
        for role in Role::ALL {
            for part in Part::ALL {
                let expected = match role {
                    Role::Therapist | Role::CaseManager | Role::Supervisor => true,
                    Role::FrontDesk => matches!(part, Part::Core | Part::Case),
                    Role::Peer | Role::Newer(_) => false,
                };
                assert_eq!(readable(role).contains(&part), expected, "{role:?} {part:?}");
            }
        }
    }
}
