//! Goal: two real nodes pair by a code, meet over TLS, and end with the same; a meeting without news moves nothing.

use waystation_sync::care::declare::{DocKey, Part};
use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::care::read::{EntryKey, View};
use waystation_sync::care::value::Value;
use waystation_sync::care::{goal, risk};
use waystation_sync::id::{ClientId, EntryId};
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
