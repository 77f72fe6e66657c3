//! A clinic in a process of its own that is this same program again, so that what it uses can be told apart from what
//! those use who ask. For numbers; must never serve a folder that people work in.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use waystation::run::app::App;
use waystation::run::args::DiscoveryWhere;
use waystation::run::config::Config;
use waystation_sync::replica::NodeRole;

use crate::used::memory_mib;

/// Says that this process is to be the clinic.
const SERVE: &str = "--serve-clinic-in";

/// Whether a benchmark is not to run: `cargo test` and `cargo bench -- --list` call it too.
#[must_use]
pub fn is_only_listed() -> bool {
    std::env::args().any(|argument| argument == "--test" || argument == "--list")
}

/// A clinic that is served by a process of its own.
pub struct Served {
    child: Child,
    /// Where its pages are.
    pub node: SocketAddr,
}

impl Served {
    /// Starts it on a folder that was written before.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn start(folder: &Path) -> Self {
        let program = std::env::current_exe().expect("this program");
        let mut child = Command::new(program)
            .args([Path::new(SERVE), folder])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the clinic starts");
        let mut address = String::new();
        BufReader::new(child.stdout.take().expect("its output is read")).read_line(&mut address).expect("an address");
        Self { node: address.trim().parse().expect("an address"), child }
    }

    /// Its process.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Memory that it holds, in mebibytes.
    #[must_use]
    pub fn memory_mib(&self) -> u64 {
        memory_mib(self.child.id())
    }

    /// Ends it as a power cut would.
    ///
    /// # Panics
    /// When it cannot be ended.
    pub fn kill(mut self) {
        self.child.kill().expect("it ends");
        self.child.wait().expect("it ended");
    }

    /// Serves, where this process was started to be the clinic, until it is to end; false where it was not.
    pub async fn is_this_process() -> bool {
        let arguments: Vec<String> = std::env::args().collect();
        let [_, serves, folder] = arguments.as_slice() else { return false };
        if serves == SERVE {
            serve(folder).await;
        }
        serves == SERVE
    }

    /// Ends it as a person would.
    ///
    /// # Panics
    /// When it does not end.
    pub fn stop(mut self) {
        drop(self.child.stdin.take());
        self.child.wait().expect("it ends");
    }
}

/// Serves the clinic whose record lies in `folder` until nobody holds its input any more.
async fn serve(folder: &str) {
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    let config = Config {
        role: NodeRole::Clinic,
        data: folder.into(),
        http: any,
        peers: Some(any),
        clinic: None,
        unlock_file: None,
        discovery: DiscoveryWhere::Off,
        older_keys: false,
        https: None,
        connect: None,
    };
    let app = App::build(config).await.expect("the node starts");
    println!("{}", app.http_address());
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    std::thread::spawn(move || {
        std::io::stdin().read_line(&mut String::new()).ok();
        stop.send(()).ok();
    });
    app.run_until(async move {
        stopped.await.ok();
    })
    .await
    .expect("it ends well");
}
