//! Why something of a file was left, or what a person should look at, in words. Must never hold a word of the file.

use waystation_sync::care::value::Misfit;

/// How much a reason matters to whoever imports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Not taken, and a person has to do something before it can be: the import was not whole.
    Held,
    /// Taken all the same, and a person should look at it.
    Look,
    /// Left in the file.
    Left,
}

macro_rules! reasons {
    ($($(#[doc = $doc:literal])+ $name:ident $(($($field:ident: $type:ty),+))? $code:literal $weight:ident $words:literal;)+) => {
        /// Why something was left, or what to look at.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
        pub enum Why {
            $($(#[doc = $doc])+ #[error($words)] $name $({ $(#[doc = "How many."] $field: $type),+ })?,)+
            /// It does not fit its field, and is never shortened.
            #[error("it does not fit, and is never shortened: {0}")]
            Misfit(Misfit),
        }

        impl Why {
            /// A name for programs, which does not change.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name { .. } => $code,)+
                    Self::Misfit(_) => "does-not-fit",
                }
            }

            /// How much it matters.
            #[must_use]
            pub const fn weight(self) -> Weight {
                match self {
                    $(Self::$name { .. } => Weight::$weight,)+
                    Self::Misfit(_) => Weight::Left,
                }
            }
        }
    };
}

reasons! {
    /// A type of resource that the import does not read.
    NotRead "not-read" Left "this kind of record is not read";
    /// An element that the care plan has no place for.
    NoPlace "no-place" Left "the care plan has no place for it";
    /// What a Bundle says about how a record was sent.
    Envelope "envelope" Left "it is about how the record was sent";
    /// It has no id, so a second import could not know it again.
    NoId "no-id" Left "it has no id, so a second import would bring it twice";
    /// It does not say whom it is about, or is about a group.
    NotOneClient "not-one-client" Left "it is not about one client";
    /// It points at something that is not in the files.
    NotInFile "not-in-files" Left "what it points at is not in these files";
    /// It points at a kind of record that is no task.
    NotATask "not-a-task" Left "what it points at is not a kind of record that can be a task";
    /// It has no words to show.
    NoWords "no-words" Left "it has no words to show a person";
    /// Its status is none that FHIR has, or is unknown.
    UnknownStatus "unknown-status" Left "its status is missing or not one that is known here";
    /// A code that is not in FHIR's list.
    UnknownCode "unknown-code" Left "its code is missing or not one that is known here";
    /// Withdrawn where it comes from.
    EnteredInError "entered-in-error" Left "it was entered in error, it says";
    /// It carries a `modifierExtension`, by which it may mean something else (hl7.org/fhir/R4/extensibility.html).
    Modified "modified" Left "it carries a modifier that is not known here, and may mean something else than it seems to";
    /// It says by `implicitRules` that it is to be read by rules that are not known here.
    OtherRules "other-rules" Left "it is to be read by rules of its own that are not known here, it says";
    /// Something not to be done, which a task cannot say.
    NotToDo "not-to-do" Left "it says what is not to be done, and a task cannot say that: please read it in the file";
    /// No longer in use.
    OutOfUse "out-of-use" Left "it is no longer in use, it says";
    /// It ended, so it does not press any more.
    Ended "ended" Left "it ended, it says";
    /// Not about safety.
    NotAboutSafety "not-about-safety" Left "it is not about safety";
    /// Less than a day where a day is needed.
    NotADay "not-a-day" Left "it is a year or a month, and a day is needed";
    /// A goal's second and further targets.
    OneTargetOnly "one-target-only" Left "a goal has room for one target";
    /// Several languages and none marked as preferred.
    NonePreferred "none-preferred" Left "there are several, and none is marked as preferred";
    /// An element that the entry cannot be without was left, so all of it was.
    Incomplete "incomplete" Left "something that it cannot be without was left";
    /// The same thing stands in the files again, word for word.
    Twice "twice" Left "it stands in these files already, the same";
    /// The same entry stands in the files again, with other words.
    TwiceOtherwise "twice-otherwise" Held "it stands in these files already and says something else there: take out the one that is out of date";
    /// Another version of FHIR, told by the shape of the records.
    Stu3 "fhir-stu3" Held "it has the shape of FHIR STU3, in which some words mean something else: export it again as FHIR R4";
    /// Another version of FHIR, told by the shape of the records.
    R5 "fhir-r5" Held "it has the shape of FHIR R5, in which some words mean something else: export it again as FHIR R4";
    /// The importer's role may not write such entries.
    NotYourRole "not-your-role" Held "your role cannot bring this: ask a colleague whose role can";
    /// Its person is nobody in these files nor known in the folder.
    NoSuchPatient "no-such-patient" Held "it is about a Patient who is not in these files: give the file with the Patient together with this one";
    /// Its person could be one of several.
    WhichPatient "which-patient" Held "it is about a Patient whose id several people have in these files";
    /// A record of another person than the plan that names it.
    SomebodyElses "somebody-elses" Held "the plan names it, and it is for somebody else than the plan";
    /// The person held back.
    HeldBack "held-back" Held "its person was held back";
    /// The number is somebody's already, with another name or birth date.
    OtherPerson "other-person" Held "its number is already that of a chart with another name, birth date or gender: please compare the two, they may be two people";
    /// The bare id is somebody's already, and it cannot be told whether it is the same person.
    PerhapsOther "perhaps-other" Held "a chart has this bare id, and name and birth date do not tell whether it is the same person: please compare the two";
    /// It hangs together with more than is read at once.
    TooMuchTogether "too-much-together" Held "more records hang together with it than are read at once: import fewer files at a time";
    /// A record that is not as FHIR has it; the report says beside it what is wrong.
    Odd "odd" Held "it is not as it should be, and all of it was left";
    /// A page of a search, of which others are missing.
    MorePages(missing: usize) "more-pages" Held "this is a page of a search, and {missing} records of it are not in these files: give all pages together";
    /// A page of a search that has a next one, which does not say how many there are.
    NextPage "next-page" Held "this is a page of a search that has a next one: give all pages together";
    /// Taken: text in which half a character was missing.
    HalfCharacters(halves: usize) "half-characters" Look "{halves} characters of which half was missing are shown as a question mark in a diamond";
    /// Taken: ways to reach someone, marked as not safe to use.
    AskIfSafe "ask-if-safe" Look "marked as not safe to use, until someone has asked the client";
    /// Taken: a birth date of which only the year is known here.
    YearOnly "year-only" Look "only a year and month are given, so the year was taken";
    /// Taken: an active goal that lacks parts of SMART.
    ActiveIsAccepted "active-is-accepted" Look "active there; accepted here, until what exactly, how it is seen, confidence, why and by when are filled in";
    /// Taken: a planned goal.
    PlannedIsProposed "planned-is-proposed" Look "planned there; proposed here, until the client has agreed";
    /// Taken: a rejected goal.
    RejectedIsCancelled "rejected-is-cancelled" Look "rejected there; cancelled here";
    /// Taken: something on hold.
    OnHoldIsOpen "on-hold-is-open" Look "on hold there; open here, with a remark";
    /// Taken: something that is a draft there.
    DraftIsOpen "draft-is-open" Look "a draft there, not ready to be acted on; open here, with a remark";
    /// Taken: an appointment that nobody has confirmed.
    NotBookedIsOpen "not-booked-is-open" Look "not booked there yet; open here, with a remark";
    /// Taken: something that was rejected.
    RejectedIsDropped "rejected-is-dropped" Look "rejected there; dropped here, with a remark";
    /// Taken: something that failed.
    FailedIsDropped "failed-is-dropped" Look "failed there; dropped here, with a remark";
    /// Taken: an appointment to which somebody did not come.
    NoShowIsDropped "no-show-is-dropped" Look "somebody did not come, it says; dropped here, with a remark";
    /// Taken: something that is only proposed.
    Proposed "proposed" Look "proposed there, not agreed; open here, with a remark";
    /// Taken: something that the client, or who speaks for them, laid down.
    Directive "directive" Look "a directive of the client's or of somebody who speaks for them, it says; a remark says so";
    /// Taken: what a plan holds that is a draft.
    PlanIsDraft "plan-is-draft" Look "the plan is a draft there; a remark says so";
    /// Taken: what a plan holds that is on hold.
    PlanIsOnHold "plan-is-on-hold" Look "the plan is on hold there; a remark says so";
    /// Taken: urgent things, for which there are two words there and one here.
    UrgentIsSoon "urgent-is-soon" Look "urgent there, which is the second of four steps; soon here";
    /// Taken: something still open in a plan that is over.
    PlanIsOver "plan-is-over" Look "the plan that it belongs to is over, and it was still open in it";
    /// Taken: a name that ended.
    NameEnded "name-ended" Look "it ended, it says; a former name here";
    /// Taken: what the other system registered, not the client's own word.
    AsRegistered "as-registered" Look "as registered there: please ask the client for their own word";
    /// Taken: a concern that somebody else wrote down.
    Reported "reported" Look "taken as a reported concern that somebody has to look at; no level was set";
    /// Taken: words with no field of their own.
    InANote "in-a-note" Look "its words stand in a draft note of yours in the chart: please read it";
    /// Taken: words that are longer than their field.
    BeginningOnly "beginning-only" Look "longer than its field has room for: its beginning stands there, and all of it in a draft note";
    /// Taken: a client whom the file names by nothing but a resource id.
    BareId "bare-id" Look "known by a bare id alone, which another system may give to somebody else: please compare name and birth date";
    /// Taken: a placeholder was given as number.
    Placeholder "placeholder" Look "its number is what is typed where there is none, so nobody is known by it";
    /// Taken: a birth date after today.
    BornLater "born-later" Left "it lies after today";
    /// Taken: the client is said to have died.
    Died "died" Look "the file says that this client has died: please look before anyone calls";
    /// Taken: the record is said to be no longer in use.
    NotActive "not-active" Look "the file says that this record is not in use any more: please look which one is";
    /// Taken: a client without any name.
    Nameless "nameless" Look "there is no name: please add one";
    /// Taken: two people with one name and birth date.
    LooksAlike "looks-alike" Look "another Patient of these files has the same name and birth date under another number: please look whether it is one person";
}
