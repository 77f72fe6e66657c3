//! A table of clients, as spreadsheet programs save it (CSV; RFC 4180, with commas, semicolons or tabs), as Patients. Must
//! never decide between day and month where the table itself does not, nor take a row as headings.

use std::borrow::Cow;
use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::{Map, Value, json};

use super::bytes::as_utf8;
pub(crate) use super::columns::Column;
use super::placeholder::is_placeholder;
use super::record::Record;
use super::table_fault::TableFault;
use super::table_rows::{Rows, check_cells};

/// Most rows that are read from one table.
pub(crate) const ROWS_MAX: usize = 100_000;

/// Most lines above the headings.
const TITLES_MAX: usize = 5;

/// A table that was read, before anything of it is taken.
#[derive(Clone)]
pub(crate) struct Table {
    columns: Vec<Option<Column>>,
    rows: Vec<(u64, Vec<String>)>,
    separator: u8,
    is_windows: bool,
}

/// In what order a table writes days and months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum DateOrder {
    /// 31/12/1984.
    DayFirst,
    /// 12/31/1984.
    MonthFirst,
}

impl Table {
    /// Reads a table; `None` where the bytes are none.
    ///
    /// # Errors
    /// [`TableFault`].
    pub(crate) fn read(bytes: &[u8]) -> Option<Result<Self, TableFault>> {
        let (text, is_windows) = text_of(bytes);
        let rows = Rows::of(&text)?;
        Some(Self::of(rows, is_windows))
    }

    fn of(rows: Rows<'_>, is_windows: bool) -> Result<Self, TableFault> {
        let separator = rows.separator;
        rows.check_quotes()?;
        let (mut headings, mut taken, mut titles) = (None, Vec::new(), 0);
        for row in rows.all() {
            let (line, cells) = row?;
            let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
            match &headings {
                _ if filled == 0 => {}
                // "Clients, November" above the headings.
                None if filled == 1 && titles < TITLES_MAX => titles += 1,
                None => headings = Some(cells),
                // As where pages were put one below the other.
                Some(headings) if *headings == cells => {}
                Some(_) if taken.len() >= ROWS_MAX => return Err(TableFault::TooManyRows { most: ROWS_MAX }),
                Some(_) => taken.push((line, cells)),
            }
        }
        let columns = columns_of(&headings.ok_or(TableFault::Empty)?)?;
        let named = |wanted: Column| columns.contains(&Some(wanted));
        if !(named(Column::Name) || named(Column::Given) || named(Column::Family) || named(Column::UsualName)) {
            return Err(TableFault::NoName);
        }
        for (row, cells) in &taken {
            check_cells(*row, cells, &columns, separator)?;
        }
        Ok(Self { columns, rows: taken, separator, is_windows })
    }

    /// How many rows it has below its headings.
    pub(crate) const fn rows(&self) -> usize {
        self.rows.len()
    }

    /// What each column holds, in lines for whoever imports; headings that are not known are not repeated.
    pub(crate) fn shown(&self) -> String {
        let by = match self.separator {
            b';' => "semicolons",
            b'\t' => "tabs",
            _ => "commas",
        };
        let written = if self.is_windows { "Windows-1252" } else { "Unicode" };
        let rows = if self.rows() == 1 { "1 row".to_owned() } else { format!("{} rows", self.rows()) };
        let mut text = format!("  A table of {rows}, with {by} between its cells, written in {written}.\n");
        for (place, column) in self.columns.iter().enumerate() {
            let holds = column.map_or("not known, and left", Column::shown);
            let serials = if *column == Some(Column::Born) { self.serials() } else { 0 };
            text.push_str(&format!("  Column {}: {holds}{}\n", place + 1, told_serials(serials)));
        }
        text
    }

    /// The order in which it writes days and months: one, none that matters, or unclear (`Ok(None)` with `true`).
    ///
    /// # Errors
    /// [`TableFault::BothOrders`].
    pub(crate) fn order(&self) -> Result<(Option<DateOrder>, bool), TableFault> {
        let (mut orders, mut any) = (BTreeSet::new(), false);
        for (_, cells) in &self.rows {
            let Some([first, second, _]) = self.cell(cells, Column::Born).and_then(parts) else { continue };
            any |= first != second;
            if first > 12 {
                orders.insert(DateOrder::DayFirst);
            }
            if second > 12 {
                orders.insert(DateOrder::MonthFirst);
            }
        }
        match orders.iter().collect::<Vec<_>>().as_slice() {
            [] => Ok((None, any)),
            [one] => Ok((Some(**one), false)),
            _ => Err(TableFault::BothOrders),
        }
    }

    /// How many of its birth dates are a spreadsheet's numbers of days.
    fn serials(&self) -> usize {
        self.rows.iter().filter_map(|(_, cells)| serial_day(self.cell(cells, Column::Born)?)).count()
    }

    fn cell<'c>(&self, cells: &'c [String], wanted: Column) -> Option<&'c str> {
        let place = self.columns.iter().position(|column| *column == Some(wanted))?;
        cells.get(place).map(String::as_str).filter(|cell| !cell.is_empty())
    }

    /// The rows that say neither what somebody is called nor when they were born: sums and remarks.
    pub(super) fn nobodys(&self) -> impl Iterator<Item = TableFault> {
        let nobodys = self.rows.iter().filter(|(_, cells)| self.is_nobodys(cells));
        nobodys.map(|(row, _)| TableFault::Nobodys { row: *row })
    }

    fn is_nobodys(&self, cells: &[String]) -> bool {
        let told = [Column::Name, Column::Given, Column::Family, Column::UsualName, Column::Born];
        told.into_iter().all(|column| self.cell(cells, column).is_none())
    }

    /// Its rows as Patients of the file with this number.
    pub(super) fn records(&self, file: usize, order: DateOrder) -> impl Iterator<Item = Record> {
        let of = move |(number, cells): &(u64, Vec<String>)| Record {
            number: 0,
            file,
            place: format!("row {number}"),
            kind: "Patient",
            address: None,
            map: self.patient(cells, order),
        };
        self.rows.iter().filter(|(_, cells)| !self.is_nobodys(cells)).map(of)
    }

    fn patient(&self, cells: &[String], order: DateOrder) -> Map<String, Value> {
        let cell = |wanted| self.cell(cells, wanted);
        let mut patient = Map::from_iter([("resourceType".to_owned(), json!("Patient"))]);
        let mut put = |name: &str, value: Value| {
            let is_empty = value.as_array().is_some_and(Vec::is_empty);
            if !is_empty && !value.is_null() {
                patient.insert(name.to_owned(), value);
            }
        };
        let is_id = |id: &&str| !is_placeholder(id) && id.bytes().all(|byte| byte.is_ascii_graphic());
        put("id", json!(cell(Column::Number).filter(is_id)));
        put("name", self.names(cells));
        put("birthDate", json!(cell(Column::Born).map(|born| day_of(born, order))));
        let ways = [(Column::Phone, "phone"), (Column::Mobile, "phone"), (Column::Email, "email")];
        let ways =
            ways.into_iter().filter_map(|(column, system)| Some(json!({"system": system, "value": cell(column)?})));
        put("telecom", ways.collect());
        put("address", self.address(cells));
        let language = cell(Column::Language).map(|language| json!([{"language": {"text": language}}]));
        put("communication", json!(language));
        put("gender", json!(cell(Column::Gender)));
        let pronouns = cell(Column::Pronouns).map(|pronouns| {
            json!({"url": super::person::PRONOUNS, "extension":
                [{"url": "value", "valueCodeableConcept": {"text": pronouns}}]})
        });
        let needed = cell(Column::Interpreter).and_then(yes_no);
        let needed = needed.map(|needed| json!({"url": super::person::INTERPRETER_REQUIRED, "valueBoolean": needed}));
        put("extension", pronouns.into_iter().chain(needed).collect());
        for (place, value) in cells.iter().enumerate().filter(|(_, value)| !value.is_empty()) {
            let is_left = match self.columns.get(place).copied().flatten() {
                None => true,
                Some(Column::Number) => !is_id(&value.as_str()),
                Some(Column::Interpreter) => yes_no(value).is_none(),
                Some(_) => false,
            };
            if is_left {
                put(&format!("column {}", place + 1), json!(value));
            }
        }
        patient
    }

    fn names(&self, cells: &[String]) -> Value {
        let cell = |wanted| self.cell(cells, wanted);
        let given: Vec<&str> = [cell(Column::Given), cell(Column::Middle)].into_iter().flatten().collect();
        let mut names = Vec::new();
        if let Some(name) = cell(Column::Name) {
            // "Ferrer, Marta" is how lists are sorted.
            names.push(match name.split_once(',') {
                Some((family, given)) => json!({"use": "official", "given": [given.trim()], "family": family.trim()}),
                None => json!({"use": "official", "text": name}),
            });
        }
        if !given.is_empty() || cell(Column::Family).is_some() {
            names.push(json!({"use": "official", "given": given, "family": cell(Column::Family)}));
        }
        names.extend(cell(Column::UsualName).map(|name| json!({"use": "usual", "text": name})));
        Value::Array(names)
    }

    fn address(&self, cells: &[String]) -> Value {
        let cell = |wanted| self.cell(cells, wanted);
        let line: Vec<&str> = [cell(Column::Address), cell(Column::Street)].into_iter().flatten().collect();
        let town = [
            ("city", cell(Column::City)),
            ("state", cell(Column::State)),
            ("postalCode", cell(Column::PostalCode)),
            ("country", cell(Column::Country)),
        ];
        let mut address: Map<String, Value> =
            town.into_iter().filter_map(|(name, value)| Some((name.to_owned(), json!(value?)))).collect();
        if !line.is_empty() {
            address.insert("line".to_owned(), json!(line));
        }
        if address.is_empty() { Value::Null } else { json!([address]) }
    }
}

/// The text of a table, and whether it is Windows-1252, which is what spreadsheet programs write that do not write
/// Unicode.
fn text_of(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    match as_utf8(bytes) {
        Cow::Owned(text) => (Cow::Owned(String::from_utf8_lossy(&text).into_owned()), false),
        Cow::Borrowed(text) => match std::str::from_utf8(text) {
            Ok(text) => (Cow::Borrowed(text), false),
            Err(_) => (encoding_rs::WINDOWS_1252.decode_without_bom_handling(text).0, true),
        },
    }
}

fn columns_of(headings: &[String]) -> Result<Vec<Option<Column>>, TableFault> {
    let columns: Vec<Option<Column>> = headings.iter().map(|heading| Column::of(heading)).collect();
    for (second, column) in columns.iter().enumerate() {
        let Some(known) = column else { continue };
        if let Some(first) = columns.iter().take(second).position(|other| other == column) {
            return Err(TableFault::Twice { first: first + 1, second: second + 1, what: known.shown() });
        }
    }
    Ok(columns)
}

/// The three numbers of a date whose day and month could be either; with points the day is first everywhere.
fn parts(text: &str) -> Option<[u16; 3]> {
    let parts: Vec<&str> = text.split(['/', '-']).collect();
    let [first, second, year] = parts.as_slice() else { return None };
    if year.len() != 4 {
        return None;
    }
    Some([first.trim().parse().ok()?, second.trim().parse().ok()?, year.parse().ok()?])
}

/// The day that a spreadsheet program shows for a cell that holds a number of days, as where the look of a date was lost; `None`
/// for what is none. Four digits are a year.
fn serial_day(text: &str) -> Option<Date> {
    let digits = text.strip_suffix(".0").unwrap_or(text);
    let is_serial = digits.len() == 5 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let days: i64 = digits.parse().ok().filter(|_| is_serial)?;
    // Excel counts a 29 February 1900 that never was; of the days after it this is the first.
    date(1899, 12, 30).checked_add(days.days()).ok()
}

/// What is said of `count` birth dates that are numbers of days.
fn told_serials(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "; 1 of them is a spreadsheet's number of days, read as the day that Excel shows for it".to_owned(),
        _ => {
            format!("; {count} of them are a spreadsheet's numbers of days, read as the days that Excel shows for them")
        }
    }
}

/// A birth date as FHIR writes it; what is none as it stands, for the field to refuse.
fn day_of(text: &str, order: DateOrder) -> String {
    if let Some(day) = serial_day(text) {
        return day.to_string();
    }
    // As programs write a day that they took for a point in time.
    let text = [" 00:00:00", " 00:00", "T00:00:00"].iter().find_map(|night| text.strip_suffix(night)).unwrap_or(text);
    let points: Vec<u16> = text.split('.').filter_map(|part| part.trim().parse().ok()).collect();
    let day = match (parts(text), points.as_slice()) {
        (Some([first, second, year]), _) => match order {
            DateOrder::DayFirst => Some((year, second, first)),
            DateOrder::MonthFirst => Some((year, first, second)),
        },
        (None, [day, month, year]) if *year > 999 => Some((*year, *month, *day)),
        (None, _) => None,
    };
    day.map_or_else(|| text.to_owned(), |(year, month, day)| format!("{year:04}-{month:02}-{day:02}"))
}

fn yes_no(text: &str) -> Option<bool> {
    match waystation_sync::care::overview::fold(text).as_str() {
        "yes" | "y" | "si" | "s" | "true" | "1" | "x" => Some(true),
        "no" | "n" | "false" | "0" => Some(false),
        _ => None,
    }
}
