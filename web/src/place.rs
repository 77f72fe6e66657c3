//! What this node is, as pages call it. Must never hold more than that.

/// What this node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The node that everybody meets.
    Clinic,
    /// One that staff carry.
    Laptop,
}
