//! `cargo demo`: the sample clinic and two laptops that are paired with it, each a process of its own on loopback, to
//! try what happens on the road and on return. Must never keep anything: its folders go when it ends.

use std::io::BufRead;
use std::process::{Command, ExitCode};

use waystation_tests::clinic::Desk;

/// Who carries which laptop: login and the laptop's name.
const LAPTOPS: [(&str, &str); 2] = [("sample-jonah", "Jonah's laptop"), ("sample-meera", "Meera's laptop")];

fn main() -> ExitCode {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    match Command::new(cargo).args(["build", "--quiet", "--locked", "--package", "waystation"]).status() {
        Ok(status) if status.success() => {}
        Ok(_) | Err(_) => return ExitCode::FAILURE,
    }
    let mut clinic = Desk::clinic();
    let laptops = LAPTOPS.map(|(login, name)| (name, Desk::laptop(&mut clinic, login, name)));

    println!(
        "A sample clinic and two laptops run on this computer until you press Ctrl-C or Enter on an empty line.\n"
    );
    println!("  the clinic       http://localhost:{}", clinic.process.http.port());
    for (name, laptop) in &laptops {
        println!("  {name:<15}  http://localhost:{}", laptop.process.http.port());
    }
    println!("\nPeople and passphrases (each laptop is open to everybody):");
    for (login, passphrase) in &clinic.process.people {
        println!("  {login:<16} {passphrase}");
    }
    println!("\nType `cut` to take both laptops on the road, `mend` to bring them back.");
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let relays = || laptops.iter().filter_map(|(_, laptop)| laptop.relay.as_ref());
        match line.trim() {
            "cut" => {
                relays().for_each(waystation_tests::relay::Relay::cut);
                println!("The laptops cannot reach the clinic now.");
            }
            "mend" => {
                relays().for_each(waystation_tests::relay::Relay::mend);
                println!("The laptops meet the clinic within a minute, or at once by their page `Sync`.");
            }
            "" => return ExitCode::SUCCESS,
            _ => println!("Type `cut` or `mend`, or Enter on an empty line to end."),
        }
    }
    // Nobody is at the terminal (as in a service): run until the process is ended.
    loop {
        std::thread::park();
    }
}
