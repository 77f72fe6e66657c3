//! Where the declarations of nouns lie: a folder for each area, a file of its own for each noun.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use waystation_sync::care::NOUNS;
use waystation_sync::care::noun::Area;

/// A file beside the others that no list names is not compiled, and nothing else would say so.
#[test]
fn every_file_of_a_noun_is_named_in_the_list_of_its_area() {
    let nouns = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/care/nouns");
    let known: BTreeSet<PathBuf> = NOUNS.map(|noun| nouns.join(noun.area.name()).join(noun.name)).into();
    for area in Area::ALL.map(|area| nouns.join(area.name())) {
        for file in std::fs::read_dir(area).unwrap().map(|file| file.unwrap().path()) {
            let noun = file.with_extension("");
            assert!(
                noun.ends_with("mod") || known.contains(&noun),
                "{}: the list in the mod.rs beside it names no noun of this name and area",
                file.display()
            );
        }
    }
}
