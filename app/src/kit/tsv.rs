//! A rectangle of texts as a spreadsheet puts it on the clipboard: tabs between cells, a line a row. Pure.

/// Reads what Excel, `LibreOffice` and Google Sheets write: a cell with a tab, a line break or a quote in it stands in
/// quotes, lines end in CRLF or LF, and the last of them may or may not be ended.
pub fn read(text: &str) -> Vec<Vec<String>> {
    let mut letters = text.chars().peekable();
    let mut rows = vec![];
    let mut row = vec![];
    while letters.peek().is_some() {
        let cell = if letters.next_if_eq(&'"').is_some() { quoted(&mut letters) } else { String::new() };
        let rest = std::iter::from_fn(|| letters.next_if(|letter| !matches!(letter, '\t' | '\r' | '\n')));
        row.push(cell + &rest.collect::<String>());
        if letters.next_if_eq(&'\t').is_some() {
            if letters.peek().is_none() {
                row.push(String::new());
            }
            continue;
        }
        letters.next_if_eq(&'\r');
        letters.next_if_eq(&'\n');
        rows.push(std::mem::take(&mut row));
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

/// The text up to the closing quote; a quote inside it is written twice.
fn quoted(letters: &mut std::iter::Peekable<std::str::Chars<'_>>) -> String {
    let mut text = String::new();
    while let Some(letter) = letters.next() {
        if letter == '"' && letters.next_if_eq(&'"').is_none() {
            break;
        }
        text.push(letter);
    }
    text
}

/// Marks and codes need no quotes: they hold neither tabs nor line breaks.
pub fn write(rows: impl Iterator<Item = impl Iterator<Item = String>>) -> String {
    rows.map(|row| row.collect::<Vec<_>>().join("\t")).collect::<Vec<_>>().join("\r\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn excel_ends_its_last_line_and_others_do_not() {
        for text in ["5\t4\r\n\tн\r\n", "5\t4\n\tн\n", "5\t4\n\tн", "5\t4\r\tн\r"] {
            assert_eq!(read(text), [["5", "4"], ["", "н"]], "{text:?}");
        }
        assert_eq!(read("5\t\r\n"), [["5", ""]]);
        assert_eq!(read("5\t"), [["5", ""]]);
        assert_eq!(read("5\r\n\r\n4"), [["5"], [""], ["4"]]);
        assert_eq!(read(""), Vec::<Vec<String>>::new());
    }

    #[test]
    fn a_quoted_cell_may_hold_quotes_tabs_and_line_breaks() {
        assert_eq!(read("\"5\n4\"\t\"a \"\"b\"\"\"\r\n3"), vec![vec!["5\n4", "a \"b\""], vec!["3"]]);
        assert_eq!(read("\"\"\t5"), [["", "5"]]);
        assert_eq!(read("\"5"), [["5"]]);
        assert_eq!(read("5\"\t4"), [["5\"", "4"]]);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(rows in prop::collection::vec(prop::collection::vec("[1-5нб ]{1,4}", 1..6), 1..6)) {
            let text = write(rows.iter().map(|row| row.iter().cloned()));
            prop_assert_eq!(read(&text), rows);
        }

        #[test]
        fn any_text_is_read(text in "[\"\t\r\n5н]{0,40}") {
            prop_assert!(read(&text).iter().all(|row| !row.is_empty()));
        }
    }
}
