//! A name as it is searched and ordered: small letters without accents, words of letters and digits alone, so that
//! people find what they cannot type. The page's own filter (`page.js`) folds as this does. Must never be shown.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters of other alphabets' Latin that no decomposition takes apart, as people without that keyboard type them.
const ALONE: [(char, &str); 34] = [
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ł', "l"),
    ('ħ', "h"),
    ('ı', "i"),
    ('ŋ', "n"),
    ('ŧ', "t"),
    ('ĸ', "k"),
    ('ƀ', "b"),
    ('ɓ', "b"),
    ('ɖ', "d"),
    ('ɗ', "d"),
    ('ɛ', "e"),
    ('ə', "e"),
    ('ǝ', "e"),
    ('ɔ', "o"),
    ('ɵ', "o"),
    ('ɠ', "g"),
    ('ǥ', "g"),
    ('ɨ', "i"),
    ('ɩ', "i"),
    ('ƙ', "k"),
    ('ɲ', "n"),
    ('ʈ', "t"),
    ('ʉ', "u"),
    ('ʋ', "v"),
    ('ƴ', "y"),
    ('ƶ', "z"),
    ('ς', "σ"),
];

/// An apostrophe or what is typed for one; it parts no word.
pub(super) const fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ʾ' | 'ʿ' | 'ˈ' | '＇' | 'ꞌ')
}

/// What is there and not seen: it parts no word either.
const fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// An accent, or a point that readers of Hebrew and Arabic leave out. The vowels of Indian scripts are no accents.
const fn is_accent(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}'
            | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}'
    )
}

/// `text` as it is searched: words with one space between them.
#[must_use]
pub fn fold(text: &str) -> String {
    let seen = text.chars().filter(|letter| !is_apostrophe(*letter) && !is_unseen(*letter));
    let small = seen.nfkd().collect::<String>().to_lowercase();
    let mut folded = String::with_capacity(small.len());
    for letter in small.nfkd().filter(|letter| !is_accent(*letter)) {
        if let Some((_, plain)) = ALONE.iter().find(|(alone, _)| *alone == letter) {
            folded.push_str(plain);
        } else if letter.is_alphanumeric() || is_combining_mark(letter) {
            folded.push(letter);
        } else if !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn a_name_is_folded_to_what_any_keyboard_types() {
        for (name, folded) in [
            ("José Łukasz Ångström", "jose lukasz angstrom"),
            ("Jose\u{301} İpek", "jose ipek"),
            ("Владимир 王", "владимир 王"),
            ("Nguyễn Thị Phạm", "nguyen thi pham"),
            ("Strauß", "strauss"),
            ("Eglė", "egle"),
            ("O\u{2019}Brien", "obrien"),
            ("O'Brien", "obrien"),
            ("García-López", "garcia lopez"),
            ("Rios, Ana", "rios ana"),
            ("Ana\u{200b}\u{ad} \u{202e}Rios", "ana rios"),
            ("Ａｎａ", "ana"),
            ("ΝΙΚΟΣ", "νικοσ"),
            ("हिन्दी", "हिन्दी"),
            ("  Þór  Æsir ", "thor aesir"),
            ("1984", "1984"),
            ("...", ""),
        ] {
            assert_eq!(fold(name), folded, "{name}");
        }
    }
}
