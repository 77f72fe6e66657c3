//! `cargo fixture`: writes the folders of a clinic and a laptop that every later version has to open, as this version
//! writes them. Only for a version that was not released yet: what was released is never written again.

use std::process::{Command, ExitCode};

use waystation_tests::fixture;

/// The version of the record's formats; a released one is never made anew.
const VERSION: u32 = 1;

fn main() -> ExitCode {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    match Command::new(cargo).args(["build", "--quiet", "--locked", "--package", "waystation"]).status() {
        Ok(status) if status.success() => {}
        Ok(_) | Err(_) => return ExitCode::FAILURE,
    }
    let home = fixture::home(VERSION);
    fixture::make(&home);
    println!("Written: {}", home.display());
    ExitCode::SUCCESS
}
