//! Passphrases that everybody has read: examples in print, first lines, sayings. Must never hold one that somebody chose.

use unicode_normalization::UnicodeNormalization;

/// Each as letters and digits alone, without accents: so they are found however they are spaced and written.
const WELL_KNOWN: [&str; 36] = [
    "correcthorsebatterystaple",
    "thequickbrownfoxjumpsoverthelazydog",
    "thequickbrownfoxjumpedoverthelazydog",
    "tobeornottobethatisthequestion",
    "opensesame",
    "abretesesamo",
    "itwasthebestoftimesitwastheworstoftimes",
    "callmeishmael",
    "maytheforcebewithyou",
    "twinkletwinklelittlestar",
    "maryhadalittlelamb",
    "humptydumptysatonawall",
    "rosesareredvioletsareblue",
    "onceuponatime",
    "inthebeginninggodcreated",
    "ourfatherwhoartinheaven",
    "thelordismyshepherd",
    "happybirthdaytoyou",
    "letmeinplease",
    "thisismypassword",
    "thisismypassphrase",
    "loremipsumdolorsitamet",
    "allyourbasearebelongtous",
    "anappleadaykeepsthedoctoraway",
    "enunlugardelamancha",
    "seronoseresaeslacuestion",
    "seronoserheahielproblema",
    "padrenuestroqueestasenloscielos",
    "diostesalvemaria",
    "muchosanosdespuesfrentealpeloton",
    "puedoescribirlosversosmastristesestanoche",
    "caminantenohaycamino",
    "masvaletardequenunca",
    "aquienmadrugadiosleayuda",
    "cumpleanosfeliz",
    "estaesmicontrasena",
];

/// What is left of `text` without the well-known words in it, as letters and digits; `None` where there are none in it.
pub(super) fn without(text: &str) -> Option<String> {
    let is_mark = |c: &char| ('\u{300}'..'\u{370}').contains(c);
    let plain: String = text.to_lowercase().nfd().filter(|c| !is_mark(c) && c.is_alphanumeric()).collect();
    let left = WELL_KNOWN.iter().fold(plain.clone(), |left, known| left.replace(known, ""));
    (left != plain).then_some(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_written_as_it_is_looked_for() {
        for known in WELL_KNOWN {
            assert_eq!(without(known).as_deref(), Some(""), "{known}");
        }
        assert_eq!(without("candle wool harbour"), None);
    }
}
