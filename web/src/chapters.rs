//! The chapters of a chart: the few places at which people work in it, each with the sections that belong there. Must
//! hold nothing but that table and questions about it: what a section shows, its noun's page says.

use waystation_sync::care::noun::{Noun, Part};
use waystation_sync::id::ClientId;

use crate::link;
use crate::noun_page::NounPage;
use crate::nouns::casework::{
    advocacy, case_review, conference, enrolment, entitlement, need, referral, stability, task,
};
use crate::nouns::client::{
    access_need, alert, allergies_asked, allergy, alliance_check, client, client_decision, concern, contact,
    identifier, life_story, medicine, personal_value, rating, recorded_diagnosis, strength, vulnerability, win,
};
use crate::nouns::contacts::{
    appointment, between_sessions, contact_attempt, contact_rule, group_member, group_session, note, transition,
};
use crate::nouns::goals::{education, goal, plan_review, plan_version};
use crate::nouns::logs::{checkin, journal, mood, urge};
use crate::nouns::people::{connection_rating, household_member, network_person, support_group, team};
use crate::nouns::relapse::{
    accountability, coping, crisis, delay_tactic, early_sign, environment, high_risk, if_then, lapse_plan,
    network_activity, prevention, routine, setback_review, trigger,
};
use crate::nouns::relations::{family_education, intimacy_intention, involvement_check, joint_session, pattern};
use crate::nouns::risk::{incident, measure, measure_schedule, risk, safety_flag};
use crate::nouns::thinking::{activity, exposure, safer_alternative, supervision, thought};
use crate::nouns::training::{
    boundary, emotion, generalisation, group_feedback, mastery, practice, practice_task, skill, training_session,
};
use crate::nouns::{consent, section_of};

/// One place to work at.
pub struct Chapter {
    /// Its name in addresses.
    pub name: &'static str,
    /// The id of its heading: `chapter-<name>`.
    pub title: &'static str,
    /// Its picture: the id of a symbol in `web/static/icons.svg`.
    pub icon: &'static str,
    /// Its sections, in order.
    pub sections: &'static [&'static NounPage],
}

/// Every chapter, in the order in which a chart shows them.
pub static CHAPTERS: &[&Chapter] = &[
    &Chapter { name: "crisis", title: "chapter-crisis", icon: "lifebuoy", sections: &[&crisis::PAGE] },
    &Chapter {
        name: "plan",
        title: "chapter-plan",
        icon: "fork",
        sections: &[
            &trigger::PAGE,
            &early_sign::PAGE,
            &high_risk::PAGE,
            &if_then::PAGE,
            &coping::PAGE,
            &delay_tactic::PAGE,
            &environment::PAGE,
            &routine::PAGE,
            &network_activity::PAGE,
            &accountability::PAGE,
            &lapse_plan::PAGE,
            &setback_review::PAGE,
            &plan_review::PAGE,
            &plan_version::PAGE,
            &personal_value::PAGE,
            &strength::PAGE,
            &win::PAGE,
            &rating::PAGE,
            &prevention::PAGE,
        ],
    },
    &Chapter {
        name: "thinking",
        title: "chapter-thinking",
        icon: "tag",
        sections: &[&thought::PAGE, &activity::PAGE, &safer_alternative::PAGE, &exposure::PAGE, &supervision::PAGE],
    },
    &Chapter {
        name: "training",
        title: "chapter-training",
        icon: "book",
        sections: &[
            &skill::PAGE,
            &practice_task::PAGE,
            &training_session::PAGE,
            &group_session::PAGE,
            &mastery::PAGE,
            &generalisation::PAGE,
            &boundary::PAGE,
            &group_feedback::PAGE,
            &education::PAGE,
        ],
    },
    &Chapter {
        name: "log",
        title: "chapter-log",
        icon: "sun",
        sections: &[&urge::PAGE, &mood::PAGE, &emotion::PAGE, &practice::PAGE, &checkin::PAGE, &journal::PAGE],
    },
    &Chapter { name: "goals", title: "chapter-goals", icon: "flag", sections: &[&goal::PAGE] },
    &Chapter {
        name: "case",
        title: "chapter-case",
        icon: "check",
        sections: &[
            &appointment::PAGE,
            &contact_attempt::PAGE,
            &contact_rule::PAGE,
            &task::PAGE,
            &need::PAGE,
            &referral::PAGE,
            &advocacy::PAGE,
            &entitlement::PAGE,
            &stability::PAGE,
            &enrolment::PAGE,
            &conference::PAGE,
            &between_sessions::PAGE,
            &transition::PAGE,
            &case_review::PAGE,
        ],
    },
    &Chapter {
        name: "safety",
        title: "chapter-safety",
        icon: "shield",
        sections: &[&risk::PAGE, &safety_flag::PAGE, &measure::PAGE, &measure_schedule::PAGE, &incident::PAGE],
    },
    &Chapter {
        name: "people",
        title: "chapter-people",
        icon: "people",
        sections: &[
            &team::PAGE,
            &network_person::PAGE,
            &household_member::PAGE,
            &support_group::PAGE,
            &group_member::PAGE,
            &connection_rating::PAGE,
            &consent::consent::PAGE,
            &consent::confidentiality_talk::PAGE,
            &consent::disclosure::PAGE,
            &consent::rights_request::PAGE,
        ],
    },
    &Chapter {
        name: "family",
        title: "chapter-family",
        icon: "home",
        sections: &[
            &involvement_check::PAGE,
            &joint_session::PAGE,
            &family_education::PAGE,
            &pattern::PAGE,
            &intimacy_intention::PAGE,
        ],
    },
    &Chapter { name: "notes", title: "chapter-notes", icon: "pen", sections: &[&note::PAGE] },
    &Chapter {
        name: "client",
        title: "chapter-client",
        icon: "person",
        sections: &[
            &client::PAGE,
            &contact::PAGE,
            &alert::PAGE,
            &concern::PAGE,
            &life_story::PAGE,
            &vulnerability::PAGE,
            &access_need::PAGE,
            &recorded_diagnosis::PAGE,
            &allergies_asked::PAGE,
            &allergy::PAGE,
            &medicine::PAGE,
            &client_decision::PAGE,
            &alliance_check::PAGE,
            &identifier::PAGE,
        ],
    },
];

/// The chapter that shows `noun`; `None` for a noun that no chapter names, which a test rules out.
#[must_use]
pub fn chapter_of(noun: &Noun) -> Option<&'static Chapter> {
    let section = section_of(noun).noun;
    CHAPTERS.iter().copied().find(|chapter| chapter.sections.iter().any(|page| page.noun == section))
}

/// The chapter with this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Chapter> {
    CHAPTERS.iter().copied().find(|chapter| chapter.name == name)
}

impl Chapter {
    /// Its sections, for a reader who may open the parts in `readable`.
    pub fn sections_for(&self, readable: &[Part]) -> impl Iterator<Item = &'static NounPage> {
        self.sections.iter().copied().filter(|page| readable.contains(&page.noun.part))
    }

    /// Where it is in `client`'s chart: one of a single section is that section.
    #[must_use]
    pub fn href(&self, client: ClientId) -> String {
        match self.sections {
            [only] => link::section(client, only.noun),
            _ => link::chapter(client, self.name),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::nouns::{pages, sections};

    mod map;

    #[test]
    fn every_section_of_a_chart_stands_in_one_chapter() {
        let mut seen = BTreeSet::new();
        for page in CHAPTERS.iter().flat_map(|chapter| chapter.sections) {
            assert!(seen.insert(page.noun.name), "{} stands in two chapters, or twice in one", page.noun.name);
        }
        let all: BTreeSet<&str> = sections().map(|page| page.noun.name).collect();
        assert_eq!(all, seen, "name each section of web/src/nouns in one chapter of web/src/chapters.rs");
        assert!(pages().all(|page| chapter_of(page.noun).is_some()));
    }

    #[test]
    fn a_chart_has_few_chapters_and_each_has_a_name_of_its_own() {
        let names: BTreeSet<&str> = CHAPTERS.iter().map(|chapter| chapter.name).collect();
        assert_eq!(names.len(), CHAPTERS.len());
        assert!(CHAPTERS.len() <= 12, "a person learns about ten places");
        assert!(pages().all(|page| page.noun.name != link::CHAPTER), "addresses of chapters begin so");
        for chapter in CHAPTERS {
            assert_eq!(named(chapter.name).map(|found| found.title), Some(chapter.title));
            assert_eq!(chapter.title, format!("chapter-{}", chapter.name));
        }
    }
}
