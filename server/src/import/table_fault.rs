//! What can be wrong with a table of clients. Must never repeat a cell or a heading of it.

/// What is wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableFault {
    /// No heading is known that a name stands under.
    #[error(
        "no column of this table has a heading that names are known by: give its first row headings such as \"First name\", \
         \"Last name\", \"Birth date\", \"Phone\""
    )]
    NoName,
    /// No row has anything in it.
    #[error("this table is empty: export it again, and look whether it was copied whole")]
    Empty,
    /// Two columns with one meaning.
    #[error("columns {first} and {second} of this table both hold the {what}: take one out")]
    Twice {
        /// The first, from 1.
        first: usize,
        /// The second.
        second: usize,
        /// What both hold.
        what: &'static str,
    },
    /// Some dates have the day first and some the month.
    #[error(
        "the birth dates of this table are written in both orders of day and month: write them all as year-month-day"
    )]
    BothOrders,
    /// A row that cannot be read.
    #[error("row {row} of this table cannot be read: look for a quotation mark that has no second one")]
    Row {
        /// Which, from 1.
        row: u64,
    },
    /// A row of nobody: a sum, or a remark.
    #[error(
        "row {row} of this table says neither what somebody is called nor when they were born: look what it is for"
    )]
    Nobodys {
        /// Which, from 1.
        row: u64,
    },
    /// More rows than are read.
    #[error("this table has more than {most} rows: import it in parts")]
    TooManyRows {
        /// The most that are read.
        most: usize,
    },
}
