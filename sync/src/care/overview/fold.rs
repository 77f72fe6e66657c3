//! A name as it is searched and ordered: small letters, Latin ones without their marks, so that people find what they
//! cannot type. Must never be shown.

/// `text` in small letters, Latin ones without their marks.
#[must_use]
pub fn fold(text: &str) -> String {
    let plain = |letter: char| match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'ş' | 'š' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    };
    // A mark may stand as a letter of its own behind the letter that it belongs to.
    let is_mark = |letter: &char| ('\u{300}'..='\u{36f}').contains(letter);
    text.to_lowercase().chars().filter(|letter| !is_mark(letter)).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn a_name_is_folded_to_what_any_keyboard_types() {
        assert_eq!(fold("José Łukasz Ångström"), "jose lukasz angstrom");
        assert_eq!(fold("Jose\u{301} İpek"), "jose ipek");
        assert_eq!(fold("Владимир 王"), "владимир 王");
    }
}
