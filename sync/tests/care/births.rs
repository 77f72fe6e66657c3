//! The first changes of documents are the same bytes on every node and in every version.

use std::fmt::Write as _;

use waystation_sync::care::birth;
use waystation_sync::care::noun::Part;
use waystation_sync::care::{NOUNS, nouns_of};
use waystation_sync::id::ClientId;

const CLIENT: ClientId = ClientId([0x5A; 16]);

const GOLDEN: &str = "\
core 63d52c83911989f6530d518b98d84b0c3fe3d00e0d02eba73c755101e7e12e76
core client 516791e8d208f04c1572515d41f65f7c9012a05875e8a850b9badc45dacba0d8
core name 8b38098d70d4f9393c7d96ad85a573f19e1d23406e14501c2804f1bbb2aa603c
core contact b3f85a42323bbefe071245dba9809e4a208c6b92dd1792b3dcad71d98534975f
plan 9adfe5a0955e0959595d6e30c193af66dc85d559be2a9a24f9005c2df878b5e8
plan risk 68a8373f5a6972a4b2c2db39efea8c11975ec2f17fa9883ea62356abad4b0e0f
plan crisis b495194ef474d442d9d21970093a1813810a93bacdad40f82f29d96e212ea1db
plan crisis_step 842f6c94cef53002a6a9d8374f0af35e48a5df0cd6b563643a4f51fd4ee03d4f
plan goal 9b26c816752c4a52a8d3a2dc7924c4e7d97c978f61c83d7c587fc7f13e7d9ce2
plan team fe724880519eb4be6d396e49f8c28482353746b5f03279a6864f1c15a589a06f
case b39f815867d1e0122ffcf058f45f679b53f6a29864ca10a1b3c42e7d302757bc
case task feebdf24bf2a5447922dc5186be7e48dd9c6d97ad1c7f86dee79908ba8e7f2a9
notes e6e31ca60a56c91f89174acaea9eb9d0ef19989ab0e9a7963ba13c010825f1cf
notes note 0286eb6d2122f21d39f4ca1525678da156e3d5511520cb9cdca2af97e006fbad
notes addendum 2d288b94bceea2268d55deeb9598c9fedd0c5a8d496097d9a17b0e9ba528bea5
";

#[test]
fn the_births_of_documents_never_change() {
    let mut found = String::new();
    for part in Part::ALL {
        writeln!(found, "{} {}", part.name(), birth::document(CLIENT, part).unwrap().hash()).unwrap();
        for noun in nouns_of(part) {
            writeln!(found, "{} {} {}", part.name(), noun.name, birth::container(CLIENT, noun).unwrap().hash())
                .unwrap();
        }
    }
    assert_eq!(
        found, GOLDEN,
        "a birth changed: this breaks the format. Nodes that begin a document with other bytes hide each other's \
         content. A new noun adds a line here; a line that is here stays as it is, and a field of shared prose that \
         is added to a noun is born by a change of its own"
    );
    assert_eq!(found.lines().count(), Part::ALL.len() + NOUNS.len());
}
