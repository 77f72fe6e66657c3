//! Goal: two real nodes pair by a code, meet over TLS, and end with the same; a meeting without news moves nothing.

use waystation::net::dial::dial;
use waystation::net::limits::Limits;
use waystation::net::tls::Expect;
use waystation_sync::care::Vocabulary;
use waystation_sync::care::declare::{DocKey, Part};
use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::care::read::{EntryKey, View};
use waystation_sync::care::value::Value;
use waystation_sync::care::{goal, risk};
use waystation_sync::id::{ClientId, EntryId};
use waystation_sync::replica::message::{About, Message, Push};
use waystation_sync::time::Millis;
use waystation_sync::trust::CertificateHash;
use waystation_sync::wire::{Frame, Kind};
use waystation_tests::real::Real;

const CLIENT: ClientId = ClientId([1; 16]);

fn goal_act(words: &str) -> Act {
    Act {
        noun: &goal::GOAL,
        key: EntryKey::Id(EntryId(waystation::host::clock::id().unwrap())),
        verb: Verb::Begin(vec![
            (&goal::STATEMENT, Some(Value::Words(words.into()))),
            (&goal::STATUS, Some(Value::Code("proposed".into()))),
        ]),
    }
}

fn level(level: &str) -> Act {
    let words = |text: &str| Some(Value::Words(text.into()));
    let reasons = [(&risk::BASIS, words("Said so")), (&risk::ACTION, words("We ring daily"))];
    let level = (&risk::LEVEL, Some(Value::Code(level.into())));
    let verb = Verb::Write([level].into_iter().chain(reasons).collect());
    Act { noun: &risk::RISK, key: EntryKey::coded("self_harm"), verb }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_paired_laptop_ends_with_what_the_clinic_has_and_the_clinic_with_what_it_wrote() {
    let (clinic, ana) = Real::clinic().await;
    clinic.write(ana, CLIENT, Part::Plan, vec![goal_act("Sleep seven hours")]).await;
    let laptop = Real::laptop(&clinic, vec![ana], "Laptop").await;
    laptop.meet().await;
    assert_eq!(laptop.heads(CLIENT, Part::Plan).await, clinic.heads(CLIENT, Part::Plan).await);
    let status = laptop.open().status();
    assert!(status.equal, "{:?}", laptop.state.around().visits.last());

    clinic.write(ana, CLIENT, Part::Risk, vec![level("low")]).await;
    laptop.write(ana, CLIENT, Part::Risk, vec![level("high")]).await;
    assert_eq!(laptop.open().status().waiting, 1);
    laptop.meet().await;
    assert_eq!(laptop.heads(CLIENT, Part::Risk).await, clinic.heads(CLIENT, Part::Risk).await);
    assert_eq!(laptop.open().status().waiting, 0);
    for node in [&clinic, &laptop] {
        let entry = node
            .open()
            .read(DocKey::whole(CLIENT, Part::Risk), |doc, _| {
                View::now(doc).entry(&risk::RISK, EntryKey::coded("self_harm")).unwrap()
            })
            .await
            .unwrap();
        assert!(entry.field(&risk::LEVEL).is_conflicted());
        assert_eq!(entry.text(&risk::LEVEL), "high");
    }
    assert_eq!(clinic.open().meetings().count(), 1);

    // Nothing new: a few small messages, and no frame.
    laptop.meet().await;
    let (bytes_in, bytes_out) = laptop.state.around().visits.last().bytes;
    assert!(bytes_in + bytes_out < 1_000, "{bytes_in} in, {bytes_out} out");

    // The record outlives the process, and opens with the same passphrase.
    let folder = laptop.stop().await;
    let again = Real::start(waystation_sync::replica::NodeRole::Laptop, folder, None).await;
    let pass = waystation::vault::Passphrase::new(waystation_tests::real::PASSPHRASE.into());
    assert_eq!(again.node().sign_in("Ana".into(), pass).await.unwrap(), ana);
    assert_eq!(again.heads(CLIENT, Part::Plan).await, clinic.heads(CLIENT, Part::Plan).await);
    again.stop().await;
    clinic.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_links_of_one_laptop_are_one_meeting_and_the_newest_is_served() {
    let (clinic, ana) = Real::clinic().await;
    clinic.write(ana, CLIENT, Part::Plan, vec![goal_act("Sleep seven hours")]).await;
    let laptop = Real::laptop(&clinic, vec![ana], "Laptop").await;
    laptop.meet().await;
    let (identity, device) = (laptop.open().identity(), laptop.open().device());
    laptop.stop().await;

    let about = About::new(Millis(0), Vocabulary::CURRENT.mark());
    let hello = Message::Hello { about, epoch: None, sequence: 0, directory: 0 };
    let junk = Push {
        doc: DocKey::whole(CLIENT, Part::Risk).id(),
        heads: waystation_sync::id::Heads::default(),
        whole: false,
        chunks: vec![vec![0; 4 * 1024 * 1024]],
        more: true,
    };
    let frames =
        [hello, Message::Push(junk)].map(|message| Frame { kind: Kind::Session, payload: message.to_bytes().unwrap() });
    let hash = CertificateHash(clinic.open().directory().devices[&clinic.open().device()].certificate_hash);
    let mut links = Vec::new();
    for _ in 0..10 {
        let address = clinic.state.around().peers.unwrap();
        let mut link =
            dial(address, &identity, Expect::Pinned(hash), &Limits::default()).await.expect("the door opens");
        for frame in &frames {
            // The newer one may have ended it already.
            link.send(frame).await.ok();
        }
        links.push(link);
    }
    let mut newest = links.pop().unwrap();
    let welcome = newest.recv().await.unwrap().expect("it is served");
    assert!(matches!(Message::from_bytes(newest.version().unwrap(), &welcome.payload), Ok(Message::Welcome { .. })));
    for mut link in links {
        while let Ok(Some(_)) = link.recv().await {}
    }
    assert_eq!(clinic.open().status().meeting, [device]);
}
