//! The report of a list in sentences.

use domain::people::roster::{Report, RosterKind};

use super::sheet::UploadState;
use crate::ui::words::{counted, plural};

const ROWS: [&str; 3] = ["строка", "строки", "строк"];
const PUPILS: [&str; 3] = ["ученик", "ученика", "учеников"];
const STAFF: [&str; 3] = ["сотрудник", "сотрудника", "сотрудников"];
const GUARDIANS: [&str; 3] = ["родитель", "родителя", "родителей"];

/// What would happen, or what has happened.
pub fn told(kind: RosterKind, state: UploadState, report: &Report) -> Vec<String> {
    match state {
        UploadState::Dropped => vec!["Этот файл отложен, ничего не записано.".into()],
        UploadState::Checked => future(kind, report),
        UploadState::Committed => past(kind, report),
    }
}

fn future(kind: RosterKind, report: &Report) -> Vec<String> {
    let rows = counted(u64::from(report.rows), ROWS);
    let first = match report.rejected.len() {
        0 => format!("В файле {rows}, все можно принять."),
        refused => format!("В файле {rows}: {} можно принять, {refused} нельзя.", report.accepted),
    };
    let mut told = vec![first, changes("Будет добавлено", "изменено", kind, report)];
    told.extend(families(kind, report));
    told
}

fn past(kind: RosterKind, report: &Report) -> Vec<String> {
    let rows = counted(u64::from(report.accepted), ROWS);
    let first = format!(
        "Список загружен: {} {rows}.",
        plural(u64::from(report.accepted), ["принята", "приняты", "принято"])
    );
    let mut told = vec![first, changes("Добавлено", "изменено", kind, report)];
    told.extend(families(kind, report));
    told
}

fn changes(added: &str, changed: &str, kind: RosterKind, report: &Report) -> String {
    let words = if kind == RosterKind::Pupils { PUPILS } else { STAFF };
    let created = counted(u64::from(report.created), words);
    format!("{added}: {created}, {changed}: {}, без изменений: {}.", report.updated, report.unchanged)
}

fn families(kind: RosterKind, report: &Report) -> Option<String> {
    let persons = counted(u64::from(report.guardians.persons), GUARDIANS);
    (kind == RosterKind::Pupils && report.guardians.persons > 0)
        .then(|| format!("С ними {persons}, новых среди них: {}.", report.guardians.created))
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn a_report_is_told_in_plain_words() {
        let report = Report { rows: 1, accepted: 1, created: 1, ..Report::default() };
        let told = |state| told(RosterKind::Staff, state, &report).join(" ").replace('\u{a0}', " ");
        assert_eq!(
            told(UploadState::Checked),
            "В файле 1 строка, все можно принять. Будет добавлено: 1 сотрудник, изменено: 0, без изменений: 0."
        );
        assert_eq!(
            told(UploadState::Committed),
            "Список загружен: принята 1 строка. Добавлено: 1 сотрудник, изменено: 0, без изменений: 0."
        );
    }
}
