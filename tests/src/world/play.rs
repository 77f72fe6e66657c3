//! What people do in the simulated world, and how its effects are carried out.

use std::sync::Arc;

use waystation_sync::care::declare::{DocKey, Part, Role};
use waystation_sync::care::edit::{Act, Edit, Verb};
use waystation_sync::care::field::Field;
use waystation_sync::care::read::{EntryKey, View};
use waystation_sync::care::value::Value;
use waystation_sync::care::{goal, risk, task};
use waystation_sync::id::{Author, EntryId};
use waystation_sync::replica::io::{Effect, Outcome};
use waystation_sync::replica::{Input, Ticket};

use super::World;

impl World {
    pub(super) fn carry_out(&mut self, node: usize) {
        let choose = self.pick(1_000);
        let Some(effect) = self.nodes[node].next_effect(choose) else { return };
        self.note(node as u64);
        self.tell(|| format!("node {node} carries out {}", super::brief(&format!("{effect:?}"))));
        match effect {
            Effect::Work { job, doc, work } => {
                if self.documents_fail && self.once_in(100) {
                    self.failed_work += 1;
                    return self.input(node, Input::WorkImpossible { job });
                }
                let done = self.nodes[node].work(job, doc, work);
                self.input(node, Input::Worked { job, done });
            }
            Effect::Read { job, docs } => {
                if self.documents_fail && self.once_in(100) {
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
            Effect::Reply { outcome: Outcome::Edited(edited), ticket } => {
                if let Some(change) = edited.change {
                    let client = Self::client(usize::try_from(ticket.0 >> 32).unwrap());
                    let doc = DocKey::whole(client, part(ticket.0 & 0xff)).id();
                    self.acknowledged.push((node, doc, change));
                }
            }
            Effect::Reply { .. }
            | Effect::StatusChanged
            | Effect::DirectoryChanged
            | Effect::Merged(_)
            | Effect::NotTaken(_)
            | Effect::Ended(_) => {}
        }
    }

    /// Someone at `node` saves a form about one of `clients`, now and then an old one, now and then twice.
    pub fn someone_writes(&mut self, node: usize, clients: usize) {
        if !self.nodes[node].is_up() {
            return;
        }
        let client = self.pick(clients);
        let code = self.pick(3) as u64;
        let key = DocKey::whole(Self::client(client), part(code));
        let doc = key.id();
        let versions = self.shown(node, &doc);
        let base = match versions.len() {
            0 => waystation_sync::id::Heads::default(),
            n if self.once_in(4) => versions[self.pick(n)].clone(),
            n => versions[n - 1].clone(),
        };
        let acts = self.acts(node, &doc, code);
        let id = self.edit_id();
        let edit = Edit {
            facts: Arc::default(),
            id,
            doc: key,
            base,
            author: Author { person: Self::person(node), device: Self::device(node) },
            role: Role::Supervisor,
            at: self.now,
            acts,
        };
        let ticket = Ticket(((client as u64) << 32) | code);
        let twice = self.once_in(8);
        if twice {
            self.input(node, Input::Edit { ticket, edit: Box::new(edit.clone()) });
        }
        self.input(node, Input::Edit { ticket, edit: Box::new(edit) });
    }

    fn acts(&mut self, node: usize, doc: &waystation_sync::id::DocId, code: u64) -> Vec<Act> {
        let words = Some(Value::Words(format!("words {}", self.pick(1_000))));
        let noun = if code == 0 { &goal::GOAL } else { &task::TASK };
        if code == 2 {
            return vec![self.risk_act(node, doc)];
        }
        let known: Vec<_> = self.nodes[node].document(doc).map(|doc| View::now(doc).entries(noun)).unwrap_or_default();
        if known.is_empty() || self.once_in(4) {
            let key = EntryKey::Id(EntryId(self.edit_id().0));
            let fields = if code == 0 {
                vec![(&goal::STATEMENT, words), (&goal::STATUS, Some(Value::Code("proposed".into())))]
            } else {
                vec![(&task::WHAT, words), (&task::STATUS, Some(Value::Code("open".into())))]
            };
            return vec![Act { noun, key, verb: Verb::Begin(fields) }];
        }
        let entry = &known[self.pick(known.len())];
        let key = entry.key;
        let verb = match self.pick(6) {
            0 if entry.is_retired() => Verb::TakeUp,
            0 => Verb::Retire,
            1 if code == 0 => Verb::Write(vec![(&goal::STATEMENT, words)]),
            2 if code == 0 => Verb::Write(vec![(&goal::STATUS, Some(Value::Code("accepted".into())))]),
            3 if code == 1 => Verb::Write(vec![(&task::STATUS, Some(Value::Code("done".into())))]),
            _ if code == 0 => Verb::Write(vec![(&goal::WHY, words)]),
            _ => Verb::Write(vec![(&task::WHAT, words)]),
        };
        vec![Act { noun, key, verb }]
    }

    fn risk_act(&mut self, node: usize, doc: &waystation_sync::id::DocId) -> Act {
        let key = EntryKey::coded(risk::DOMAINS[self.pick(2)]);
        let level = ["none_seen", "low", "moderate", "high"][self.pick(4)];
        let choice = Some(Value::Code(level.into()));
        let two = self.nodes[node]
            .document(doc)
            .and_then(|doc| View::now(doc).entry(&risk::RISK, key))
            .is_some_and(|entry| matches!(entry.field(&risk::LEVEL), Field::Conflicted { .. }));
        let verb = if two {
            Verb::Settle { field: &risk::LEVEL, choice, reason: "talked it over".into() }
        } else {
            Verb::Write(vec![(&risk::LEVEL, choice)])
        };
        Act { noun: &risk::RISK, key, verb }
    }
}

fn part(code: u64) -> Part {
    match code {
        0 => Part::Plan,
        1 => Part::Case,
        _ => Part::Risk,
    }
}
