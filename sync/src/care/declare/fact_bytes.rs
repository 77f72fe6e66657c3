//! The bytes of what stands in a fact. Must never know which fact it is.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// `value` as bytes.
pub(super) fn body<T: Serialize>(value: &T) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_stdvec(value)
}

/// All of `bytes` as one value.
pub(super) fn whole<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Some(value),
        Ok(_) | Err(_) => None,
    }
}
