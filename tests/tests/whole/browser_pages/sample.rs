//! The clinic that the tours go through. Must never be shared by two tours that write in the same chart.

use waystation_tests::clinic::Desk;

/// A clinic with its sample and a laptop, and what they wrote while they were apart: two versions of something plain
/// and of something that safety hangs on, and a text of two hands.
pub(crate) struct Sample {
    pub(crate) clinic: Desk,
    pub(crate) laptop: Desk,
    /// The address of a chart.
    pub(crate) chart: String,
    pub(crate) goal: String,
    pub(crate) contact: String,
}

impl Sample {
    pub(crate) fn new() -> Self {
        let mut clinic = Desk::clinic();
        let mut laptop = Desk::laptop(&mut clinic, "sample-jonah", "Laptop one");
        laptop.meet();
        let chart = clinic.visitor.open("/clients").link(&["/clients/", "-"]);
        let goal = entry(&mut clinic, &chart, "goal");
        let contact = entry(&mut clinic, &chart, "contact");
        laptop.relay.as_ref().unwrap().cut();
        for (desk, pronouns, first, phone) in [
            (&mut clinic, "she/her", "Above all: ", "+1 505 555 0101"),
            (&mut laptop, "they/them", "", "+1 505 555 0102"),
        ] {
            desk.write(&format!("{chart}/client/one"), &[("f.pronouns", pronouns)]);
            let form = desk.visitor.open(&goal).form(&goal);
            let said = form.fields.iter().find(|(name, _)| name == "f.statement").unwrap().1.clone();
            let last = if first.is_empty() { " And her own key." } else { "" };
            desk.visitor.send(form.with("f.statement", &format!("{first}{said}{last}")));
            // What protects most is asked about by nobody where a number changes.
            desk.write(&contact, &[("f.value", phone), ("f.safe", "no"), ("f.leave_message", "none")]);
        }
        laptop.write(&format!("{chart}/client/one"), &[("f.language", "Basque")]);
        hard_nouns(&mut clinic, &chart);
        laptop.relay.as_ref().unwrap().mend();
        laptop.meet();
        Self { clinic, laptop, chart, goal, contact }
    }

    pub(crate) fn person(&self, login: &str) -> (String, String) {
        self.clinic.process.people.iter().find(|(known, _)| known == login).cloned().unwrap()
    }
}

/// Begins an entry by the form at `address`, which is sent to `form`.
fn begin(desk: &mut Desk, chart: &str, (address, form): (&str, &str), fields: &[(&str, &str)]) {
    let asked = desk.visitor.open(&format!("{chart}/{address}")).form(&format!("{chart}/{form}"));
    let filled = fields.iter().fold(asked, |form, (name, value)| form.with(&format!("f.{name}"), value));
    let page = desk.visitor.send(filled);
    assert!(page.status == 200 && !page.html.contains("class=\"problems\""), "{form}: {}", page.text());
}

/// Writes an entry of a noun with each kind of field that is not plain: links, a moment, an order among children,
/// answers of an instrument, a pair of codes.
fn hard_nouns(desk: &mut Desk, chart: &str) {
    begin(desk, chart, ("trigger/new", "trigger"), &[("kind", "boredom"), ("what", "Sunday evenings")]);
    begin(desk, chart, ("coping/new", "coping"), &[("kind", "activity"), ("what", "Call Marco")]);
    begin(desk, chart, ("strength/new", "strength"), &[("kind", "talent"), ("what", "Keeps her word")]);
    begin(desk, chart, ("generalisation/breathing:home", "generalisation/breathing:home"), &[("status", "tried")]);
    let mut answers = vec![("happened", "2026-11-23T09:00"), ("answers", "phq-9"), ("answers.8", "2")];
    answers
        .extend(["answers.0", "answers.1", "answers.2", "answers.3", "answers.4", "answers.5"].map(|name| (name, "1")));
    begin(desk, chart, ("measure/new?answers=phq-9", "measure"), &answers);
    let given = [("kind", "share"), ("to_whom", "Housing office"), ("covers", "referrals"), ("given", "signed")];
    begin(desk, chart, ("consent/new", "consent"), &[&[("happened", "2026-11-20T10:00")], given.as_slice()].concat());
    let first = |desk: &mut Desk, noun: &str| {
        let entry = entry(desk, chart, noun);
        entry[entry.len() - 36..].to_owned()
    };
    let (trigger, coping) = (first(desk, "trigger"), first(desk, "coping"));
    let urge = [
        ("happened", "2026-11-22T21:15"),
        ("start", "7"),
        ("triggers", &trigger),
        ("did", &coping),
        ("visible", "team"),
    ];
    begin(desk, chart, ("urge/new", "urge"), &urge);
    begin(desk, chart, ("if_then/new", "if_then"), &[("when", "Alone at home after nine"), ("triggers", &trigger)]);
    let plan = first(desk, "if_then");
    for step in ["Put the phone in the kitchen", "Call Marco", "Walk to the corner"] {
        let form = format!("if_then/{plan}/if_then_step");
        begin(desk, chart, (&form, &form), &[("what", step)]);
    }
}

/// The address of a chart's first entry of a noun.
fn entry(desk: &mut Desk, chart: &str, noun: &str) -> String {
    let start = format!("{chart}/{noun}/");
    let links = desk.visitor.open(&format!("{chart}/{noun}")).links();
    links.into_iter().find(|link| link.strip_prefix(&start).is_some_and(|id| id.len() == 36)).unwrap()
}
