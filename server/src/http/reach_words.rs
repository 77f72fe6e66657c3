//! What a person is told when another computer was not reached, or a laptop did not join its clinic. Must never repeat
//! what a peer sent.

use waystation_sync::trust::{CODE_LEN, CodeError, PairingError};
use waystation_sync::wire::WireError;
use waystation_web::language::Value;
use waystation_web::pages::sync::Reached;

use super::sentence::Sentence;
use crate::net::discovery::DiscoveryError;
use crate::net::error::{LinkError, Unreached};
use crate::net::pairing::PairError;

/// A number that is read as one and not counted by.
fn figure(number: impl ToString) -> Value<'static> {
    number.to_string().into()
}

/// How far a call came that ended in `error`.
pub(crate) const fn reached(error: &LinkError) -> Reached {
    match error {
        LinkError::Locked => Reached::Locked,
        LinkError::Version { .. }
        | LinkError::NotKnown
        | LinkError::Busy
        | LinkError::Wire(_)
        | LinkError::Silent
        | LinkError::Lost { .. }
        | LinkError::Closed => Reached::Clinic,
        // What else answers there is not the clinic, as far as this side can tell.
        LinkError::Unreachable { .. }
        | LinkError::NotWaystation { .. }
        | LinkError::OtherCertificate { .. }
        | LinkError::Tls { .. }
        | LinkError::Setup(_) => Reached::Nothing,
    }
}

/// Why a link did not come about or broke.
pub(crate) fn link_told(error: &LinkError) -> Sentence {
    match error {
        LinkError::Unreachable { address, reason, source: _ } => {
            let id = match reason {
                Unreached::Refused => "routes-reach-refused",
                Unreached::NoAnswer => "routes-reach-no-answer",
                Unreached::NoRoute => "routes-reach-no-route",
                Unreached::UnknownName => "routes-reach-unknown-name",
                Unreached::Other => "routes-reach-other",
            };
            Sentence::with(id, [("address", address.clone().into())])
        }
        LinkError::NotWaystation { address } => {
            Sentence::with("routes-reach-not-waystation", [("address", figure(address))])
        }
        LinkError::Version { found, known } => {
            Sentence::with("routes-reach-version", [("found", figure(found)), ("known", figure(known))])
        }
        LinkError::NotKnown => Sentence::of("routes-reach-not-known"),
        LinkError::Locked => Sentence::of("routes-reach-locked"),
        LinkError::Busy => Sentence::of("routes-reach-busy"),
        LinkError::OtherCertificate { .. } => Sentence::of("routes-reach-other-certificate"),
        LinkError::Tls { .. } => Sentence::of("routes-reach-tls"),
        LinkError::Setup(_) => Sentence::of("routes-reach-own-certificate"),
        LinkError::Wire(WireError::NewerVersion { found, known }) => {
            Sentence::with("routes-reach-newer-frames", [("found", figure(found)), ("known", figure(known))])
        }
        LinkError::Wire(WireError::NotAFrame) => Sentence::of("routes-reach-not-a-frame"),
        LinkError::Wire(WireError::TooLong { len, max }) => {
            Sentence::with("routes-reach-frame-too-long", [("len", figure(len)), ("max", figure(max))])
        }
        LinkError::Silent => Sentence::of("routes-reach-silent"),
        LinkError::Lost { .. } => Sentence::of("routes-reach-lost"),
        LinkError::Closed => Sentence::of("routes-reach-closed"),
    }
}

/// Why nodes are not found by themselves.
pub(crate) fn discovery_told(error: &DiscoveryError) -> Sentence {
    Sentence::of(match error {
        DiscoveryError::Start { .. } => "routes-reach-not-found",
        DiscoveryError::Announce { .. } => "routes-reach-not-announced",
    })
}

/// Why a laptop did not pair, as its own screen says it.
pub(crate) fn pair_told(error: &PairError) -> Sentence {
    match error {
        PairError::Link(error) => link_told(error),
        PairError::NotPairing => Sentence::of("pairing-not-understood"),
        PairError::Pairing(error) => match error {
            // Most of these are for the clinic's screen: a laptop is told no more than that the code did not do.
            PairingError::CodeNotAccepted
            | PairingError::WrongCode
            | PairingError::NoWindow
            | PairingError::Expired
            | PairingError::ClockSetBack
            | PairingError::TooManyTries
            | PairingError::Used => Sentence::of("pairing-code-not-accepted"),
            PairingError::ClinicTrouble | PairingError::WelcomeTooLong { .. } => Sentence::of("pairing-clinic-trouble"),
            PairingError::NotUnderstood => Sentence::of("pairing-not-understood"),
            PairingError::LaptopName { max } => Sentence::with("pairing-laptop-name", [("n", (*max).into())]),
        },
    }
}

/// What is wrong with a code that was typed.
pub(crate) fn code_told(error: &CodeError) -> Sentence {
    match error {
        CodeError::Length { found } => {
            Sentence::with("pairing-code-length", [("found", (*found).into()), ("length", figure(CODE_LEN))])
        }
        CodeError::Character { place } => Sentence::with("pairing-code-character", [("place", figure(place))]),
    }
}

#[cfg(test)]
mod tests {
    use waystation_web::Language;

    use super::*;

    fn links() -> Vec<LinkError> {
        let unreachable = |reason| LinkError::Unreachable {
            address: "192.0.2.7:8471".into(),
            reason,
            source: std::io::Error::other("canary of an inner error"),
        };
        let reasons = [Unreached::Refused, Unreached::NoAnswer, Unreached::NoRoute, Unreached::UnknownName];
        let mut all: Vec<LinkError> = reasons.into_iter().chain([Unreached::Other]).map(unreachable).collect();
        let source = || std::io::Error::other("canary of an inner error");
        all.extend([
            LinkError::NotWaystation { address: ([192, 0, 2, 7], 8471).into() },
            LinkError::Version { found: 9, known: 1 },
            LinkError::NotKnown,
            LinkError::Locked,
            LinkError::Busy,
            LinkError::Tls { source: source() },
            LinkError::Wire(WireError::NewerVersion { found: 9, known: 1 }),
            LinkError::Wire(WireError::NotAFrame),
            LinkError::Wire(WireError::TooLong { len: 70_000, max: 65_536 }),
            LinkError::Silent,
            LinkError::Lost { source: source() },
            LinkError::Closed,
        ]);
        all
    }

    /// What the program itself calls the error, as a sentence.
    fn displayed(error: &impl std::error::Error) -> String {
        let text = error.to_string();
        let mut letters = text.chars();
        let first = letters.next().unwrap();
        format!("{}{}.", first.to_uppercase(), letters.as_str())
    }

    #[test]
    fn every_way_of_not_reaching_a_node_is_said_as_its_log_says_it_and_in_spanish_too() {
        for error in links() {
            let told = link_told(&error);
            let (english, spanish) = (told.say(Language::English), told.say(Language::Spanish));
            assert_eq!(english, displayed(&error));
            assert!(!spanish.contains('⟦') && spanish != english, "{spanish}");
            assert_eq!(english.contains("192.0.2.7:8471"), spanish.contains("192.0.2.7:8471"), "{spanish}");
        }
    }

    #[test]
    fn a_code_that_cannot_be_one_is_told_with_what_is_wrong_about_it() {
        let short = code_told(&CodeError::Length { found: 3 });
        assert!(short.say(Language::English).starts_with("The code is not complete: a code has 8 letters"));
        assert!(short.say(Language::Spanish).contains("se escribieron 3"));
        assert!(code_told(&CodeError::Length { found: 1 }).say(Language::Spanish).contains("se escribió 1"));
        assert!(code_told(&CodeError::Character { place: 4 }).say(Language::Spanish).contains("el carácter 4"));
    }

    #[test]
    fn a_laptop_is_not_told_which_of_its_guesses_was_close() {
        let told = |error| pair_told(&PairError::Pairing(error)).say(Language::English);
        let refused = told(PairingError::CodeNotAccepted);
        for error in [PairingError::WrongCode, PairingError::NoWindow, PairingError::Expired, PairingError::Used] {
            assert_eq!(told(error), refused);
        }
    }
}
