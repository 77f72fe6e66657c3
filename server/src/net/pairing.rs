//! Pairing over a link: drives the two sides that [`waystation_sync::trust`] describes. Must never send anything but
//! pairing to a certificate that is not known, nor the welcome before the laptop's proof was checked.

use std::net::SocketAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::time::timeout;
use waystation_sync::id::PersonId;
use waystation_sync::time::Uptime;
use waystation_sync::trust::{
    ClinicTry, Joining, MAX_MESSAGE_LEN, Newcomer, Paired, PairingCode, PairingError, Parties, Seed, Told, Window,
    WindowState, refusal,
};
use waystation_sync::wire::{Frame, Kind, MAX_PAYLOAD_LEN};

use super::dial::dial;
use super::error::LinkError;
use super::identity::NodeIdentity;
use super::limits::Limits;
use super::link::Link;
use super::tls::Expect;

/// Why pairing did not come about.
#[derive(Debug, thiserror::Error)]
pub enum PairError {
    /// The code, the window or a message.
    #[error(transparent)]
    Pairing(#[from] PairingError),
    /// The link.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// On the clinic: the peer's certificate is not known and it wants something else than to pair.
    #[error("a computer that is not paired called; pair it, or leave it be")]
    NotPairing,
}

/// Where the one open window of a clinic lies, for the pages that show it and the links that try it.
#[derive(Debug, Default)]
pub struct PairingDesk(Mutex<Option<Window>>);

/// A window as the clinic's screen shows it. It holds the code: for a supervisor's eyes only.
#[derive(Clone, Debug)]
pub struct ShownWindow {
    /// How it stands.
    pub state: WindowState,
    /// The code.
    pub code: PairingCode,
    /// Who may use the laptop.
    pub people: Vec<PersonId>,
}

impl PairingDesk {
    /// Opens `window` in place of any other.
    pub fn open(&self, window: Window) {
        *self.lock() = Some(window);
    }

    /// Closes the window, if there is one.
    pub fn close(&self) {
        *self.lock() = None;
    }

    /// The window as it stands at `now`; `None` when none was opened.
    #[must_use]
    pub fn show(&self, now: Uptime) -> Option<ShownWindow> {
        self.lock().as_mut().map(|window| ShownWindow {
            state: window.state(now),
            code: window.code().clone(),
            people: window.people().to_vec(),
        })
    }

    fn begin(
        &self,
        parties: Parties,
        message: &[u8],
        seed: &Seed,
        now: Uptime,
    ) -> Result<(Begun<'_>, Vec<u8>), PairingError> {
        let mut window = self.lock();
        let (begun, answer) = window.as_mut().ok_or(PairingError::NoWindow)?.begin(parties, message, seed, now)?;
        Ok((Begun { desk: self, begun: Some(begun) }, answer))
    }

    /// The window is whole after every call, so a panic elsewhere that poisoned the lock changes nothing.
    fn lock(&self) -> MutexGuard<'_, Option<Window>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A try that was begun. If the link breaks, or the task that serves it is dropped, the try is given up and counted.
struct Begun<'a> {
    desk: &'a PairingDesk,
    begun: Option<ClinicTry>,
}

impl Begun<'_> {
    fn confirm(mut self, message: &[u8], now: Uptime) -> Result<Newcomer, PairingError> {
        let begun = self.begun.take().ok_or(PairingError::NotUnderstood)?;
        self.desk.lock().as_mut().ok_or(PairingError::NoWindow)?.confirm(begun, message, now)
    }
}

impl Drop for Begun<'_> {
    fn drop(&mut self) {
        if let (Some(begun), Some(window)) = (self.begun.take(), self.desk.lock().as_mut()) {
            window.abandon(begun);
        }
    }
}

/// What the clinic needs in order to offer pairing to one link.
pub(crate) struct Offer<'a> {
    /// The window.
    pub desk: &'a PairingDesk,
    /// How long this computer has been on, asked at each step.
    pub clock: &'a (dyn Fn() -> Uptime + Send + Sync),
    /// 32 random bytes for this link only.
    pub seed: Seed,
}

/// A laptop that the clinic paired.
#[derive(Debug)]
pub(crate) struct Offered {
    /// Who joined.
    pub newcomer: Newcomer,
    /// Whether it said that it has the welcome. If not, it may have to pair once more, which is harmless.
    pub delivered: bool,
}

/// The clinic's side, for a link whose peer is not known: takes its first frame, and pairs if it proves the code. A
/// laptop that is known may want to pair once more; then its first frame was read already, and goes in as `first`.
///
/// `welcome` is called once, after the proof, with the newcomer; it makes the
/// newcomer known durably and gives the bytes that it needs, or `None` if that failed.
///
/// # Errors
/// [`PairError`] with what to show at the clinic; the laptop has been told less. Drop the link.
pub(crate) async fn offer<W, F>(
    link: &mut Link,
    first: Option<Frame>,
    offer: Offer<'_>,
    welcome: W,
) -> Result<Offered, PairError>
where
    W: FnOnce(Newcomer) -> F,
    F: Future<Output = Option<Vec<u8>>>,
{
    link.limit_payload(MAX_MESSAGE_LEN);
    let first = match first {
        Some(frame) => frame,
        None => next(link).await?,
    };
    let outcome = serve_try(link, first, offer, welcome).await;
    if let Err(error) = &outcome {
        let told = match error {
            PairError::Pairing(error) => error.told(),
            PairError::NotPairing | PairError::Link(_) => Told::CodeNotAccepted,
        };
        // The laptop may be gone; the error to show is the first one.
        drop(send(link, refusal(told)).await);
    }
    outcome
}

async fn serve_try<W, F>(link: &mut Link, first: Frame, offer: Offer<'_>, welcome: W) -> Result<Offered, PairError>
where
    W: FnOnce(Newcomer) -> F,
    F: Future<Output = Option<Vec<u8>>>,
{
    if first.kind != Kind::Pairing || first.payload.len() > MAX_MESSAGE_LEN {
        return Err(PairError::NotPairing);
    }
    let parties = Parties { laptop: link.peer_hash(), clinic: link.own_hash(), session: link.binding() };
    let (begun, answer) = offer.desk.begin(parties, &first.payload, &offer.seed, (offer.clock)())?;
    send(link, answer).await?;
    let confirm = next_message(link).await?;
    let newcomer = begun.confirm(&confirm, (offer.clock)())?;
    let payload = welcome(newcomer.clone()).await.ok_or(PairingError::ClinicTrouble)?;
    send(link, newcomer.welcome(payload)?).await?;
    let delivered = matches!(next(link).await, Ok(Frame { kind: Kind::Bye, .. }));
    Ok(Offered { newcomer, delivered })
}

/// What a laptop needs in order to join.
pub(crate) struct Join<'a> {
    /// The code as read off the clinic's screen.
    pub code: &'a PairingCode,
    /// What the clinic is to call this laptop.
    pub laptop_name: &'a str,
    /// The public key that it will sign entries with.
    pub signing_key: [u8; 32],
    /// 32 random bytes for this try only.
    pub seed: Seed,
}

/// A clinic that this laptop has joined.
#[derive(Debug)]
pub(crate) struct Joined {
    /// The clinic's certificate, and the words to show.
    pub paired: Paired,
    /// What the clinic gave along.
    pub welcome: Vec<u8>,
}

/// The laptop's side: calls the clinic at `address` and joins it. Keep [`Joined`] durably before showing its words.
///
/// # Errors
/// [`PairError`] with what to do next. Nothing was changed on this laptop.
pub(crate) async fn join(
    address: SocketAddr,
    identity: &NodeIdentity,
    join: Join<'_>,
    limits: &Limits,
) -> Result<Joined, PairError> {
    let mut link = dial(address, identity, Expect::Pairing, limits).await?;
    let joined = join_over(&mut link, join).await;
    link.close().await;
    joined
}

/// [`join`] over a link that was made with [`Expect::Pairing`].
///
/// # Errors
/// As [`join`].
pub(crate) async fn join_over(link: &mut Link, join: Join<'_>) -> Result<Joined, PairError> {
    link.limit_payload(MAX_MESSAGE_LEN);
    let parties = Parties { laptop: link.own_hash(), clinic: link.peer_hash(), session: link.binding() };
    let (joining, begin) = Joining::begin(join.code, parties, (join.laptop_name, join.signing_key), &join.seed)?;
    send(link, begin).await?;
    let answer = next_message(link).await?;
    let (confirmed, confirm) = match joining.answer(&answer) {
        Ok(both) => both,
        Err(error) => {
            // So that the clinic's screen counts the try at once. It may be gone; the error to show is this one.
            drop(send(link, refusal(error.told())).await);
            return Err(error.into());
        }
    };
    send(link, confirm).await?;
    // From here on the clinic is known, and may send as much as a frame holds.
    link.limit_payload(MAX_PAYLOAD_LEN);
    let (paired, welcome) = confirmed.welcome(&next_message(link).await?)?;
    // If this does not arrive, the clinic only shows that it does not know whether the laptop has its welcome.
    drop(link.send(&Frame::bye()).await);
    Ok(Joined { paired, welcome })
}

async fn send(link: &mut Link, payload: Vec<u8>) -> Result<(), LinkError> {
    link.send(&Frame { kind: Kind::Pairing, payload }).await
}

/// The next frame, waited for no longer than a step of pairing may take.
async fn next(link: &mut Link) -> Result<Frame, LinkError> {
    let limit = link.limits().pairing_step;
    timeout(limit, link.recv()).await.map_err(|_| LinkError::Silent)??.ok_or(LinkError::Closed)
}

async fn next_message(link: &mut Link) -> Result<Vec<u8>, PairError> {
    let frame = next(link).await?;
    if frame.kind == Kind::Pairing { Ok(frame.payload) } else { Err(PairingError::NotUnderstood.into()) }
}
