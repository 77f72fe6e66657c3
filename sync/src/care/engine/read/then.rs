//! What a field held before somebody wrote in it. Must never look further back than a page has time for, nor say of what it
//! did not find that nothing stood there.

use super::View;
use crate::care::declare::{EntryKey, Field, FieldDecl, Noun, Stamp, Value};

/// Most writings of one field that are followed back.
const STEPS_MAX: usize = 16;

impl View<'_> {
    /// What stood in `field` of the entry `key` of `noun`, which holds `held` in this view, before all that `is_new` says is
    /// new was written. `None` where nothing of it is new, nothing stood there, or too much was written since.
    #[must_use]
    pub fn held_before(
        &self,
        (noun, key): (&Noun, EntryKey),
        field: &FieldDecl,
        held: &Field,
        is_new: impl Fn(&Stamp) -> bool,
    ) -> Option<Value> {
        let newest = |held: &Field| {
            let stamps = held.stamps().into_iter().filter(&is_new);
            stamps.max_by_key(|stamp| (stamp.written, stamp.change))
        };
        let mut last = newest(held)?;
        for _ in 0..STEPS_MAX {
            let meta = self.doc.get_change_meta_by_hash(&last.change.into())?;
            let then = View { doc: self.doc, at: Some(&meta.deps) }.field(noun, key, field);
            match newest(&then) {
                Some(before) => last = before,
                None => return then.value().cloned(),
            }
        }
        None
    }
}
