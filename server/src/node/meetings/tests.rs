//! Meetings of earlier runs and of this one, as the record and the loop tell of them.

use waystation_sync::id::{Epoch, Heads, VocabularyMark};
use waystation_sync::record::{MergedDoc, Met, Quarantined};
use waystation_sync::replica::progress::Went;

use super::*;

const LAPTOP: DeviceId = DeviceId([7; 16]);

fn id(n: u16) -> ReturnId {
    let mut bytes = [0; 16];
    bytes[..2].copy_from_slice(&n.to_be_bytes());
    ReturnId(bytes)
}

fn batch(meeting: u16, at: i64) -> Return {
    let doc = MergedDoc { doc: DocId([1; 32]), before: Heads::default(), new: vec![ChangeId([2; 32])] };
    Return { meeting: id(meeting), peer: LAPTOP, at: Millis(at), skew_ms: 0, docs: vec![doc] }
}

fn all(returns: Vec<Return>) -> Older {
    Older { returns, ..Older::default() }
}

fn met(at: i64, complete: bool) -> Met {
    Met {
        peer: LAPTOP,
        epoch: Epoch([0; 16]),
        sequence: 0,
        at: Millis(at),
        vocabulary: VocabularyMark::default(),
        chain: None,
        accepted: Vec::new(),
        refused: Vec::new(),
        complete,
    }
}

fn ended(meeting: u16, docs: usize) -> Ended {
    Ended {
        meeting: id(meeting),
        peer: LAPTOP,
        began: Millis(10),
        ended: Millis(20),
        alike: Some(true),
        progress: None,
        went: Went { docs, changes: docs, whole: 0 },
    }
}

#[test]
fn the_record_says_how_a_meeting_of_an_earlier_run_ended_and_nothing_where_it_was_cut_off() {
    let returns = vec![batch(1, 100), batch(1, 110), batch(2, 200), batch(3, 300)];
    let meetings =
        Meetings::from_record(Older { mets: vec![met(50, true), met(120, true), met(310, false)], ..all(returns) });
    let newest = meetings.newest(0, 9);
    assert_eq!(newest.iter().map(|meeting| meeting.id).collect::<Vec<_>>(), [id(3), id(2), id(1)]);
    let earlier: Vec<_> = newest.iter().map(|meeting| meeting.earlier).collect();
    let end = |at, alike| Some(Earlier { at: Millis(at), alike });
    assert_eq!(earlier, [end(310, false), None, end(120, true)]);
    assert_eq!(newest[2].batches.len(), 2);
    assert!(newest.iter().all(|meeting| meeting.told.is_none()));
    assert_eq!(meetings.newest(1, 1)[0].id, id(2));
}

#[test]
fn what_was_not_taken_is_found_with_its_meeting_again() {
    let kept = |at| Quarantined {
        device: LAPTOP,
        received: Millis(at),
        reason: Refusal::PersonNotAllowed,
        change: ChangeId([9; 32]),
        chunks: Vec::new(),
    };
    let only_refused = Return { docs: Vec::new(), ..batch(2, 200) };
    let quarantined = [(DocId([5; 32]), kept(200)), (DocId([6; 32]), kept(999))];
    let meetings =
        Meetings::from_record(Older { held: quarantined.to_vec(), ..all(vec![batch(1, 100), only_refused]) });
    assert!(meetings.one(id(1)).unwrap().not_taken.is_empty());
    let found = meetings.one(id(2)).unwrap().not_taken;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].doc, found[0].why), (DocId([5; 32]), Refusal::PersonNotAllowed));
}

#[test]
fn meetings_that_brought_nothing_are_counted_and_one_whose_upload_came_late_is_not() {
    let meetings = Meetings::default();
    meetings.ended(ended(1, 0));
    meetings.ended(ended(2, 3));
    meetings.add(batch(3, 15));
    meetings.ended(ended(3, 1));
    assert_eq!(meetings.quiet(), Quiet { count: 2, gave: 1 });
    meetings.add(batch(2, 30));
    meetings.add(batch(2, 31));
    assert_eq!(meetings.quiet(), Quiet { count: 1, gave: 0 });
    let why = Refusal::TooLarge;
    let (doc, change) = (DocId([1; 32]), ChangeId([9; 32]));
    meetings.not_taken(NotTaken { meeting: id(1), peer: LAPTOP, at: Millis(15), doc, change, why });
    assert_eq!(meetings.quiet(), Quiet::default(), "something that was not taken is not nothing");
    meetings.took(id(3), (10, 20));
    let told = meetings.one(id(3)).unwrap().told.unwrap();
    assert_eq!((told.bytes, told.ended.map(|ended| ended.went.docs)), (Some((10, 20)), Some(1)));
    assert!(meetings.one(id(4)).is_none());
}

#[test]
fn how_meetings_went_is_known_of_as_many_as_the_limit_and_the_oldest_makes_room() {
    let meetings = Meetings::default();
    let most = u16::try_from(TOLD_MAX).unwrap();
    for n in 0..=most {
        meetings.ended(ended(n, 0));
    }
    meetings.add(batch(0, 30));
    meetings.add(batch(1, 31));
    assert!(meetings.one(id(0)).unwrap().told.is_none());
    assert!(meetings.one(id(1)).unwrap().told.is_some());
    assert_eq!(
        meetings.quiet().count,
        TOLD_MAX,
        "all of them are counted but the one that is known to have brought something"
    );
}

#[test]
fn older_meetings_are_told_as_if_all_had_been_read_at_once() {
    let returns = [batch(1, 100), batch(1, 110), batch(2, 200), batch(3, 300), batch(2, 305), batch(3, 310)];
    let mets = [met(50, true), met(120, true), met(210, false), met(320, true)];
    let kept = |at| Quarantined {
        device: LAPTOP,
        received: Millis(at),
        reason: Refusal::PersonNotAllowed,
        change: ChangeId([9; 32]),
        chunks: Vec::new(),
    };
    let held = [(DocId([5; 32]), kept(110)), (DocId([6; 32]), kept(300))];
    // A note or a refusal lies in the record after the batch that it belongs to.
    let page = |batches: &[Return], mets: &[Met], held: &[(DocId, Quarantined)], from| Older {
        mets: mets.to_vec(),
        held: held.to_vec(),
        from,
        ..all(batches.to_vec())
    };
    let told = |meetings: &Meetings| format!("{:?}", meetings.newest(0, 9));
    let whole = Meetings::from_record(page(&returns, &mets, &held, None));
    for cut in 0..=returns.len() {
        let at = returns.get(cut).map_or(Millis(i64::MAX), |batch| batch.at);
        let (old, new) = returns.split_at(cut);
        let (old_mets, new_mets) = mets.split_at(mets.partition_point(|met| met.at < at));
        let (old_held, new_held) = held.split_at(held.partition_point(|(_, held)| held.received < at));
        let meetings = Meetings::from_record(page(new, new_mets, new_held, Some(7)));
        assert_eq!(meetings.older_than(), Some(7));
        meetings.add_older(7, page(old, old_mets, old_held, None));
        assert_eq!(told(&meetings), told(&whole), "{cut}");
        assert_eq!(meetings.older_than(), None);
        meetings.add_older(7, page(old, old_mets, old_held, None));
        assert_eq!(told(&meetings), told(&whole), "whoever came second added nothing");
    }
}
