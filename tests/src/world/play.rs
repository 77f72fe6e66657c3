//! What people do in the simulated world, and how its effects are carried out.

use std::sync::Arc;

use waystation_sync::care::edit::Edit;
use waystation_sync::care::read::EntryKey;
use waystation_sync::id::{Author, Heads};
use waystation_sync::replica::io::{Effect, Outcome};
use waystation_sync::replica::{Input, Ticket};

use super::World;
use super::acts::Spot;

impl World {
    pub(super) fn carry_out(&mut self, node: usize) {
        let choose = self.pick(1_000);
        let Some(effect) = self.nodes[node].next_effect(choose) else { return };
        self.note(node as u64);
        self.tell(|| format!("node {node} carries out {}", super::brief(&format!("{effect:?}"))));
        match effect {
            Effect::Work { job, doc, work } => {
                if self.documents_fail && self.once_in(40) {
                    self.failed_work += 1;
                    return self.input(node, Input::WorkImpossible { job });
                }
                let done = self.nodes[node].work(job, doc, work);
                self.input(node, Input::Worked { job, done });
            }
            Effect::Read { job, docs } => {
                if self.documents_fail && self.once_in(40) {
                    self.failed_work += 1;
                    return self.input(node, Input::WorkImpossible { job });
                }
                let docs = self.nodes[node].read(docs);
                self.input(node, Input::Read { job, docs });
            }
            Effect::Store { job, drafts } => match self.nodes[node].record.append(drafts) {
                Some(sequences) => self.input(node, Input::Stored { job, sequences }),
                None => {
                    self.failed_stores += 1;
                    self.input(node, Input::NotStored { job });
                }
            },
            Effect::Publish { job, doc, heads, .. } => self.nodes[node].publish(job, doc, heads),
            Effect::Forget { job } => self.nodes[node].forget(job),
            Effect::Send { link, message } => self.send(node, link, message),
            Effect::Close { link } => self.close(node, link),
            Effect::Reply { outcome, ticket } => self.answered(node, ticket, outcome),
            Effect::StatusChanged
            | Effect::DirectoryChanged
            | Effect::Merged(_)
            | Effect::NotTaken(_)
            | Effect::Ended(_) => {}
        }
    }

    fn answered(&mut self, node: usize, ticket: Ticket, outcome: Outcome) {
        let Some((doc, noun)) = self.asked.get(&ticket).copied() else { return };
        match outcome {
            Outcome::Edited(edited) => {
                if let Some(change) = edited.change {
                    self.acknowledged.push((node, doc, change));
                    *self.saved.entry(noun).or_default() += 1;
                }
            }
            Outcome::EditRefused(error) => {
                self.refused_forms += 1;
                self.tell(|| format!("a form with {noun} is refused: {error:?}"));
            }
            Outcome::Directed | Outcome::NotTheClinic | Outcome::NotStored | Outcome::Unreadable | Outcome::Busy => {}
        }
    }

    /// Someone at `node` saves a form about one of `clients`, now and then an old one, now and then twice.
    pub fn someone_writes(&mut self, node: usize, clients: usize) {
        if !self.nodes[node].is_up() {
            return;
        }
        let (client, role) = (Self::client(self.pick(clients)), Self::role(node));
        let lately = if self.once_in(2) { self.lately(node, role) } else { None };
        let noun = lately.map_or_else(|| self.noun(role), |spot| spot.noun);
        // Named by what somebody may begin in it now: where a part goes by quarters, the document of this one.
        let fresh = self.entry_id();
        let new = || noun.doc_key(client, EntryKey::Id(fresh), None, Self::person(node));
        let key = lately.map_or_else(new, |spot| spot.doc);
        let doc = key.id();
        let versions = self.shown(node, &doc);
        let base = match versions.len() {
            0 => Heads::default(),
            n if self.once_in(4) => versions[self.pick(n)].clone(),
            n => versions[n - 1].clone(),
        };
        let act = match lately {
            Some(spot) => self.act_on(node, &doc, (noun, spot.key), role),
            None => self.act(node, (&doc, noun), role, fresh),
        };
        let noun = act.noun;
        self.touch(Spot { doc: key, noun, key: act.key });
        let acts = vec![act];
        let edit = Edit {
            keys: Some(Self::signing_keys(node)),
            facts: Arc::default(),
            id: self.edit_id(),
            doc: key,
            base,
            author: Author { person: Self::person(node), device: Self::device(node) },
            role,
            at: self.now,
            acts,
        };
        let ticket = Ticket(self.next_id);
        self.next_id += 1;
        self.asked.insert(ticket, (doc, noun.name));
        let twice = self.once_in(8);
        if twice {
            self.input(node, Input::Edit { ticket, edit: Box::new(edit.clone()) });
        }
        self.input(node, Input::Edit { ticket, edit: Box::new(edit) });
    }
}
