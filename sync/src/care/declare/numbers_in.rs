//! The telephone numbers in what somebody typed, each by itself. Must never make one number of two, nor one that nobody wrote.

/// Zeros of the scripts whose digits people type telephone numbers with; the nine others of each follow it in Unicode.
const ZEROS: [char; 12] = ['٠', '۰', '०', '০', '੦', '૦', '௦', '๐', '໐', '၀', '០', '０'];

/// Fewest digits of something that is dialled.
const DIGITS_MIN: usize = 3;
/// Fewest digits of a number that stands beside another, or that is heeded wherever it stands.
pub(super) const WHOLE_MIN: usize = 7;
/// Most digits of a telephone number (ITU-T E.164).
const DIGITS_MAX: usize = 15;
/// Most digits of an extension.
const EXTENSION_MAX: usize = 6;
/// Words before an extension.
const EXTENSION_WORDS: [&str; 8] = ["x", "ext", "extension", "extensión", "extn", "anexo", "int", "interno"];
/// Words that say that a number follows, so that its first digits are its own.
const LABELS: [&str; 12] =
    ["tel", "tel.", "cel", "cel.", "cell", "mobile", "móvil", "phone", "teléfono", "home", "casa", "work"];

/// A character as a number has it; `None` for what cannot be seen.
pub(super) fn plain_character(c: char) -> Option<char> {
    let digit = ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(u32::from(*zero)).filter(|place| *place < 10));
    match (digit.and_then(|digit| char::from_digit(digit, 10)), c) {
        (Some(digit), _) => Some(digit),
        (None, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}') => Some('-'),
        (None, '\u{ff0b}') => Some('+'),
        (None, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}') => None,
        (None, '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}') => None,
        (None, c) if c.is_whitespace() => Some(' '),
        (None, c) => Some(c),
    }
}

/// A telephone number within a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Where in the text it stands, its extension too: the bytes from the first to before the second.
    pub at: (usize, usize),
    /// Whether it begins with a plus.
    pub is_whole: bool,
    /// Its digits.
    pub digits: String,
    /// The digits of its extension; empty for none.
    pub extension: String,
}

/// What stands between separators.
#[derive(Debug, PartialEq, Eq)]
enum Token {
    /// Digits with the signs that stand in numbers.
    Digits { digits: String, plus: bool },
    /// What says that an extension follows.
    Extension,
    /// Anything with a letter in it.
    Word { is_label: bool },
}

/// A token, the separator before it (a space, or the sign that stands there), and where it stands.
#[derive(Debug)]
struct Placed {
    token: Token,
    before: char,
    at: (usize, usize),
}

/// Digits that hang together by spaces.
struct Run {
    groups: Vec<String>,
    before: char,
    plus: bool,
    at: (usize, usize),
    after_word: bool,
    after_extension: bool,
    before_word: bool,
    ends: Vec<(usize, usize)>,
}

impl Run {
    fn digits(&self) -> String {
        self.groups.concat()
    }

    fn count(&self) -> usize {
        self.groups.iter().map(String::len).sum()
    }

    /// Whether its first or its last digits may belong to the words beside it ("after 5 555-0142"), or to nothing at all.
    fn is_doubtful(&self) -> bool {
        let (Some(first), Some(last)) = (self.groups.first(), self.groups.last()) else { return true };
        let (all, several) = (self.count(), self.groups.len() > 1);
        let is_by_pairs = self.groups.iter().all(|group| group.len() == 2);
        let leads = self.after_word && !self.plus && first.len() < DIGITS_MIN && all - first.len() >= WHOLE_MIN;
        let trails = self.before_word && last.len() < DIGITS_MIN && all - last.len() >= WHOLE_MIN;
        let odd = first.len() >= WHOLE_MIN && all - first.len() < DIGITS_MIN + 1;
        several && ((!is_by_pairs && (leads || trails)) || odd)
    }

    /// The same in two where it holds more digits than one number has; none where nobody can tell where one ends.
    fn parted(self) -> Vec<Self> {
        let most = if self.plus { DIGITS_MAX } else { WHOLE_MIN * 2 - 1 };
        let all = self.count();
        if all <= most {
            return vec![self];
        }
        let mut left = 0;
        let cuts: Vec<(usize, usize)> = (1..self.groups.len())
            .map(|place| {
                left += self.groups.get(place - 1).map_or(0, String::len);
                (place, left)
            })
            .filter(|(_, left)| *left >= WHOLE_MIN && all - left >= WHOLE_MIN)
            .collect();
        let even = cuts.iter().find(|(_, left)| left * 2 == all);
        let Some((cut, _)) = even.or(if cuts.len() == 1 { cuts.first() } else { None }) else { return Vec::new() };
        let part = |from: usize, to: usize, plus: bool| {
            let ends: Vec<(usize, usize)> = self.ends.get(from..to).unwrap_or_default().to_vec();
            let at = (ends.first().map_or(0, |end| end.0), ends.last().map_or(0, |end| end.1));
            let groups = self.groups.get(from..to).unwrap_or_default().to_vec();
            Self { groups, plus, at, ends, ..Self::apart() }
        };
        vec![part(0, *cut, self.plus), part(*cut, self.groups.len(), false)]
    }

    const fn apart() -> Self {
        Self {
            groups: Vec::new(),
            before: ' ',
            plus: false,
            at: (0, 0),
            after_word: false,
            after_extension: false,
            before_word: false,
            ends: Vec::new(),
        }
    }
}

/// The telephone numbers in `text`, in the order in which they stand there. Where nobody can tell where one ends there is none.
#[must_use]
pub fn numbers_in(text: &str) -> Vec<Number> {
    let mut numbers: Vec<Number> = Vec::new();
    for run in joined(runs(tokens(&without_remarks(text)))) {
        let is_short = run.count() <= EXTENSION_MAX;
        let follows = run.after_extension || matches!(run.before, ',' | ';' | '#');
        if let Some(last) = numbers.last_mut().filter(|last| follows && is_short && last.extension.is_empty()) {
            last.extension = run.digits();
            last.at.1 = run.at.1;
        } else if !run.after_extension && !run.is_doubtful() {
            let own = run.parted().into_iter().filter(|part| part.count() >= DIGITS_MIN);
            numbers.extend(own.map(|part| Number {
                at: part.at,
                is_whole: part.plus,
                digits: part.digits(),
                extension: String::new(),
            }));
        }
    }
    // "555-0142 or 43": the rest of another number is none.
    if numbers.iter().any(|number| number.digits.len() >= WHOLE_MIN) {
        numbers.retain(|number| number.digits.len() >= WHOLE_MIN);
    }
    numbers
}

/// The characters of `text` as numbers have them, each with where it stands and how long it is there; what stands in brackets and
/// has words in it is left out, unless it is an extension.
fn without_remarks(text: &str) -> Vec<(usize, usize, char)> {
    let plain = text.char_indices().filter_map(|(at, c)| Some((at, at + c.len_utf8(), plain_character(c)?)));
    let mut all: Vec<(usize, usize, char)> = plain.collect();
    let mut open = None;
    for place in 0..all.len() {
        match all.get(place).map(|(.., c)| *c) {
            Some('(') => open = Some(place),
            Some(')') => {
                let Some(from) = open.take() else { continue };
                let Some(inner) = all.get(from + 1..place) else { continue };
                let words: String = inner.iter().map(|(.., c)| *c).collect();
                if !words.chars().any(char::is_alphabetic) {
                    continue;
                }
                let first: String = words.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
                let is_extension = EXTENSION_WORDS.contains(&first.to_lowercase().as_str());
                let blank = if is_extension { ' ' } else { '|' };
                let last = if is_extension { [from, place].to_vec() } else { (from..=place).collect() };
                for one in last {
                    if let Some(character) = all.get_mut(one) {
                        character.2 = blank;
                    }
                }
            }
            Some(_) | None => {}
        }
    }
    all
}

fn tokens(all: &[(usize, usize, char)]) -> Vec<Placed> {
    let mut tokens = Vec::new();
    let (mut before, mut own) = (' ', Vec::new());
    for character in all {
        let is_plus = character.2 == '+' && own.iter().any(|(.., c): &(usize, usize, char)| c.is_ascii_digit());
        if matches!(character.2, ' ' | ',' | ';' | '/' | '|' | '&' | '#') || is_plus {
            let is_held = !own.is_empty();
            tokens.extend(placed(&own, before));
            own = if is_plus { vec![*character] } else { Vec::new() };
            before = match (character.2, is_held) {
                ('+', _) => '|',
                (' ', false) => before,
                (sign, _) => sign,
            };
            continue;
        }
        own.push(*character);
    }
    tokens.extend(placed(&own, before));
    tokens
}

/// Whether `text` is a day with dots, as "12.05.2026": a number may have dots too, and this is none.
fn is_dotted_day(text: &str) -> bool {
    let parts: Vec<&str> = text.trim_matches(|c: char| !c.is_ascii_digit()).split('.').collect();
    let [day, month, year] = parts[..] else { return false };
    let is_up_to = |part: &str, most: u8| part.len() <= 2 && part.parse().is_ok_and(|own| (1..=most).contains(&own));
    let is_year = year.len() == 4 && ["19", "20"].iter().any(|century| year.starts_with(century));
    is_year && is_up_to(day, 31) && is_up_to(month, 31)
}

/// What stands there as one token, or as two where an extension is written onto a number; none for signs alone.
fn placed(own: &[(usize, usize, char)], before: char) -> Vec<Placed> {
    let (Some(first), Some(last)) = (own.first(), own.last()) else { return Vec::new() };
    let text: String = own.iter().map(|(.., c)| *c).collect();
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let at = (first.0, last.1);
    let is_letter = |(.., c): &(usize, usize, char)| c.is_alphabetic();
    let Some(letter) = own.iter().position(is_letter) else {
        let digits = digits(&text);
        // "555-0142 - 555-0143": a sign alone stands between two.
        let token = if digits.is_empty() || is_dotted_day(&text) {
            Token::Word { is_label: true }
        } else {
            Token::Digits { digits, plus: text.trim_start_matches('(').starts_with('+') }
        };
        return vec![Placed { token, before, at }];
    };
    let end = own.iter().rposition(is_letter).unwrap_or(letter);
    let (head, tail) = (own.get(..letter).unwrap_or_default(), own.get(end + 1..).unwrap_or_default());
    let of = |part: &[(usize, usize, char)]| part.iter().map(|(.., c)| *c).collect::<String>();
    let word = of(own.get(letter..=end).unwrap_or_default()).to_lowercase();
    let is_extension = EXTENSION_WORDS.contains(&word.as_str());
    let (head, behind) = (digits(&of(head)), digits(&of(tail)));
    if !is_extension || (head.is_empty() && own.first().is_none_or(|(.., c)| !c.is_alphabetic())) {
        let is_label = LABELS.contains(&text.to_lowercase().as_str()) || text.ends_with(':');
        return vec![Placed { token: Token::Word { is_label }, before, at }];
    }
    let middle = own.get(letter).map_or(at.0, |first| first.0);
    let mut parts = Vec::new();
    if !head.is_empty() {
        let plus = text.trim_start_matches('(').starts_with('+');
        parts.push(Placed { token: Token::Digits { digits: head, plus }, before, at: (at.0, middle) });
    }
    parts.push(Placed { token: Token::Extension, before: ' ', at: (middle, at.1) });
    if !behind.is_empty() {
        parts.push(Placed { token: Token::Digits { digits: behind, plus: false }, before: ' ', at: (middle, at.1) });
    }
    parts
}

fn runs(tokens: Vec<Placed>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut is_open, mut after_word, mut after_extension) = (false, false, false);
    for Placed { token, before, at } in tokens {
        match token {
            Token::Digits { digits, plus } => {
                match runs.last_mut().filter(|_| is_open && before == ' ' && !plus) {
                    Some(run) => {
                        run.groups.push(digits);
                        run.ends.push(at);
                        run.at.1 = at.1;
                    }
                    None => runs.push(Run {
                        groups: vec![digits],
                        before,
                        plus,
                        at,
                        after_word: after_word && before == ' ',
                        after_extension,
                        before_word: false,
                        ends: vec![at],
                    }),
                }
                (is_open, after_word, after_extension) = (true, false, false);
            }
            Token::Extension => (is_open, after_word, after_extension) = (false, false, true),
            Token::Word { is_label } => {
                if let Some(run) = runs.last_mut().filter(|_| is_open && before == ' ' && !is_label) {
                    run.before_word = true;
                }
                (is_open, after_word, after_extension) = (false, !is_label, false);
            }
        }
    }
    runs
}

/// Whether groups of so many digits with strokes between them are one number: "555/0142", "915/555/0142", "05/56/87/01/02". A
/// day ("12/05/2026") is none of these.
fn is_stroked(lengths: &[usize]) -> bool {
    matches!(lengths, [3, 4] | [3, 3, 4] | [1..=3, 3, 3, 4])
        || (lengths.len() >= 4 && lengths.iter().all(|own| *own == 2))
}

/// The same with what only strokes part as one number.
fn stroked(runs: Vec<Run>) -> Vec<Run> {
    let mut chains: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        match chains.last_mut().filter(|_| run.before == '/' && !run.plus) {
            Some(chain) => chain.push(run),
            None => chains.push(vec![run]),
        }
    }
    let as_one = |chain: Vec<Run>| {
        let lengths: Vec<usize> = chain.iter().flat_map(|run| run.groups.iter().map(String::len)).collect();
        if chain.len() < lengths.len() || !is_stroked(&lengths) {
            return chain;
        }
        let one = chain.into_iter().reduce(|mut one, mut next| {
            one.groups.append(&mut next.groups);
            one.ends.append(&mut next.ends);
            (one.at.1, one.before_word) = (next.at.1, next.before_word);
            one
        });
        one.into_iter().collect()
    };
    chains.into_iter().flat_map(as_one).collect()
}

/// The same where a stroke stands behind the beginning that a town has ("0711/123456"): that is one number.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut all: Vec<Run> = Vec::new();
    for mut run in stroked(runs) {
        let is_town = |last: &&mut Run| {
            run.before == '/' && last.groups.len() == 1 && last.count() <= 4 && last.count() >= 2 && run.count() >= 5
        };
        match all.last_mut().filter(is_town) {
            Some(town) => {
                town.groups.append(&mut run.groups);
                town.ends.append(&mut run.ends);
                (town.at.1, town.before_word) = (run.at.1, run.before_word);
            }
            None => all.push(run),
        }
    }
    all
}

#[cfg(test)]
mod tests;
