//! The record: journal and index. Must never hold plaintext on disk.
