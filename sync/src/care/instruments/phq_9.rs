//! The PHQ-9 as its makers published it; its last item opens a safety flag.
//! Must never be reworded: a changed item is another instrument.

use crate::care::declare::{Band, Further, Instrument, Item};

pub(super) const OPTIONS: &[(u8, &str)] =
    &[(0, "Not at all"), (1, "Several days"), (2, "More than half the days"), (3, "Nearly every day")];

const fn item(text: &'static str) -> Item {
    Item { text, options: OPTIONS }
}

const HOW_DIFFICULT: &[(u8, &str)] =
    &[(0, "Not difficult at all"), (1, "Somewhat difficult"), (2, "Very difficult"), (3, "Extremely difficult")];

/// PHQ-9.
pub(super) static PHQ_9: Instrument = Instrument {
    id: "phq-9",
    title: "PHQ-9",
    language: "en",
    recall: "last two weeks",
    stem: "Over the last 2 weeks, how often have you been bothered by any of the following problems?",
    items: &[
        item("Little interest or pleasure in doing things"),
        item("Feeling down, depressed, or hopeless"),
        item("Trouble falling or staying asleep, or sleeping too much"),
        item("Feeling tired or having little energy"),
        item("Poor appetite or overeating"),
        item("Feeling bad about yourself - or that you are a failure or have let yourself or your family down"),
        item("Trouble concentrating on things, such as reading the newspaper or watching television"),
        item(
            "Moving or speaking so slowly that other people could have noticed? Or the opposite - being so fidgety or restless that you have been moving around a lot more than usual",
        ),
        item("Thoughts that you would be better off dead or of hurting yourself in some way"),
    ],
    unscored: Some(Item {
        text: "If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?",
        options: HOW_DIFFICULT,
    }),
    times: 1,
    bands: &[
        Band { from: 0, code: "minimal" },
        Band { from: 5, code: "mild" },
        Band { from: 10, code: "moderate" },
        Band { from: 15, code: "moderately_severe" },
        Band { from: 20, code: "severe" },
    ],
    further: Some(Further::From(10)),
    change: Some(5),
    safety_item: Some(8),
    notice: "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.",
    source: "Kroenke, Spitzer, Williams: The PHQ-9 (2001); terms in the form's footer",
};
