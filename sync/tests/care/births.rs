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
plan strength 326284ff2060dbe0546d468b4aa3b6d48e475fd7124aec95e932a6b357401419
plan win bd7be38b897a9c968af700247ecbe98c9b56ad8c441c6bf7c8d4e96d762513a1
plan risk 68a8373f5a6972a4b2c2db39efea8c11975ec2f17fa9883ea62356abad4b0e0f
plan measure a0fadd3345b55e3b2a1a3c8415d1cad3a2618104e284a15bfa73150742581f21
plan safety_flag 3d15e7b448bf33f1f9edc5ad3de5fbc71af804d0c9fef8b3b8d2b24dbe181223
plan crisis b495194ef474d442d9d21970093a1813810a93bacdad40f82f29d96e212ea1db
plan crisis_step 842f6c94cef53002a6a9d8374f0af35e48a5df0cd6b563643a4f51fd4ee03d4f
plan trigger d121fd23f5576e7c31d8f2bdefe52ec606e60754bca7defb384442b942a7ad78
plan coping 078e9ffe5694bf43a36e5fa238499275a435a6935f0721ba618223c40b8d21b4
plan if_then a526324158fc06b5f231d3fdc87d8d7ffc37ea63093592bd89b3b845c0411578
plan if_then_step 6ebebdbeb24b796973e3d07d87406e55bd519a659e2ccba131fb729c52fce060
plan skill 39a68822615051c39574799dc9c3be7fcedaa43cd5a893faade2d36fc0d885c7
plan generalisation dd5fe2894752826c9e423f1d1bf6bf85865267030a374904375e006a58839ad7
plan boundary c9feac055763fe48e6e515ecc1495183b9344118f74685c28e70296f3ae648d4
plan goal 9b26c816752c4a52a8d3a2dc7924c4e7d97c978f61c83d7c587fc7f13e7d9ce2
plan urge 6fb87ee451b603887791633b460e1113eece2fe884d48bf519082c0336b3e6b0
plan team fe724880519eb4be6d396e49f8c28482353746b5f03279a6864f1c15a589a06f
case b39f815867d1e0122ffcf058f45f679b53f6a29864ca10a1b3c42e7d302757bc
case task feebdf24bf2a5447922dc5186be7e48dd9c6d97ad1c7f86dee79908ba8e7f2a9
case need be01cb636c1dd39f052a09970146e218a42a0d2e9badd452b001d18047b18e90
case referral ab74510eba2d166d1529cc205002272cb7dcedbb61beb4d515268f638f2f895d
case consent f166aee0521fe9321089f31d2d39aa52404b6d3be2c199dc67ab3360da780ada
case consent_withdrawal 5a42934b05501bf66617d8d4b077598045d8a70a02231e5e3ff0c9abc771962d
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
