//! The shipped calendar: for 2026/27 it is a projection, for modules the one that schools by modules keep.

use std::collections::BTreeSet;

use super::super::plan::span;
use super::{Borders, Cut, MODULE_SET, Rest, RestSet};
use crate::calendar::{TermKind, VACATION_SETS};

impl Cut {
    /// The shipped days of a kind, in the year that begins in September of `year`.
    pub fn usual(year: i32, kind: TermKind) -> Self {
        let days: &[_] = match kind {
            TermKind::Quarter => {
                &[((9, 1), (10, 23)), ((11, 2), (12, 30)), ((1, 11), (3, 26)), ((4, 5), (5, 26))]
            }
            TermKind::Trimester => &[((9, 1), (11, 30)), ((12, 1), (2, 28)), ((3, 1), (5, 26))],
            TermKind::Module => &[
                ((9, 1), (10, 4)),
                ((10, 12), (11, 15)),
                ((11, 23), (12, 30)),
                ((1, 11), (2, 14)),
                ((2, 22), (4, 4)),
                ((4, 12), (5, 26)),
            ],
            TermKind::Half => &[((9, 1), (12, 30)), ((1, 11), (5, 26))],
            TermKind::Year | TermKind::Exam | TermKind::Final => &[((9, 1), (5, 26))],
        };
        let mut spans: Vec<_> = days.iter().map(|(first, last)| span(year, *first, *last)).collect();
        if let (TermKind::Trimester, [_, winter, spring]) = (kind, &mut spans[..]) {
            winter.last = spring.first.pred_opt().unwrap_or(winter.last);
        }
        Self { kind, spans }
    }
}

impl RestSet {
    /// A shipped set; any other begins as the main one.
    pub fn usual(year: i32, code: &str) -> Self {
        let rest = |title: &str, first, last| Rest { title: title.to_owned(), span: span(year, first, last) };
        let (autumn, winter) = (rest("Осенние", (10, 24), (11, 1)), rest("Зимние", (12, 31), (1, 10)));
        let spring = rest("Весенние", (3, 27), (4, 4));
        let (title, rests) = match code {
            "grade-1" => {
                let more = rest("Дополнительные", (2, 15), (2, 21));
                ("Для 1 классов", vec![autumn, winter, more, spring])
            }
            MODULE_SET => {
                let modules = vec![
                    rest("Октябрьские", (10, 5), (10, 11)),
                    rest("Ноябрьские", (11, 16), (11, 22)),
                    winter,
                    rest("Февральские", (2, 15), (2, 21)),
                    rest("Апрельские", (4, 5), (4, 11)),
                ];
                ("Для модулей", modules)
            }
            _ => ("Основные", vec![autumn, winter, spring]),
        };
        Self { code: code.to_owned(), title: title.to_owned(), rests }
    }
}

impl Borders {
    /// The shipped calendar of these kinds, in the year that begins in September of `year`.
    pub fn usual(year: i32, kinds: &BTreeSet<TermKind>) -> Self {
        let mut sets: Vec<&str> = VACATION_SETS.to_vec();
        if kinds.contains(&TermKind::Module) {
            sets.push(MODULE_SET);
        }
        Self {
            cuts: kinds.iter().map(|kind| Cut::usual(year, *kind)).collect(),
            sets: sets.into_iter().map(|code| RestSet::usual(year, code)).collect(),
        }
    }
}
