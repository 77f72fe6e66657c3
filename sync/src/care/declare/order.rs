//! Keys that put entries in an order which people change apart from each other: to move one entry, only that entry is
//! written. Must never renumber others.
//!
//! The keys are fractions written in base 62, as in David Greenspan, "Implementing Fractional Indexing" (Observable,
//! 2020). Two people who insert at the same place would get the same key, so each key ends in two digits taken from the
//! entry's own id; should two be equal still, the entries' ids decide, on every node alike.

use crate::id::EntryId;

/// Longest key, in characters. Fifty insertions at one place make about ten.
pub const ORDER_CHARACTERS_MAX: usize = 120;

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Whether `text` can be a key: digits only, not ending in `0` (nothing would fit between it and the same without).
#[must_use]
pub fn is_order(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= ORDER_CHARACTERS_MAX
        && text.bytes().all(|byte| DIGITS.contains(&byte))
        && !text.ends_with('0')
}

/// A key for the entry `of` after `before` and before `after`; either may be missing at an end. `None` when there is
/// no room: the two are not in order, or the key would be too long.
#[must_use]
pub fn between(before: Option<&str>, after: Option<&str>, of: EntryId) -> Option<String> {
    let low = before.unwrap_or("");
    if after.is_some_and(|after| after <= low) || [before, after].into_iter().flatten().any(|key| !is_order(key)) {
        return None;
    }
    let mut key = midpoint(low.as_bytes(), after.map(str::as_bytes));
    let [.., first, last] = of.0;
    key.push(digit(usize::from(first) % DIGITS.len()));
    // Never 0 at the end.
    key.push(digit(1 + usize::from(last) % (DIGITS.len() - 1)));
    let made = String::from_utf8(key).ok()?;
    let fits = made.as_str() > low && after.is_none_or(|after| made.as_str() < after);
    (fits && is_order(&made)).then_some(made)
}

/// Digits strictly between `low` and `high`, such that whatever is put behind them stays between.
fn midpoint(low: &[u8], high: Option<&[u8]>) -> Vec<u8> {
    let mut made = Vec::new();
    let mut high = high;
    let mut place = 0;
    loop {
        let from = low.get(place).map_or(0, |byte| value(*byte));
        let to = high.map_or(DIGITS.len(), |high| high.get(place).map_or(0, |byte| value(*byte)));
        if from + 1 < to {
            made.push(digit(from.midpoint(to)));
            return made;
        }
        made.push(digit(from));
        if from < to {
            // Everything from here on is below `high` already.
            high = None;
        }
        place += 1;
    }
}

fn value(digit: u8) -> usize {
    DIGITS.iter().position(|known| *known == digit).unwrap_or(0)
}

fn digit(value: usize) -> u8 {
    DIGITS.get(value).copied().unwrap_or(b'0')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn two_people_who_insert_at_one_place_get_keys_in_an_order_that_is_the_same_for_both() {
        let (a, b) = (EntryId([1; 16]), EntryId([2; 16]));
        let first = between(None, None, a).unwrap();
        let (mine, theirs) = (between(Some(&first), None, a).unwrap(), between(Some(&first), None, b).unwrap());
        assert!(first < mine && mine < theirs);
        assert!(between(Some(&mine), Some(&theirs), a).is_some_and(|key| mine < key && key < theirs));
    }

    #[test]
    fn fifty_insertions_at_one_place_stay_short() {
        for up in [true, false] {
            let mut keys = (between(None, None, EntryId([7; 16])).unwrap(), None::<String>);
            for n in 0..50_u8 {
                let id = EntryId([n; 16]);
                let key =
                    if up { between(Some(&keys.0), keys.1.as_deref(), id) } else { between(None, Some(&keys.0), id) };
                let key = key.unwrap();
                assert!(key.len() <= 14, "{key}");
                if up && n % 2 == 0 { keys.1 = Some(key) } else { keys.0 = key }
            }
        }
    }

    #[test]
    fn what_is_out_of_order_or_no_key_has_nothing_between() {
        let id = EntryId([1; 16]);
        assert_eq!(between(Some("V"), Some("V"), id), None);
        assert_eq!(between(Some("b"), Some("a"), id), None);
        assert_eq!(between(Some("é"), None, id), None);
        for text in ["", "0", "a0", "a b", &"1".repeat(ORDER_CHARACTERS_MAX + 1)] {
            assert!(!is_order(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn an_entry_put_anywhere_stands_there(places in prop::collection::vec((any::<prop::sample::Index>(), any::<[u8; 2]>()), 1..60)) {
            let mut keys: Vec<String> = Vec::new();
            for (place, id) in places {
                let place = place.index(keys.len() + 1);
                let mut own = [0; 16];
                own[14..].copy_from_slice(&id);
                let before = place.checked_sub(1).map(|place| keys[place].as_str());
                let key = between(before, keys.get(place).map(String::as_str), EntryId(own)).unwrap();
                prop_assert!(is_order(&key));
                keys.insert(place, key);
                prop_assert!(keys.is_sorted_by(|a, b| a < b));
            }
        }
    }
}
