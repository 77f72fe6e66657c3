//! Why a page is not given, and what a person is told then: a status, a plain sentence, a next step and a number for
//! whoever helps. The one place where errors become words. Must never show what an inner error says.

use std::borrow::Cow;

use actix_web::http::StatusCode;
use actix_web::http::header::ContentType;
use actix_web::{HttpResponse, ResponseError};
use waystation_sync::care::edit::EditError;
use waystation_web::link;
use waystation_web::pages::problem::ProblemPage;
use waystation_web::shell::Place;

use crate::clock;
use crate::documents::LoadError;
use crate::keeper::KeeperError;
use crate::node::NodeError;
use crate::page::{UNNAMED, html_response, names_without_people, outside, see_other};
use crate::told::{no_people, other_role, record_told, store_told};
use crate::vault::VaultError;

/// Why a page was not given.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
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
    /// This person's role may not open it.
    #[error("not for this role")]
    NotAllowed,
    /// Sent by another site, or by nobody knows whom.
    #[error("sent from another page")]
    OtherSite,
    /// Asked for under a name that is not this computer's.
    #[error("asked for under another name")]
    OtherHost,
    /// A form larger than [`crate::access::FORM_BYTES_MAX`].
    #[error("form too large")]
    TooLarge,
    /// A form that cannot be read.
    #[error("form not readable")]
    NotAForm,
    /// A form whose version is not known here, with the words that were in it.
    #[error("form gone stale")]
    Stale {
        /// Label and words of each filled field.
        kept: Vec<(String, String)>,
    },
    /// The node did not do what it was asked.
    #[error(transparent)]
    Node(#[from] NodeError),
    /// A page would not write itself.
    #[error("a page could not be made")]
    Render(#[from] waystation_web::RenderError),
}

impl From<LoadError> for PageError {
    fn from(error: LoadError) -> Self {
        Self::Node(error.into())
    }
}

impl From<clock::NoRandom> for PageError {
    fn from(error: clock::NoRandom) -> Self {
        Self::Node(error.into())
    }
}

/// What a person is told.
pub(crate) struct Told {
    pub(crate) status: StatusCode,
    pub(crate) title: &'static str,
    pub(crate) sentence: Cow<'static, str>,
    pub(crate) next: &'static str,
    pub(crate) link: (&'static str, &'static str),
}

const TODAY: (&str, &str) = (link::TODAY, "Go to today");

fn told(status: StatusCode, title: &'static str, sentence: &'static str, next: &'static str) -> Told {
    Told { status, title, sentence: sentence.into(), next, link: TODAY }
}

impl PageError {
    /// The one place where an error becomes words.
    fn told(&self) -> Told {
        match self {
            Self::SignIn => Told {
                link: (link::SIGN_IN, "Sign in"),
                ..told(StatusCode::SEE_OTHER, "Sign in", "Someone must sign in first.", "Sign in and go on.")
            },
            Self::SetUp => Told {
                link: (link::SET_UP, "Begin"),
                ..told(StatusCode::SEE_OTHER, "Not set up yet", "This clinic has no people yet.", "Begin it.")
            },
            Self::Join => Told {
                link: (link::JOIN, "Join"),
                ..told(StatusCode::SEE_OTHER, "Not paired yet", "This laptop has no clinic yet.", "Join one.")
            },
            Self::NotFound => told(
                StatusCode::NOT_FOUND,
                "This page is not here",
                "The address leads nowhere, or to something that is not on this device.",
                "Look in the caseload. If it was here before, the clinic may have moved it: sync and look again.",
            ),
            Self::NotAllowed => told(
                StatusCode::FORBIDDEN,
                "Not for your role",
                "Your role does not open this page.",
                "Ask someone on the team whose role does.",
            ),
            Self::OtherSite => told(
                StatusCode::FORBIDDEN,
                "Nothing was done",
                "This was sent from another page than one of this program, so it was not trusted.",
                "Open the page here and send it again.",
            ),
            Self::OtherHost => told(
                StatusCode::MISDIRECTED_REQUEST,
                "Another address",
                "These pages are for this computer's own browser.",
                "Open them under localhost.",
            ),
            Self::TooLarge => told(
                StatusCode::PAYLOAD_TOO_LARGE,
                "Too much at once",
                "The form holds more than can be saved in one go, so nothing was saved.",
                "Go back; your words should still be there. Save a part of them, then the rest in another note.",
            ),
            Self::NotAForm => told(
                StatusCode::BAD_REQUEST,
                "Not understood",
                "What was sent could not be read, so nothing was done.",
                "Open the page again and send it again.",
            ),
            Self::Stale { .. } => told(
                StatusCode::CONFLICT,
                "This page had gone stale",
                "It showed a version that is not known here, so nothing was saved.",
                "Open it again and put your words back in.",
            ),
            Self::Node(error) => node_told(error),
            Self::Render(_) => told(
                StatusCode::INTERNAL_SERVER_ERROR,
                "This page could not be shown",
                "Something in the program went wrong. What was saved before is safe.",
                "Try again; if it stays so, tell whoever looks after this computer.",
            ),
        }
    }
}

/// Errors of the node, as words.
fn node_told(error: &NodeError) -> Told {
    let broken = |sentence, next| told(StatusCode::INTERNAL_SERVER_ERROR, "This did not work", sentence, next);
    match error {
        NodeError::Locked => PageError::SignIn.told(),
        NodeError::Fresh => PageError::SetUp.told(),
        NodeError::SetUpAlready => {
            told(StatusCode::CONFLICT, "Set up already", "This was set up before.", "Sign in instead.")
        }
        NodeError::WrongPassphrase => told(
            StatusCode::UNAUTHORIZED,
            "Not signed in",
            "That login and passphrase do not go together here.",
            "Try again, or ask a supervisor.",
        ),
        NodeError::Vault(error) => vault_told(error),
        NodeError::Store(error) | NodeError::Keeper(KeeperError::Store(error)) => store_told(error),
        NodeError::Keeper(KeeperError::Unreadable | KeeperError::Closed) => record_told(),
        NodeError::OtherRole { belongs_to } => other_role(*belongs_to),
        NodeError::NoPeople => no_people(),
        NodeError::Load(_) => broken(
            "This part of the chart could not be put together from the record.",
            "Nothing was changed. Tell whoever looks after this computer: the record should be checked.",
        ),
        NodeError::Edit(error) => edit_told(error),
        NodeError::NotStored => broken(
            "It could not be written to disk, so nothing was changed.",
            "Keep your words, then stop the program, look whether the disk is full, and start it again: until then it saves nothing more.",
        ),
        NodeError::NotTheClinic => told(
            StatusCode::CONFLICT,
            "Done at the clinic",
            "People and laptops are looked after at the clinic's own screen.",
            "Do it there; this laptop learns of it at the next sync.",
        ),
        NodeError::LoginTaken => told(
            StatusCode::CONFLICT,
            "Login taken",
            "Somebody signs in with that name already.",
            "Choose another login.",
        ),
        NodeError::Directory(_) | NodeError::ClinicKey => broken(
            "This record's list of people does not carry the clinic's signature.",
            "Nothing was opened. Tell whoever looks after this computer.",
        ),
        NodeError::NoRandom(_) => broken(
            "This computer gave no random numbers, so nothing could be done safely.",
            "Start the computer again.",
        ),
        NodeError::Thread(_) => broken("This computer is out of room to work.", "Close other programs and try again."),
        NodeError::Stopping => told(
            StatusCode::SERVICE_UNAVAILABLE,
            "Stopping",
            "The program is stopping or was just stopped.",
            "Start it again, then open this page again.",
        ),
    }
}

pub(crate) fn vault_told(error: &VaultError) -> Told {
    match error {
        VaultError::WrongPassphrase => node_told(&NodeError::WrongPassphrase),
        VaultError::WeakPassphrase { .. } | VaultError::NoLogin => Told {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            title: "Not taken",
            sentence: "The login is empty, or the passphrase is too short.".into(),
            next: "Go back and choose a longer one: a few words in a row work well.",
            link: TODAY,
        },
        VaultError::LastPerson => Told {
            status: StatusCode::CONFLICT,
            title: "The last one",
            sentence: "This is the last person who can open this node.".into(),
            next: "Add somebody else first.",
            link: TODAY,
        },
        VaultError::Exists { .. }
        | VaultError::Damaged { .. }
        | VaultError::NewerFormat { .. }
        | VaultError::NoKey
        | VaultError::Unreadable
        | VaultError::TooLarge { .. }
        | VaultError::Entropy { .. }
        | VaultError::Memory
        | VaultError::Disk(_) => Told {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            title: "The keys could not be used",
            sentence: "The file of keys on this computer could not be read or written. Nothing was changed.".into(),
            next: "Tell whoever looks after this computer: it may have to be put back from the newest backup.",
            link: TODAY,
        },
    }
}

fn edit_told(error: &EditError) -> Told {
    match error {
        EditError::UnknownVersion => PageError::Stale { kept: Vec::new() }.told(),
        EditError::OtherDocument => told(
            StatusCode::CONFLICT,
            "Not saved",
            "This form belongs to another chart than the one it was sent to, so nothing was saved.",
            "Open the page again from the caseload.",
        ),
        EditError::Problems(_) => told(
            StatusCode::UNPROCESSABLE_ENTITY,
            "Not saved",
            "Something in it has to be put right first, so nothing was saved.",
            "Open the page again; it says what.",
        ),
        EditError::Birth(_) | EditError::Automerge(_) | EditError::PatchLog(_) => told(
            StatusCode::INTERNAL_SERVER_ERROR,
            "Not saved",
            "The chart could not be written in, so nothing was changed.",
            "Try again; if it stays so, tell whoever looks after this computer.",
        ),
    }
}

impl ResponseError for PageError {
    fn status_code(&self) -> StatusCode {
        self.told().status
    }

    fn error_response(&self) -> HttpResponse {
        let told = self.told();
        if told.status == StatusCode::SEE_OTHER {
            return see_other(told.link.0);
        }
        let operation = operation();
        if told.status.is_server_error() {
            tracing::error!(%operation, error = %self, "a page was not given");
        } else {
            tracing::info!(%operation, status = told.status.as_u16(), "a page was not given");
        }
        let kept = match self {
            Self::Stale { kept } => kept.clone(),
            Self::SignIn
            | Self::SetUp
            | Self::Join
            | Self::NotFound
            | Self::NotAllowed
            | Self::OtherSite
            | Self::OtherHost
            | Self::TooLarge
            | Self::NotAForm
            | Self::Node(_)
            | Self::Render(_) => Vec::new(),
        };
        let page = ProblemPage {
            title: told.title.to_owned(),
            sentence: told.sentence.clone().into_owned(),
            next: told.next.to_owned(),
            link: Some((told.link.0.to_owned(), told.link.1.to_owned())),
            kept,
            operation,
        };
        let names = names_without_people();
        match waystation_web::render(&outside(UNNAMED, Place::Laptop, &names), &page) {
            Ok(html) => html_response(told.status, html),
            Err(_) => {
                HttpResponse::build(told.status).content_type(ContentType::plaintext()).body(told.sentence.into_owned())
            }
        }
    }
}

/// A number for the log and for the person, which says nothing by itself.
fn operation() -> String {
    match clock::random::<4>() {
        Ok([a, b, c, d]) => format!("{a:02x}{b:02x}-{c:02x}{d:02x}"),
        Err(_) => "0000-0000".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::LOCATION;

    use super::*;

    #[test]
    fn an_error_page_says_what_to_do_and_nothing_of_what_is_inside() {
        let inner = std::io::Error::other("canary of an inner error");
        let response = PageError::Node(NodeError::Thread(inner)).error_response();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = actix_web::body::MessageBody::try_into_bytes(response.into_body()).unwrap();
        let html = String::from_utf8(body.to_vec()).unwrap();
        assert!(!html.contains("canary"));
        assert!(html.contains("Close other programs and try again."));
    }

    #[test]
    fn who_is_not_signed_in_is_sent_to_the_page_that_helps() {
        for (error, path) in
            [(PageError::SignIn, "/sign-in"), (PageError::SetUp, "/set-up"), (PageError::Join, "/join")]
        {
            let response = error.error_response();
            assert_eq!(response.status(), StatusCode::SEE_OTHER);
            assert_eq!(response.headers().get(LOCATION).unwrap(), path);
        }
    }
}
