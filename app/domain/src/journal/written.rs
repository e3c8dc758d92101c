//! What a cell of a spreadsheet or of a paper sheet says: a mark as Excel keeps it, a code as teachers write it.

use super::{Attendance, Content, NotContent};

/// Why a text is no content of a cell.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unread {
    #[error(transparent)]
    NoContent(#[from] NotContent),
    #[error("«{0}» — дробь, а не отметка. Две отметки пишут через пробел.")]
    Fraction(String),
    #[error("Два кода посещаемости в одной клетке.")]
    TwoCodes,
}

/// Beside the signs and codes of the journal itself; slashes and points are left out.
const WORDS: [(&str, Attendance); 10] = [
    ("нб", Attendance::Absent),
    ("отс", Attendance::Absent),
    ("ув", Attendance::Excused),
    ("уваж", Attendance::Excused),
    ("бл", Attendance::Ill),
    ("бол", Attendance::Ill),
    ("неув", Attendance::Unexcused),
    ("неуваж", Attendance::Unexcused),
    ("опозд", Attendance::Late),
    ("освоб", Attendance::Exempt),
];

/// Latin letters that look like Russian ones, as they stand in the codes.
const ALIKE: [(char, char); 18] = [
    ('A', 'а'),
    ('a', 'а'),
    ('B', 'в'),
    ('b', 'б'),
    ('C', 'с'),
    ('c', 'с'),
    ('E', 'е'),
    ('e', 'е'),
    ('H', 'н'),
    ('h', 'н'),
    ('n', 'п'),
    ('O', 'о'),
    ('o', 'о'),
    ('T', 'т'),
    ('t', 'т'),
    ('Y', 'у'),
    ('y', 'у'),
    ('3', 'з'),
];

/// Reads «5», «5,0», «5 4 н», «н/б»; nothing is an empty cell.
pub fn read_content(text: &str) -> Result<Content, Unread> {
    let mut content = Content::default();
    for word in text.split(|letter: char| letter.is_whitespace() || letter == ';') {
        if let Some(code) = code(word) {
            attend(&mut content, code)?;
            continue;
        }
        for part in whole(word)?.split('/') {
            let part =
                Content::parse(part).or_else(|unread| Content::parse(&russian(part)).map_err(|_| unread))?;
            content.marks.extend(part.marks);
            if let Some(code) = part.attendance {
                attend(&mut content, code)?;
            }
        }
    }
    Ok(content)
}

fn attend(content: &mut Content, code: Attendance) -> Result<(), Unread> {
    match content.attendance.replace(code) {
        Some(other) if other != code => Err(Unread::TwoCodes),
        _ => Ok(()),
    }
}

/// «н/б», «Н», «неув.»
fn code(word: &str) -> Option<Attendance> {
    let bare: String = word.chars().filter(|letter| !matches!(letter, '/' | '\\' | '.')).collect();
    let bare = russian(&bare);
    let known = WORDS.iter().find(|(known, _)| *known == bare).map(|(_, code)| *code);
    known.or_else(|| Attendance::parse(&bare))
}

/// A number without its zeros after the comma: «5,0» is a five. «4,5» is an average, and no mark.
fn whole(word: &str) -> Result<&str, Unread> {
    let Some((before, after)) = word.split_once([',', '.']) else { return Ok(word) };
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match (number(before) && number(after), after.bytes().all(|byte| byte == b'0')) {
        (true, true) => Ok(before),
        (true, false) => Err(Unread::Fraction(word.to_owned())),
        (false, _) => Ok(word),
    }
}

fn russian(text: &str) -> String {
    let alike = |letter| ALIKE.iter().find(|(latin, _)| *latin == letter).map_or(letter, |(_, own)| *own);
    text.chars().map(alike).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::MarkValue;
    use super::*;

    fn attendance(text: &str) -> Option<Attendance> {
        read_content(text).ok().filter(|content| content.marks.is_empty())?.attendance
    }

    fn marks(text: &str) -> Vec<MarkValue> {
        read_content(text).unwrap().marks
    }

    #[test]
    fn a_number_of_a_spreadsheet_is_a_mark_and_an_average_is_not() {
        for text in ["5", "5,0", "5.00", " 5\u{a0}", "5\n"] {
            assert_eq!(marks(text), [MarkValue::Five], "{text:?}");
        }
        for text in ["4,5", "4.35", "5,01"] {
            assert_eq!(read_content(text), Err(Unread::Fraction(text.into())));
        }
        assert_eq!(marks("5 4"), [MarkValue::Five, MarkValue::Four]);
        assert_eq!(marks("5/4"), [MarkValue::Five, MarkValue::Four]);
        assert_eq!(marks("5\n4"), [MarkValue::Five, MarkValue::Four]);
        assert_eq!(marks("."), [MarkValue::Debt]);
        assert_eq!(read_content(" "), Ok(Content::default()));
        for text in ["6", "10", "Иванов", "5 ж", "12.11.2026", "-5"] {
            assert!(
                matches!(read_content(text), Err(Unread::NoContent(_))),
                "{text:?}: {:?}",
                read_content(text)
            );
        }
    }

    #[test]
    fn an_absence_is_read_as_teachers_write_it() {
        for (text, code) in [
            ("н", Attendance::Absent),
            ("Н/Б", Attendance::Absent),
            ("нб", Attendance::Absent),
            ("н.б.", Attendance::Absent),
            ("б", Attendance::Ill),
            ("б/л", Attendance::Ill),
            ("у/п", Attendance::Excused),
            ("ув.", Attendance::Excused),
            ("н/п", Attendance::Unexcused),
            ("ОСВ", Attendance::Exempt),
            ("оп", Attendance::Late),
        ] {
            assert_eq!(attendance(text), Some(code), "{text}");
        }
        assert_eq!(read_content("н б"), Err(Unread::TwoCodes));
        assert_eq!(read_content("б/у"), Err(Unread::TwoCodes));
        assert_eq!(read_content("5 н"), Content::parse("5 н").map_err(Unread::from));
    }

    #[test]
    fn a_latin_letter_that_looks_russian_is_read_as_it_looks() {
        for (text, code) in [
            ("H", Attendance::Absent),
            ("H/б", Attendance::Absent),
            ("OT", Attendance::Absent),
            ("y", Attendance::Excused),
            ("c", Attendance::Exempt),
            ("OCB", Attendance::Exempt),
        ] {
            assert_eq!(attendance(text), Some(code), "{text}");
        }
        assert_eq!(marks("3ач"), [MarkValue::Pass]);
        assert_eq!(marks("зaч"), [MarkValue::Pass]);
        assert_eq!(marks("нeз"), [MarkValue::Fail]);
    }

    proptest! {
        #[test]
        fn what_is_copied_here_reads_back(
            marks in prop::collection::vec(prop::sample::select(MarkValue::ALL.to_vec()), 0..=6),
            attendance in prop::option::of(prop::sample::select(Attendance::ALL.to_vec())),
        ) {
            let content = Content { marks, attendance };
            prop_assert_eq!(read_content(&content.text()), Ok(content));
        }
    }
}
