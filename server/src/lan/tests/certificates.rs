//! What is in the certificates, and what a client that trusts the authority takes and refuses.

use rustls::{CertificateError, Error};
use x509_parser::extensions::{GeneralName, ParsedExtension};
use x509_parser::prelude::{FromDer, X509Certificate};

use super::super::authority::AUTHORITY_LASTS_DAYS;
use super::super::certificate::{Due, LASTS_DAYS, PAST_DAYS, Purpose, WAITING_DAYS, WAITING_RENEWED_DAYS};
use super::super::reach::Reach;
use super::*;

fn reach(here: &[IpAddr]) -> Reach {
    Reach::new(Some("desk"), here)
}

fn authority(here: &[&str]) -> Authority {
    Authority::make(reach(&ips(here)), NOW, [7; 20]).unwrap()
}

fn read(der: &[u8]) -> X509Certificate<'_> {
    X509Certificate::from_der(der).unwrap().1
}

fn address(bytes: &[u8]) -> IpAddr {
    match <[u8; 4]>::try_from(bytes) {
        Ok(v4) => v4.into(),
        Err(_) => <[u8; 16]>::try_from(bytes).unwrap().into(),
    }
}

fn range(bytes: &[u8]) -> String {
    let (first, mask) = bytes.split_at(bytes.len() / 2);
    let prefix: u32 = mask.iter().map(|byte| byte.count_ones()).sum();
    format!("{}/{prefix}", address(first))
}

/// A name as text; `None` for kinds that no certificate of ours holds.
fn said(name: &GeneralName<'_>, address: impl Fn(&[u8]) -> String) -> Option<String> {
    if let GeneralName::DNSName(name) = name {
        return Some((*name).to_owned());
    }
    if let GeneralName::IPAddress(bytes) = name { Some(address(bytes)) } else { None }
}

#[test]
fn the_authority_says_critically_that_it_counts_inside_a_building_only_and_for_no_other_authority() {
    let made = authority(&["192.168.1.20", "192.0.2.9"]);
    let read = read(&made.certificate_der);
    let basic = read.basic_constraints().unwrap().unwrap();
    assert!(basic.critical && basic.value.ca);
    assert_eq!(basic.value.path_len_constraint, Some(0));
    let constraints = read.name_constraints().unwrap().unwrap();
    assert!(constraints.critical);
    assert!(constraints.value.excluded_subtrees.is_none());
    let permitted: Vec<String> =
        constraints.value.permitted_subtrees.iter().flatten().filter_map(|tree| said(&tree.base, range)).collect();
    let expected = [
        "localhost",
        "clinic.local",
        "clinic-2.local",
        "clinic-3.local",
        "clinic-4.local",
        "clinic-5.local",
        "clinic-6.local",
        "clinic-7.local",
        "clinic-8.local",
        "clinic-9.local",
        "desk.local",
        "10.0.0.0/8",
        "127.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "fc00::/7",
        "fe80::/10",
        "192.0.2.9/32",
    ];
    assert_eq!(permitted, expected);
    let usage = read.key_usage().unwrap().unwrap();
    assert!(usage.critical && usage.value.key_cert_sign() && !usage.value.digital_signature());
    assert!(read.extended_key_usage().unwrap().unwrap().value.server_auth);
    let validity = read.validity();
    let from_now_days = (validity.not_after.timestamp() - NOW.0 / 1000) as f64 / 86_400.0;
    assert!((from_now_days - AUTHORITY_LASTS_DAYS as f64).abs() <= 1.0, "{from_now_days}");
    assert!(validity.not_before.timestamp() * 1000 < NOW.0 - 5 * 365 * DAY_MS);
    assert_eq!(read.subject(), read.issuer());
    assert!(!read.subject().to_string().contains("desk"), "it does not say whose it is");
}

#[test]
fn the_pages_certificate_names_what_it_should_and_lasts_as_long_as_telephones_allow() {
    let root = authority(&[]);
    let made =
        root.issue(Purpose::Pages, naming(&["192.168.1.20", "127.0.0.1", "fd00::1"], &[]), NOW, [9; 16]).unwrap();
    let leaf = read(&made.certificate_der);
    let alternative = leaf.subject_alternative_name().unwrap().unwrap().value;
    let names: Vec<String> =
        alternative.general_names.iter().filter_map(|name| said(name, |bytes| address(bytes).to_string())).collect();
    assert_eq!(names.len(), alternative.general_names.len());
    assert_eq!(names, ["clinic.local", "desk.local", "localhost", "127.0.0.1", "192.168.1.20", "fd00::1"]);
    assert!(!leaf.basic_constraints().unwrap().unwrap().value.ca);
    assert!(leaf.extended_key_usage().unwrap().unwrap().value.server_auth);
    let days = (leaf.validity().not_after.timestamp() - leaf.validity().not_before.timestamp()) / 86_400;
    assert_eq!(days, LASTS_DAYS);
    assert_eq!((NOW.0 / 1000 - leaf.validity().not_before.timestamp()) / 86_400, PAST_DAYS);
    let issuer_key = leaf.extensions().iter().find_map(|extension| {
        let ParsedExtension::AuthorityKeyIdentifier(id) = extension.parsed_extension() else { return None };
        id.key_identifier.as_ref().map(|id| id.0.to_vec())
    });
    let root_read = read(&root.certificate_der);
    let root_key = root_read.extensions().iter().find_map(|extension| {
        let ParsedExtension::SubjectKeyIdentifier(id) = extension.parsed_extension() else { return None };
        Some(id.0.to_vec())
    });
    assert!(issuer_key.is_some() && issuer_key == root_key);
    let next = root.issue(Purpose::Pages, made.term.naming.clone(), NOW, [10; 16]).unwrap();
    assert_ne!(leaf.raw_serial(), read(&next.certificate_der).raw_serial());
    assert_ne!(leaf.public_key().raw, read(&next.certificate_der).public_key().raw);
}

#[test]
fn a_device_that_trusts_the_authority_takes_the_pages_under_each_of_their_names_and_no_other() {
    let here = ["192.168.1.20", "127.0.0.1", "fd00::1", "192.0.2.9"];
    let root = authority(&here);
    let made = root.issue(Purpose::Pages, naming(&here, &root.reach.others), NOW, [9; 16]).unwrap();
    for name in ["clinic.local", "desk.local", "localhost", "127.0.0.1", "192.168.1.20", "fd00::1", "192.0.2.9"] {
        is_trusted(&root, &made, name, NOW).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    for name in ["other.local", "clinic.example", "192.168.1.21", "192.0.2.10"] {
        let error = is_trusted(&root, &made, name, NOW).unwrap_err();
        assert!(
            matches!(error, Error::InvalidCertificate(CertificateError::NotValidForNameContext { .. })),
            "{name} {error}"
        );
    }
    let stranger = Authority::make(reach(&ips(&here)), NOW, [8; 20]).unwrap();
    let error = is_trusted(&stranger, &made, "clinic.local", NOW).unwrap_err();
    assert!(matches!(error, Error::InvalidCertificate(CertificateError::UnknownIssuer)), "{error}");
}

#[test]
fn a_certificate_for_anything_outside_the_building_is_refused_whole_even_if_the_authority_signed_it() {
    let root = authority(&["192.0.2.9"]);
    let inside = naming(&["192.168.1.20"], &[]);
    for outside in ["192.0.2.10", "8.8.8.8", "2001:db8::1", "172.32.0.1"] {
        let mut both = inside.clone();
        both.addresses.push(outside.parse().unwrap());
        let made = root.issue(Purpose::Pages, both, NOW, [9; 16]).unwrap();
        for name in [outside, "192.168.1.20", "clinic.local"] {
            let error = is_trusted(&root, &made, name, NOW).unwrap_err();
            let text = format!("{error:?}");
            assert!(matches!(error, Error::InvalidCertificate(_)) && text.contains("NameConstraint"), "{name}: {text}");
        }
    }
    for outside in ["bank.example", "printer.local", "clinic.internal"] {
        let mut both = inside.clone();
        both.names.push(outside.to_owned());
        let made = root.issue(Purpose::Pages, both, NOW, [9; 16]).unwrap();
        let text = format!("{:?}", is_trusted(&root, &made, outside, NOW).unwrap_err());
        assert!(text.contains("NameConstraint"), "{outside}: {text}");
    }
}

/// Whether another certificate of the pages is due.
fn due(made: &Certificate, authority: &Authority, naming: &CertificateNames, now: Millis) -> Option<Due> {
    made.term.due(Purpose::Pages, (&authority.hash(), naming), now)
}

#[test]
fn another_certificate_is_due_at_half_life_to_the_millisecond_and_long_before_the_old_one_ends() {
    let root = authority(&[]);
    let names = naming(&["192.168.1.20"], &[]);
    let made = root.issue(Purpose::Pages, names.clone(), NOW, [9; 16]).unwrap();
    let half = Millis(made.term.from.0 + (made.term.until.0 - made.term.from.0) / 2);
    assert_eq!(due(&made, &root, &names, Millis(half.0 - 1)), None);
    assert_eq!(due(&made, &root, &names, half), Some(Due::Aged));
    is_trusted(&root, &made, "clinic.local", Millis(half.0 + 190 * DAY_MS)).unwrap();
    let next = root.issue(Purpose::Pages, names.clone(), half, [10; 16]).unwrap();
    assert_eq!(due(&next, &root, &names, half), None);
    is_trusted(&root, &next, "clinic.local", half).unwrap();
}

#[test]
fn another_certificate_is_due_when_names_or_addresses_change_and_when_another_authority_came() {
    let root = authority(&[]);
    let names = naming(&["192.168.1.20"], &[]);
    let made = root.issue(Purpose::Pages, names.clone(), NOW, [9; 16]).unwrap();
    assert_eq!(due(&made, &root, &names, NOW), None);
    let moved = naming(&["192.168.1.21"], &[]);
    assert_eq!(due(&made, &root, &moved, NOW), Some(Due::OtherNaming));
    let renamed = CertificateNames::new(Some("till"), None, &names.addresses, &[]);
    assert_eq!(due(&made, &root, &renamed, NOW), Some(Due::OtherNaming));
    let stranger = Authority::make(reach(&[]), NOW, [8; 20]).unwrap();
    assert_eq!(due(&made, &stranger, &names, NOW), Some(Due::OtherAuthority));
}

#[test]
fn a_clock_that_stopped_or_ran_ahead_here_does_not_send_anybody_round_the_devices() {
    // A computer whose clock says 1970 while devices know better.
    let root = Authority::make(reach(&[]), Millis(0), [7; 20]).unwrap();
    let names = naming(&["192.168.1.20"], &[]);
    let made = root.issue(Purpose::Pages, names.clone(), Millis(0), [9; 16]).unwrap();
    assert_eq!(due(&made, &root, &names, Millis(0)), None, "it is not made anew again and again");
    is_trusted(&root, &made, "clinic.local", Millis(super::super::certificate::EARLIEST.0 + 200 * DAY_MS)).unwrap();
    // One that was three years ahead when both were made, and was set right.
    let ahead = Millis(NOW.0 + 3 * 365 * DAY_MS);
    let root = Authority::make(reach(&[]), ahead, [7; 20]).unwrap();
    let made = root.issue(Purpose::Pages, names.clone(), ahead, [9; 16]).unwrap();
    assert!(is_trusted(&root, &made, "clinic.local", NOW).is_err());
    assert_eq!(due(&made, &root, &names, NOW), Some(Due::NotYet));
    let again = root.issue(Purpose::Pages, names, NOW, [10; 16]).unwrap();
    is_trusted(&root, &again, "clinic.local", NOW).unwrap();
    // A device that is two months behind, and one that is half a year ahead.
    for days in [-60, 180] {
        is_trusted(&root, &again, "clinic.local", Millis(NOW.0 + days * DAY_MS)).unwrap();
    }
}

#[test]
fn a_waiting_certificate_counts_for_two_weeks_at_the_most_and_is_renewed_each_week() {
    let root = authority(&[]);
    let names = naming(&["192.168.1.20"], &[]);
    let made = root.issue(Purpose::Waiting, names.clone(), NOW, [9; 16]).unwrap();
    let after = |days| Millis(NOW.0 + days * DAY_MS);
    let due = |made: &Certificate, now| made.term.due(Purpose::Waiting, (&root.hash(), &names), now);
    assert_eq!(made.term.until, after(WAITING_DAYS));
    // A device whose clock is behind takes it as well; none takes it for longer.
    for days in [-60, 0, WAITING_DAYS - 1] {
        is_trusted(&root, &made, "clinic.local", after(days)).unwrap_or_else(|error| panic!("{days}: {error}"));
    }
    let error = is_trusted(&root, &made, "clinic.local", Millis(after(WAITING_DAYS).0 + 1000)).unwrap_err();
    assert!(matches!(error, Error::InvalidCertificate(CertificateError::ExpiredContext { .. })), "{error:?}");
    let week = after(WAITING_RENEWED_DAYS);
    assert_eq!((due(&made, Millis(week.0 - 1)), due(&made, week)), (None, Some(Due::Aged)));
    // Made while the clock was a day ahead, it would count for a day too long.
    let ahead = root.issue(Purpose::Waiting, names.clone(), after(1), [9; 16]).unwrap();
    assert_eq!(due(&ahead, NOW), Some(Due::NotYet));
    let stopped = root.issue(Purpose::Waiting, names.clone(), Millis(0), [9; 16]).unwrap();
    assert_eq!(due(&stopped, Millis(0)), None, "it is not made anew again and again");
}

#[test]
fn a_new_router_with_addresses_of_another_range_leaves_every_device_connected() {
    let root = authority(&["192.168.1.20"]);
    for elsewhere in ["10.3.0.9", "172.20.10.2", "192.168.43.7", "169.254.3.3"] {
        let made = root.issue(Purpose::Pages, naming(&[elsewhere], &root.reach.others), NOW, [9; 16]).unwrap();
        is_trusted(&root, &made, elsewhere, NOW).unwrap_or_else(|error| panic!("{elsewhere}: {error}"));
    }
}
