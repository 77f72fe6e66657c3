//! The network between a laptop and its clinic, which a test can cut and mend. Must never look into what it carries.

use std::io;
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// A relay that listens on an address of its own.
pub struct Relay {
    /// Where to reach the clinic through it.
    pub address: SocketAddr,
    state: Arc<Mutex<State>>,
}

struct State {
    is_cut: bool,
    open: Vec<TcpStream>,
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
        let state = Arc::new(Mutex::new(State { is_cut: false, open: Vec::new() }));
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for from in listener.incoming().flatten() {
                let mut state = shared.lock().expect("unharmed");
                if state.is_cut {
                    continue;
                }
                let Ok(on) = TcpStream::connect(to) else { continue };
                for (one, other) in [(&from, &on), (&on, &from)] {
                    let (Ok(mut reader), Ok(mut writer)) = (one.try_clone(), other.try_clone()) else { continue };
                    std::thread::spawn(move || {
                        io::copy(&mut reader, &mut writer).ok();
                        writer.shutdown(Shutdown::Write).ok();
                    });
                }
                state.open.extend([from, on]);
            }
        });
        Self { address, state }
    }

    /// Cuts every connection and lets none through until [`Relay::mend`].
    pub fn cut(&self) {
        let mut state = self.state.lock().expect("unharmed");
        state.is_cut = true;
        for stream in state.open.drain(..) {
            stream.shutdown(Shutdown::Both).ok();
        }
    }

    /// Lets connections through again.
    pub fn mend(&self) {
        self.state.lock().expect("unharmed").is_cut = false;
    }
}
