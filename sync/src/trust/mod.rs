//! Who a peer is: pairing. Must never decide by a clock other than the one handed in.

pub mod vet;
