//! Keys. Must never write one unsealed, nor log one.
