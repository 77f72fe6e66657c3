//! Goal: a replica does what it must for every input at any time, also when disks, documents and peers fail it. Method:
//! low-level scenes: a real replica is handed inputs one by one, and the effects that it asks for are looked at.

mod failing;
mod limits;
mod meetings;
mod support;
mod turns;
