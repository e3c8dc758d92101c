//! Lists of many shapes, kept as files, and what is understood of each, kept beside them for a person to read.
//!
//! `UPDATE_LISTS=1 cargo test -p exchange --test golden_lists` writes what is found; read the difference.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use domain::people::ClassName;
use domain::people::roster::{
    CheckedPupils, KnownPeople, Remark, Report, RosterContext, RosterKind, check_pupils, check_staff,
};
use exchange::people;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lists")
}

/// What is understood of the file, one line a thing.
fn understood(file: &Path) -> String {
    let staff = file.file_stem().unwrap().to_string_lossy().contains("staff");
    let kind = if staff { RosterKind::Staff } else { RosterKind::Pupils };
    let read = people::read(&fs::read(file).unwrap(), kind, None).unwrap();
    let classes: BTreeSet<ClassName> = ["1А", "5А", "5Б"].iter().map(|name| name.parse().unwrap()).collect();
    let first_day = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
    let cx = RosterContext { first_day, classes: &classes, known: &KnownPeople::default() };
    let mut text = String::new();
    if staff {
        let checked = check_staff(&read.roster, &cx);
        for one in &checked.staff {
            let born = one.birth_date.map(|day| day.to_string()).unwrap_or_default();
            let of = one.class_teacher_of.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let (name, post) = (one.name.full(), one.post.as_deref().unwrap_or_default());
            writeln!(text, "+ {}: {name} | {born} | {post} | {of}", one.place.row).unwrap();
        }
        remarks(&mut text, &checked.report);
    } else {
        let checked = check_pupils(&read.roster, &cx);
        pupils(&mut text, &checked);
        remarks(&mut text, &checked.report);
    }
    text
}

fn pupils(text: &mut String, checked: &CheckedPupils) {
    for one in &checked.pupils {
        let snils = one.snils.map(|snils| format!(" | СНИЛС {snils}")).unwrap_or_default();
        let (name, born, class) = (one.name.full(), one.birth_date, &one.class);
        writeln!(text, "+ {}: {name} | {:?} | {born} | {class}{snils}", one.place.row, one.sex).unwrap();
        for link in &one.guardians {
            let guardian = &checked.guardians[link.guardian];
            let phone = guardian.phone.map(|phone| format!(" {phone}")).unwrap_or_default();
            let mail = guardian.email.as_ref().map(|mail| format!(" {mail}")).unwrap_or_default();
            writeln!(text, "    {:?}: {}{phone}{mail}", link.kinship, guardian.name.full()).unwrap();
        }
    }
}

fn remarks(text: &mut String, report: &Report) {
    let mut say = |sign: &str, remark: &Remark| {
        let Remark { row, column, cell, why, remedy, of, .. } = remark;
        let of = of.map(|of| format!(" ({of})")).unwrap_or_default();
        writeln!(text, "{sign} {row} «{column}» [{}]: {why}{of} → {remedy}", cell.replace('\n', "⏎"))
            .unwrap();
    };
    report.rejected.iter().for_each(|remark| say("-", remark));
    report.warnings.iter().for_each(|remark| say("!", remark));
    let figures = report.guardians;
    writeln!(
        text,
        "rows {}, accepted {}, rejected {}; guardians {}, merged {}, links {}",
        report.rows,
        report.accepted,
        report.rejected.len(),
        figures.persons,
        figures.merged,
        figures.links,
    )
    .unwrap();
}

#[test]
fn every_kept_list_is_understood_as_written_beside_it() {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|kind| kind != "md"));
    files.sort();
    assert!(files.len() >= 8, "{files:?}");
    for file in files {
        let (found, beside) = (understood(&file), file.with_extension("md"));
        if std::env::var_os("UPDATE_LISTS").is_some() {
            fs::write(&beside, &found).unwrap();
        }
        assert_eq!(found, fs::read_to_string(&beside).unwrap_or_default(), "{}", file.display());
    }
}
