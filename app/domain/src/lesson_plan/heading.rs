//! Which column of somebody's table is which: told by its heading, else by what stands in it.

use super::topic::one_line;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Field {
    Section,
    Topic,
    Hours,
    Homework,
    Control,
}

impl Field {
    pub const ALL: [Self; 5] = [Self::Section, Self::Topic, Self::Hours, Self::Homework, Self::Control];

    /// As the head of a plan says it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Section => "Раздел",
            Self::Topic => "Тема урока",
            Self::Hours => "Часы",
            Self::Homework => "Домашнее задание",
            Self::Control => "Вид работы",
        }
    }

    /// Beginnings and parts of headings, the surer first.
    const fn signs(self) -> &'static [&'static str] {
        match self {
            Self::Section => &["раздел", "модул", "глав", "блок"],
            Self::Topic => &["тема", "содержание", "наименование", "урок"],
            Self::Hours => &["час", "кол-во", "количество"],
            Self::Homework => &["домаш", "д/з", "дз", "задание на дом"],
            Self::Control => &["контрол", "вид работ", "форма работ", "тип урока", "вид урока"],
        }
    }
}

/// Which field stands in which column.
pub type Columns = Vec<(Field, usize)>;

pub fn column(columns: &Columns, field: Field) -> Option<usize> {
    columns.iter().find(|(of, _)| *of == field).map(|(_, at)| *at)
}

/// How far down a heading may stand.
const HEADING_WITHIN: usize = 12;

/// The row of headings and what it says, if there is one: it names the topic and one thing more.
pub fn by_heading(rows: &[Vec<String>]) -> Option<(usize, Columns)> {
    let named = rows.iter().take(HEADING_WITHIN).enumerate().map(|(at, row)| (at, named(row)));
    named.into_iter().find(|(_, columns)| column(columns, Field::Topic).is_some() && columns.len() > 1)
}

fn named(row: &[String]) -> Columns {
    let words: Vec<String> = row.iter().map(|cell| one_line(cell).to_lowercase()).collect();
    let mut columns = Columns::new();
    // The surest headings choose first: «Количество часов по теме» is no topic.
    for field in [Field::Homework, Field::Control, Field::Hours, Field::Section, Field::Topic] {
        let free = |at: &usize| columns.iter().all(|(_, taken)| taken != at);
        let fits = |at: &usize| !words[*at].is_empty() && words[*at].chars().count() < 60;
        let open: Vec<usize> = (0..words.len()).filter(free).filter(fits).collect();
        let found = |sign: &&str| open.iter().copied().find(|at| words[*at].contains(*sign));
        if let Some(at) = field.signs().iter().find_map(found) {
            columns.push((field, at));
        }
    }
    columns
}

/// Without headings: the longest texts are topics, small whole numbers that do not count up are hours, and of the
/// texts beside the topic the one before is the section, the next after is homework, the next the kind of work.
pub fn by_content(rows: &[Vec<String>]) -> Columns {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let kinds: Vec<Kind> = (0..width).map(|at| Kind::of(rows, at)).collect();
    let length = |at: &usize| if let Kind::Words(length) = kinds[*at] { length } else { 0 };
    let Some(topic) = (0..width).filter(|at| length(at) > 0).max_by_key(|at| (length(at), width - at)) else {
        return Columns::new();
    };
    let mut columns = vec![(Field::Topic, topic)];
    let hours = (0..width).filter(|at| kinds[*at] == Kind::Hours).min_by_key(|at| at.abs_diff(topic));
    columns.extend(hours.map(|at| (Field::Hours, at)));
    let section = (0..topic).rev().find(|at| length(at) > 0);
    columns.extend(section.map(|at| (Field::Section, at)));
    let after = (topic + 1..width).filter(|at| length(at) > 0);
    columns.extend([Field::Homework, Field::Control].into_iter().zip(after));
    columns
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// With the length of all its texts.
    Words(usize),
    Hours,
    /// Numbers of lessons, days: of no use to a plan.
    Other,
}

impl Kind {
    fn of(rows: &[Vec<String>], at: usize) -> Self {
        let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| one_line(cell));
        let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
        let words: usize = cells.iter().filter(|cell| is_words(cell)).map(|cell| cell.chars().count()).sum();
        let worded = cells.iter().filter(|cell| is_words(cell)).count();
        let numbers: Vec<u32> = cells.iter().filter_map(|cell| cell.parse().ok()).collect();
        let counts_up = numbers.windows(2).filter(|pair| pair[1] == pair[0] + 1).count() * 2 > numbers.len();
        if worded * 2 >= cells.len() && words > 0 {
            Self::Words(words)
        } else if numbers.len() * 2 > cells.len() && !counts_up && numbers.iter().all(|n| *n <= 40) {
            Self::Hours
        } else {
            Self::Other
        }
    }
}

/// Text with letters, or a paragraph: neither a number nor a day.
fn is_words(cell: &str) -> bool {
    cell.contains(char::is_alphabetic) || cell.contains('§')
}
