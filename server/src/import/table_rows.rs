//! The rows of a table from its text (RFC 4180), each with the line that it begins on. Must never let one quotation mark
//! that has no second take the rows of other people into a cell.

use super::bytes::other_format;
use super::columns::Column;
use super::table_fault::TableFault;

/// How many lines are looked at for what stands between cells.
const LOOKED_AT: usize = 10;

/// The text of a table and what stands between its cells.
pub(super) struct Rows<'t> {
    text: &'t str,
    pub(super) separator: u8,
    /// The line that `text` begins on, from 1.
    first: u64,
}

impl<'t> Rows<'t> {
    /// The rows of `text`; `None` where it is no table.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        let is_json = matches!(text.trim_start().bytes().next(), Some(b'{' | b'[' | b'<'));
        if is_json || other_format(text.as_bytes()).is_some() {
            return None;
        }
        // A spreadsheet program's own first line.
        if let Some((said, rest)) = text.split_once('\n').filter(|(said, _)| said.to_lowercase().starts_with("sep=")) {
            let separator = said.as_bytes().get(4).copied().filter(|byte| b",;\t".contains(byte))?;
            return Some(Self { text: rest, separator, first: 2 });
        }
        let count = |line: &str, separator: u8| line.bytes().filter(|byte| *byte == separator).count();
        let mut lines = text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).take(LOOKED_AT);
        let line = lines.find(|line| b",;\t".iter().any(|separator| count(line, *separator) > 0))?;
        let separator = [b',', b';', b'\t'].into_iter().max_by_key(|separator| count(line, *separator))?;
        Some(Self { text, separator, first: 1 })
    }

    /// Each row, with the line that it begins on and its cells.
    pub(super) fn all(&self) -> impl Iterator<Item = Result<(u64, Vec<String>), TableFault>> {
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.delimiter(self.separator).has_headers(false).flexible(true);
        let (mut counted, mut line) = (0, self.first);
        reader.from_reader(self.text.as_bytes()).into_records().map(move |read| {
            let row = read.map_err(|error| TableFault::Row { row: error.position().map_or(0, csv::Position::line) })?;
            let begins = row.position().and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or_default();
            let rest = self.text.as_bytes().get(begins..).unwrap_or_default();
            // The reader leaves line ends to the row behind them.
            let begins = begins + rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            line += ends_of(self.text.as_bytes().get(counted..begins).unwrap_or_default());
            counted = begins;
            Ok((line, row.iter().map(|cell| cell.trim().to_owned()).collect()))
        })
    }

    /// Refuses a quotation mark that has no second one: all below it would be one cell.
    pub(super) fn check_quotes(&self) -> Result<(), TableFault> {
        let (mut is_open, mut at_start, mut line, mut begun) = (false, true, self.first, self.first);
        let mut bytes = self.text.bytes().peekable();
        while let Some(byte) = bytes.next() {
            line += u64::from(byte == b'\n' || (byte == b'\r' && bytes.peek() != Some(&b'\n')));
            match byte {
                b'"' if is_open && bytes.peek() == Some(&b'"') => {
                    bytes.next();
                }
                b'"' if is_open => is_open = false,
                b'"' if at_start => (is_open, begun) = (true, line),
                _ => {}
            }
            at_start = !is_open && (byte == self.separator || byte == b'\n' || byte == b'\r');
        }
        if is_open { Err(TableFault::Row { row: begun }) } else { Ok(()) }
    }
}

/// Line ends, whichever way they are written.
fn ends_of(bytes: &[u8]) -> u64 {
    let next = bytes.iter().skip(1).map(Some).chain([None]);
    let ends = bytes.iter().zip(next);
    let ends = ends.filter(|(byte, next)| **byte == b'\n' || (**byte == b'\r' && *next != Some(&b'\n')));
    u64::try_from(ends.count()).unwrap_or(u64::MAX)
}

/// Refuses a row with a cell into which others were taken: one with line ends that holds what stands between cells, where
/// that is not how such a cell is written.
pub(super) fn check_cells(
    row: u64,
    cells: &[String],
    columns: &[Option<Column>],
    separator: u8,
) -> Result<(), TableFault> {
    let separators = |line: &str| line.bytes().filter(|byte| *byte == separator).count();
    let takes_others = |(place, cell): (usize, &String)| {
        let is_long = matches!(columns.get(place).copied().flatten(), None | Some(Column::Address | Column::Street));
        let most = if is_long { columns.len().saturating_sub(1).max(2) } else { 1 };
        cell.contains(['\n', '\r']) && cell.split(['\n', '\r']).any(|line| separators(line) >= most)
    };
    if cells.iter().enumerate().any(takes_others) { Err(TableFault::Row { row }) } else { Ok(()) }
}
