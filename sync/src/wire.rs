//! Frames between nodes: version, kind, length, bytes. Decoding must never panic.
