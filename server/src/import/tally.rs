//! The account of what was left, and of what was taken otherwise than it stands in the file. Must never hold a
//! word of the file: resource types and elements are FHIR's own names.

use std::collections::BTreeMap;

use waystation_sync::care::value::Misfit;

/// Something that was left, or taken otherwise than it stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Left {
    /// FHIR's resource type, or the path of a part of one.
    pub resource: &'static str,
    /// The element of it; `None` when it is about the whole resource.
    pub element: Option<&'static str>,
    /// Why it was left.
    pub why: Why,
    /// How often.
    pub count: usize,
}

/// Why something was left, or what to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Why {
    /// A type of resource that the import does not read.
    #[error("this kind of record is not read")]
    NotRead,
    /// An element that the care plan has no place for.
    #[error("the care plan has no place for it")]
    NoPlace,
    /// It has no id, so a second import could not know it again.
    #[error("it has no id, so a second import would bring it twice")]
    NoId,
    /// It does not say whom it is about, or is about a group.
    #[error("it is not about one client")]
    NotOneClient,
    /// It points at something that is not in the file.
    #[error("what it points at is not in this file")]
    NotInFile,
    /// It points at a kind of record that is no task.
    #[error("what it points at is not a kind of record that can be a task")]
    NotATask,
    /// It has no words to show.
    #[error("it has no words to show a person")]
    NoWords,
    /// Its status is none that FHIR has, or is unknown.
    #[error("its status is missing or not one that is known here")]
    UnknownStatus,
    /// A code that is not in FHIR's list.
    #[error("its code is missing or not one that is known here")]
    UnknownCode,
    /// Withdrawn where it comes from.
    #[error("it was entered in error, it says")]
    EnteredInError,
    /// It carries a `modifierExtension`, by which it may mean something else (hl7.org/fhir/R4/extensibility.html).
    #[error("it carries a modifier that is not known here, and may mean something else than it seems to")]
    Modified,
    /// Something not to be done, which a task cannot say.
    #[error("it says what is not to be done, and a task cannot say that: please read it in the file")]
    NotToDo,
    /// No longer in use.
    #[error("it is no longer in use, it says")]
    OutOfUse,
    /// Less than a day where a day is needed.
    #[error("it is a year or a month, and a day is needed")]
    NotADay,
    /// A goal's second and further targets.
    #[error("a goal has room for one target")]
    OneTargetOnly,
    /// Several languages and none marked as preferred.
    #[error("there are several, and none is marked as preferred")]
    NonePreferred,
    /// It does not fit its field, and is never shortened.
    #[error("it does not fit, and is never shortened: {0}")]
    Misfit(Misfit),
    /// An element that the entry cannot be without was left, so all of it was.
    #[error("something that it cannot be without was left")]
    Incomplete,
    /// Taken: ways to reach someone, marked as not safe to use.
    #[error("marked as not safe to use, until someone has asked the client")]
    AskIfSafe,
    /// Taken: a birth date of which only the year is known here.
    #[error("only a year and month are given, so the year was taken")]
    YearOnly,
    /// Taken: an active goal that lacks parts of SMART.
    #[error(
        "active there; accepted here, until what exactly, how it is seen, confidence, why and by when are filled in"
    )]
    ActiveIsAccepted,
    /// Taken: a planned goal.
    #[error("planned there; proposed here, until the client has agreed")]
    PlannedIsProposed,
    /// Taken: a rejected goal.
    #[error("rejected there; cancelled here")]
    RejectedIsCancelled,
    /// Taken: something on hold.
    #[error("on hold there; open here, with a remark")]
    OnHoldIsOpen,
    /// Taken: something still open in a plan that is over.
    #[error("the plan that it belongs to is over, and it was still open in it")]
    PlanIsOver,
    /// Taken: a client whom the file names by nothing but a resource id.
    #[error(
        "known by a bare id alone, which another system may give to somebody else: please compare name and birth date"
    )]
    BareId,
    /// Taken: the client is said to have died.
    #[error("the file says that this client has died: please look before anyone calls")]
    Died,
    /// Taken: the record is said to be no longer in use.
    #[error("the file says that this record is not in use any more: please look which one is")]
    NotActive,
    /// Taken: a client without any name.
    #[error("there is no name: please add one")]
    Nameless,
}

impl Why {
    /// Whether the thing was taken all the same, and a person should look at it.
    #[must_use]
    pub const fn was_taken(self) -> bool {
        match self {
            Self::AskIfSafe
            | Self::YearOnly
            | Self::ActiveIsAccepted
            | Self::PlannedIsProposed
            | Self::RejectedIsCancelled
            | Self::OnHoldIsOpen
            | Self::PlanIsOver
            | Self::BareId
            | Self::Died
            | Self::NotActive
            | Self::Nameless => true,
            Self::NotRead
            | Self::NoPlace
            | Self::NoId
            | Self::NotOneClient
            | Self::NotInFile
            | Self::NotATask
            | Self::NoWords
            | Self::UnknownStatus
            | Self::UnknownCode
            | Self::EnteredInError
            | Self::Modified
            | Self::NotToDo
            | Self::OutOfUse
            | Self::NotADay
            | Self::OneTargetOnly
            | Self::NonePreferred
            | Self::Misfit(_)
            | Self::Incomplete => false,
        }
    }
}

/// Counts as the reading goes.
#[derive(Debug, Default)]
pub(super) struct Tally(BTreeMap<(&'static str, Option<&'static str>, Why), usize>);

impl Tally {
    pub(super) fn add(&mut self, resource: &'static str, element: Option<&'static str>, why: Why) {
        *self.0.entry((resource, element, why)).or_default() += 1;
    }

    pub(super) fn finish(self) -> Vec<Left> {
        self.0.into_iter().map(|((resource, element, why), count)| Left { resource, element, why, count }).collect()
    }
}
