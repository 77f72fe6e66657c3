//! Fields that are kept from a role: it neither sees nor writes them, whichever noun they are of.

use waystation_sync::access::{Ask, Standing, may};
use waystation_sync::care::edit::Wrong;
use waystation_sync::care::noun::{FieldDecl, Noun, Role};
use waystation_sync::care::{NOUNS, goal};

use crate::support::*;

/// `noun` with `field` kept from everybody but supervisors.
fn kept_from_others(noun: &'static Noun, field: &FieldDecl) -> &'static Noun {
    let supervisors = &[Role::Supervisor];
    let kept = |decl: &FieldDecl| if decl.name == field.name { decl.seen_by(supervisors) } else { *decl };
    let fields: Vec<FieldDecl> = noun.fields.iter().map(kept).collect();
    Box::leak(Box::new(Noun { fields: Box::leak(fields.into_boxed_slice()), ..*noun }))
}

#[test]
fn nobody_sees_or_writes_a_field_that_is_kept_from_their_role() {
    for noun in NOUNS {
        for field in noun.fields {
            let kept = kept_from_others(noun, field);
            let field = kept.field(field.name).unwrap();
            for role in Role::ALL {
                let who = Standing { role };
                let sees = may(who, Ask::See { noun: kept, field }).is_granted();
                let reads = may(who, Ask::Read { part: kept.part }).is_granted();
                assert_eq!(sees, reads && role == Role::Supervisor, "{noun:?} {field:?} {role:?}");
                let writes = may(who, Ask::Write { noun: kept, field: Some(field) }).is_granted();
                assert!(sees || !writes, "{noun:?} {field:?} {role:?}");
            }
        }
    }
    let goals = kept_from_others(&goal::GOAL, &goal::WHY);
    let mut copy = Node::new(goals.part, 1);
    let fields = |why| {
        vec![(&goal::STATEMENT, words("Walk")), (&goal::STATUS, code("proposed")), (goals.field("why").unwrap(), why)]
    };
    let refused = copy.does(THERAPIST, vec![begin((goals, id(1)), fields(words("hidden")))]);
    assert_eq!(problems(refused), [(Some("why"), Wrong::NotYours)]);
    copy.does(SUPERVISOR, vec![begin((goals, id(1)), fields(words("hidden")))]).unwrap();
    let entry = copy.entry((goals, id(1)));
    assert_eq!(entry.clone().seen_by(Role::Supervisor).text(&goal::WHY), "hidden");
    assert_eq!(entry.seen_by(Role::Therapist).text(&goal::WHY), "");
}
