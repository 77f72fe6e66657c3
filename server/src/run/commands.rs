//! What each command does, and what it says on the terminal. Must never print a client's word, but for what a person
//! themselves typed.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use waystation_sync::replica::NodeRole;
use waystation_web::link;

use super::app::{App, StartError};
use super::args::{AsWhom, Building, Run};
use super::backup_error::BackupError;
use super::backup_names::LIST;
use super::backup_place::{refuse_place_of_backups, refuse_unfinished};
use super::config::{Config, ConfigError};
use super::intake::{TakeInError, Writer, take_in};
use super::new_folder::{NewFolderError, refuse_strange};
use crate::host::DataFolder;
use crate::host::clock;
use crate::import::{self, SampleError};
use crate::lan;
use crate::node::{AddPersonError, CloseError, NewClinic, NewPerson, Node, OpenNode, Phase, SetUpError, SignInError};
use crate::store::{self, StoreError};
use crate::vault::Passphrase;

/// Why a command did not do what was asked. Every text says what to do next.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// What was said does not go.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The program did not start.
    #[error(transparent)]
    Start(#[from] StartError),
    /// Nobody was signed in.
    #[error(transparent)]
    SignIn(#[from] SignInError),
    /// The sample's clinic was not set up.
    #[error(transparent)]
    SetUp(#[from] SetUpError),
    /// A client of the sample was not taken in.
    #[error(transparent)]
    TakeIn(#[from] TakeInError),
    /// An import ended in the middle of a file.
    #[error(
        "{file}: {taken} of its {of} clients were taken, then the import stopped. What was taken is kept. Put the cause right \
         and import the same files again: what is there already is left as it was"
    )]
    CutOff {
        /// The file.
        file: String,
        /// Clients that were taken whole.
        taken: usize,
        /// Clients in it.
        of: usize,
        /// Why.
        #[source]
        source: TakeInError,
    },
    /// The record was not closed cleanly.
    #[error(transparent)]
    Close(#[from] CloseError),
    /// A part of the program ended.
    #[error("this node is stopping")]
    Stopping,
    /// The folder could not be used.
    #[error(transparent)]
    Folder(#[from] StoreError),
    /// There is no record in the folder.
    #[error(
        "there is no record in {folder:?} yet: start a clinic there first, with: waystation clinic --data {folder:?}"
    )]
    NoRecord {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder holds a record already.
    #[error(
        "{folder:?} holds a record already, and --sample begins a new one: choose another folder with --data, or leave --sample out"
    )]
    NotEmpty {
        /// The folder.
        folder: PathBuf,
    },
    /// The sample does not apply, which is a fault in this program.
    #[error("the sample caseload could not be made")]
    Sample(#[from] SampleError),
    /// The passphrase could not be read.
    #[error(
        "the passphrase could not be read: give it when asked, in WAYSTATION_PASSPHRASE, or in a file with --passphrase-file"
    )]
    Passphrase(#[source] std::io::Error),
    /// Some files were not taken.
    #[error("{count} of the files were not taken; nothing of them was changed")]
    FilesLeft {
        /// How many.
        count: usize,
    },
    /// The columns of a table were shown and nobody said that they are right.
    #[error("nothing was changed: look at the columns above, and import again with --yes if they are right")]
    NotConfirmed,
    /// Nobody can tell days from months in a table.
    #[error(
        "nothing was changed: the birth dates of {file} could have the day or the month first. Import again with \
         --dates day-first or --dates month-first"
    )]
    WhichDates {
        /// The file.
        file: String,
    },
    /// Some records were not taken.
    #[error(
        "{count} of the records wait for a person; all others were taken. What to decide or put right stands in the report"
    )]
    RecordsLeft {
        /// How many.
        count: usize,
    },
    /// A backup was not made, or is not to be put back.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// The folder holds other things.
    #[error(transparent)]
    NewFolder(#[from] NewFolderError),
    /// The record holds documents that no key here opens.
    #[error(
        "{documents} parts of charts are in the record and no key here opens them: `keyring` and `keys-*.wsl` are an older \
         copy than the record. Put the newest copy of both in their place, and of nothing else, and check again. What cannot \
         be found comes back from laptops that hold it, once they meet this clinic"
    )]
    Keyless {
        /// How many.
        documents: u64,
    },
    /// The record is whole, but not all that lies beside it.
    #[error(
        "the record is whole, but {} of the files beside it are not what this node wrote: {}. Put them back from the newest \
         backup; what cannot be put back may be taken out of the folder, and is made anew",
        files.len(),
        files.join(", ")
    )]
    NotProved {
        /// Their names in the data folder.
        files: Vec<String>,
    },
    /// The record is whole, and somebody else wrote behind its end.
    #[error(
        "the record is whole up to where this node was stopped, but {bytes} bytes stand behind that in {file}, and this node \
         did not write them. Nothing was changed. Copy the whole data folder before Waystation is started again, which cuts \
         them off, and find out who writes there"
    )]
    WrittenBehind {
        /// The file of the record.
        file: String,
        /// How many.
        bytes: u64,
    },
    /// Somebody else than a supervisor asked for what only supervisors do.
    #[error("only a supervisor makes such a key; nothing was changed")]
    NotSupervisor,
    /// The keys were not changed.
    #[error("no key was made")]
    UnlockKey(#[from] AddPersonError),
    /// The file of a key was not made.
    #[error(
        "the file could not be made: give another name in a folder that can be written to. No key was made for it that \
             could be used; if one is listed in Settings, shut it out there"
    )]
    UnlockFile(#[source] std::io::Error),
    /// The terminal is gone.
    #[error("nothing can be printed")]
    Print(#[from] std::io::Error),
}

/// Begins to log to the terminal: warnings, or what `WAYSTATION_LOG` asks for. A log holds ids and numbers only.
pub fn start_log() {
    let wanted = std::env::var("WAYSTATION_LOG").unwrap_or_else(|_| "warn,waystation=info".into());
    let filter = tracing_subscriber::EnvFilter::try_new(wanted).unwrap_or_else(|_| "warn".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false).init();
}

/// How the program ends when an import was taken, but not all of it.
const NOT_ALL_TAKEN: u8 = 3;

/// Says what went wrong, if anything did.
#[must_use]
pub fn exit(done: Result<(), CommandError>) -> ExitCode {
    let Err(error) = done else { return ExitCode::SUCCESS };
    let mut text = format!("waystation: {error}\n");
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(deeper) = cause {
        let words = deeper.to_string();
        // A transparent error repeats its source.
        if words != said {
            text.push_str(&format!("  because: {words}\n"));
        }
        said = words;
        cause = deeper.source();
    }
    // If the terminal is gone too, the exit status still says it.
    std::io::stderr().write_all(text.as_bytes()).ok();
    if matches!(error, CommandError::RecordsLeft { .. }) { NOT_ALL_TAKEN.into() } else { ExitCode::FAILURE }
}

/// `waystation clinic`.
///
/// # Errors
/// [`CommandError`].
pub async fn clinic(
    run: Run,
    sample: bool,
    peers: Option<std::net::SocketAddr>,
    building: Building,
) -> Result<(), CommandError> {
    let config = Config::clinic(run, peers, &building)?;
    let folder = config.data.clone();
    refuse_unfinished(&folder)?;
    refuse_strange(&folder)?;
    let app = App::build(config).await?;
    let node = app.node();
    if sample {
        if node.phase() != Phase::Fresh {
            return Err(CommandError::NotEmpty { folder });
        }
        make_sample(&node).await?;
    }
    let mut out = std::io::stdout();
    writeln!(out, "\nWaystation, the clinic's node.\n\n  Open     http://localhost:{}", app.http_address().port())?;
    if sample {
        writeln!(out, "\n  This folder holds a sample caseload. These people can sign in:\n")?;
        for person in import::sample_people() {
            writeln!(out, "    {:<14} {:<34} {}", person.login, person.passphrase, person.name)?;
        }
        writeln!(out)?;
    } else if node.phase() == Phase::Fresh {
        writeln!(out, "           and give the names of the first two people.")?;
    }
    if let Some(peers) = app.peers_address() {
        writeln!(out, "  Laptops  reach this node at port {}", peers.port())?;
    }
    say_building(&mut out, &app)?;
    say_rest(&mut out, &folder)?;
    Ok(app.run_until(stop_asked()).await?)
}

/// `waystation laptop`.
///
/// # Errors
/// [`CommandError`].
pub async fn laptop(run: Run, clinic: Option<std::net::SocketAddr>) -> Result<(), CommandError> {
    let config = Config::laptop(run, clinic)?;
    let folder = config.data.clone();
    refuse_unfinished(&folder)?;
    refuse_strange(&folder)?;
    let app = App::build(config).await?;
    let mut out = std::io::stdout();
    writeln!(out, "\nWaystation, a laptop's node.\n\n  Open     http://localhost:{}", app.http_address().port())?;
    if app.node().phase() == Phase::Fresh {
        writeln!(out, "           and type the code that the clinic's page \"Laptops\" shows.")?;
    }
    say_rest(&mut out, &folder)?;
    Ok(app.run_until(stop_asked()).await?)
}

/// Where other computers in the building find the clinic.
fn say_building(out: &mut impl Write, app: &App) -> Result<(), CommandError> {
    let state = app.state();
    let Some(lan) = &state.around().lan else { return Ok(()) };
    let address = |at| lan::to_type(at).first().copied().unwrap_or(at);
    let open = match lan.connect {
        Some(connect) => {
            writeln!(out, "  Tablets  are connected once at http://{}{}", address(connect), link::CONNECT)?;
            "         and then open"
        }
        None => "Tablets  open",
    };
    writeln!(out, "  {open} https://{}", address(lan.https))?;
    Ok(())
}

fn say_rest(out: &mut impl Write, folder: &Path) -> Result<(), CommandError> {
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.into());
    writeln!(out, "  Record   {}\n  Stop     Ctrl-C\n", folder.display())?;
    Ok(out.flush()?)
}

/// Ends when the operating system or the person at the terminal asks the program to stop.
async fn stop_asked() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            },
            Err(_) => {
                tokio::signal::ctrl_c().await.ok();
            }
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await.ok();
}

pub(super) async fn make_sample(node: &Node) -> Result<(), CommandError> {
    let people = import::sample_people();
    let new = people
        .iter()
        .map(|person| NewPerson {
            name: person.name.into(),
            login: person.login.into(),
            role: person.role,
            passphrase: Passphrase::new(person.passphrase.into()),
        })
        .collect();
    let clinic = NewClinic { name: "Sample clinic".into(), zone: clock::computer_zone_name(), sample: true };
    let ids = node.set_up(clinic, new).await?;
    let open = node.open().map_err(SignInError::from)?;
    let staff = people.iter().map(|person| person.login).zip(ids.iter().copied()).collect();
    let writers: BTreeMap<&str, Writer> =
        people.iter().zip(&ids).map(|(person, id)| (person.login, Writer { person: *id, role: person.role })).collect();
    let Some(writer) = writers.values().next().copied() else { return Ok(node.finish_sample().await?) };
    for incoming in import::sample(clock::today_in(&open.zone()), &staff)? {
        take_in(&open, incoming, writer, &writers).await?;
    }
    Ok(node.finish_sample().await?)
}

/// Opens the node of a folder for a command, signed in as somebody.
pub(super) async fn sign_in(as_whom: &AsWhom) -> Result<(Node, std::sync::Arc<OpenNode>, Writer), CommandError> {
    record_at(&as_whom.data)?;
    let folder = DataFolder::open(&as_whom.data, false).map_err(StoreError::from)?;
    let node = Node::at(folder, NodeRole::Clinic, tokio::runtime::Handle::current()).map_err(SignInError::from)?;
    let passphrase = Passphrase::new(passphrase(as_whom)?);
    let person = node.sign_in(as_whom.user.clone(), passphrase).await?;
    let open = node.open().map_err(SignInError::from)?;
    let Some(known) = open.directory().people.get(&person).cloned() else {
        return Err(SignInError::WrongPassphrase.into());
    };
    Ok((node, open, Writer { person, role: known.role }))
}

/// Refuses a folder without a record, and half a backup. Not even a lock is made there.
pub(super) fn record_at(data: &Path) -> Result<(), CommandError> {
    refuse_unfinished(data)?;
    if let Ok(entries) = std::fs::read_dir(data) {
        // A record whose keyring is gone is one all the same: whoever loads the keyring tells.
        let is_record = |name: &str| ["keyring", LIST].contains(&name) || store::is_segment(name);
        if !entries.flatten().any(|entry| entry.file_name().to_str().is_some_and(is_record)) {
            refuse_place_of_backups(data)?;
            return Err(CommandError::NoRecord { folder: data.into() });
        }
    }
    Ok(())
}

pub(super) fn passphrase(as_whom: &AsWhom) -> Result<String, CommandError> {
    if let Some(file) = &as_whom.passphrase_file {
        let text = std::fs::read_to_string(file).map_err(CommandError::Passphrase)?;
        return Ok(text.lines().next().unwrap_or_default().to_owned());
    }
    if let Ok(given) = std::env::var("WAYSTATION_PASSPHRASE") {
        return Ok(given);
    }
    rpassword::prompt_password(format!("Passphrase of {}: ", as_whom.user)).map_err(CommandError::Passphrase)
}
