//! Looks of delay tactics, with what the urge log says of each.

use waystation_sync::care::delay_tactic::{DELAY_TACTIC, WHAT};
use waystation_sync::care::read::Entry;
use waystation_sync::care::urge::URGE;

use crate::Names;
use crate::noun_page::{Heading, NounPage};

/// Delay tactics.
pub static PAGE: NounPage =
    NounPage { counts: Some(tried), ..NounPage::new(&DELAY_TACTIC, "hide", Heading::Field(&WHAT)) };

/// How often the urge log names it, and after how many of those urges had passed or waited; nothing where it does not.
fn tried(entry: &Entry, names: &Names) -> Option<(&'static str, String)> {
    let tried = names.mentions(entry.key, &URGE);
    let values = [("n", tried.count.into()), ("helped", tried.helped.into())];
    (tried.count > 0).then(|| ("counted-urges", names.language.say_with("counted-tried", &values)))
}

#[cfg(test)]
mod tests {
    use waystation_sync::care::overview::Mentions;
    use waystation_sync::care::read::EntryKey;
    use waystation_sync::id::EntryId;
    use waystation_sync::time::Millis;

    use super::*;
    use crate::Language;

    fn said(language: Language, count: usize, helped: usize) -> Option<String> {
        let one = EntryId([7; 16]);
        let mut names = Names::of_nobody(Millis(0), language);
        names.mentioned.insert((one, URGE.name.to_owned()), Mentions { count, helped });
        tried(&Entry::blank(&DELAY_TACTIC, EntryKey::Id(one)), &names).map(|(_, said)| said)
    }

    #[test]
    fn a_card_says_how_often_it_was_tried_and_nothing_of_times_that_it_did_not_help() {
        let (en, es) = (Language::English, Language::Spanish);
        assert_eq!(said(en, 0, 0), None);
        assert_eq!(said(en, 1, 0).as_deref(), Some("Used once."));
        assert_eq!(said(en, 3, 2).as_deref(), Some("Used 3 times; the urge passed or waited 2 times."));
        assert_eq!(said(es, 1, 1).as_deref(), Some("Se usó una vez; el impulso pasó o esperó una vez."));
        assert_eq!(said(es, 3, 0).as_deref(), Some("Se usó 3 veces."));
    }
}
