//! A plan out of somebody's table: pasted from a spreadsheet, or read from a file. Pure.

use serde::{Deserialize, Serialize};

use super::heading::{Columns, Field, by_content, by_heading, column};
use super::topic::{MOST_HOURS, Topic, one_line};

/// What has been understood.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Guess {
    pub topics: Vec<Topic>,
    /// Lines that were read otherwise than they stand, or not at all.
    pub odd: Vec<Odd>,
    /// Which column was taken for what, from 0.
    pub columns: Columns,
}

/// A line worth a look.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Odd {
    /// From 1, as the table has it.
    pub line: usize,
    pub text: String,
    /// «часы не указаны, взят 1»
    pub why: String,
}

/// Words of lines that add up.
const SUMS: [&str; 4] = ["итого", "всего", "резерв времени", "общее количество"];

/// Reads a table of any order of columns. A line with one text and nothing else heads a section.
pub fn guess(rows: &[Vec<String>]) -> Guess {
    let (first, columns) = match by_heading(rows) {
        Some((at, columns)) => (at + 1, columns),
        None => (0, by_content(rows)),
    };
    let mut guess = Guess { columns, ..Guess::default() };
    let mut section = String::new();
    for (at, row) in rows.iter().enumerate().skip(first) {
        match read(row, &guess.columns) {
            Line::Blank => {}
            Line::Section(text) => section = text,
            Line::Sum(text) => guess.odd.push(odd(at, text, "строка итогов пропущена")),
            Line::NoTopic(text) => guess.odd.push(odd(at, text, "темы нет, строка пропущена")),
            Line::Topic(mut topic, doubt) => {
                if topic.section.is_empty() {
                    topic.section.clone_from(&section);
                } else {
                    section.clone_from(&topic.section);
                }
                let text = topic.topic.clone();
                match (topic.check(), doubt) {
                    (Ok(topic), None) => guess.topics.push(topic),
                    (Ok(topic), Some(doubt)) => {
                        guess.odd.push(odd(at, text, doubt));
                        guess.topics.push(topic);
                    }
                    (Err(why), _) => guess.odd.push(odd(at, text, &format!("{why}, строка пропущена"))),
                }
            }
        }
    }
    guess
}

enum Line {
    Blank,
    Section(String),
    Sum(String),
    NoTopic(String),
    /// With what was read otherwise than it stands.
    Topic(Topic, Option<&'static str>),
}

fn read(row: &[String], columns: &Columns) -> Line {
    let filled: Vec<String> = row.iter().map(|cell| one_line(cell)).filter(|cell| !cell.is_empty()).collect();
    let Some(first) = filled.first() else { return Line::Blank };
    let lower = first.to_lowercase();
    if SUMS.iter().any(|sum| lower.starts_with(sum)) {
        return Line::Sum(filled.join(" "));
    }
    let cell = |field| {
        let at = column(columns, field)?;
        row.get(at).map(|cell| one_line(cell)).filter(|cell| !cell.is_empty())
    };
    let same = filled.iter().all(|cell| cell == first);
    if same && columns.len() > 1 && first.contains(char::is_alphabetic) {
        return Line::Section(first.clone());
    }
    let Some(topic) = cell(Field::Topic) else {
        let only_section = cell(Field::Section).filter(|_| cell(Field::Homework).is_none());
        return only_section.map_or_else(|| Line::NoTopic(filled.join(" ")), Line::Section);
    };
    let (hours, doubt) = hours(cell(Field::Hours), column(columns, Field::Hours).is_some());
    let text = |field| cell(field).unwrap_or_default();
    let topic = Topic {
        section: text(Field::Section),
        topic,
        hours,
        homework: text(Field::Homework),
        control: text(Field::Control),
    };
    Line::Topic(topic, doubt)
}

/// «2», «2 ч», «2,0»; where a table has no hours at all, a line is a lesson.
fn hours(cell: Option<String>, expected: bool) -> (u8, Option<&'static str>) {
    let Some(cell) = cell else {
        return (1, expected.then_some("часы не указаны, взят 1"));
    };
    let digits: String = cell.chars().take_while(char::is_ascii_digit).collect();
    let rest = cell[digits.len()..].trim_start();
    let whole = rest.is_empty() || rest.starts_with('ч') || [",0", ".0"].contains(&rest);
    match digits.parse::<u8>() {
        Ok(hours) if whole && (1..=MOST_HOURS).contains(&hours) => (hours, None),
        _ => (1, Some("часы не разобраны, взят 1")),
    }
}

fn odd(at: usize, text: String, why: &str) -> Odd {
    Odd { line: at + 1, text, why: why.to_owned() }
}
