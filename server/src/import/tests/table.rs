//! Tables of clients as spreadsheet programs save them.

use waystation_sync::care::{client, contact, name};

use super::super::table_fault::TableFault;
use super::*;

fn table(bytes: &[u8]) -> Table {
    Table::read(bytes).unwrap().unwrap()
}

fn take(charts: &mut Charts, table: &Table, order: DateOrder) -> Report {
    let mut batch = Batch::default();
    let file = batch.begin("clients.csv");
    batch.add_table(file, table, order);
    let parsed = batch.reading(&settings()).whole(&charts.known());
    let mut report = report_of(&parsed);
    for one in &parsed.clients {
        let (_, there) = charts.take(std::slice::from_ref(one), importer);
        report.met(one.client, one.file, there, &[], &one.origins);
    }
    report
}

#[test]
fn a_table_with_commas_semicolons_or_tabs_in_either_encoding_is_the_same_clients() {
    let text = "No.;Apellidos;Nombre;Fecha de nacimiento;Teléfono;Correo;Notas\r\n\
                17;Muñoz;Ana Lucía;31/12/1984;+1 555 0101;ana@example.org;llamar\r\n\
                18;\"O'Brien; Jr\";Sean;01/02/1990;;;\r\n\r\n";
    let windows: Vec<u8> = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let bom = ["\u{feff}", text].concat();
    let wide: Vec<u8> = bom.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let tabs = text.replace("\"O'Brien; Jr\"", "O'Brien? Jr").replace(';', "\t").replace('?', ";");
    for bytes in [text.as_bytes(), &windows, bom.as_bytes(), &wide, tabs.as_bytes()] {
        let table = table(bytes);
        assert_eq!(table.order(), Ok((Some(DateOrder::DayFirst), false)));
        let mut charts = Charts::default();
        for _ in 0..2 {
            let report = take(&mut charts, &table, DateOrder::DayFirst);
            assert_eq!(report.not_taken(), (0, 0), "{report}");
            let left = &report.files[0].account.left;
            assert!(left.iter().any(|left| left.spots[0].place == "row 2.column 7"), "{left:?}");
        }
        assert_eq!(charts.words(&name::NAME, &name::TEXT), ["Ana Lucía Muñoz", "Sean O'Brien; Jr"]);
        let mut born: Vec<String> =
            charts.all(&client::CLIENT).iter().map(|one| one.value(&client::BIRTH_DATE).unwrap().to_string()).collect();
        born.sort();
        assert_eq!(born, ["1984-12-31", "1990-02-01"]);
        assert_eq!(charts.words(&contact::CONTACT, &contact::VALUE), ["+1 555 0101", "ana@example.org"]);
        assert!(!table.shown().contains("Notas"), "a heading that is not known may be somebody's word");
    }
}

#[test]
fn the_order_of_day_and_month_is_asked_only_where_the_table_does_not_tell() {
    let of = |dates: &[&str]| {
        let rows: String = dates.iter().map(|date| format!("Ana Reed,{date}\n")).collect();
        table(format!("Name,DOB\n{rows}").as_bytes()).order()
    };
    assert_eq!(of(&["1984-05-17", "1990", ""]), Ok((None, false)));
    assert_eq!(of(&["05/06/1984", "3.4.1990"]), Ok((None, true)));
    assert_eq!(of(&["05/05/1984"]), Ok((None, false)));
    assert_eq!(of(&["05/06/1984", "12/31/1990"]), Ok((Some(DateOrder::MonthFirst), false)));
    assert_eq!(of(&["12/31/1990", "31/12/1990"]), Err(TableFault::BothOrders));
    let mut charts = Charts::default();
    let list = table(b"Name,DOB\n\"Reed, Ana\",05/06/1984\nBen Oakes,3.4.1990\nUna Wood,May 1977\n");
    let report = take(&mut charts, &list, DateOrder::MonthFirst);
    assert_eq!(charts.words(&name::NAME, &name::TEXT), ["Ana Reed", "Ben Oakes"]);
    let known = charts.known();
    let ana = known.keys().find(|id| charts.entries(**id, &name::NAME)[0].text(&name::TEXT) == "Ana Reed").unwrap();
    assert_eq!(charts.entries(*ana, &client::CLIENT)[0].value(&client::BIRTH_DATE).unwrap().to_string(), "1984-05-06");
    assert_eq!(report.not_taken(), (0, 1), "who has neither a number nor a birth date cannot be told from others");
}

#[test]
fn a_column_of_family_names_and_a_name_behind_a_comma_are_what_lists_go_by() {
    for list in [
        "Name,DOB\n\"García López, Luz\",1984-05-17\n\"Reed, Ana\",1990-01-02\n",
        "First name,Surname,DOB\nLuz,García López,1984-05-17\nAna,Reed,1990-01-02\n",
    ] {
        let mut charts = Charts::default();
        take(&mut charts, &table(list.as_bytes()), DateOrder::DayFirst);
        assert_eq!(charts.words(&name::NAME, &name::TEXT), ["Ana Reed", "Luz García López"]);
        assert_eq!(charts.words(&name::NAME, &name::FAMILY), ["García López", "Reed"]);
    }
}

#[test]
fn what_is_no_table_of_clients_is_said() {
    assert!(Table::read(b"{\"a\": 1, \"b\": 2}").is_none());
    assert!(Table::read(b"just words").is_none());
    assert!(matches!(Table::read(b"a,b\n1,2\n"), Some(Err(TableFault::NoName))));
    let twice = Table::read(b"Name,Phone,Telephone\n1,2,3\n");
    assert!(matches!(twice, Some(Err(TableFault::Twice { first: 2, second: 3, .. }))));
}

#[test]
fn placeholders_in_the_column_of_numbers_are_nobodys() {
    let list = table(b"ID,Name,DOB\nN/A,Ana Reed,1984-05-17\nN/A,Ben Oakes,1990-01-02\n9,Una Wood,1977-01-01\n9,Ida Moss,1970-01-01\n");
    let mut charts = Charts::default();
    let report = take(&mut charts, &list, DateOrder::DayFirst);
    assert_eq!(charts.words(&name::NAME, &name::TEXT), ["Ana Reed", "Ben Oakes", "Una Wood"]);
    assert_eq!(report.not_taken(), (0, 1), "{report}");
}

/// The rows that a table has, as their places and names; or what is wrong with it.
fn rows(list: &str) -> Result<Vec<String>, TableFault> {
    let table = Table::read(list.as_bytes()).expect("a table")?;
    let records = table.records(0, DateOrder::DayFirst);
    Ok(records.map(|row| format!("{} {}", row.place, row.map["name"][0]["given"][0].as_str().unwrap_or("-"))).collect())
}

#[test]
fn a_quotation_mark_without_a_second_never_takes_other_people_into_a_cell() {
    let head = "First name,Last name,DOB,Address\n";
    let ben = "Ben,Oakes,1990-01-02,\n";
    for (list, row) in [
        (format!("{head}\"Ana,Reed,1984-05-17,\n{ben}"), 2),
        (format!("{head}{ben}Ana,Reed,1984-05-17,\"4 Mill Lane\n{ben}"), 3),
        (format!("{head}Ana,Reed,1984-05-17,\"4 Mill Lane\n{ben}Una,Wood,1977-01-01,\"Hill\"\n"), 2),
        (format!("{head}\"Ana,Reed,1984-05-17,\n{ben}\"Una,Wood,1977-01-01,Hill\n"), 2),
    ] {
        assert_eq!(rows(&list), Err(TableFault::Row { row }), "{list}");
    }
    let fine =
        format!("{head}Ana,Reed,1984-05-17,\"4 Mill Lane,\nHill, \"\"the\"\" mill\"\r\n{ben}Pip 5\",Wood,1977,\n");
    assert_eq!(rows(&fine).unwrap(), ["row 2 Ana", "row 4 Ben", "row 5 Pip 5\""]);
}

#[test]
fn what_stands_around_the_rows_of_people_is_nobody() {
    let list = "sep=;\r\nClients of November;;\r\n;;\r\nFirst name;Last name;DOB\r\nAna;Reed;1984-05-17\r\n\
                First name;Last name;DOB\r\nBen;Oakes;1990-01-02 00:00:00\r\n";
    assert_eq!(rows(list).unwrap(), ["row 5 Ana", "row 7 Ben"]);
    let titled = "Clients of November\nID,First name,Last name,DOB\n1,Ana,Reed,1984-05-17\nTotal:1,,,\n";
    assert_eq!(rows(titled).unwrap(), ["row 3 Ana"]);
    let mut charts = Charts::default();
    let report = take(&mut charts, &table(titled.as_bytes()), DateOrder::DayFirst);
    assert_eq!(report.not_taken(), (0, 1), "{report}");
    assert!(report.to_string().contains("row 4 of this table says neither"), "{report}");
    let mac = "First name,Last name,DOB\rAna,Reed,1984-05-17\rBen,Oakes,1990-01-02\r";
    assert_eq!(rows(mac).unwrap(), ["row 2 Ana", "row 3 Ben"]);
    let mut charts = Charts::default();
    take(&mut charts, &table(list.as_bytes()), DateOrder::DayFirst);
    let mut born: Vec<String> =
        charts.all(&client::CLIENT).iter().map(|one| one.value(&client::BIRTH_DATE).unwrap().to_string()).collect();
    born.sort();
    assert_eq!(born, ["1984-05-17", "1990-01-02"]);
}

#[test]
fn many_columns_empty_ones_and_two_unknown_ones_of_one_name_are_named_one_by_one() {
    let unknown: Vec<String> = (0..100).map(|n| format!("x{}", n % 7)).collect();
    let cells: Vec<String> = (0..100).map(|n| if n % 3 == 0 { String::new() } else { format!("canary {n}") }).collect();
    let list =
        format!("First name,Last name,DOB,,{}\nAna,Reed,1984-05-17,,{},more\n", unknown.join(","), cells.join(","));
    let mut charts = Charts::default();
    let report = take(&mut charts, &table(list.as_bytes()), DateOrder::DayFirst);
    let left = report.files[0].account.left.iter().flat_map(|left| &left.spots);
    let columns = left.filter(|spot| spot.place.starts_with("row 2.column ")).count();
    assert_eq!(columns, 67, "66 cells with words, and one behind the last heading: {report}");
    assert!(!report.to_string().contains("canary"));
}

#[test]
fn birth_dates_that_a_spreadsheet_wrote_as_numbers_of_days_are_shown_as_such_and_read_as_it_shows_them() {
    let list = table(b"Name,DOB\nAna Reed,33512\nBen Oakes,30000.0\nUna Wood,1990\nIda Wood,1991-10-01\n");
    assert_eq!(list.order(), Ok((None, false)));
    assert!(
        list.shown().contains("Column 2: birth date; 2 of them are a spreadsheet's numbers of days"),
        "{}",
        list.shown()
    );
    let mut charts = Charts::default();
    take(&mut charts, &list, DateOrder::DayFirst);
    let mut born: Vec<String> =
        charts.all(&client::CLIENT).iter().map(|one| one.value(&client::BIRTH_DATE).unwrap().to_string()).collect();
    born.sort();
    assert_eq!(born, ["1982-02-18", "1991-10-01", "1991-10-01"], "a year alone is no number of days");
    let plain = table(b"Name,DOB\nUna Wood,1990\n");
    assert!(plain.shown().contains("Column 2: birth date\n"), "{}", plain.shown());
}

#[test]
fn a_file_with_nothing_in_it_is_said_to_be_empty() {
    for bytes in [&b""[..], b"\n \n", b"\xef\xbb\xbf", b",,\n,,\n", b";\r\n"] {
        let said = match Table::read(bytes) {
            Some(read) => read.map(|_| ()).unwrap_err().to_string(),
            None => read("clients.csv", bytes).unwrap_err().to_string(),
        };
        assert!(said.contains("is empty"), "{bytes:?}: {said}");
    }
}
