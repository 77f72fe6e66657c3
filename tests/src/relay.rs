//! The network between a laptop and its clinic, which a test can hold up, cut and mend. Must never look into what it
//! carries.

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};

/// Bytes that are passed on at a time.
const PIECE: usize = 4096;

/// A relay that listens on an address of its own.
pub struct Relay {
    /// Where to reach the clinic through it.
    pub address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    is_cut: bool,
    /// How many bytes towards the laptop may still pass; `None` for as many as come.
    may_pass: Option<usize>,
    open: Vec<TcpStream>,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("unharmed")
    }

    /// Waits until bytes towards the laptop may pass, and says how many of `wanted`.
    fn may_pass(&self, wanted: usize) -> usize {
        let mut state = self.state();
        loop {
            match &mut state.may_pass {
                None => return wanted,
                Some(0) => state = self.changed.wait(state).expect("unharmed"),
                Some(left) => {
                    let passing = wanted.min(*left);
                    *left -= passing;
                    return passing;
                }
            }
        }
    }

    /// Passes on what the clinic says, as far as it may.
    fn carry_to_laptop(&self, clinic: &mut TcpStream, laptop: &mut TcpStream) -> io::Result<()> {
        let mut piece = [0; PIECE];
        loop {
            let came = clinic.read(&mut piece)?;
            if came == 0 {
                return Ok(());
            }
            let mut passed = 0;
            while passed < came {
                let passing = self.may_pass(came - passed);
                laptop.write_all(&piece[passed..passed + passing])?;
                passed += passing;
            }
        }
    }
}

impl Relay {
    /// A relay to `to`, open.
    ///
    /// # Panics
    /// When no port can be had.
    #[must_use]
    pub fn to(to: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared::default());
        let relay = Self { address, shared: Arc::clone(&shared) };
        std::thread::spawn(move || {
            for from in listener.incoming().flatten() {
                let mut state = shared.state();
                if state.is_cut {
                    continue;
                }
                let Ok(on) = TcpStream::connect(to) else { continue };
                if let (Ok(mut reader), Ok(mut writer)) = (from.try_clone(), on.try_clone()) {
                    std::thread::spawn(move || {
                        io::copy(&mut reader, &mut writer).ok();
                        writer.shutdown(Shutdown::Write).ok();
                    });
                }
                if let (Ok(mut clinic), Ok(mut laptop)) = (on.try_clone(), from.try_clone()) {
                    let shared = Arc::clone(&shared);
                    std::thread::spawn(move || {
                        shared.carry_to_laptop(&mut clinic, &mut laptop).ok();
                        laptop.shutdown(Shutdown::Write).ok();
                    });
                }
                state.open.extend([from, on]);
            }
        });
        relay
    }

    /// Cuts every connection and lets none through until [`Relay::mend`].
    pub fn cut(&self) {
        let mut state = self.shared.state();
        state.is_cut = true;
        for stream in state.open.drain(..) {
            stream.shutdown(Shutdown::Both).ok();
        }
    }

    /// Lets connections through again.
    pub fn mend(&self) {
        self.shared.state().is_cut = false;
    }

    /// Holds up everything towards the laptop.
    pub fn hold(&self) {
        self.shared.state().may_pass = Some(0);
    }

    /// Lets so many more bytes pass towards the laptop while it is held up, over all connections together.
    pub fn let_more(&self, bytes: usize) {
        if let Some(left) = &mut self.shared.state().may_pass {
            *left += bytes;
        }
        self.shared.changed.notify_all();
    }

    /// Lets everything pass again.
    pub fn let_pass(&self) {
        self.shared.state().may_pass = None;
        self.shared.changed.notify_all();
    }
}
