//! Why a page is not given. Must never hold a client's word but those that its writer gets back.

use waystation_web::part::pager::NoSuchPage;

use crate::host::clock::NoRandom;
use crate::node::unsaved::UnsavedError;
use crate::node::{AddPersonError, ReadError, SaveError, SetUpError, SignInError, StoreThreadError};

/// Why a page was not given.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PageError {
    /// Nobody is signed in, or the node is locked: the sign-in page is next.
    #[error("someone must sign in first")]
    SignIn,
    /// The clinic has no people yet: its set-up page is next.
    #[error("not set up yet")]
    SetUp,
    /// The laptop has no clinic yet: its joining page is next.
    #[error("not paired yet")]
    Join,
    /// There is no such page, client or entry.
    #[error("no such page")]
    NotFound,
    /// A list has no such page.
    #[error("a list has no such page")]
    NoSuchPage {
        /// The list's own address.
        list: String,
        /// How many pages it has.
        pages: usize,
    },
    /// This person's role may not open it.
    #[error("not for this role")]
    NotAllowed,
    /// A part of a chart that is here and that this person's role does not see. Of what is not in their hands at all, such as
    /// a chart outside of their caseload, it is never said: that is [`Self::NotFound`].
    #[error("a part of a chart that is not for this role")]
    NotYourRole,
    /// An entry whose client said that it is for fewer than those who may read its part.
    #[error("an entry that is for others")]
    ForOthers,
    /// Sent by another site, or by nobody knows whom.
    #[error("sent from another page")]
    OtherSite,
    /// Asked for under a name that is not this computer's.
    #[error("asked for under another name")]
    OtherHost,
    /// Asked for, by another computer, under a name or address that is not in the pages' certificate.
    #[error("asked for under a name that is not the clinic's")]
    OtherName,
    /// Asked for by another computer, and given to this one's own browser only.
    #[error("only at the clinic's own screen")]
    OwnScreen,
    /// A form larger than [`super::form::FORM_BYTES_MAX`].
    #[error("form too large")]
    TooLarge,
    /// A form of which too little came in the time that it may take.
    #[error("form too slow")]
    TooSlow,
    /// A form that cannot be read.
    #[error("form not readable")]
    NotAForm,
    /// A part of a chart was not read.
    #[error(transparent)]
    Read(ReadError),
    /// A form was not saved.
    #[error(transparent)]
    Save(SaveError),
    /// Nobody was signed in.
    #[error(transparent)]
    SignInFailed(#[from] SignInError),
    /// The node was not set up.
    #[error(transparent)]
    SetUpFailed(#[from] SetUpError),
    /// Somebody was not added.
    #[error(transparent)]
    AddPerson(#[from] AddPersonError),
    /// The record's thread did not do what it was asked.
    #[error(transparent)]
    Record(#[from] StoreThreadError),
    /// No random bytes.
    #[error(transparent)]
    NoRandom(#[from] NoRandom),
    /// The program is stopping.
    #[error("this node is stopping")]
    Stopping,
    /// A form that was shown to somebody else than who is signed in now.
    #[error("another person's form")]
    OtherPerson {
        /// Whether its words are a draft of theirs now.
        kept: bool,
    },
    /// A form that does not say whom it was shown to.
    #[error("nobody's form")]
    FromBefore {
        /// Whether its words are a draft of who sent it now.
        kept: bool,
    },
    /// A form to be kept that was saved already.
    #[error("form saved before")]
    SavedBefore,
    /// A person's drawer did not do what it was asked.
    #[error(transparent)]
    Unsaved(#[from] UnsavedError),
    /// A page would not write itself.
    #[error("a page could not be made")]
    Render(#[from] waystation_web::RenderError),
}

impl From<NoSuchPage> for PageError {
    fn from(NoSuchPage { list, pages }: NoSuchPage) -> Self {
        Self::NoSuchPage { list, pages }
    }
}

impl From<ReadError> for PageError {
    fn from(error: ReadError) -> Self {
        // Only who holds a chart can ask for a part of it.
        if matches!(error, ReadError::NotAllowed) { Self::NotYourRole } else { Self::Read(error) }
    }
}

impl From<SaveError> for PageError {
    fn from(error: SaveError) -> Self {
        if matches!(error, SaveError::NotAllowed) { Self::NotYourRole } else { Self::Save(error) }
    }
}
