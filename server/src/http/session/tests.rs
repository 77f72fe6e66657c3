//! What sessions promise.

use waystation_sync::id::DraftId;

use super::*;

const DANA: PersonId = PersonId([1; 16]);
const LEE: PersonId = PersonId([2; 16]);
const START: Uptime = Uptime(1_000_000);

fn after(ms: i64) -> Uptime {
    Uptime(START.0 + ms)
}

fn begun() -> (Sessions, Token) {
    let sessions = Sessions::default();
    let token = sessions.begin(DANA, None, START).unwrap();
    (sessions, token)
}

#[test]
fn a_session_is_known_by_its_token_only() {
    let (sessions, token) = begun();
    assert_eq!(token.as_str().len(), 64);
    assert_eq!(sessions.person(SessionId::of(token.as_str()), START), Some(DANA));
    assert_eq!(sessions.person(SessionId::of("guess"), START), None);
}

#[test]
fn ten_idle_minutes_lock_a_session_and_use_keeps_it_open_for_twelve_hours_at_most() {
    let (sessions, token) = begun();
    let id = SessionId::of(token.as_str());
    let mut at = 0;
    while at + IDLE_MS - 1 < LONGEST_MS {
        at += IDLE_MS - 1;
        assert_eq!(sessions.person(id, after(at)), Some(DANA));
    }
    assert_eq!(sessions.person(id, after(LONGEST_MS)), None);
    let (sessions, token) = begun();
    assert_eq!(sessions.person(SessionId::of(token.as_str()), after(IDLE_MS)), None);
}

#[test]
fn looking_keeps_no_session_open() {
    let (sessions, token) = begun();
    let id = SessionId::of(token.as_str());
    for at in 1..IDLE_MS {
        if at % 60_000 == 0 || at == IDLE_MS - 1 {
            assert_eq!(sessions.look(id, after(at)), Some(DANA));
        }
    }
    assert_eq!(sessions.look(id, after(IDLE_MS)), None);
    assert_eq!(sessions.person(id, after(IDLE_MS)), None);
    assert_eq!(sessions.look(SessionId::of("guess"), START), None);
}

#[test]
fn words_sent_too_late_come_back_to_their_writer_and_to_nobody_else() {
    for (next, kept) in [(DANA, true), (LEE, false)] {
        let (sessions, token) = begun();
        for number in [1, 2] {
            let late = Late { id: DraftId([number; 16]), held: None };
            sessions.keep(SessionId::of(token.as_str()), late, after(IDLE_MS));
        }
        let new = sessions.begin(next, Some(token.as_str()), after(IDLE_MS)).unwrap();
        let late = |token: &Token| sessions.late(SessionId::of(token.as_str())).len();
        assert_eq!(late(&new), if kept { 2 } else { 0 });
        if !kept {
            let own = sessions.begin(DANA, Some(new.as_str()), after(IDLE_MS)).unwrap();
            assert_eq!(late(&own), 2, "they waited while somebody else was signed in");
            continue;
        }
        sessions.sent(SessionId::of(new.as_str()), DraftId([1; 16]));
        assert_eq!(late(&new), 1);
    }
}

#[test]
fn who_locks_a_session_comes_back_to_the_same_page_and_nobody_else_does() {
    for (next, page) in [(DANA, Some("/clients/1")), (LEE, None)] {
        let (sessions, token) = begun();
        let id = SessionId::of(token.as_str());
        sessions.lock(id, Some("/clients/1".into()));
        assert_eq!(sessions.person(id, START), None);
        sessions.came_for(id, "/later".into(), START);
        let new = SessionId::of(sessions.begin(next, Some(token.as_str()), START).unwrap().as_str());
        assert_eq!(sessions.back(new).as_deref(), page);
        assert_eq!(sessions.back(new), None);
    }
}

#[test]
fn a_page_asked_for_is_remembered_only_by_a_session_that_is_locked() {
    let (sessions, token) = begun();
    let id = SessionId::of(token.as_str());
    sessions.came_for(id, "/today".into(), START);
    assert_eq!(sessions.back(id), None);
    sessions.came_for(id, "/clients/1".into(), after(IDLE_MS));
    assert_eq!(sessions.back(id).as_deref(), Some("/clients/1"));
}

#[test]
fn steps_are_put_away_by_each_person_for_themselves() {
    let sessions = Sessions::default();
    sessions.put_away(DANA, Which::Tour);
    assert!(sessions.is_put_away(DANA, Which::Tour));
    assert!(!sessions.is_put_away(DANA, Which::First) && !sessions.is_put_away(LEE, Which::Tour));
}

#[test]
fn an_outcome_is_told_once() {
    let (sessions, token) = begun();
    let id = SessionId::of(token.as_str());
    sessions.tell(id, Notice { good: true, text: "Saved.".into(), next: String::new(), undo: None });
    assert!(sessions.told(id).is_some());
    assert!(sessions.told(id).is_none());
}

fn one(n: usize) -> PersonId {
    PersonId(u128::try_from(n).unwrap().to_be_bytes())
}

#[test]
fn nobody_signs_a_colleague_out_and_the_session_that_gives_way_is_ones_own() {
    let (sessions, lees) = (Sessions::default(), SessionId::of("lee"));
    sessions.state().sessions.insert(lees, Session::new(LEE, START));
    let token = |n: usize| sessions.begin(DANA, None, after(i64::try_from(n).unwrap())).unwrap();
    let tokens: Vec<Token> = (0..OWN_SESSIONS_MAX).map(token).collect();
    let held = |token: &Token| sessions.look(SessionId::of(token.as_str()), after(99)).is_some();
    assert!(tokens.iter().all(held), "the limit itself");
    let last = token(OWN_SESSIONS_MAX);
    assert!(!held(&tokens[0]) && tokens[1..].iter().all(held) && held(&last), "one past it: the own oldest");
    (0..SESSIONS_MAX).for_each(|n| drop(token(n)));
    assert_eq!(sessions.look(lees, after(99)), Some(LEE));
}

#[test]
fn there_are_never_more_sessions_than_their_limit_and_whoever_has_most_gives_way() {
    let sessions = Sessions::default();
    let quiet = sessions.begin(LEE, None, START).unwrap();
    let busy = sessions.begin(DANA, None, after(1)).unwrap();
    sessions.begin(DANA, None, after(2)).unwrap();
    for n in 3..=SESSIONS_MAX {
        sessions.begin(one(n + 1_000), None, after(3)).unwrap();
        assert!(sessions.state().sessions.len() <= SESSIONS_MAX);
    }
    assert_eq!(sessions.look(SessionId::of(busy.as_str()), after(4)), None);
    assert!(sessions.is_in(DANA, after(4)), "one of theirs is left");
    assert_eq!(sessions.look(SessionId::of(quiet.as_str()), after(4)), Some(LEE), "who has one keeps it");
}

#[test]
fn where_everybody_has_one_session_the_idlest_of_all_makes_room_and_nobody_by_chance() {
    for _ in 0..20 {
        let sessions = Sessions::default();
        sessions.begin(DANA, None, START).unwrap();
        for n in 1..SESSIONS_MAX + 1 {
            sessions.begin(one(n + 1_000), None, after(1)).unwrap();
        }
        assert!(!sessions.is_in(DANA, after(2)), "theirs was idle longest");
        assert_eq!(sessions.state().sessions.len(), SESSIONS_MAX);
    }
}

#[test]
fn only_own_pages_are_come_back_to() {
    for path in ["/today", "/clients/0192a/goal/new", "/returns"] {
        assert!(is_page(path), "{path}");
    }
    let long = format!("/{}", "a".repeat(PATH_BYTES_MAX));
    for path in ["//example.org/today", "/\\example.org", "", "today", "/%2f", "/?a", "/", long.as_str()] {
        assert!(!is_page(path), "{path}");
    }
}
