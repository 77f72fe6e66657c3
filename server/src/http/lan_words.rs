//! Why the pages for other computers are not ready, for whoever reads the clinic's page of laptops. Must never say what
//! an inner error says.

use super::sentence::Sentence;
use crate::lan::LanError;

/// What a person is told, with what to do.
pub(crate) fn lan_told(error: &LanError) -> Sentence {
    match error {
        LanError::Damaged { file } => Sentence::with("others-damaged", [("file", (*file).into())]),
        LanError::Disk(_) => Sentence::of("others-disk"),
        LanError::Clock => Sentence::of("others-clock"),
        LanError::Vault(_) | LanError::Make(_) | LanError::Use(_) | LanError::NoRandom => {
            Sentence::of("others-restart")
        }
    }
}

#[cfg(test)]
mod tests {
    use waystation_web::Language;

    use super::*;
    use crate::host::DiskError;

    #[test]
    fn every_trouble_says_what_to_do_in_every_language_and_names_its_file() {
        let disk = DiskError::of("page-authority", std::io::Error::other("canary"));
        let all = [LanError::Damaged { file: "page-authority" }, disk.into(), LanError::Clock, LanError::NoRandom];
        for error in all {
            for language in Language::ALL {
                let said = lan_told(&error).say(language);
                assert!(!said.contains(['⟦', '{']) && !said.contains("canary") && said.len() > 40, "{said}");
            }
        }
        let said = lan_told(&LanError::Damaged { file: "page-authority" }).say(Language::Spanish);
        assert!(said.contains("page-authority"), "{said}");
    }
}
