//! Everything a person can say on the command line. Must never decide anything: `config.rs` does.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Care plans for a clinic without internet: on the clinic's own network, and on laptops that come and go.
#[derive(Debug, Parser)]
#[command(name = "waystation", version)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the clinic's node: the one that everybody meets.
    Clinic {
        /// How to run.
        #[command(flatten)]
        run: Run,
        /// Begin a new folder with a sample caseload: invented clients, and people whose passphrases are printed.
        #[arg(long)]
        sample: bool,
        /// Where laptops reach this node.
        #[arg(long, env = "WAYSTATION_PEERS", value_name = "ADDR")]
        peers: Option<SocketAddr>,
        /// Where other computers in the building are given pages.
        #[command(flatten)]
        building: Building,
    },
    /// Run a laptop's node: pair it once with a clinic, then work anywhere.
    Laptop {
        /// How to run.
        #[command(flatten)]
        run: Run,
        /// Where the clinic's node is, if it is not found by itself.
        #[arg(long, env = "WAYSTATION_CLINIC", value_name = "ADDR")]
        clinic: Option<SocketAddr>,
    },
    /// Take clients, care plans and goals from FHIR R4 files into a clinic's folder, while it is not running.
    Import {
        /// The folder and who does it.
        #[command(flatten)]
        as_whom: AsWhom,
        /// What an earlier import asked.
        #[command(flatten)]
        answers: Answers,
        /// The files, all that belong together: JSON, NDJSON or tables (CSV), packed with gzip or not; `-` for standard input.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Make a key that opens a folder's record without a passphrase, for `--unlock-file`, while it is not running.
    UnlockKey {
        /// The folder, and which supervisor makes it.
        #[command(flatten)]
        as_whom: AsWhom,
        /// The file to make, as on a stick; there must be none of that name.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Make a backup of a folder, also while it is running, and prove that it is whole.
    Backup {
        /// The folder and who does it.
        #[command(flatten)]
        as_whom: AsWhom,
        /// Where the backup goes, such as a stick: a new folder is made in this one.
        #[arg(value_name = "TO")]
        to: PathBuf,
    },
    /// Prove that a folder's record is whole, while it is not running.
    Check {
        /// The folder and who does it.
        #[command(flatten)]
        as_whom: AsWhom,
    },
}

/// How a node runs. Flags beat the environment, which beats `waystation.toml` in the data folder.
#[derive(Debug, Args)]
pub struct Run {
    /// The folder that the record lies in.
    #[arg(long, env = "WAYSTATION_DATA", value_name = "DIR", default_value = "waystation-data")]
    pub data: PathBuf,
    /// Where this computer's own browser finds the pages. Loopback only.
    #[arg(long, env = "WAYSTATION_HTTP", value_name = "ADDR")]
    pub http: Option<SocketAddr>,
    /// Open the node at the start with a key in a file, as on a stick, instead of somebody's passphrase; while the file is not
    /// there it is waited for. `waystation unlock-key` makes one.
    #[arg(long, env = "WAYSTATION_UNLOCK_FILE", value_name = "FILE")]
    pub unlock_file: Option<PathBuf>,
    /// How nodes find each other by themselves.
    #[arg(long, env = "WAYSTATION_DISCOVERY", value_name = "WHERE")]
    pub discovery: Option<DiscoveryWhere>,
    /// Open a record although its keys are an older copy, once no newer one can be found: what they do not open stays
    /// closed until laptops bring it back.
    #[arg(long)]
    pub older_keys: bool,
}

/// Pages for tablets, phones and computers in the building that do not run this program. Clinic only.
#[derive(Debug, Default, Args)]
pub struct Building {
    /// Where other computers in the building open the pages, encrypted; `off` gives them none.
    #[arg(long, env = "WAYSTATION_HTTPS", value_name = "ADDR|off")]
    pub https: Option<Listen>,
    /// Where they are connected once: a page that says how, without any client in it.
    #[arg(long, env = "WAYSTATION_CONNECT", value_name = "ADDR|off")]
    pub connect: Option<Listen>,
}

/// An address to listen on, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "String")]
pub enum Listen {
    /// Not at all.
    Off,
    /// At this address.
    At(SocketAddr),
}

/// Neither an address nor `off`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an address with a port, such as 0.0.0.0:8473, or off")]
pub struct NotListen;

impl FromStr for Listen {
    type Err = NotListen;

    fn from_str(text: &str) -> Result<Self, NotListen> {
        if text == "off" { Ok(Self::Off) } else { text.parse().map(Self::At).map_err(|_| NotListen) }
    }
}

impl TryFrom<String> for Listen {
    type Error = NotListen;

    fn try_from(text: String) -> Result<Self, NotListen> {
        text.parse()
    }
}

/// Where a node looks for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DiscoveryWhere {
    /// Nowhere: addresses are typed.
    Off,
    /// On this computer only.
    Loopback,
    /// On the local network.
    Lan,
}

/// What whoever imports found out about people whom an earlier import held back.
#[derive(Debug, Default, Args)]
pub struct Answers {
    /// The record is of the person whose chart it was held against: the code that the report gave.
    #[arg(long, value_name = "CODE")]
    pub same: Vec<String>,
    /// The record is of somebody else: the code that the report gave.
    #[arg(long, value_name = "CODE")]
    pub another: Vec<String>,
    /// How a table writes birth dates, where the table itself does not tell: 31/12/1984 or 12/31/1984.
    #[arg(long, value_name = "ORDER")]
    pub dates: Option<Dates>,
    /// Take tables as their columns are shown, without asking.
    #[arg(long)]
    pub yes: bool,
}

/// In what order a table writes days and months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Dates {
    /// 31/12/1984.
    DayFirst,
    /// 12/31/1984.
    MonthFirst,
}

/// A folder, and who opens it.
#[derive(Debug, Args)]
pub struct AsWhom {
    /// The folder that the record lies in.
    #[arg(long, env = "WAYSTATION_DATA", value_name = "DIR", default_value = "waystation-data")]
    pub data: PathBuf,
    /// The name to sign in with.
    #[arg(long, value_name = "NAME")]
    pub user: String,
    /// A file whose first line is the passphrase; else `WAYSTATION_PASSPHRASE`, else it is asked for.
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Report as JSON.
    #[arg(long)]
    pub json: bool,
}
