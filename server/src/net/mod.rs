//! The network between nodes. Must never give an unpaired peer anything.
