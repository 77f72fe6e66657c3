//! Documents in memory: a small cache of what is durable, of what pages read out of it, and what work in progress made
//! of them. Must never hand a reader a version that is not durable.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use automerge::{Automerge, ReadDoc};
use tokio::sync::Mutex as Turn;
use waystation_sync::care::declare::{Entry, Noun};
use waystation_sync::care::read::View;
use waystation_sync::id::{DocId, Heads};
use waystation_sync::replica::JobId;
use waystation_sync::replica::work;

use super::store_thread::{StoreThread, StoreThreadError};

/// Most bytes of documents that are kept in memory; the one used last stays, whatever its size.
const CACHED_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Times that a document is read again because something was saved into it meanwhile.
const TRIES_MAX: usize = 4;

/// Why a document could not be had.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The record did not give it.
    #[error(transparent)]
    StoreThread(#[from] StoreThreadError),
    /// Its frames do not make a document.
    #[error(transparent)]
    Frames(#[from] work::LoadError),
    /// The work was ended, as by a panic inside the library.
    #[error("the document could not be put together")]
    Ended,
}

/// What a field of an entry takes in memory beside its text: its versions, who wrote them and when.
const FIELD_BYTES: usize = 400;
/// What a document of a few fields takes in memory: measured over ten thousand of them.
const LEAST_BYTES: u64 = 15 * 1024;

/// About how many bytes a document takes in memory. Measured: 10 to 14 bytes an operation (a letter of a text is one),
/// and, every sixteenth change, 24 for each actor.
fn weight(document: &Automerge) -> usize {
    let stats = document.stats();
    let clocks = (stats.num_changes / 16 + 1).saturating_mul(stats.num_actors).saturating_mul(24);
    let bytes = stats.num_ops.saturating_mul(14).saturating_add(clocks).saturating_add(LEAST_BYTES);
    usize::try_from(bytes).unwrap_or(usize::MAX)
}

/// About how many bytes the entries that were read out of a document take in memory.
fn weight_of(entries: &[Entry]) -> usize {
    let texts = |entry: &Entry| {
        let values = entry.noun.fields.iter().flat_map(|field| entry.every_value(field));
        values.map(|value| FIELD_BYTES + value.as_text().map_or(0, str::len)).sum::<usize>()
    };
    entries.iter().map(|entry| size_of::<Entry>() + texts(entry)).sum()
}

struct Held {
    document: Arc<Automerge>,
    /// What was read out of it, by noun: taking a document apart costs far more than reading what was found.
    entries: BTreeMap<&'static str, Arc<Vec<Entry>>>,
    bytes: usize,
    /// When it was used last.
    used: u64,
}

#[derive(Default)]
struct Cache {
    /// Most bytes of them.
    bytes_max: usize,
    held: BTreeMap<DocId, Held>,
    /// What all of them take.
    bytes: usize,
    heads: BTreeMap<DocId, Heads>,
    /// Who reads a document from the record; the others wait for that one.
    turns: BTreeMap<DocId, Weak<Turn<()>>>,
    in_work: BTreeMap<JobId, Automerge>,
    tick: u64,
}

/// The documents of a node.
pub(crate) struct Documents {
    store_thread: StoreThread,
    cache: Mutex<Cache>,
}

impl Documents {
    /// Documents as the record holds them; `heads` are those that are durable.
    #[must_use]
    pub(super) fn new(store_thread: StoreThread, heads: BTreeMap<DocId, Heads>) -> Self {
        Self { store_thread, cache: Mutex::new(Cache { bytes_max: CACHED_BYTES_MAX, heads, ..Cache::default() }) }
    }

    fn cache(&self) -> std::sync::MutexGuard<'_, Cache> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A document as it is durable now; an empty one when it is not here. However many ask for it at once, it is read
    /// from the record once.
    ///
    /// # Errors
    /// [`LoadError`].
    pub(super) async fn load(&self, doc: DocId) -> Result<Arc<Automerge>, LoadError> {
        let turn = {
            let mut cache = self.cache();
            match cache.look(doc) {
                Some(held) => return Ok(held),
                None => cache.turn(doc),
            }
        };
        let _one = turn.lock().await;
        let mut tries = 0;
        loop {
            if let Some(held) = self.cache().look(doc) {
                return Ok(held);
            }
            let frames = self.store_thread.data(doc).await?;
            let loaded =
                tokio::task::spawn_blocking(move || work::load(&frames)).await.map_err(|_| LoadError::Ended)??;
            let (heads, loaded) = (loaded.get_heads().into_iter().collect::<Heads>(), Arc::new(loaded));
            let mut cache = self.cache();
            if cache.heads.get(&doc) == Some(&heads) {
                cache.hold(doc, Arc::clone(&loaded));
                return Ok(loaded);
            }
            // Something was published while the frames were read: read again. What was read is durable all the same.
            tries += 1;
            if tries == TRIES_MAX {
                return Ok(loaded);
            }
        }
    }

    /// The entries of `noun` in a document as it is durable now. They are read out of it once, for as long as it stays in
    /// memory and nothing is written into it.
    ///
    /// # Errors
    /// [`LoadError`].
    pub(super) async fn entries(&self, doc: DocId, noun: &'static Noun) -> Result<Arc<Vec<Entry>>, LoadError> {
        let document = self.load(doc).await?;
        if let Some(entries) = self.cache().read_out(doc, &document, noun) {
            return Ok(entries);
        }
        let whole = Arc::clone(&document);
        let read = tokio::task::spawn_blocking(move || Arc::new(View::now(&whole).entries(noun)));
        let entries = read.await.map_err(|_| LoadError::Ended)?;
        self.cache().keep_read_out(doc, &document, noun, Arc::clone(&entries));
        Ok(entries)
    }

    /// Whether a document is in memory now.
    pub(super) fn holds(&self, doc: DocId) -> bool {
        self.cache().held.contains_key(&doc)
    }

    /// Whether these are the heads of a document that are durable.
    pub(super) fn is_at(&self, doc: DocId, heads: &Heads) -> bool {
        self.cache().heads.get(&doc) == Some(heads)
    }

    /// Keeps what a job made of its document until it is durable or given up.
    pub(super) fn keep(&self, job: JobId, document: Automerge) {
        self.cache().in_work.insert(job, document);
    }

    /// What the job made is durable: readers see it from now on.
    pub(super) fn publish(&self, job: JobId, doc: DocId, heads: Heads) {
        let mut cache = self.cache();
        cache.heads.insert(doc, heads);
        match cache.in_work.remove(&job) {
            Some(document) => cache.hold(doc, Arc::new(document)),
            None => cache.let_go(doc),
        }
    }

    /// Keeps no document in memory that nobody works on: whoever goes through many, each once, asks for none again.
    pub(super) fn let_all_go(&self) {
        self.cache().let_all_go();
    }

    /// What the job made is not to be used.
    pub(super) fn forget(&self, job: JobId) {
        self.cache().in_work.remove(&job);
    }
}

impl Cache {
    /// A document that is in memory, or that is not here at all.
    fn look(&mut self, doc: DocId) -> Option<Arc<Automerge>> {
        if !self.heads.contains_key(&doc) {
            return Some(Arc::new(Automerge::new()));
        }
        self.tick += 1;
        let held = self.held.get_mut(&doc)?;
        held.used = self.tick;
        Some(Arc::clone(&held.document))
    }

    /// What was read out of this very version of a document.
    fn read_out(&self, doc: DocId, document: &Arc<Automerge>, noun: &Noun) -> Option<Arc<Vec<Entry>>> {
        let held = self.held.get(&doc).filter(|held| Arc::ptr_eq(&held.document, document))?;
        held.entries.get(noun.name).map(Arc::clone)
    }

    /// Keeps what was read out of a document beside it, unless another version has taken its place meanwhile.
    fn keep_read_out(&mut self, doc: DocId, document: &Arc<Automerge>, noun: &Noun, entries: Arc<Vec<Entry>>) {
        let Some(held) = self.held.get_mut(&doc).filter(|held| Arc::ptr_eq(&held.document, document)) else { return };
        let bytes = weight_of(&entries);
        if held.entries.insert(noun.name, entries).is_none() {
            held.bytes = held.bytes.saturating_add(bytes);
            self.bytes = self.bytes.saturating_add(bytes);
        }
        self.make_room();
    }

    /// Whose turn it is to read a document.
    fn turn(&mut self, doc: DocId) -> Arc<Turn<()>> {
        self.turns.retain(|_, turn| turn.strong_count() > 0);
        if let Some(turn) = self.turns.get(&doc).and_then(Weak::upgrade) {
            return turn;
        }
        let turn = Arc::new(Turn::new(()));
        self.turns.insert(doc, Arc::downgrade(&turn));
        turn
    }

    fn hold(&mut self, doc: DocId, document: Arc<Automerge>) {
        self.let_go(doc);
        self.tick += 1;
        let bytes = weight(&document);
        self.bytes = self.bytes.saturating_add(bytes);
        self.held.insert(doc, Held { document, entries: BTreeMap::new(), bytes, used: self.tick });
        self.make_room();
    }

    /// Lets go of what was used longest ago until the rest fits.
    fn make_room(&mut self) {
        while self.bytes > self.bytes_max && self.held.len() > 1 {
            let oldest = self.held.iter().min_by_key(|(_, held)| held.used).map(|(doc, _)| *doc);
            let Some(oldest) = oldest else { return };
            self.let_go(oldest);
        }
    }

    fn let_all_go(&mut self) {
        self.held.clear();
        self.bytes = 0;
    }

    fn let_go(&mut self, doc: DocId) {
        if let Some(held) = self.held.remove(&doc) {
            self.bytes = self.bytes.saturating_sub(held.bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use automerge::transaction::Transactable;
    use automerge::{ObjType, ROOT};
    use waystation_sync::care::declare::EntryKey;

    use super::*;

    /// A document with a text of so many letters.
    fn text_of(letters: usize) -> Arc<Automerge> {
        let mut document = Automerge::new();
        let mut writing = document.transaction();
        let text = writing.put_object(ROOT, "text", ObjType::Text).unwrap();
        writing.splice_text(&text, 0, 0, &"x".repeat(letters)).unwrap();
        writing.commit();
        Arc::new(document)
    }

    #[test]
    fn documents_in_memory_never_take_more_than_their_budget_and_the_one_used_longest_ago_goes_first() {
        let large = text_of(10_000);
        let fit = 4;
        let mut cache = Cache { bytes_max: fit * weight(&large) + 1, ..Cache::default() };
        let doc = |n: usize| DocId([u8::try_from(n).unwrap(); 32]);
        for n in 0..=fit {
            cache.heads.insert(doc(n), Heads::default());
            cache.hold(doc(n), Arc::clone(&large));
            assert!(cache.look(doc(0)).is_some(), "it was used last but for the new one");
            assert!(cache.bytes <= cache.bytes_max);
        }
        assert_eq!(cache.held.len(), fit);
        assert!(cache.look(doc(1)).is_none(), "the oldest made room");
        cache.hold(doc(0), text_of(10));
        assert_eq!(cache.bytes, cache.held.values().map(|held| held.bytes).sum::<usize>());
    }

    #[test]
    fn documents_that_are_let_go_take_no_room_and_are_read_again() {
        let mut cache = Cache { bytes_max: usize::MAX, ..Cache::default() };
        for n in 0..3 {
            cache.heads.insert(DocId([n; 32]), Heads::default());
            cache.hold(DocId([n; 32]), text_of(10));
        }
        cache.let_all_go();
        assert_eq!((cache.held.len(), cache.bytes), (0, 0));
        assert!(cache.look(DocId([1; 32])).is_none(), "it is durable, and read from the record");
        assert!(weight(&text_of(1)) >= 15 * 1024, "a small document counts as what it takes");
    }

    #[test]
    fn a_document_larger_than_the_budget_stays_until_another_is_used() {
        let whole = text_of(10_000);
        let mut cache = Cache { bytes_max: weight(&whole) - 1, ..Cache::default() };
        cache.hold(DocId([1; 32]), whole);
        assert_eq!(cache.held.len(), 1);
        cache.hold(DocId([2; 32]), text_of(1));
        assert_eq!(cache.held.keys().collect::<Vec<_>>(), [&DocId([2; 32])]);
    }

    #[test]
    fn all_who_ask_for_one_document_at_once_have_one_turn() {
        let mut cache = Cache::default();
        let (one, other) = (cache.turn(DocId([1; 32])), cache.turn(DocId([1; 32])));
        assert!(Arc::ptr_eq(&one, &other));
        drop((one, other));
        cache.turn(DocId([2; 32]));
        assert!(!cache.turns.contains_key(&DocId([1; 32])), "a turn that nobody waits for is forgotten");
    }
    #[test]
    fn what_was_read_out_of_a_document_goes_with_it_and_with_the_next_version_of_it() {
        let noun = waystation_sync::care::NOUNS[0];
        let (doc, first) = (DocId([1; 32]), text_of(10));
        let mut cache = Cache { bytes_max: usize::MAX, ..Cache::default() };
        cache.hold(doc, Arc::clone(&first));
        let alone = cache.bytes;
        let entries = Arc::new(vec![Entry::blank(noun, EntryKey::One); 3]);
        for _ in 0..2 {
            cache.keep_read_out(doc, &first, noun, Arc::clone(&entries));
            assert_eq!(cache.bytes, alone + weight_of(&entries), "counted once");
        }
        assert!(cache.read_out(doc, &first, noun).is_some_and(|read| Arc::ptr_eq(&read, &entries)));
        let second = text_of(11);
        cache.hold(doc, Arc::clone(&second));
        assert!(cache.read_out(doc, &second, noun).is_none(), "it says something else by now");
        cache.keep_read_out(doc, &first, noun, entries);
        assert!(cache.read_out(doc, &second, noun).is_none(), "who read the version before is late");
        cache.let_go(doc);
        assert_eq!(cache.bytes, 0);
    }
}
