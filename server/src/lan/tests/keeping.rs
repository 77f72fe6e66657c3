//! The two files: made once, sealed, whole after a power cut, never replaced in silence.

use super::super::LanError;
use super::super::files::{AUTHORITY_FILE, CERTIFICATE_FILE, Files};
use super::super::here::Here;
use super::super::keep::{standing, trusted};
use super::*;
use crate::host::SimDisk;
use crate::lan::{PagesCertificate, PagesTls};
use crate::vault::{NodeSecrets, OwnSeal, VaultError};

/// The seals of a node.
fn seals(node: u8) -> impl Fn(&'static str) -> Result<OwnSeal, VaultError> {
    move |purpose| NodeSecrets::of_seed(node).seal_for(purpose)
}

fn here(addresses: &[&str]) -> Here {
    Here { host: Some("desk".to_owned()), announced: None, addresses: ips(addresses) }
}

fn at(disk: &SimDisk, addresses: &[&str], now: Millis, in_use: Option<Arc<PagesCertificate>>) -> Arc<PagesCertificate> {
    trusted(disk, seals(1), &here(addresses), now, in_use).unwrap()
}

#[test]
fn both_are_made_once_and_found_again_after_a_power_cut() {
    for seed in 0..20 {
        let disk = SimDisk::new();
        let first = at(&disk, &["192.168.1.20"], NOW, None);
        let before = disk.contents();
        disk.power_cut(seed);
        let again = at(&disk, &["192.168.1.20"], NOW, None);
        assert_eq!((again.hash, &again.naming), (first.hash, &first.naming), "{seed}");
        assert_eq!(disk.contents(), before, "nothing was written again");
    }
}

#[test]
fn a_power_cut_while_the_authority_is_made_leaves_none_or_a_whole_one() {
    let disk = SimDisk::new();
    at(&disk, &["192.168.1.20"], NOW, None);
    for stop in 0..disk.operations() {
        for seed in 0..4 {
            let disk = SimDisk::new();
            disk.stop_after(stop);
            assert!(trusted(&*disk, seals(1), &here(&["192.168.1.20"]), NOW, None).is_err(), "{stop}");
            disk.power_cut(seed);
            let made = at(&disk, &["192.168.1.20"], NOW, None);
            assert_eq!(at(&disk, &["192.168.1.20"], NOW, None).hash, made.hash, "{stop} {seed}");
        }
    }
}

#[test]
fn a_new_address_gives_a_new_certificate_under_the_same_authority_and_one_outside_is_left_out_and_told() {
    let disk = SimDisk::new();
    let first = at(&disk, &["192.168.1.20"], NOW, None);
    let same = at(&disk, &["192.168.1.20"], NOW, Some(Arc::clone(&first)));
    assert!(Arc::ptr_eq(&first, &same), "what fits stays in use");
    let moved = at(&disk, &["192.168.1.77"], NOW, Some(first));
    assert_eq!(moved.naming.addresses, ips(&["192.168.1.77"]));
    assert_eq!(moved.hash, same.hash);
    let outside = at(&disk, &["192.168.1.77", "192.0.2.9"], NOW, Some(Arc::clone(&moved)));
    assert_eq!((&outside.naming, &outside.outside), (&moved.naming, &ips(&["192.0.2.9"])));
    let half_a_year = Millis(NOW.0 + 180 * DAY_MS);
    let before = disk.contents();
    let renewed = at(&disk, &["192.168.1.77"], half_a_year, Some(outside));
    assert_eq!(renewed.hash, moved.hash);
    assert_eq!(before[AUTHORITY_FILE], disk.contents()[AUTHORITY_FILE]);
    assert_ne!(before[CERTIFICATE_FILE], disk.contents()[CERTIFICATE_FILE]);
}

#[test]
fn no_private_key_lies_in_the_folder_and_another_node_opens_neither_file() {
    let disk = SimDisk::new();
    at(&disk, &["192.168.1.20"], NOW, None);
    let secrets_of_ours = NodeSecrets::of_seed(1);
    let files = Files::new(&*disk, |purpose| secrets_of_ours.seal_for(purpose)).unwrap();
    let (authority, certificate) = (files.authority().unwrap().unwrap(), files.certificate().unwrap().unwrap());
    let contents = disk.contents();
    assert_eq!(contents.keys().collect::<Vec<_>>(), [AUTHORITY_FILE, CERTIFICATE_FILE]);
    for (name, bytes) in &contents {
        for key in [&authority.private_key_der, &certificate.private_key_der] {
            // The secret number itself stands somewhere in the middle of the key's form.
            for piece in key.windows(8) {
                assert!(!bytes.windows(8).any(|held| held == piece), "{name}");
            }
        }
        assert!(!bytes.windows(5).any(|held| held == b"BEGIN"), "{name}");
    }
    let other = trusted(&*disk, seals(2), &here(&["192.168.1.20"]), NOW, None);
    assert!(matches!(other, Err(LanError::Damaged { file: AUTHORITY_FILE })));
    assert_eq!(disk.contents(), contents, "and nothing is put in its place");
}

#[test]
fn a_damaged_authority_is_told_and_left_and_a_damaged_certificate_is_made_anew() {
    let disk = SimDisk::new();
    let first = at(&disk, &["192.168.1.20"], NOW, None);
    let whole = disk.contents();
    let mut broken = whole[CERTIFICATE_FILE].clone();
    broken[40] ^= 1;
    disk.plant(CERTIFICATE_FILE, &broken);
    assert_eq!(at(&disk, &["192.168.1.20"], NOW, None).hash, first.hash);
    let mut broken = whole[AUTHORITY_FILE].clone();
    broken[40] ^= 1;
    disk.plant(AUTHORITY_FILE, &broken);
    let error = trusted(&*disk, seals(1), &here(&["192.168.1.20"]), NOW, None).unwrap_err();
    for words in ["`page-authority`", "newest backup", "take the file away", "connected once more"] {
        assert!(error.to_string().contains(words), "{error}");
    }
    assert_eq!(disk.contents()[AUTHORITY_FILE], broken);
    disk.plant(AUTHORITY_FILE, &vec![0; 33 * 1024]);
    assert!(trusted(&*disk, seals(1), &here(&["192.168.1.20"]), NOW, None).is_err(), "a file past the largest");
}

#[test]
fn a_certificate_that_could_not_be_kept_is_not_used() {
    let disk = SimDisk::new();
    let first = at(&disk, &["192.168.1.20"], NOW, None);
    disk.set_read_only(true);
    let moved = trusted(&*disk, seals(1), &here(&["192.168.1.77"]), NOW, Some(Arc::clone(&first)));
    assert!(matches!(moved, Err(LanError::Disk(_))));
    let kept = standing(moved, Some(Arc::clone(&first)));
    assert!(matches!(kept, PagesTls::Ready(kept) if Arc::ptr_eq(&kept, &first)), "what worked goes on");
    let none = trusted(&*disk, seals(2), &here(&["192.168.1.77"]), NOW, None);
    assert!(matches!(standing(none, None), PagesTls::Trouble(_)));
    assert!(Arc::ptr_eq(&at(&disk, &["192.168.1.20"], NOW, Some(Arc::clone(&first))), &first));
}

#[test]
fn a_profile_holds_the_authority_and_is_the_same_each_time() {
    use base64::Engine as _;
    let disk = SimDisk::new();
    let trusted = at(&disk, &["192.168.1.20"], NOW, None);
    let profile = super::super::profile::profile(&trusted);
    let held = profile.split("<data>").nth(1).unwrap().split("</data>").next().unwrap();
    let der = base64::engine::general_purpose::STANDARD.decode(held).unwrap();
    assert_eq!(der, trusted.authority_der);
    assert_eq!(profile, super::super::profile::profile(&at(&disk, &["192.168.1.20"], NOW, None)));
    assert_eq!(profile.matches("<dict>").count(), profile.matches("</dict>").count());
    let ids: Vec<&str> = profile.split("UUID</key><string>").skip(1).map(|rest| &rest[..36]).collect();
    assert!(ids.len() == 2 && ids[0] != ids[1], "{ids:?}");
}

#[test]
fn the_authority_of_an_earlier_version_is_read_with_all_that_it_counts_for() {
    #[derive(serde::Serialize)]
    struct Earlier {
        name: &'static str,
        certificate_der: &'static [u8],
        private_key_der: &'static [u8],
        others: Vec<IpAddr>,
    }
    let disk = SimDisk::new();
    let secrets = NodeSecrets::of_seed(1);
    let earlier = Earlier {
        name: "Waystation pages 1a2b3c4d",
        certificate_der: &[1, 2, 3],
        private_key_der: &[4, 5],
        others: ips(&["192.0.2.9"]),
    };
    let sealed = secrets.seal_for(AUTHORITY_FILE).unwrap().seal(&postcard::to_allocvec(&earlier).unwrap()).unwrap();
    disk.plant(AUTHORITY_FILE, &sealed);
    let files = Files::new(&*disk, |purpose| secrets.seal_for(purpose)).unwrap();
    let read = files.authority().unwrap().unwrap();
    assert_eq!((read.name.as_str(), &*read.certificate_der), (earlier.name, earlier.certificate_der));
    assert_eq!(read.reach, super::super::reach::Reach::earlier(ips(&["192.0.2.9"])));
    files.keep_authority(&read).unwrap();
    assert_eq!(files.authority().unwrap().unwrap().reach, read.reach, "and stays so");
}
