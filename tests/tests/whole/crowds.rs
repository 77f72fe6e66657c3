//! Goal: one device at which nobody is signed in stops no clinic, whatever it sends or does not send. Method: a real
//! process, and connections from several addresses of this computer.

use std::io::{Read, Write};
use std::net::IpAddr;

use waystation::http::STRANGE_FORM_BYTES_MAX;
use waystation::run::pages::{BUILDING_CONNECTIONS_MAX, STRANGE_CONNECTIONS_MAX};
use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::device::{Device, Encrypted};
use waystation_tests::raw::ask;

/// What a clinic may grow by while it is attacked, in MiB; before connections and forms had limits it was 540.
const GROWTH_MIB_MAX: u64 = 64;

fn clinic_and_device() -> (Desk, Device) {
    let desk = Desk::of_two();
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(60);
    let connect = desk.process.connect.unwrap();
    while ask(connect, "GET /connect/clinic.crt", &[("Host", "clinic.local")], b"").status != 200 {
        assert!(std::time::Instant::now() < deadline, "the pages' certificate is never made");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let device = Device::connected(connect);
    (desk, device)
}

fn address(last: usize) -> IpAddr {
    IpAddr::from([127, 0, 1, u8::try_from(last).unwrap()])
}

/// A connection that begins a form and then says nothing; `None` where only one loopback address may be used.
fn silent(desk: &Desk, device: &Device, from: usize) -> Option<Encrypted> {
    let https = desk.process.https.unwrap();
    let mut connection = device.connection_from(address(from), https)?.expect("a handshake");
    let head = format!(
        "POST /sign-in HTTP/1.1\r\nHost: {https}\r\nOrigin: https://{https}\r\nContent-Length: 1000\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\nlogin="
    );
    connection.write_all(head.as_bytes()).expect("it is taken");
    Some(connection)
}

/// Everything that comes until the connection ends.
fn rest(connection: &mut Encrypted) -> String {
    let mut bytes = Vec::new();
    connection.read_to_end(&mut bytes).ok();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Whether the connection still stands, with nothing to read.
fn stands(connection: &mut Encrypted) -> bool {
    connection.sock.set_nonblocking(true).unwrap();
    let read = connection.read(&mut [0; 16]);
    connection.sock.set_nonblocking(false).unwrap();
    matches!(read, Err(error) if error.kind() == std::io::ErrorKind::WouldBlock)
}

#[test]
fn other_computers_send_one_request_at_a_time_over_each_connection() {
    let (desk, device) = clinic_and_device();
    let https = desk.process.https.unwrap();
    let agreed = device.agree(https, &[b"h2", b"http/1.1"]).unwrap();
    assert_eq!(agreed.as_deref(), Some(&b"http/1.1"[..]));
    assert!(device.agree(https, &[b"h2"]).is_err(), "2,000 forms on one connection took half a gigabyte");
}

#[test]
fn of_silent_connections_only_so_many_are_held_and_the_oldest_gives_way() {
    let (desk, device) = clinic_and_device();
    let one = |_| silent(&desk, &device, 50);
    let Some(mut held) = (0..STRANGE_CONNECTIONS_MAX).map(one).collect::<Option<Vec<_>>>() else {
        println!("skipped: only one loopback address may be used here");
        return;
    };
    assert!(stands(&mut held[0]), "the limit itself is free");
    let other = silent(&desk, &device, 51).unwrap();
    assert!(stands(&mut held[0]), "another computer has a limit of its own");
    let mut next = silent(&desk, &device, 50).unwrap();
    assert_eq!(rest(&mut held[0]), "", "one past it, and the oldest is ended");
    assert!(stands(&mut held[1]) && stands(&mut next));
    // A form that does not come is not waited for without end.
    assert!(rest(&mut next).starts_with("HTTP/1.1 408 "), "it is told so");
    drop(other);
}

#[test]
fn a_crowd_of_silent_connections_keeps_nobody_out_and_takes_neither_memory_nor_files() {
    let (mut desk, device) = clinic_and_device();
    let https = desk.process.https.unwrap();
    let mut early = device.visitor(https);
    assert!(early.sign_in("ana", PASSPHRASE).address.ends_with("/today"));
    let (files, memory) = (desk.process.open_files(), desk.process.memory_mib());
    let mut crowd = Vec::new();
    for from in 0..BUILDING_CONNECTIONS_MAX / STRANGE_CONNECTIONS_MAX + 4 {
        for _ in 0..STRANGE_CONNECTIONS_MAX + 2 {
            let Some(connection) = silent(&desk, &device, 100 + from) else {
                println!("skipped: only one loopback address may be used here");
                return;
            };
            crowd.push(connection);
        }
    }
    println!("files and memory (MiB, and the most) before: {files:?} {memory:?}");
    println!("with {} silent: {:?} {:?}", crowd.len(), desk.process.open_files(), desk.process.memory_mib());
    if let (Some(before), Some(now)) = (files, desk.process.open_files()) {
        assert!(now <= before + BUILDING_CONNECTIONS_MAX + 20, "{now} files, {before} before");
    }
    if let (Some((before, _)), Some((now, _))) = (memory, desk.process.memory_mib()) {
        assert!(now <= before + GROWTH_MIB_MAX, "{now} MiB, {before} before");
    }
    assert_eq!(early.open("/today").status, 200, "who is signed in goes on");
    let mut late = device.visitor(https);
    assert!(late.sign_in("ben", PASSPHRASE).address.ends_with("/today"), "who comes now gets in");
    desk.client("Ada Reed");
    let left = crowd.iter_mut().map(stands).filter(|stands| *stands).count();
    assert!(left <= BUILDING_CONNECTIONS_MAX, "{left} of the crowd are held");
}

#[test]
fn a_form_of_somebody_who_is_not_signed_in_holds_a_login_and_a_passphrase_and_no_more() {
    let (desk, device) = clinic_and_device();
    let https = desk.process.https.unwrap();
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    let (own, origin) = (desk.process.http, format!("https://{https}"));
    let host = format!("localhost:{}", own.port());
    let with = |len: usize| [&b"login=nobody&passphrase="[..], &vec![b'a'; len - 24]].concat();
    for (len, status) in [(STRANGE_FORM_BYTES_MAX, 401), (STRANGE_FORM_BYTES_MAX + 1, 413)] {
        let headers = [("Host", &*https.to_string()), ("Origin", &*origin), form];
        assert_eq!(device.ask(https, "POST /sign-in", &headers, &with(len)).status, status, "{len} from elsewhere");
        let headers = [("Host", &*host), ("Sec-Fetch-Site", "same-origin"), form];
        assert_eq!(ask(own, "POST /sign-in", &headers, &with(len)).status, status, "{len} here");
    }
    let headers = [("Host", &*https.to_string()), ("Origin", &*origin), form];
    for address in ["/clients", "/draft", "/people"] {
        let answer = device.ask(https, &format!("POST {address}"), &headers, &with(STRANGE_FORM_BYTES_MAX + 1));
        assert_eq!((answer.status, answer.header("location")), (303, Some("/sign-in")), "{address}");
    }
}
