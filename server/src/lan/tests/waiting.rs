//! The waiting certificate: when it is made, what its file is, and when it is shown. And how seldom the authority is opened.

use std::cell::Cell;

use super::super::certificate::{Purpose, Term, WAITING_DAYS, WAITING_RENEWED_DAYS};
use super::super::files::{self, AUTHORITY_FILE, CERTIFICATE_FILE, WAITING_FILE};
use super::super::here::Here;
use super::super::keep::{left, trusted, waiting};
use super::super::pages_tls::WaitingCertificate;
use super::*;
use crate::host::SimDisk;
use crate::lan::{Greeting, Lan, LanError, PagesCertificate, PagesTls};
use crate::vault::NodeSecrets;

fn here(addresses: &[&str]) -> Here {
    Here { host: Some("desk".to_owned()), announced: None, addresses: ips(addresses) }
}

/// A look of an open clinic, and how often a seal was asked for.
fn look(
    disk: &SimDisk,
    addresses: &[&str],
    now: Millis,
    in_use: Option<Arc<PagesCertificate>>,
) -> (Arc<PagesCertificate>, Result<Arc<WaitingCertificate>, LanError>, usize) {
    let asked = Cell::new(0);
    let seal_for = |purpose| {
        asked.set(asked.get() + 1);
        NodeSecrets::of_seed(1).seal_for(purpose)
    };
    let pages = trusted(disk, seal_for, &here(addresses), now, in_use).unwrap();
    let waits = waiting(disk, seal_for, &pages, now);
    (pages, waits, asked.get())
}

fn after(days: i64) -> Millis {
    Millis(NOW.0 + days * DAY_MS)
}

#[test]
fn the_authority_is_opened_when_the_clinic_is_and_to_sign_and_at_no_other_look() {
    let disk = SimDisk::new();
    let (pages, waits, asked) = look(&disk, &["192.168.1.20"], NOW, None);
    assert!(waits.is_ok() && asked > 0);
    let before = disk.contents();
    for days in [0, 1, WAITING_RENEWED_DAYS - 1] {
        let (again, waits, asked) = look(&disk, &["192.168.1.20"], after(days), Some(Arc::clone(&pages)));
        assert!(waits.is_ok() && Arc::ptr_eq(&again, &pages));
        assert_eq!(asked, 0, "after {days} days");
    }
    assert_eq!(disk.contents(), before);
    let (_, _, asked) = look(&disk, &["192.168.1.20"], after(WAITING_RENEWED_DAYS), Some(pages));
    assert!(asked > 0, "another is signed");
    assert_ne!(disk.contents()[WAITING_FILE], before[WAITING_FILE]);
    assert_eq!(disk.contents()[CERTIFICATE_FILE], before[CERTIFICATE_FILE]);
}

#[test]
fn a_waiting_certificate_is_made_anew_at_once_where_it_is_gone_or_damaged_or_names_another_place() {
    let disk = SimDisk::new();
    let (pages, _, _) = look(&disk, &["192.168.1.20"], NOW, None);
    let whole = disk.contents()[WAITING_FILE].clone();
    let broken = [b"nothing".to_vec(), Vec::new(), whole[..whole.len() - 1].to_vec(), vec![1; 33 * 1024]];
    for bytes in broken {
        disk.plant(WAITING_FILE, &bytes);
        assert!(left(&*disk, NOW).is_err(), "{} bytes", bytes.len());
        look(&disk, &["192.168.1.20"], NOW, Some(Arc::clone(&pages))).1.unwrap();
        assert!(left(&*disk, NOW).is_ok(), "{} bytes", bytes.len());
    }
    let named = |disk: &SimDisk| files::waiting(disk).unwrap().unwrap().term.naming.addresses;
    look(&disk, &["192.168.1.77"], NOW, Some(pages)).1.unwrap();
    assert_eq!(named(&disk), ips(&["192.168.1.77"]));
}

#[test]
fn a_power_cut_while_it_is_made_leaves_none_or_a_whole_one() {
    let disk = SimDisk::new();
    let (pages, _, _) = look(&disk, &["192.168.1.20"], NOW, None);
    let before = disk.operations();
    look(&disk, &["192.168.1.20"], after(WAITING_RENEWED_DAYS), Some(pages)).1.unwrap();
    for stop in 0..disk.operations() - before {
        for seed in 0..4 {
            let disk = SimDisk::new();
            let (pages, _, _) = look(&disk, &["192.168.1.20"], NOW, None);
            disk.stop_after(stop);
            assert!(look(&disk, &["192.168.1.20"], after(WAITING_RENEWED_DAYS), Some(pages)).1.is_err(), "{stop}");
            disk.power_cut(seed);
            assert!(left(&*disk, NOW).is_ok(), "{stop} {seed}");
        }
    }
}

#[test]
fn what_lies_in_clear_is_the_waiting_certificates_key_and_no_other() {
    let disk = SimDisk::new();
    look(&disk, &["192.168.1.20"], NOW, None).1.unwrap();
    // How every key of this kind begins in DER: the name of its curve.
    let curve = [0x2a, 0x86, 0x48, 0xce, 0x3d];
    let in_clear = |bytes: &[u8]| bytes.windows(curve.len()).any(|piece| piece == curve);
    let names: Vec<String> =
        disk.contents().iter().filter(|(_, bytes)| in_clear(bytes)).map(|(name, _)| name.clone()).collect();
    assert_eq!(names, [WAITING_FILE]);
    let held = files::waiting(&*disk).unwrap().unwrap();
    let secrets = NodeSecrets::of_seed(1);
    let sealed = files::Files::new(&*disk, |purpose| secrets.seal_for(purpose)).unwrap();
    let others =
        [sealed.authority().unwrap().unwrap().private_key_der, sealed.certificate().unwrap().unwrap().private_key_der];
    let bytes = disk.contents()[WAITING_FILE].clone();
    for key in others {
        assert!(*key != *held.private_key_der);
        assert!(!bytes.windows(key.len()).any(|piece| piece == &key[..]));
    }
    assert!(disk.contents().contains_key(AUTHORITY_FILE));
}

#[test]
fn a_waiting_certificate_is_read_as_it_was_written_whatever_version_wrote_it() {
    let disk = SimDisk::new();
    let naming = CertificateNames { names: vec!["clinic.local".to_owned()], addresses: ips(&["10.0.0.7"]) };
    let authority = waystation_sync::trust::CertificateHash([7; 32]);
    let term = Term { authority, naming, from: Millis(1), until: Millis(2) };
    let written =
        Certificate { certificate_der: vec![1, 2, 3], private_key_der: vec![4, 5].into(), term: term.clone() };
    files::keep_waiting(&*disk, &written).unwrap();
    let golden =
        [&[1, 3, 1, 2, 3, 2, 4, 5][..], &[7; 32], &[1, 12], b"clinic.local", &[1, 0, 10, 0, 0, 7], &[2, 4]].concat();
    assert_eq!(disk.contents()[WAITING_FILE], golden);
    let read = files::waiting(&*disk).unwrap().unwrap();
    assert_eq!((&read.certificate_der, &*read.private_key_der, read.term), (&vec![1, 2, 3], &vec![4, 5], term));
    disk.plant(WAITING_FILE, &[&[2], &golden[1..]].concat());
    assert!(files::waiting(&*disk).unwrap().is_none(), "a form that is not known");
}

#[test]
fn it_is_shown_while_the_pages_are_shut_and_until_its_last_day_and_never_beside_them() {
    let disk = SimDisk::new();
    let (pages, waits, _) = look(&disk, &["127.0.0.1"], NOW, None);
    let lan = Lan::new("127.0.0.1:8473".parse().unwrap(), None);
    assert_eq!(lan.greeting(NOW), Greeting::Pages, "nothing is there to be shown");
    lan.set_waiting(waits.ok());
    let last = Millis(after(WAITING_DAYS).0 - 1);
    assert_eq!((lan.greeting(NOW), lan.greeting(last)), (Greeting::Waiting, Greeting::Waiting));
    assert_eq!(lan.greeting(after(WAITING_DAYS)), Greeting::Pages);
    for standing in [PagesTls::Ready(pages), PagesTls::Trouble(Arc::new(LanError::Clock))] {
        lan.set(standing);
        assert_eq!(lan.greeting(NOW), Greeting::Pages);
    }
    assert!(left(&*disk, last).is_ok());
    assert!(left(&*disk, after(WAITING_DAYS)).unwrap_err().contains("is over"));
    assert!(left(&*SimDisk::new(), NOW).unwrap_err().contains("there is no certificate"));
    assert_eq!(Purpose::Waiting.ahead_days(), WAITING_DAYS);
}
