//! Finding nodes. Must never send a packet from the computer that runs it: the tests that send any run in
//! networks of their own that have nothing but a loopback interface.

use mdns_sd::{DaemonEvent, HostnameResolutionEvent, IfKind, ServiceDaemon, ServiceInfo};
use waystation_sync::trust::CertificateHash;

use crate::net::discovery::{Discovery, Mode, Seen};

const NODE: CertificateHash = CertificateHash([0xab; 32]);

#[test]
fn switched_off_it_finds_and_announces_nothing_and_fails_at_nothing() {
    let discovery = Discovery::start(Mode::Off).unwrap();
    discovery.advertise(7443, NODE).unwrap();
    assert!(discovery.seen().borrow().nodes().is_empty());
}

#[test]
fn within_one_computer_the_announced_node_is_found_by_the_start_of_its_hash() {
    isolated::run("within_a_network_of_its_own");
}

/// Runs only where [`isolated::run`] has made a network with nothing but loopback.
#[tokio::test]
#[ignore = "needs a network of its own; another test starts it in one"]
async fn within_a_network_of_its_own() {
    if !isolated::is_alone() {
        println!("skipped: this computer has other networks");
        return;
    }
    let looking = Discovery::start(Mode::Loopback).unwrap();
    let announced = Discovery::start(Mode::Loopback).unwrap();
    announced.advertise(7443, NODE).unwrap();
    let other = CertificateHash([0x11; 32]);
    let mut seen = looking.seen();
    let found = seen.wait_for(|seen| !seen.addresses_of(NODE).is_empty()).await.unwrap().clone();
    assert_eq!(found.addresses_of(NODE), ["127.0.0.1:7443".parse().unwrap()]);
    assert_eq!(found.nodes().len(), 1);
    assert_eq!(found.nodes()[0].0, "abababab");
    assert!(found.addresses_of(other).is_empty());
    announced.seen().wait_for(|seen| seen.announced).await.unwrap();
    drop(announced);
    seen.wait_for(|seen| seen.addresses_of(NODE).is_empty()).await.unwrap();
}

#[test]
fn a_tablet_finds_the_pages_under_the_clinics_name() {
    isolated::run("asked_for_in_a_network_of_its_own");
}

/// As above.
#[tokio::test]
#[ignore = "needs a network of its own; another test starts it in one"]
async fn asked_for_in_a_network_of_its_own() {
    if !isolated::is_alone() {
        println!("skipped: this computer has other networks");
        return;
    }
    let named = |name: &'static str| move |seen: &Seen| seen.pages_name.as_deref() == Some(name);
    let first = Discovery::start(Mode::Loopback).unwrap();
    first.advertise_pages(8472).unwrap();
    first.seen().wait_for(named("clinic.local")).await.unwrap();
    // As a tablet asks, which knows nothing of services.
    let tablet = on_loopback();
    let answers = tablet.resolve_hostname("clinic.local.", None).unwrap();
    let address = tokio::task::spawn_blocking(move || {
        answers.into_iter().find_map(|event| {
            let HostnameResolutionEvent::AddressesFound(_, found) = event else { return None };
            found.into_iter().next()
        })
    });
    assert_eq!(address.await.unwrap().unwrap().to_ip_addr().to_string(), "127.0.0.1");
    drop(tablet.shutdown());
    drop(first);
}

#[test]
fn where_another_computer_has_the_clinics_name_the_pages_take_the_next() {
    isolated::run("beside_another_clinic_in_a_network_of_its_own");
}

/// As above.
#[tokio::test]
#[ignore = "needs a network of its own; another test starts it in one"]
async fn beside_another_clinic_in_a_network_of_its_own() {
    if !isolated::is_alone() {
        println!("skipped: this computer has other networks");
        return;
    }
    let other = on_loopback();
    let events = other.monitor().unwrap();
    let kind = "_waystation-web._tcp.local.";
    other.register(ServiceInfo::new(kind, "other", "clinic.local.", "127.0.0.9", 1, None).unwrap()).unwrap();
    let announced = move || events.into_iter().find(|event| matches!(event, DaemonEvent::Announce(..)));
    tokio::task::spawn_blocking(announced).await.unwrap().unwrap();
    let ours = Discovery::start(Mode::Loopback).unwrap();
    ours.advertise_pages(8472).unwrap();
    ours.seen().wait_for(|seen| seen.pages_name.as_deref() == Some("clinic-2.local")).await.unwrap();
    drop(other.shutdown());
}

/// Somebody else on this computer's own network.
fn on_loopback() -> ServiceDaemon {
    let daemon = ServiceDaemon::new().unwrap();
    daemon.disable_interface(IfKind::All).unwrap();
    daemon.enable_interface(IfKind::LoopbackV4).unwrap();
    daemon
}

#[cfg(target_os = "linux")]
mod isolated {
    use std::process::Command;

    const MARK: &str = "WAYSTATION_TEST_OWN_NETWORK";

    /// Runs the ignored test `name` in a network namespace of its own (unshare(1)), or says why not.
    pub(super) fn run(name: &str) {
        let script = "ip link set lo up multicast on && ip route add 224.0.0.0/4 dev lo || exit 99; exec \"$@\"";
        let test = format!("net::tests::discovery::{name}");
        let output = Command::new("unshare")
            .args(["--user", "--map-root-user", "--net", "sh", "-c", script, "sh"])
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", &test, "--ignored", "--nocapture"])
            .env(MARK, "1")
            .output();
        let Ok(output) = output else {
            println!("skipped: there is no unshare here to make a network with");
            return;
        };
        let text = String::from_utf8_lossy(&output.stdout);
        if !text.contains("running 1 test") {
            println!("skipped: no network of its own can be made here");
            return;
        }
        assert!(output.status.success() && !text.contains("skipped"), "{text}");
    }

    /// Whether this is that network, and loopback is all there is.
    pub(super) fn is_alone() -> bool {
        let interfaces = std::fs::read_to_string("/proc/net/dev").unwrap_or_default();
        // Two lines of heading, then one line for each interface.
        let others = interfaces.lines().skip(2).filter(|line| !line.trim_start().starts_with("lo:"));
        std::env::var_os(MARK).is_some() && others.count() == 0
    }
}

#[cfg(not(target_os = "linux"))]
mod isolated {
    pub(super) fn run(_: &str) {
        println!("skipped: a network of its own can be made on Linux only");
    }

    pub(super) fn is_alone() -> bool {
        false
    }
}
