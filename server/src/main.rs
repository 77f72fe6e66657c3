//! The program: says what was asked for to the part that does it. Must never hold logic of its own.

use std::process::ExitCode;

use clap::Parser;
use waystation::run::args::{Arguments, Command};
use waystation::run::{backup, check, commands, import_files, unlock_key};

#[tokio::main(worker_threads = 2)]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    commands::start_log();
    let done = match arguments.command {
        Command::Clinic { run, sample, peers, building } => commands::clinic(run, sample, peers, building).await,
        Command::Laptop { run, clinic } => commands::laptop(run, clinic).await,
        Command::Import { as_whom, answers, files } => import_files::import(as_whom, answers, &files).await,
        Command::UnlockKey { as_whom, file } => unlock_key::unlock_key(as_whom, &file).await,
        Command::Backup { as_whom, to } => backup::backup(as_whom, to).await,
        Command::Check { as_whom } => check::check(as_whom).await,
    };
    commands::exit(done)
}
