//! A timetable on paper: a leaf in the words of a sheet of A4.

use domain::print::{WeekPart, WeekRow, WeekSheet};
use domain::timetable::room_called;

use super::leaf::{Day, Leaf, Line, Whose};
use crate::ui::words::{capital, day, day_in_figures, span, weekday};

/// Classes that stand beside each other on one page.
const ABREAST: usize = 9;

pub fn paper(leaf: &Leaf) -> WeekSheet {
    let parts = if leaf.whose == Whose::Hall { hall(leaf) } else { vec![week(leaf)] };
    let days = leaf.days.first().zip(leaf.days.last());
    WeekSheet {
        title: leaf.title.clone(),
        school: leaf.school.clone(),
        days: days.map_or_else(String::new, |(first, last)| span(first.date, last.date)),
        parts,
        foot: format!("Составлено {}", day_in_figures(leaf.today)),
    }
}

fn week(leaf: &Leaf) -> WeekPart {
    let longest = leaf.days.iter().map(longest).max().unwrap_or(0);
    let row = |number: u8| WeekRow {
        title: number.to_string(),
        cells: leaf.days.iter().map(|day| cell(at(day, number), leaf.whose)).collect(),
    };
    let head = |of: &Day| format!("{}, {}", capital(weekday(of.date)), day(of.date));
    WeekPart { heads: leaf.days.iter().map(head).collect(), rows: (1..=longest).map(row).collect() }
}

fn hall(leaf: &Leaf) -> Vec<WeekPart> {
    let classes: Vec<String> = leaf.choices.classes.iter().map(|(_, name)| name.clone()).collect();
    let part = |classes: &[String]| {
        let rows = leaf.days.iter().filter(|day| !day.off).flat_map(|of| {
            let title = format!("{}, {}", capital(weekday(of.date)), day(of.date));
            let hour = move |number: u8| {
                let own = |class: &String| {
                    cell(at(of, number).filter(|line| line.classes.contains(class)), Whose::Hall)
                };
                WeekRow { title: number.to_string(), cells: classes.iter().map(own).collect() }
            };
            std::iter::once(WeekRow { title, cells: vec![] }).chain((1..=longest(of)).map(hour))
        });
        WeekPart { heads: classes.to_vec(), rows: rows.collect() }
    };
    classes.chunks(ABREAST).map(part).collect()
}

fn longest(of: &Day) -> u8 {
    of.lines.iter().map(|line| line.number).max().unwrap_or(0)
}

fn at(of: &Day, number: u8) -> impl Iterator<Item = &Line> {
    of.lines.iter().filter(move |line| line.number == number && !of.off)
}

/// What the reader of the sheet does not know from its title.
fn cell<'a>(lines: impl Iterator<Item = &'a Line>, whose: Whose) -> Vec<String> {
    let words = |line: &Line| {
        let part = line.class.split_once(", ").map_or(String::new(), |(_, part)| part.to_owned());
        let room = if line.room.is_empty() { String::new() } else { room_called(&line.room) };
        let (title, more) = match whose {
            Whose::Class(_) => (line.title.clone(), vec![part, line.teacher.clone(), room]),
            Whose::Hall => (line.short.clone(), vec![part, room]),
            Whose::Teacher(_) => (format!("{}, {}", line.class, line.title), vec![room]),
            Whose::Room(_) => (format!("{}, {}", line.class, line.title), vec![line.teacher.clone()]),
        };
        let change = line.change.as_ref().map(|change| format!("({})", change.words()));
        let more = more.into_iter().chain(change).filter(|word| !word.is_empty());
        [title, more.collect::<Vec<_>>().join(", ")]
    };
    lines.flat_map(words).filter(|line| !line.is_empty()).collect()
}
