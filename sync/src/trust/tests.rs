//! What pairing promises, both sides in one place. Must never pair without the same code and the same parties.

use proptest::prelude::*;

use super::*;
use crate::id::PersonId;
use crate::time::Uptime;

const LAPTOP: CertificateHash = CertificateHash([1; 32]);
const CLINIC: CertificateHash = CertificateHash([2; 32]);
const OTHER: CertificateHash = CertificateHash([3; 32]);
const PARTIES: Parties = Parties { laptop: LAPTOP, clinic: CLINIC, session: [9; 32] };
const OPENED: Uptime = Uptime(1_000_000);

fn code(text: &str) -> PairingCode {
    text.parse().unwrap()
}

fn window() -> Window {
    Window::open(code("C4D5-92XY"), OPENED, vec![PersonId([7; 16])])
}

/// Both ends of one try, each with its own view of who is there.
struct Try<'a> {
    typed: &'a str,
    at_laptop: Parties,
    at_clinic: Parties,
    now: Uptime,
    /// Changes the message with this number on its way.
    meddle: &'a dyn Fn(usize, Vec<u8>) -> Vec<u8>,
}

impl Default for Try<'_> {
    fn default() -> Self {
        Self { typed: "c4d5 92xy", at_laptop: PARTIES, at_clinic: PARTIES, now: OPENED, meddle: &|_, message| message }
    }
}

impl Try<'_> {
    /// Runs the try; the first error stops it, as it stops a connection.
    fn run(&self, window: &mut Window) -> Result<(Paired, Newcomer, Vec<u8>), PairingError> {
        let (joining, begin) = Joining::begin(&code(self.typed), self.at_laptop, ("Ward laptop 2", [9; 32]), &[4; 32])?;
        let (begun, answer) = window.begin(self.at_clinic, &(self.meddle)(0, begin), &[5; 32], self.now)?;
        let (confirmed, confirm) = match joining.answer(&(self.meddle)(1, answer)) {
            Ok(both) => both,
            Err(error) => {
                window.abandon(begun);
                return Err(error);
            }
        };
        let newcomer = window.confirm(begun, &(self.meddle)(2, confirm), self.now)?;
        let welcome = newcomer.welcome(b"welcome".to_vec())?;
        let (paired, payload) = confirmed.welcome(&(self.meddle)(3, welcome))?;
        Ok((paired, newcomer, payload))
    }
}

#[test]
fn the_right_code_pairs_and_both_screens_show_the_same_words() {
    let (paired, newcomer, payload) = Try::default().run(&mut window()).unwrap();
    assert_eq!(paired.words, newcomer.paired.words);
    assert_eq!((paired.peer, newcomer.paired.peer), (CLINIC, LAPTOP));
    assert_eq!(newcomer.laptop_name, "Ward laptop 2");
    assert_eq!(newcomer.people, [PersonId([7; 16])]);
    assert_eq!(payload, b"welcome");
}

#[test]
fn a_wrong_code_fails_and_counts_and_the_right_one_works_after_it() {
    let mut window = window();
    let wrong = Try { typed: "C4D5-92XX", ..Try::default() };
    assert_eq!(wrong.run(&mut window).unwrap_err(), PairingError::CodeNotAccepted);
    assert!(matches!(window.state(OPENED), WindowState::Open { tries: 1, .. }));
    assert!(Try::default().run(&mut window).is_ok());
}

#[test]
fn after_five_wrong_tries_even_the_right_code_is_refused() {
    let mut window = window();
    for tries in 0..MAX_WRONG_TRIES {
        assert_eq!(window.state(OPENED), WindowState::Open { until: Uptime(OPENED.0 + WINDOW_MS), tries });
        assert!(Try { typed: "2222-2222", ..Try::default() }.run(&mut window).is_err());
    }
    assert_eq!(window.state(OPENED), WindowState::TooManyTries);
    assert_eq!(Try::default().run(&mut window).unwrap_err(), PairingError::TooManyTries);
}

#[test]
fn the_fifth_try_may_still_be_the_right_one() {
    let mut window = window();
    for _ in 1..MAX_WRONG_TRIES {
        assert!(Try { typed: "2222-2222", ..Try::default() }.run(&mut window).is_err());
    }
    assert!(Try::default().run(&mut window).is_ok());
}

#[test]
fn a_try_that_was_begun_and_never_finished_counts() {
    let mut window = window();
    let mut unfinished = Vec::new();
    for _ in 0..MAX_WRONG_TRIES {
        let (_, begin) = Joining::begin(&code("2222-2222"), PARTIES, ("x", [9; 32]), &[4; 32]).unwrap();
        unfinished.push(window.begin(PARTIES, &begin, &[5; 32], OPENED).unwrap().0);
    }
    assert_eq!(Try::default().run(&mut window).unwrap_err(), PairingError::TooManyTries);
}

#[test]
fn a_window_closes_after_its_time_to_the_millisecond() {
    let at = |now| Try { now: Uptime(now), ..Try::default() }.run(&mut window());
    assert!(at(OPENED.0 + WINDOW_MS - 1).is_ok());
    assert_eq!(at(OPENED.0 + WINDOW_MS).unwrap_err(), PairingError::Expired);
}

#[test]
fn a_window_that_closes_between_the_two_halves_of_a_try_does_not_pair() {
    let mut window = window();
    let (joining, begin) = Joining::begin(&code("C4D5-92XY"), PARTIES, ("x", [9; 32]), &[4; 32]).unwrap();
    let (begun, answer) = window.begin(PARTIES, &begin, &[5; 32], OPENED).unwrap();
    let (_, confirm) = joining.answer(&answer).unwrap();
    let late = Uptime(OPENED.0 + WINDOW_MS);
    assert_eq!(window.confirm(begun, &confirm, late).unwrap_err(), PairingError::Expired);
}

#[test]
fn a_clock_set_back_closes_the_window_for_good_rather_than_extending_it() {
    let mut before_opening = window();
    assert_eq!(before_opening.state(Uptime(OPENED.0 - 1)), WindowState::ClockSetBack);
    assert_eq!(Try::default().run(&mut before_opening).unwrap_err(), PairingError::ClockSetBack);

    let mut later = window();
    assert!(matches!(later.state(Uptime(OPENED.0 + 60_000)), WindowState::Open { .. }));
    assert_eq!(Try::default().run(&mut later).unwrap_err(), PairingError::ClockSetBack);

    let mut end_of_time = Window::open(code("C4D5-92XY"), Uptime(i64::MAX), vec![]);
    assert_eq!(end_of_time.state(Uptime(i64::MAX)), WindowState::Expired);
}

#[test]
fn a_code_pairs_one_laptop_only_also_when_two_are_half_way() {
    let mut window = window();
    let (joining, begin) = Joining::begin(&code("C4D5-92XY"), PARTIES, ("x", [9; 32]), &[4; 32]).unwrap();
    let (begun, answer) = window.begin(PARTIES, &begin, &[5; 32], OPENED).unwrap();
    let (_, confirm) = joining.answer(&answer).unwrap();
    assert!(Try::default().run(&mut window).is_ok());
    assert_eq!(window.state(OPENED), WindowState::Used);
    assert_eq!(window.confirm(begun, &confirm, OPENED).unwrap_err(), PairingError::Used);
    assert_eq!(Try::default().run(&mut window).unwrap_err(), PairingError::Used);
}

#[test]
fn a_try_begun_at_an_earlier_window_is_nothing_to_the_next_one() {
    let (mut first, mut second) = (window(), Window::open(code("2222-2222"), OPENED, vec![]));
    let (joining, begin) = Joining::begin(&code("C4D5-92XY"), PARTIES, ("x", [9; 32]), &[4; 32]).unwrap();
    let (begun, answer) = first.begin(PARTIES, &begin, &[5; 32], OPENED).unwrap();
    let (_, confirm) = joining.answer(&answer).unwrap();
    assert_eq!(second.confirm(begun, &confirm, OPENED).unwrap_err(), PairingError::Expired);
    assert!(matches!(second.state(OPENED), WindowState::Open { tries: 0, .. }));
}

#[test]
fn somebody_in_between_with_another_certificate_fails_although_the_code_is_right() {
    let swapped = [
        Parties { laptop: OTHER, ..PARTIES },
        Parties { clinic: OTHER, ..PARTIES },
        Parties { session: [8; 32], ..PARTIES },
        Parties { laptop: CLINIC, clinic: LAPTOP, ..PARTIES },
    ];
    for other in swapped {
        let at_laptop = Try { at_laptop: other, ..Try::default() };
        assert_eq!(at_laptop.run(&mut window()).unwrap_err(), PairingError::CodeNotAccepted, "{other:?}");
        let at_clinic = Try { at_clinic: other, ..Try::default() };
        assert_eq!(at_clinic.run(&mut window()).unwrap_err(), PairingError::CodeNotAccepted, "{other:?}");
    }
}

#[test]
fn the_clinic_does_not_take_a_proof_without_the_code() {
    let mut window = window();
    let (_, begin) = Joining::begin(&code("C4D5-92XY"), PARTIES, ("x", [9; 32]), &[4; 32]).unwrap();
    let (begun, answer) = window.begin(PARTIES, &begin, &[5; 32], OPENED).unwrap();
    // The clinic's own proof, sent back to it as the laptop's.
    let message::Message::Answer { confirm, .. } = message::Message::decode(&answer).unwrap() else { panic!() };
    let forged =
        message::Message::Confirm { confirm, laptop_name: "x".to_owned(), signing_key: [9; 32] }.encode().unwrap();
    assert_eq!(window.confirm(begun, &forged, OPENED).unwrap_err(), PairingError::WrongCode);
}

#[test]
fn a_laptop_is_told_the_same_for_a_wrong_code_and_for_every_closed_window() {
    use PairingError::{ClockSetBack, Expired, NoWindow, TooManyTries, Used, WrongCode};
    let told = [WrongCode, NoWindow, Expired, ClockSetBack, TooManyTries, Used].map(|error| refusal(error.told()));
    assert!(told.iter().all(|bytes| *bytes == told[0]));
    let (joining, _) = Joining::begin(&code("C4D5-92XY"), PARTIES, ("x", [9; 32]), &[4; 32]).unwrap();
    assert_eq!(joining.answer(&told[0]).unwrap_err(), PairingError::CodeNotAccepted);
}

#[test]
fn a_laptop_that_stops_because_of_the_proof_counts_as_a_wrong_code_at_the_clinic() {
    let mut window = window();
    let (_, begin) = Joining::begin(&code("2222-2222"), PARTIES, ("x", [9; 32]), &[4; 32]).unwrap();
    let (begun, _) = window.begin(PARTIES, &begin, &[5; 32], OPENED).unwrap();
    let error = window.confirm(begun, &refusal(Told::CodeNotAccepted), OPENED).unwrap_err();
    assert_eq!(error, PairingError::WrongCode);
}

#[test]
fn a_name_is_one_line_of_at_most_the_limit() {
    let begin =
        |name: &str| Joining::begin(&code("C4D5-92XY"), PARTIES, (name, [9; 32]), &[4; 32]).map(|(_, bytes)| bytes);
    assert!(begin(&"n".repeat(MAX_LAPTOP_NAME_LEN)).is_ok());
    let refused = Err(PairingError::LaptopName { max: MAX_LAPTOP_NAME_LEN });
    for name in [
        "Clinic",
        " clinic ",
        "CLÍNICA",
        "Cl\u{200b}inic",
        "Ward\u{202e}2",
        "",
        "  ",
        "two\nlines",
        &"n".repeat(MAX_LAPTOP_NAME_LEN + 1),
    ] {
        assert_eq!(begin(name), refused);
    }
}

#[test]
fn the_messages_of_an_unpaired_node_fit_their_limit_and_a_welcome_fits_a_frame() {
    let name = "n".repeat(MAX_LAPTOP_NAME_LEN);
    let (joining, begin) = Joining::begin(&code("C4D5-92XY"), PARTIES, (&name, [9; 32]), &[4; 32]).unwrap();
    let mut window = window();
    let (begun, answer) = window.begin(PARTIES, &begin, &[5; 32], OPENED).unwrap();
    let (_, confirm) = joining.answer(&answer).unwrap();
    assert!([&begin, &answer, &confirm].iter().all(|message| message.len() <= MAX_MESSAGE_LEN / 2));
    let newcomer = window.confirm(begun, &confirm, OPENED).unwrap();
    assert!(newcomer.welcome(vec![0; MAX_WELCOME_LEN]).unwrap().len() <= crate::wire::MAX_PAYLOAD_LEN);
    let len = MAX_WELCOME_LEN + 1;
    assert_eq!(newcomer.welcome(vec![0; len]).unwrap_err(), PairingError::WelcomeTooLong { len, max: MAX_WELCOME_LEN });
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_words_and_another_does_not() {
    let bytes = |seed| Joining::begin(&code("C4D5-92XY"), PARTIES, ("x", [9; 32]), &seed).unwrap().1;
    assert_eq!(bytes([4; 32]), bytes([4; 32]));
    assert_ne!(bytes([4; 32]), bytes([6; 32]));
    let words = || Try::default().run(&mut window()).unwrap().0.words.to_string();
    assert_eq!(words(), words());
    assert_eq!(words(), "umbrella cedar autumn robin");
}

#[test]
fn no_state_shows_a_secret_in_its_debug_text() {
    let mut window = window();
    let (joining, begin) = Joining::begin(&code("C4D5-92XY"), PARTIES, ("Ward laptop", [9; 32]), &[4; 32]).unwrap();
    let (begun, _) = window.begin(PARTIES, &begin, &[5; 32], OPENED).unwrap();
    let text = format!("{window:?} {joining:?} {begun:?}");
    assert!(!text.contains("C4D5") && !text.contains("92XY") && !text.contains("keys"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_altered_message_never_pairs(
        number in 0usize..3,
        place in any::<prop::sample::Index>(),
        change in 1u8..,
    ) {
        let meddle = |at: usize, mut message: Vec<u8>| {
            if at == number {
                let place = place.index(message.len());
                message[place] ^= change;
            }
            message
        };
        let outcome = Try { meddle: &meddle, ..Try::default() }.run(&mut window());
        prop_assert!(outcome.is_err());
    }

    #[test]
    fn any_bytes_in_place_of_a_message_never_pair_nor_panic(
        number in 0usize..3,
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let meddle = |at: usize, message: Vec<u8>| if at == number { bytes.clone() } else { message };
        let outcome = Try { meddle: &meddle, ..Try::default() }.run(&mut window());
        prop_assert!(outcome.is_err());
    }

    #[test]
    fn any_other_code_fails(random: [u8; 16]) {
        let other = PairingCode::from_random(random).show();
        prop_assume!(other != "C4D5-92XY");
        let outcome = Try { typed: &other, ..Try::default() }.run(&mut window());
        prop_assert_eq!(outcome.unwrap_err(), PairingError::CodeNotAccepted);
    }
}
