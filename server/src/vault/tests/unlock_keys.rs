//! What a key in a file opens, and for how long.

use super::*;
use crate::vault::unlock_key::UNLOCK_KEYS_MAX;

const STICK: PersonId = PersonId([5; 16]);

#[test]
fn a_key_in_a_file_opens_the_node_until_it_is_shut_out_and_the_people_go_on_as_before() {
    let (_disk, folder) = sim();
    let mut keyring = Keyring::create(&folder, secrets(), &[lock(1, "ana")]).unwrap();
    keyring.ensure([subject(3)].into_iter()).unwrap();
    let sealed = keyring.seal(&DocId([3; 32]), b"place", b"words").unwrap();
    let text = keyring.make_unlock_key(STICK).unwrap().to_text();
    assert_eq!(keyring.unlock_keys(), [STICK]);
    keyring.ensure([subject(4)].into_iter()).unwrap();

    let key = UnlockKey::from_text(&text).unwrap();
    let opened = load(&folder).unlock_with(&key).unwrap();
    assert_eq!(opened.open(&DocId([3; 32]), b"place", &sealed).unwrap(), b"words");
    assert!(opened.key(&DocId([4; 32])).is_some() && !opened.is_partial());
    // An erasure renews it like a person's.
    keyring.erase(&[DocId([4; 32])]).unwrap();
    assert!(load(&folder).unlock_with(&key).is_ok());

    keyring.withdraw(STICK).unwrap();
    assert!(keyring.unlock_keys().is_empty());
    assert!(matches!(load(&folder).unlock_with(&key), Err(VaultError::WrongPassphrase)));
    assert_eq!(load(&folder).unlock("ana", &right()).unwrap().1, PersonId([1; 16]));
}

#[test]
fn nobody_signs_in_with_a_key_in_a_file_and_an_unknown_login_is_told_nothing_else_beside_it() {
    let (_disk, folder) = sim();
    let mut keyring = Keyring::create(&folder, secrets(), &[]).unwrap();
    let key = keyring.make_unlock_key(STICK).unwrap();
    for login in ["", "\0unlock key", "ana"] {
        let tried = load(&folder).unlock(login, &phrase(&key.to_text()));
        assert!(matches!(tried, Err(VaultError::WrongPassphrase)), "{login:?}");
    }
    let other = Keyring::create(&sim().1, secrets(), &[]).unwrap().make_unlock_key(STICK).unwrap();
    assert!(matches!(load(&folder).unlock_with(&other), Err(VaultError::WrongPassphrase)));
}

#[test]
fn a_node_has_no_more_such_keys_than_their_limit_and_a_file_with_anything_else_is_none() {
    let (_disk, folder) = sim();
    let mut keyring = Keyring::create(&folder, secrets(), &[]).unwrap();
    let mut text = String::new();
    for number in 0..UNLOCK_KEYS_MAX {
        text = keyring.make_unlock_key(PersonId([u8::try_from(number).unwrap(); 16])).unwrap().to_text().to_string();
    }
    assert!(matches!(keyring.make_unlock_key(STICK), Err(VaultError::TooLarge { .. })));
    assert_eq!(keyring.unlock_keys().len(), UNLOCK_KEYS_MAX);
    assert!(UnlockKey::from_text(&text).is_some());
    let trimmed = text.trim_end();
    for other in
        ["", "waystation-unlock-1-", "waystation-unlock-1-é", &format!("{trimmed}0"), &trimmed[..trimmed.len() - 1]]
    {
        assert!(UnlockKey::from_text(other).is_none(), "{other:?}");
    }
}
