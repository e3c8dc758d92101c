//! The law of a list of staff: names are needed, all else helps; posts only propose roles.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::logins::{Logins, Owner};
use super::row::Row;
use super::{Column, Place, Remark, Report, Roster, RosterContext, Verdict};
use crate::ids::PersonId;
use crate::people::{ClassName, PersonName, PhoneKey, ProposedRole, Sex, Snils, proposed_role};

/// A member of staff to be entered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StaffDraft {
    pub place: Place,
    pub name: PersonName,
    /// From the column, else the patronymic.
    pub sex: Option<Sex>,
    pub birth_date: Option<NaiveDate>,
    /// May be in doubt: ask `Snils::holds`.
    pub snils: Option<Snils>,
    pub phone: Option<PhoneKey>,
    pub email: Option<String>,
    /// The post as the list words it.
    pub post: Option<String>,
    /// What the post proposes; a person confirms it.
    pub proposed: Option<ProposedRole>,
    pub subjects: Vec<String>,
    /// Classes to be led, which may not exist yet.
    pub class_teacher_of: Vec<ClassName>,
    /// A login the list wished for and may have; none: the caller makes one.
    pub login: Option<String>,
    /// The person on record whom this is.
    pub existing: Option<PersonId>,
    /// What a person decided of it, where it met somebody on record and was not sure.
    pub verdict: Option<Verdict>,
}

/// A checked list of staff.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CheckedStaff {
    pub staff: Vec<StaffDraft>,
    pub report: Report,
}

/// Checks every row of a list of staff against the rules and against the rows before it.
pub fn check_staff(roster: &Roster, cx: &RosterContext<'_>) -> CheckedStaff {
    let mut list =
        List { cx, checked: CheckedStaff::default(), logins: Logins::new(cx.known), by_name: HashMap::new() };
    for sheet in &roster.sheets {
        for row in &sheet.rows {
            list.take(Row::new(sheet, row));
        }
    }
    list.checked.report.accepted = u32::try_from(list.checked.staff.len()).unwrap_or(u32::MAX);
    list.checked
}

struct List<'a> {
    cx: &'a RosterContext<'a>,
    checked: CheckedStaff,
    logins: Logins<'a>,
    by_name: HashMap<String, Vec<usize>>,
}

impl List<'_> {
    fn take(&mut self, mut row: Row<'_>) {
        self.checked.report.rows += 1;
        let draft = self.read(&mut row).filter(|_| !row.is_faulty());
        let Some(mut draft) = draft else {
            self.checked.report.rejected.extend(row.rejected());
            return;
        };
        if let Err(remark) = self.recognize(&mut draft, &row) {
            self.checked.report.rejected.push(*remark);
            return;
        }
        let at = self.checked.staff.len();
        draft.login = self.logins.claim(&mut row, Column::Login, (Owner::Row(at), draft.existing));
        self.by_name.entry(draft.name.search_key()).or_default().push(at);
        self.checked.report.warnings.append(&mut row.warnings);
        self.checked.staff.push(draft);
    }

    fn read(&self, row: &mut Row<'_>) -> Option<StaffDraft> {
        let name = row.name(Column::NAME);
        let sex = row.sex(Column::Sex);
        let birth_date = row.birth_date(Column::BirthDate, self.cx.first_day);
        if birth_date.is_some_and(|born| born >= self.cx.first_day) {
            row.refuse(Column::BirthDate, "дата ещё не наступила", "Проверьте год рождения.");
        }
        let name = name?;
        let post = row.text(Column::Post);
        Some(StaffDraft {
            place: row.place.clone(),
            sex: sex.or_else(|| name.patronymic_sex()),
            name,
            birth_date,
            snils: row.snils(Column::Snils),
            phone: row.phone(Column::Phone),
            email: row.text(Column::Email),
            proposed: post.as_deref().and_then(proposed_role),
            post,
            subjects: listed(row.text(Column::Subjects)),
            class_teacher_of: classes(row),
            login: None,
            existing: None,
            verdict: None,
        })
    }

    fn recognize(&self, draft: &mut StaffDraft, row: &Row<'_>) -> Result<(), Box<Remark>> {
        let key = draft.name.search_key();
        let namesakes = self.by_name.get(&key).into_iter().flatten().map(|at| &self.checked.staff[*at]);
        if let Some(earlier) = namesakes.into_iter().find(|earlier| same_person(earlier, draft)) {
            return Err(Box::new(Remark::repeat(&draft.place, &earlier.place)));
        }
        let snils = draft.snils.filter(|snils| snils.holds());
        if snils.is_some() && self.checked.staff.iter().any(|earlier| earlier.snils == snils) {
            return Err(Box::new(row.remark(
                Column::Snils,
                "СНИЛС другого работника",
                "Сверьте СНИЛС с документом.",
            )));
        }
        let known = self.cx.known;
        let holder = snils.and_then(|snils| known.holder(snils));
        if holder.is_some_and(|h| {
            h.name.search_key() != key && (h.birth_date.is_none() || h.birth_date != draft.birth_date)
        }) {
            return Err(Box::new(row.remark(
                Column::Snils,
                "СНИЛС другого человека",
                "Сверьте СНИЛС с документом.",
            )));
        }
        draft.existing = holder
            .map(|h| h.person)
            .or_else(|| draft.birth_date.and_then(|born| known.born(&key, born)))
            .or_else(|| draft.phone.and_then(|phone| known.reached(&key, phone)));
        let mut found = self.checked.staff.iter().filter(|earlier| earlier.existing.is_some());
        match found.find(|earlier| earlier.existing == draft.existing) {
            Some(earlier) => Err(Box::new(Remark::repeat(&draft.place, &earlier.place))),
            None => Ok(()),
        }
    }
}

/// Namesakes are two people when their dates of birth differ; without dates the telephone decides.
fn same_person(one: &StaffDraft, other: &StaffDraft) -> bool {
    match (one.birth_date, other.birth_date) {
        (Some(one), Some(other)) => one == other,
        _ => one.phone == other.phone,
    }
}

fn listed(text: Option<String>) -> Vec<String> {
    let text = text.unwrap_or_default();
    text.split([';', ',']).map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn classes(row: &mut Row<'_>) -> Vec<ClassName> {
    let mut classes = Vec::new();
    for text in listed(row.text(Column::ClassTeacherOf)) {
        match text.parse() {
            Ok(class) => classes.push(class),
            Err(_) if ["-", "нет", "–", "—"].contains(&text.as_str()) => {}
            Err(_) => row.warn(Column::ClassTeacherOf, "не похоже на класс", "Впишите класс так: 5А."),
        }
    }
    classes
}
