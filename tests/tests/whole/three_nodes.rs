//! Goal: the main job with the real thing. A clinic and two laptops, each its own process with real TLS; cut off from
//! each other, everyone writes about the same client; brought back in both orders, with and without `kill -9` and a
//! ruined index; every node ends with the same, nothing is lost, both versions of what differs are shown everywhere,
//! a supervisor's choice reaches all, and a second meeting moves nothing.

use std::fs;
use std::path::Path;

use waystation_tests::clinic::Desk;
use waystation_tests::visitor::{Form, Page};

/// A name that must be found nowhere but on pages.
const CANARY: &str = "Zephyrine Quillfeather";
const CANARY_NOTE: &str = "Talked about the orchard behind the quarry";

/// What may go wrong between the steps.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trouble {
    None,
    KillAndRuinIndexes,
}

struct Story {
    clinic: Desk,
    laptops: [Desk; 2],
    client: String,
    goal: String,
}

/// In one of so many meetings without news nothing is written.
const MEETINGS_MAX: usize = 4;

impl Story {
    fn begin() -> Self {
        let mut clinic = Desk::clinic();
        let form = clinic.visitor.open("/clients/new").form("/clients").with("name.text", CANARY);
        let chart = clinic.visitor.send(form);
        assert_eq!(chart.status, 200, "{}", chart.text());
        let client = chart.link(&["/clients/", "/goal"]).trim_end_matches("/goal").to_owned();
        clinic.write(
            &format!("{client}/goal/new"),
            &[("f.statement", "Sleep at home four nights a week"), ("f.status", "proposed")],
        );
        let reasons = [("f.level", "none_seen"), ("f.basis", "seen at the desk"), ("f.action", "asked each time")];
        clinic.write(&format!("{client}/risk/self_harm"), &reasons);
        let goals = clinic.visitor.open(&format!("{client}/goal"));
        let goal = goals
            .links()
            .into_iter()
            .find(|link| link.starts_with(&format!("{client}/goal/")) && link.len() == client.len() + 6 + 36)
            .unwrap_or_else(|| panic!("the goal is listed: {}", goals.html));
        let laptops = [
            Desk::laptop(&mut clinic, "sample-ines", "Laptop one"),
            Desk::laptop(&mut clinic, "sample-meera", "Laptop two"),
        ];
        let mut story = Self { clinic, laptops, client, goal };
        story.laptops.iter_mut().for_each(Desk::meet);
        story.assert_all_hold_the_same();
        story
    }

    fn at(&self, address: &str) -> String {
        format!("{}/{address}", self.client)
    }

    fn cut_off(&self) {
        self.laptops.iter().for_each(|laptop| laptop.relay.as_ref().unwrap().cut());
    }

    /// Everyone writes about the same client: different fields, the same field, a note, a level of risk, and a goal
    /// that is retired here and changed there.
    fn everyone_writes(&mut self, round: &str) {
        let (about, risk, note) = (self.at("client/one"), self.at("risk/self_harm"), self.at("note/new"));
        let goal = self.goal.clone();
        let [one, two] = &mut self.laptops;
        self.clinic.write(&about, &[("f.pronouns", &format!("she {round}"))]);
        self.clinic.write(&risk, &[("f.level", "low")]);
        let retire = self.clinic.visitor.open(&goal).form("/retire");
        assert_eq!(self.clinic.visitor.send(retire).status, 200);

        one.write(&about, &[("f.language", &format!("Basque {round}"))]);
        one.write(&risk, &[("f.level", "high")]);
        one.write(&note, &[("f.kind", "visit"), ("f.happened", "2026-11-20"), ("f.text", CANARY_NOTE)]);
        one.write(&goal, &[("f.first_step", &format!("Pack a bag {round}"))]);

        two.write(&about, &[("f.language", &format!("Catalan {round}"))]);
        // What nobody changes in a form is not written, so each round needs a level that did not stand before.
        two.write(&risk, &[("f.level", if round == "first" { "moderate" } else { "not_assessed" })]);
        two.write(&note, &[("f.kind", "phone"), ("f.happened", "2026-11-21"), ("f.text", "Rang, all well")]);
    }

    fn trouble(&mut self, trouble: Trouble) {
        if trouble == Trouble::None {
            return;
        }
        for (place, desk) in [&mut self.clinic].into_iter().chain(&mut self.laptops).enumerate() {
            desk.process.kill();
            ruin_index(&desk.process.data(), place % 2 == 0);
            desk.process.start_again();
            desk.sign_in();
        }
    }

    fn come_back(&mut self, order: [usize; 2], trouble: Trouble) {
        for place in order {
            self.laptops[place].relay.as_ref().unwrap().mend();
            if trouble != Trouble::None {
                // In the middle: asked for, and killed before anyone can know how far it came.
                let laptop = &mut self.laptops[place];
                let ask = laptop.visitor.open("/sync").form("/sync/now");
                laptop.visitor.send(ask);
                laptop.kill_and_come_back();
                self.clinic.kill_and_come_back();
            }
            self.laptops[place].meet();
        }
        // The first one back does not know yet what the second brought.
        self.laptops[order[0]].meet();
    }

    fn assert_all_hold_the_same(&mut self) {
        for form in ["client/one", "goal/new", "task/new", "note/new"] {
            let address = self.at(form);
            let clinic = self.clinic.heads(&address);
            for laptop in &mut self.laptops {
                assert_eq!(laptop.heads(&address), clinic, "{form}");
            }
        }
    }

    /// Both versions with their authors on every node; nothing that anyone wrote is missing.
    fn assert_nothing_is_lost(&mut self, round: &str) {
        let level = level_of(round);
        let pages = [
            ("risk/self_harm/level/choose", vec!["High", level, "Low", "Ines", "Meera", "Ruth"]),
            ("client/one/language/choose", vec!["Basque", "Catalan", "Ines", "Meera"]),
            ("client", vec![]),
            ("note", vec![CANARY_NOTE, "Rang, all well"]),
            ("goal", vec!["Sleep at home four nights a week"]),
        ];
        for (address, wanted) in pages {
            let address = self.at(address);
            for desk in [&mut self.clinic].into_iter().chain(&mut self.laptops) {
                let text = desk.text(&address);
                for word in &wanted {
                    assert!(text.contains(word), "{address} says {word:?}: {text}");
                }
            }
        }
        let (pronouns, step) = (format!("she {round}"), format!("Pack a bag {round}"));
        let (about, history) = (self.at("client"), format!("{}/history", self.goal));
        for desk in [&mut self.clinic].into_iter().chain(&mut self.laptops) {
            assert!(desk.text(&about).contains(&pronouns), "{}", desk.text(&about));
            // The goal is retired; what was written in it elsewhere is there all the same.
            assert!(desk.text(&history).contains(&step), "{}", desk.text(&history));
        }
    }

    fn supervisor_chooses(&mut self) {
        // The most careful one: she wrote the lowest herself, so the others are not hers to choose.
        let level = "High";
        for (address, choice) in [("risk/self_harm/level/choose", level), ("client/one/language/choose", "a third")] {
            let address = self.at(address);
            let page = self.clinic.visitor.open(&address);
            let chosen = settle(&page, choice);
            let settled = self.clinic.visitor.send(chosen);
            assert_eq!(settled.status, 200, "{}", settled.text());
            assert!(!self.clinic.text(&self.at("risk")).is_empty());
        }
        self.laptops.iter_mut().for_each(Desk::meet);
        let (risk, about) = (self.at("risk"), self.at("client"));
        for desk in [&mut self.clinic].into_iter().chain(&mut self.laptops) {
            let text = desk.text(&risk);
            assert!(text.contains(level) && !text.contains("please choose"), "{text}");
            let text = desk.text(&about);
            assert!(text.contains("Euskara") && !text.contains("please choose"), "{text}");
        }
        self.assert_all_hold_the_same();
    }

    fn assert_second_meeting_moves_nothing(&mut self) {
        let sizes = |story: &Self| -> Vec<u64> {
            [&story.clinic].into_iter().chain(&story.laptops).map(|desk| journal_len(&desk.process.data())).collect()
        };
        // A node that has nothing else to do makes many frames of a document one, which may fall into a meeting, once.
        let mut writes = || {
            let before = sizes(self);
            self.laptops.iter_mut().for_each(Desk::meet);
            let after = sizes(self);
            (after != before).then_some((before, after))
        };
        let all: Vec<_> = (0..MEETINGS_MAX).map_while(|_| writes()).collect();
        assert!(all.len() < MEETINGS_MAX, "a meeting without news writes nothing: {all:?}");
    }

    fn assert_canaries_are_nowhere(&self) {
        for desk in [&self.clinic].into_iter().chain(&self.laptops) {
            for word in ["Zephyrine", "Quillfeather", "orchard behind", "Basque", "Pack a bag"] {
                desk.process.assert_nowhere(word);
                assert!(desk.visitor.addresses.iter().all(|address| !address.contains(word)), "{word} in an address");
            }
        }
    }

    fn live(&mut self, round: &str, order: [usize; 2], trouble: Trouble) {
        self.cut_off();
        self.everyone_writes(round);
        self.trouble(trouble);
        self.come_back(order, trouble);
        self.assert_all_hold_the_same();
        self.assert_nothing_is_lost(round);
        self.supervisor_chooses();
        self.assert_second_meeting_moves_nothing();
        // For the next round.
        let up = self.clinic.visitor.open(&self.goal).form("/take-up");
        assert_eq!(self.clinic.visitor.send(up).status, 200);
        // Whose answer was the more careful one lowers it again.
        let risk = self.at("risk/self_harm");
        self.laptops[0].write(&risk, &[("f.level", "none_seen")]);
        self.laptops.iter_mut().for_each(Desk::meet);
    }
}

/// What the second laptop writes in each round, in words.
fn level_of(round: &str) -> &'static str {
    if round == "first" { "Moderate" } else { "Not assessed" }
}

/// The form of a chooser with one version, or a third answer, chosen and a reason given.
fn settle(page: &Page, choice: &str) -> Form {
    let form = page.form("/choose").with("reason", "Talked it over with everyone");
    if choice == "a third" {
        return form.with("choice", "other").with("f.language", "Euskara");
    }
    let version = page.html.split("<label class=\"version").find(|part| part.contains(&format!(">{choice}</span>")));
    let value = version.and_then(|part| part.split("name=\"choice\" value=\"").nth(1)?.split('"').next());
    form.with("choice", value.unwrap_or_else(|| panic!("{choice} can be chosen: {}", page.html)))
}

fn journal_len(data: &Path) -> u64 {
    let files = fs::read_dir(data).unwrap().flatten();
    files
        .filter(|file| file.file_name().to_string_lossy().starts_with("journal-"))
        .map(|file| file.metadata().unwrap().len())
        .sum()
}

/// Deletes the index, or fills its files with garbage.
fn ruin_index(data: &Path, delete: bool) {
    for entry in fs::read_dir(data).unwrap().flatten() {
        if !entry.file_name().to_string_lossy().starts_with("index-") {
            continue;
        }
        if delete {
            fs::remove_dir_all(entry.path()).unwrap();
        } else {
            fill_with_garbage(&entry.path());
        }
    }
}

fn fill_with_garbage(folder: &Path) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            fill_with_garbage(&entry.path());
        } else {
            let len = usize::try_from(entry.metadata().unwrap().len()).unwrap();
            fs::write(entry.path(), vec![0xA5; len.max(16)]).unwrap();
        }
    }
}

#[test]
fn three_nodes_write_apart_and_end_with_the_same_in_either_order_of_return() {
    let mut story = Story::begin();
    story.live("first", [0, 1], Trouble::None);
    story.live("second", [1, 0], Trouble::None);
    story.assert_canaries_are_nowhere();
}

#[test]
fn the_same_with_every_process_killed_in_the_middle_and_every_index_ruined() {
    let mut story = Story::begin();
    story.live("first", [0, 1], Trouble::KillAndRuinIndexes);
    story.live("second", [1, 0], Trouble::KillAndRuinIndexes);
    story.assert_canaries_are_nowhere();
}
