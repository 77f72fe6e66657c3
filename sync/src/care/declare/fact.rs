//! One fact of a document, for lists and rules. Must never change the shape of one that was ever stored: make another.

use jiff::civil::Date;
use std::collections::BTreeSet;

use super::{InGroup, Moment, Need, Pressing, Served};
use crate::id::{EntryId, PersonId};
use crate::time::Millis;

/// One thing that a document says of its client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A name; the smallest rank is the one to show, and from [`FORMER_RANK`](super::FORMER_RANK) on none is shown.
    Name {
        /// Its place among the client's names.
        rank: u8,
        /// The name.
        text: String,
    },
    /// Year of birth.
    Born {
        /// The year.
        year: i16,
    },
    /// Something to be done, and not done yet.
    Due {
        /// What it is, in a person's words.
        what: String,
        /// Who shall do it.
        who: Option<PersonId>,
        /// By which day.
        day: Option<Date>,
        /// Code of its priority; empty for the ordinary one.
        priority: String,
        /// Code of its status.
        status: String,
    },
    /// A level that everybody should see; the smallest rank is the most pressing.
    Level {
        /// Its place among the levels of its field.
        rank: u8,
        /// Its code.
        level: String,
        /// Whether another level stands beside it until a person chooses.
        two_versions: bool,
    },
    /// A member of staff who looks after the client.
    Member {
        /// The member of staff.
        who: PersonId,
        /// Whether first to ask.
        is_primary: bool,
        /// The first day, if it is known.
        from: Option<Date>,
        /// The last day, if there is one.
        to: Option<Date>,
    },
    /// Something begun that waits to be signed.
    Draft {
        /// Who began it.
        who: Option<PersonId>,
    },
    /// Something that waits for a person.
    Wait {
        /// What is asked.
        need: Need,
        /// The field; empty where it is about the entry.
        field: String,
    },
    /// What a watched field was lowered from.
    LoweredFrom {
        /// The field.
        field: String,
        /// The more careful code.
        was: String,
    },
    /// What the client works towards now.
    Aim {
        /// In their words.
        text: String,
        /// By when.
        day: Option<Date>,
    },
    /// The entry may be linked to from other documents.
    Target {
        /// Whether it is put away: what links to it stays, nothing new may.
        is_put_away: bool,
    },
    /// A consent that was given.
    Consent {
        /// Code of what it is for.
        kind: String,
        /// The sections of the plan that it covers.
        covers: BTreeSet<String>,
        /// From this day on.
        from: Option<Date>,
        /// Up to and with this day; without end where `None`.
        until: Option<Date>,
    },
    /// A consent that was taken back.
    Withdrawn {
        /// The consent's entry.
        consent: EntryId,
        /// The sections that are taken back; all of it where there is none.
        sections: BTreeSet<String>,
        /// When it was written.
        at: Millis,
    },
    /// Something left the clinic under a consent.
    Sent {
        /// The consent that it names.
        consent: Option<EntryId>,
        /// The section of the plan that it needs covered.
        needs: String,
        /// When it was written that it was sent.
        at: Millis,
    },
    /// Answers that open a safety flag by themselves.
    Raised {
        /// The day they were given.
        day: Date,
    },
    /// A safety flag that a person wrote.
    Flag {
        /// The answers that raised it, if answers did.
        about: Option<EntryId>,
        /// Whether it is closed; while one person says open and another closed, it is open.
        is_closed: bool,
    },
    /// A member of staff who is first to ask.
    Primary {
        /// The member of staff.
        who: PersonId,
        /// Code of what they are there for.
        role: String,
        /// The last day, if there is one.
        until: Option<Date>,
    },
    /// What an entry in which something waits may be called by: its first words, or the first person in it.
    Called {
        /// The words; empty where it is a person.
        words: String,
        /// The person.
        who: Option<PersonId>,
    },
    /// By a day somebody looks at the entry again.
    Review {
        /// The day.
        day: Date,
    },
    /// Somebody's version of a field was not the one that was chosen.
    NotChosen {
        /// The field.
        field: String,
        /// Whose version it was.
        who: PersonId,
        /// Who chose.
        by: Option<PersonId>,
        /// When that was written.
        at: Millis,
    },
    /// One of the versions of a field that waits for a choice.
    Version {
        /// The field.
        field: String,
        /// The beginning of the value as a form sends it; empty where it was cleared.
        text: String,
        /// Who wrote it first.
        who: Option<PersonId>,
        /// When.
        at: Millis,
    },
    /// A telephone number by which the client is reached.
    Phone {
        /// As it was written.
        number: String,
    },
    /// A day of birth; several where people wrote different ones.
    BornOn {
        /// The day.
        day: Date,
    },
    /// The family name within a name, where somebody said which it is.
    Family {
        /// The place of that name among the client's names.
        rank: u8,
        /// The family name.
        text: String,
    },
    /// Whether this chart and another are of one person, as a supervisor said. The entry's key is the other's client.
    Join {
        /// Code of what was said; what is acted on, while two people say otherwise.
        verdict: String,
        /// Whether two people said otherwise.
        two_versions: bool,
        /// Who said so last.
        who: Option<PersonId>,
        /// When, by their clock.
        at: Millis,
    },
    /// The chart does not press as others do.
    Standing {
        /// Code of where it stands.
        status: String,
        /// How much of it presses.
        pressing: Pressing,
        /// Why, in a person's words.
        reason: String,
        /// Since when.
        since: Option<Date>,
    },
    /// What to call the client by beside their name.
    Pronouns {
        /// In their words.
        text: String,
    },
    /// Of what a level could be of, somebody looked and saw none.
    NoneSeen,
    /// Who looks after something that has to be looked at, until somebody else takes it over.
    Owner {
        /// The member of staff.
        who: PersonId,
    },
    /// Whether what belongs to the entry may be done yet.
    Lock {
        /// Whether all that it hangs on in the entry itself is there.
        is_open: bool,
        /// The consent that it hangs on as well.
        consent: Option<EntryId>,
    },
    /// Somebody of the clinic reached the client.
    Reached {
        /// The day.
        day: Date,
    },
    /// The client is to be reached again within so many days.
    Within {
        /// How many.
        days: u16,
        /// Since when that was said: it counts from then while nobody was reached.
        since: Option<Date>,
    },
    /// What somebody beside the clinic may know.
    Knows {
        /// The consent that it stands on.
        consent: Option<EntryId>,
        /// The sections of the plan that they may know.
        sections: BTreeSet<String>,
        /// The last day, if there is one.
        until: Option<Date>,
    },
    /// An answer about a number that asks for care: other charts of the same person heed it.
    Said {
        /// The field.
        field: String,
        /// Of which number.
        of: String,
        /// The code of the answer.
        code: String,
    },
    /// The same with what else the answer is about, as by which way, and whether the entry that gives it was put away since.
    SaidBy {
        /// The field.
        field: String,
        /// Of which number.
        of: String,
        /// The code of the answer.
        code: String,
        /// The codes of what else it is about, a space between them.
        by: String,
        /// Whether its entry was put away.
        is_away: bool,
    },
    /// Of what a version of a field was said, where that is not what stands beside it: one for each value.
    SaidOf {
        /// The field.
        field: String,
        /// The beginning of the version as a form sends it.
        text: String,
        /// The beginning of what it was said of, as a form sends it; empty where nothing stood there.
        of: String,
    },
    /// What everybody must know before they act.
    Alert {
        /// Code of what it is about.
        kind: String,
        /// What to know.
        text: String,
        /// The last day, if there is one.
        until: Option<Date>,
    },
    /// The people around the client whom a consent is given for.
    GivenFor {
        /// Their entries.
        people: BTreeSet<EntryId>,
    },
    /// A consent that was taken back, by the day on which it was.
    TakenBack {
        /// The consent's entry.
        consent: EntryId,
        /// The sections that are taken back; all of it where there is none.
        sections: BTreeSet<String>,
        /// The day.
        day: Date,
    },
    /// A consent that another one corrects; the entry that says so is what comes in its place.
    Replaces {
        /// The consent's entry.
        consent: EntryId,
        /// When that was written.
        at: Millis,
    },
    /// The entry names people to be brought in, called or told something.
    Involves {
        /// Words that name them, one or several of them at once.
        names: Vec<String>,
        /// People around the client.
        people: BTreeSet<EntryId>,
        /// The day on which they are; `None` where that goes on.
        day: Option<Date>,
    },
    /// A person around the client.
    Person {
        /// Their name.
        name: String,
    },
    /// A look before somebody is involved.
    Checked {
        /// Whom it is about.
        who: String,
        /// Code of the answer that is acted on.
        code: String,
        /// When it was written.
        at: Millis,
        /// The day of it.
        day: Option<Date>,
    },
    /// Something that rests on consents.
    Rests {
        /// The consents that it names.
        consents: BTreeSet<EntryId>,
        /// The people around the client whom it is about; `None` where it is about no person of the chart.
        people: Option<BTreeSet<EntryId>>,
        /// The sections that have to be covered.
        sections: BTreeSet<String>,
        /// The day on which the consents have to stand; `None` where that is asked otherwise.
        day: Option<Date>,
        /// The last day of it, if there is one.
        until: Option<Date>,
    },
    /// The entry names others of the chart: what was tried, what it is about.
    Mentions {
        /// Which.
        what: BTreeSet<EntryId>,
        /// Whether they helped.
        helped: bool,
        /// The entry that this one takes the place of.
        corrects: Option<EntryId>,
    },
    /// Somebody of the clinic and the client are to meet or to talk.
    Appointment {
        /// When.
        at: Moment,
        /// Where; may be empty.
        place: String,
        /// With whom.
        who: Option<PersonId>,
    },
    /// A questionnaire was answered.
    Score {
        /// Which.
        instrument: String,
        /// The day.
        day: Date,
        /// The total; `None` while an item that counts is unanswered.
        total: Option<i64>,
        /// The answers that these take the place of.
        corrects: Option<EntryId>,
    },
    /// A questionnaire is to be answered again and again; the entry's key says which.
    Every {
        /// After so many weeks; before each appointment where `None`.
        weeks: Option<u16>,
        /// From which day on.
        since: Option<Date>,
    },
    /// The client is in a group of the clinic, or was at a session of one, as the noun of the entry says.
    Group(InGroup),
    /// A service that the client was given, for counts by kind.
    Served(Served),
    /// The client was in this group of the clinic.
    WasInGroup(String),
    /// A fact of a newer version.
    Unknown {
        /// Its tag.
        tag: u8,
        /// All that is stored of it.
        bytes: Vec<u8>,
    },
}
