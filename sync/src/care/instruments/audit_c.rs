//! The AUDIT-C. Its cut-off differs by source and person, so none is set here.
//! Must never be reworded: a changed item is another instrument.

use crate::care::declare::{Instrument, Item};

/// AUDIT-C.
pub(super) static AUDIT_C: Instrument = Instrument {
    id: "audit-c",
    title: "AUDIT-C",
    language: "en",
    recall: "past year",
    stem: "",
    items: &[
        Item {
            text: "How often did you have a drink containing alcohol in the past year?",
            options: &[
                (0, "Never"),
                (1, "Monthly or less"),
                (2, "2 to 4 times per month"),
                (3, "2 to 3 times per week"),
                (4, "4 or more times per week"),
            ],
        },
        Item {
            text: "On days in the past year when you drank alcohol how many drinks did you typically drink?",
            options: &[(0, "0, 1, or 2"), (1, "3 or 4"), (2, "5 or 6"), (3, "7 - 9"), (4, "10 or more")],
        },
        Item {
            text: "How often did you have 6 or more (for men) or 4 or more (for women and everyone 65 and older) drinks on an occasion in the past year?",
            options: &[
                (0, "Never"),
                (1, "Less than monthly"),
                (2, "Monthly"),
                (3, "Weekly"),
                (4, "Daily or almost daily"),
            ],
        },
    ],
    unscored: None,
    times: 1,
    bands: &[],
    further: None,
    change: None,
    safety_item: None,
    notice: "As a WHO-approved instrument, the AUDIT is in the public domain.",
    source: "US Core, Questionnaire AUDIT-C",
};
