//! Real nodes in this process: the real program with real TLS on loopback, on ports of their own and in folders of
//! their own. Must never find another test's nodes: discovery is off, addresses are given.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use waystation::host::clock;
use waystation::http::AppState;
use waystation::node::{NewClinic, NewPerson, Node, OpenNode};
use waystation::peers::pair::join_clinic;
use waystation::peers::visits::{LastVisit, Rounds};
use waystation::run::app::{App, StartError};
use waystation::run::args::DiscoveryWhere;
use waystation::run::config::Config;
use waystation::run::intake::Writer;
use waystation::vault::Passphrase;
use waystation_sync::care::declare::DocKey;
use waystation_sync::care::edit::{Act, Edit, Edited};
use waystation_sync::care::noun::{Part, Role};
use waystation_sync::id::{ClientId, DocId, EditId, Heads, PersonId};
use waystation_sync::replica::NodeRole;
use waystation_sync::trust::{PairingCode, Window};

/// How long a test waits for something that surely comes; only a test that fails waits so long.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A node that runs in this process.
pub struct Real {
    /// Its folder; kept when the node stops.
    pub folder: Arc<TempDir>,
    /// What its page handlers reach.
    pub state: actix_web::web::Data<AppState>,
    node: Arc<Node>,
    stop: Option<oneshot::Sender<()>>,
    running: JoinHandle<Result<(), StartError>>,
}

fn config(role: NodeRole, data: &Path, clinic: Option<SocketAddr>) -> Config {
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    Config {
        role,
        data: data.into(),
        http: any,
        peers: (role == NodeRole::Clinic).then_some(any),
        https: None,
        connect: None,
        clinic,
        unlock_file: None,
        discovery: DiscoveryWhere::Off,
        older_keys: false,
    }
}

impl Real {
    /// Starts a node on `folder`.
    pub async fn start(role: NodeRole, folder: Arc<TempDir>, clinic: Option<SocketAddr>) -> Self {
        let app = App::build(config(role, folder.path(), clinic)).await.expect("the node starts");
        let (state, node) = (app.state(), app.node());
        let (stop, stopped) = oneshot::channel::<()>();
        let running = tokio::spawn(app.run_until(async move {
            stopped.await.ok();
        }));
        Self { folder, state, node, stop: Some(stop), running }
    }

    /// A clinic with one supervisor, login `ana`.
    pub async fn clinic() -> (Self, PersonId) {
        let folder = Arc::new(tempfile::tempdir().expect("a folder"));
        let node = Self::start(NodeRole::Clinic, folder, None).await;
        let ana = NewPerson {
            name: "Ana".into(),
            login: "ana".into(),
            role: Role::Supervisor,
            passphrase: Passphrase::new(PASSPHRASE.into()),
        };
        let ids = node
            .node
            .set_up(NewClinic { name: "Clinic".into(), zone: None, sample: false }, vec![ana])
            .await
            .expect("set up");
        (node, ids[0])
    }

    /// A laptop that was just paired with `clinic`, for `people`.
    pub async fn laptop(clinic: &Self, people: Vec<PersonId>, name: &str) -> Self {
        let folder = Arc::new(tempfile::tempdir().expect("a folder"));
        let address = clinic.state.around().peers.expect("a clinic has a door");
        let node = Self::start(NodeRole::Laptop, folder, Some(address)).await;
        let code = PairingCode::from_random(clock::random().expect("random"));
        clinic.node.desk().open(Window::open(code.clone(), clock::uptime(), people));
        join_clinic(&node.node, address, &code, name).await.expect("it joins");
        node
    }

    /// The node.
    #[must_use]
    pub const fn node(&self) -> &Arc<Node> {
        &self.node
    }

    /// The open node.
    #[must_use]
    pub fn open(&self) -> Arc<OpenNode> {
        self.node.open().expect("the node is open")
    }

    /// Meets the clinic now, waits until that is over and nothing goes on afterwards, and says how it went.
    pub async fn meet(&self) -> LastVisit {
        let visits = &self.state.around().visits;
        let mut rounds = visits.rounds();
        visits.ask();
        drop(
            tokio::time::timeout(PATIENCE, rounds.wait_for(Rounds::is_quiet))
                .await
                .expect("visits end")
                .expect("visits go on"),
        );
        visits.last()
    }

    /// Saves acts as `person` at the present version, in the only document of a part.
    pub async fn write(&self, person: PersonId, client: ClientId, part: Part, acts: Vec<Act>) -> Edited {
        self.write_in(person, DocKey::whole(client, part), acts).await
    }

    /// Saves acts as `person` at the present version of this document.
    pub async fn write_in(&self, person: PersonId, doc: DocKey, acts: Vec<Act>) -> Edited {
        let open = self.open();
        let base = open.read(doc, |_, heads| heads).await.expect("it reads");
        let edit = Edit {
            keys: None,
            facts: Arc::default(),
            id: EditId(clock::id().expect("random")),
            doc,
            base,
            author: open.author(person),
            role: Role::Supervisor,
            at: clock::now(),
            acts,
        };
        open.save(edit).await.expect("it saves")
    }

    /// The heads of a document.
    pub async fn heads(&self, client: ClientId, part: Part) -> Heads {
        self.open().read(DocKey::whole(client, part), |_, heads| heads).await.expect("it reads")
    }

    /// The id of a document.
    #[must_use]
    pub fn doc(client: ClientId, part: Part) -> DocId {
        DocKey::whole(client, part).id()
    }

    /// A supervisor to write as.
    #[must_use]
    pub const fn writer(person: PersonId) -> Writer {
        Writer { person, role: Role::Supervisor }
    }

    /// Stops the node cleanly; its folder stays.
    pub async fn stop(mut self) -> Arc<TempDir> {
        if let Some(stop) = self.stop.take() {
            stop.send(()).ok();
        }
        tokio::time::timeout(PATIENCE, self.running).await.expect("it stops").expect("it ran").expect("it ended well");
        self.folder
    }
}

/// Everybody's passphrase.
pub const PASSPHRASE: &str = "candle wool harbour";
