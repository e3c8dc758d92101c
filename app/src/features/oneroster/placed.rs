//! Remarks of the law of people, said of the files, rows and columns of a package.

use domain::oneroster::Remark;
use domain::people::roster::{self, Aside};
use exchange::oneroster::User;

use super::folk::{Folk, Pupil};

pub const FILE: &str = "users.csv";
const PARTICULARS: &str = "demographics.csv";
const PLACES: &str = "enrollments.csv";

/// One remark a fault; the first stands for the row.
pub fn placed(folk: &Folk<'_>, remark: roster::Remark) -> Vec<Remark> {
    let roster::Remark { row, column, cell, why, remedy, also, .. } = remark;
    let first = Aside { column, cell, why: first_of(&why), remedy };
    std::iter::once(first).chain(also).map(|fault| one(folk, row, fault)).collect()
}

/// Without what is said of the further faults.
fn first_of(why: &str) -> String {
    why.split("; кроме того, ").next().unwrap_or_default().to_owned()
}

fn one(folk: &Folk<'_>, row: u32, fault: Aside) -> Remark {
    let pupil = folk.pupils.iter().find(|pupil| pupil.user.row == row);
    let (at, column) = match fault.column.split_once('|') {
        Some((at, column)) => (at.parse::<usize>().ok(), column),
        None => (None, fault.column.as_str()),
    };
    let colleague = || folk.staff.iter().find(|one| one.user.row == row).map(|one| one.user);
    let user = match (pupil, at) {
        (Some(pupil), Some(at)) => pupil.guardians.get(at).map(|(user, _)| *user),
        (Some(pupil), None) => Some(pupil.user),
        (None, _) => colleague(),
    };
    let (file, row, column) = place(folk, (row, column), user, pupil);
    let remedy = in_words_of_the_format(&fault.remedy, (column, file));
    Remark { file: file.to_owned(), row, column: column.to_owned(), why: fault.why, remedy }
}

fn place<'c>(
    folk: &Folk<'_>,
    (row, column): (u32, &'c str),
    user: Option<&User>,
    pupil: Option<&Pupil<'_>>,
) -> (&'static str, u32, &'c str) {
    let own_row = user.map_or(row, |user| user.row);
    match column {
        "birthDate" | "sex" => {
            let there = user.and_then(|user| folk.particulars(user)).map(|one| one.row);
            there.map_or((FILE, own_row, column), |row| (PARTICULARS, row, column))
        }
        "classSourcedId" | "Класс" | "Классное руководство" => {
            match pupil.and_then(|pupil| pupil.place) {
                Some((_, line)) => (PLACES, line.row, "classSourcedId"),
                None => (FILE, own_row, ""),
            }
        }
        other => (FILE, own_row, other),
    }
}

fn in_words_of_the_format(remedy: &str, at: (&str, &str)) -> String {
    match at {
        ("birthDate", FILE) => "Добавьте в demographics.csv строку с этим sourcedId и датой рождения.".into(),
        ("birthDate", _) => "Впишите дату рождения так: 2015-10-27.".into(),
        ("sex", FILE) => {
            "Добавьте в demographics.csv строку с этим sourcedId и полом: male или female.".into()
        }
        ("sex", _) => "Впишите male или female.".into(),
        ("", FILE) if remedy.contains("класс") => {
            "Добавьте в enrollments.csv строку с этим учеником и классом вида homeroom.".into()
        }
        ("role", _) => "Впишите роль OneRoster.".into(),
        _ => remedy.to_owned(),
    }
}
