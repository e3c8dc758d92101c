//! A column of the sheet in one line, as it is dictated: «1 5, 3 н, 7 4/5», the number of the row and what stands there.

use crate::journal::{Content, Unread, read_content};

/// Why an item of such a line does not read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum LineRefused {
    #[error("«{0}»: сначала номер строки, потом отметка, например «3 5».")]
    NoNumber(String),
    #[error("Строки {number} на листе нет, их {rows}.")]
    NoRow { number: usize, rows: usize },
    #[error("После номера {0} ничего не написано.")]
    Nothing(usize),
    #[error("Строка {0} названа дважды.")]
    Twice(usize),
    #[error("Строка {number}: {why}")]
    Unread { number: usize, why: Unread },
}

/// What each of `rows` rows is given, by index from 0; items are parted by commas, semicolons or line breaks. What does not
/// read is told beside it, all of it at once.
pub fn read_line(text: &str, rows: usize) -> (Vec<(usize, Content)>, Vec<LineRefused>) {
    let (mut read, mut refused): (Vec<(usize, Content)>, Vec<LineRefused>) = (vec![], vec![]);
    let items = text.split([',', ';', '\n']).map(str::trim).filter(|item| !item.is_empty());
    for item in items {
        match item_of(item, rows) {
            Ok((row, _)) if read.iter().any(|(known, _)| *known == row) => {
                refused.push(LineRefused::Twice(row + 1));
            }
            Ok(given) => read.push(given),
            Err(why) => refused.push(why),
        }
    }
    (read, refused)
}

/// «3 5», «3: 5», «3) 5 4», «3-5»
fn item_of(item: &str, rows: usize) -> Result<(usize, Content), LineRefused> {
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    let number: usize = item[..digits].parse().map_err(|_| LineRefused::NoNumber(item.to_owned()))?;
    let rest = &item[digits..];
    let bare = rest.strip_prefix([':', ')', '.', '-', '–', '—', '=']).unwrap_or(rest);
    if bare.len() == rest.len() && !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
        return Err(LineRefused::NoNumber(item.to_owned()));
    }
    let bare = bare.trim_start().trim_start_matches(['-', '–', '—']);
    if !(1..=rows).contains(&number) {
        return Err(LineRefused::NoRow { number, rows });
    }
    match read_content(bare) {
        Ok(content) if content == Content::default() => Err(LineRefused::Nothing(number)),
        Ok(content) => Ok((number - 1, content)),
        Err(why) => Err(LineRefused::Unread { number, why }),
    }
}
