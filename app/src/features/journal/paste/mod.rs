//! Copy and paste: what goes to a spreadsheet, and what of a spreadsheet's cells may go in where. Nothing is written unseen.

mod preview;

use domain::journal::read_content;
use leptos::prelude::*;

use super::block::{Block, cells};
use super::content::Content;
use super::desk::Desk;
use super::history::{Place, Was};
use crate::kit::tsv;
use crate::ui::say_alert;

pub use preview::{Preview, offer};

/// What a paste would do.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Plan {
    /// Cells it would change.
    good: Vec<Was>,
    /// Cells it would leave, though something stands for them on the clipboard.
    bad: Vec<Bad>,
    /// Cells that say the same already.
    same: usize,
}

/// A cell of the clipboard that does not go in.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Bad {
    /// It may lie beyond the grid.
    place: Place,
    text: String,
    why: String,
}

impl Plan {
    /// Lays `rows` upon the grid from the first cell of `block` on; one cell alone goes into every cell of it. An empty
    /// text changes nothing. `now` is what stands in a cell, `may` whether another content is lawful there.
    fn of(
        rows: &[Vec<String>],
        block: Block,
        (height, width): (usize, usize),
        now: impl Fn(Place) -> Content,
        may: impl Fn(Place, &Content) -> Result<(), String>,
    ) -> Self {
        let mut plan = Self::default();
        for (place, text) in laid(rows, block).into_iter().filter(|(_, text)| !text.trim().is_empty()) {
            let inside = place.0 < height && place.1 < width;
            let read =
                if inside { read_content(text).map_err(|why| why.to_string()) } else { Err(OUTSIDE.into()) };
            let lot = read.and_then(|after| {
                let before = now(place);
                if before != after {
                    may(place, &after)?;
                }
                Ok(Was { place, before, after })
            });
            match lot {
                Ok(was) if was.before == was.after => plan.same += 1,
                Ok(was) => plan.good.push(was),
                Err(why) => plan.bad.push(Bad { place, text: text.trim().to_owned(), why }),
            }
        }
        plan
    }

    fn is_empty(&self) -> bool {
        self.good.is_empty() && self.bad.is_empty()
    }
}

const OUTSIDE: &str = "За краем журнала.";

fn laid(rows: &[Vec<String>], block: Block) -> Vec<(Place, &str)> {
    if let [row] = rows
        && let [only] = &row[..]
    {
        return block.places().map(|place| (place, only.as_str())).collect();
    }
    let (top, left) = block.first();
    let each = rows.iter().enumerate().flat_map(|(down, row)| {
        row.iter().enumerate().map(move |(right, text)| ((top + down, left + right), text.as_str()))
    });
    each.collect()
}

impl Desk {
    /// The chosen cells as a spreadsheet takes them.
    pub fn copied(self) -> String {
        let block = self.chosen();
        self.spoken.set(format!("Скопировано: {}", cells(block.count())));
        tsv::write(block.rows().map(|row| row.map(|place| self.content(place).text())))
    }

    /// Shows what a paste of `text` would do; [`Self::accept`] does it.
    pub fn offer(self, text: &str) {
        if let Some(why) = self.locked() {
            self.spoken.set(why.clone());
            say_alert(why);
            return;
        }
        let now = |place| self.content(place);
        let plan = Plan::of(&tsv::read(text), self.chosen(), self.size(), now, |place, after| {
            self.may(place, after)
        });
        if plan.is_empty() {
            let words = if plan.same > 0 {
                "Всё это в журнале уже стоит."
            } else {
                "В буфере обмена пусто."
            };
            self.spoken.set(words.into());
            crate::ui::say(words);
        } else {
            self.plan.set(Some(plan));
        }
    }

    /// Writes what goes in, as one step to undo.
    fn accept(self) {
        if let Some(plan) = self.plan.get_untracked() {
            let wishes = plan.good.into_iter().map(|was| (was.place, was.after));
            self.write_many(wishes.collect(), "Вставлено");
        }
    }

    /// «Иванова А. П.» and «12 ноября»; beyond the grid only numbers are known.
    fn whose_and_when(self, (row, column): Place) -> (String, String) {
        self.sheet(|sheet| {
            let pupil = sheet.pupils.get(row).map(|pupil| pupil.name.clone());
            let day = sheet.lessons.get(column).map(|lesson| crate::ui::words::day(lesson.date));
            (
                pupil.unwrap_or_else(|| format!("{}-я строка журнала", row + 1)),
                day.unwrap_or_else(|| format!("{}-й урок", column + 1)),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use domain::journal::{Attendance, MarkValue};

    use super::*;

    const SIZE: (usize, usize) = (35, 30);

    fn mark(value: MarkValue) -> Content {
        Content { marks: vec![value], attendance: None }
    }

    fn at(place: Place) -> Block {
        Block::between(place, place)
    }

    fn plan(text: &str, block: Block) -> Plan {
        Plan::of(&tsv::read(text), block, SIZE, |_| Content::default(), |_, _| Ok(()))
    }

    fn went(plan: &Plan) -> Vec<(Place, String)> {
        plan.good.iter().map(|was| (was.place, was.after.text())).collect()
    }

    #[test]
    fn a_rectangle_goes_in_from_the_first_chosen_cell_and_its_holes_change_nothing() {
        let plan = plan("5,0\t\r\n4 н\tн/б\r\n", Block::between((9, 9), (3, 4)));
        assert_eq!(went(&plan), [((3, 4), "5".into()), ((4, 4), "4 н".into()), ((4, 5), "н".into())]);
        assert_eq!((plan.bad.len(), plan.same), (0, 0));
    }

    #[test]
    fn one_cell_goes_into_every_chosen_cell() {
        let plan = plan("5\r\n", Block::between((2, 1), (4, 1)));
        assert_eq!(went(&plan), [(2, 1), (3, 1), (4, 1)].map(|place| (place, "5".to_owned())));
    }

    #[test]
    fn each_rejected_cell_says_why_and_its_neighbours_go_in() {
        let now = |place| if place == (33, 28) { mark(MarkValue::Five) } else { Content::default() };
        let may = |place: Place, _: &Content| {
            if place == (33, 29) {
                Err("Урок отменён или перенесён.".into())
            } else {
                Ok(())
            }
        };
        let rows = tsv::read("5\t5\t5\nИванов\t4\t\n3\t3\n");
        let plan = Plan::of(&rows, at((33, 28)), SIZE, now, may);
        assert_eq!(went(&plan), [((34, 29), "4".into())]);
        assert_eq!(plan.same, 1);
        let told: Vec<_> =
            plan.bad.iter().map(|bad| (bad.place, bad.text.as_str(), bad.why.as_str())).collect();
        assert_eq!(told[0], ((33, 29), "5", "Урок отменён или перенесён."));
        assert_eq!(told[1], ((33, 30), "5", OUTSIDE));
        assert_eq!((told[2].0, told[2].1), ((34, 28), "Иванов"));
        assert!(told[2].2.contains("не отметка"), "{}", told[2].2);
        assert_eq!(told[3..], [((35, 28), "3", OUTSIDE), ((35, 29), "3", OUTSIDE)]);
    }

    #[test]
    fn a_cell_that_says_the_same_already_is_no_refusal_even_where_nobody_writes() {
        let locked = |_: Place, _: &Content| Err("Журнал ведёт учитель.".to_owned());
        let five = |_: Place| mark(MarkValue::Five);
        let plan = Plan::of(&tsv::read("5\t4"), at((0, 0)), SIZE, five, locked);
        assert_eq!((plan.good.len(), plan.bad.len(), plan.same), (0, 1, 1));
    }

    #[test]
    fn what_is_shown_is_what_was_and_what_will_be() {
        let absent = Content { marks: vec![], attendance: Some(Attendance::Absent) };
        let plan = Plan::of(&tsv::read("5"), at((0, 0)), SIZE, |_| absent.clone(), |_, _| Ok(()));
        assert_eq!(plan.good, [Was { place: (0, 0), before: absent, after: mark(MarkValue::Five) }]);
    }

    #[test]
    fn every_cell_of_a_large_paste_is_counted_once() {
        let text = vec![["5"; 10].join("\t"); 36].join("\r\n");
        let plan = plan(&text, at((0, 0)));
        assert_eq!((plan.good.len(), plan.bad.len(), plan.same), (350, 10, 0));
    }
}
