//! What the network between nodes promises, over real TLS on this computer only. Must never send a packet elsewhere.

mod discovery;
mod links;
mod listening;
mod pairing;
mod support;
