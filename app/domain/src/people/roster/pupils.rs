//! The law of a list of pupils: who goes in, who comes back, and why.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use super::guardians::Guardians;
use super::logins::{Logins, Owner};
use super::numbers::{Holder, Numbers};
use super::row::Row;
use super::{Column, GuardianDraft, GuardianLink, Place, Remark, Report, Roster, RosterContext, Verdict};
use crate::ids::PersonId;
use crate::people::{ClassName, PersonName, SchoolAge, Sex, Snils};

/// A pupil to be entered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PupilDraft {
    pub place: Place,
    pub name: PersonName,
    pub sex: Sex,
    pub birth_date: NaiveDate,
    pub class: ClassName,
    /// First day in the class; none: the first day of the year.
    pub since: Option<NaiveDate>,
    /// May be in doubt: ask `Snils::holds`.
    pub snils: Option<Snils>,
    /// A login the list wished for and may have; none: the caller makes one.
    pub login: Option<String>,
    pub guardians: Vec<GuardianLink>,
    /// The person on record whom this is.
    pub existing: Option<PersonId>,
    /// What a person decided of it, where it met somebody on record and was not sure.
    pub verdict: Option<Verdict>,
}

/// A checked list of pupils.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CheckedPupils {
    pub pupils: Vec<PupilDraft>,
    pub guardians: Vec<GuardianDraft>,
    /// Classes the list names and the school lacks, with their rows: to be offered for making.
    pub unknown_classes: BTreeMap<ClassName, u32>,
    pub report: Report,
}

/// Checks every row of a list of pupils against the rules and against the rows before it.
pub fn check_pupils(roster: &Roster, cx: &RosterContext<'_>) -> CheckedPupils {
    let mut list = List::new(cx);
    for sheet in &roster.sheets {
        for row in &sheet.rows {
            list.take(Row::new(sheet, row));
        }
    }
    list.finish()
}

struct List<'a> {
    cx: &'a RosterContext<'a>,
    checked: CheckedPupils,
    guardians: Guardians,
    logins: Logins<'a>,
    by_birth: HashMap<(String, NaiveDate), usize>,
    numbers: Numbers,
    by_person: HashMap<PersonId, usize>,
    last: Option<Last>,
}

/// What became of the row before: the next may name a further guardian of the same pupil.
enum Last {
    Accepted(usize),
    Rejected(u32),
}

/// Why a row is no new pupil.
enum Met {
    /// The pupil of an earlier row.
    Here(usize),
    /// Somebody else's number.
    Other(Box<Remark>),
}

impl<'a> List<'a> {
    fn new(cx: &'a RosterContext<'a>) -> Self {
        Self {
            cx,
            checked: CheckedPupils::default(),
            guardians: Guardians::default(),
            logins: Logins::new(cx.known),
            by_birth: HashMap::new(),
            numbers: Numbers::default(),
            by_person: HashMap::new(),
            last: None,
        }
    }

    fn take(&mut self, mut row: Row<'_>) {
        if self.goes_on(&mut row) {
            return;
        }
        self.checked.report.rows += 1;
        let number = row.place.row;
        self.last = Some(Last::Rejected(number));
        let draft = self.read(&mut row);
        let draft = draft.filter(|_| !row.is_faulty());
        let Some(mut draft) = draft else {
            self.checked.report.rejected.extend(row.rejected());
            return;
        };
        let at = match self.recognize(&mut draft, &row) {
            Ok(()) => self.checked.pupils.len(),
            Err(Met::Here(at)) if self.guardians.adds(&row, &self.checked.pupils[at].guardians) => {
                self.checked.report.rows -= 1;
                return self.family(&mut row, at);
            }
            Err(Met::Here(at)) => {
                let of = &self.checked.pupils[at].place;
                self.checked.report.rejected.push(Remark::repeat(&draft.place, of));
                return;
            }
            Err(Met::Other(remark)) => {
                self.checked.report.rejected.push(*remark);
                return;
            }
        };
        draft.login = self.logins.claim(&mut row, Column::Login, (Owner::Row(at), draft.existing));
        self.numbers.give(draft.snils, Holder::Pupil(at), draft.place.row);
        self.by_birth.insert((draft.name.search_key(), draft.birth_date), at);
        self.by_person.extend(draft.existing.map(|person| (person, at)));
        self.checked.pupils.push(draft);
        self.family(&mut row, at);
    }

    /// Where parents stand in rows, the second row of a pupil names nobody but the second parent.
    fn goes_on(&mut self, row: &mut Row<'_>) -> bool {
        // Not by the class: that of a whole sheet stands in every row of it.
        let own = Column::NAME.into_iter().chain([Column::Sex, Column::BirthDate, Column::Snils]);
        if own.into_iter().any(|column| row.text(column).is_some()) || !self.guardians.adds(row, &[]) {
            return false;
        }
        match self.last {
            None => false,
            Some(Last::Accepted(at)) => {
                self.family(row, at);
                true
            }
            Some(Last::Rejected(of)) => {
                self.checked.report.rows += 1;
                let why = "продолжает ученика, который не принят";
                let remedy = format!("Исправьте строку {of} и загрузите обе.");
                let column = row.columns().first().map_or(Column::FullName, |(column, _)| *column);
                let remark = Remark { of: Some(of), ..row.remark(column, why, &remedy) };
                self.checked.report.rejected.push(remark);
                true
            }
        }
    }

    /// The guardians whom a row of the pupil names.
    fn family(&mut self, row: &mut Row<'_>, at: usize) {
        let claims = (&mut self.logins, &mut self.numbers);
        self.guardians.enter_row(row, self.cx, claims, &mut self.checked.pupils[at].guardians);
        self.checked.report.warnings.append(&mut row.warnings);
        self.last = Some(Last::Accepted(at));
    }

    fn read(&mut self, row: &mut Row<'_>) -> Option<PupilDraft> {
        let name = row.name(Column::NAME);
        let sex = required(row, Column::Sex, ("не указан", "Впишите «м» или «ж»."), Row::sex);
        let first_day = self.cx.first_day;
        let born = required(
            row,
            Column::BirthDate,
            ("не указана", "Впишите дату рождения."),
            |row, column| row.birth_date(column, first_day),
        );
        if born.is_some_and(|born| SchoolAge::on(first_day, born).is_err()) {
            row.refuse(
                Column::BirthDate,
                "возраст не школьный",
                "Проверьте год: на первый день учебного года ученику от 5 лет до 21 года.",
            );
        }
        let class = self.class(row);
        let snils = row.snils(Column::Snils);
        Some(PupilDraft {
            place: row.place.clone(),
            name: name?,
            sex: sex?,
            birth_date: born?,
            class: class?,
            since: None,
            snils,
            login: None,
            guardians: Vec::new(),
            existing: None,
            verdict: None,
        })
    }

    fn class(&mut self, row: &mut Row<'_>) -> Option<ClassName> {
        let Some(text) = row.text(Column::Class) else {
            row.refuse(Column::Class, "не указан", "Впишите класс, например 5А.");
            return None;
        };
        let class = text.parse::<ClassName>().ok();
        if let Some(class) = class.as_ref().filter(|class| self.cx.classes.contains(class)) {
            return Some(class.clone());
        }
        row.refuse(
            Column::Class,
            "нет такого класса",
            "Исправьте класс или добавьте его в список классов школы.",
        );
        if let Some(class) = class {
            *self.checked.unknown_classes.entry(class).or_default() += 1;
        }
        None
    }

    /// Who the pupil is: a repeat, the holder of another's number, somebody on record, or new.
    fn recognize(&self, draft: &mut PupilDraft, row: &Row<'_>) -> Result<(), Met> {
        let key = draft.name.search_key();
        if let Some(at) = self.by_birth.get(&(key.clone(), draft.birth_date)) {
            return Err(Met::Here(*at));
        }
        let snils = draft.snils.filter(|snils| snils.holds());
        if let Some((holder, of)) = self.numbers.held(snils) {
            let why = match holder {
                Holder::Pupil(_) => "СНИЛС другого ученика",
                Holder::Guardian(_) => "СНИЛС другого человека",
            };
            let remedy = format!("Сверьте СНИЛС с документом: такой же в строке {of}.");
            return Err(Met::Other(Box::new(row.remark(Column::Snils, why, &remedy))));
        }
        let holder = snils.and_then(|snils| self.cx.known.holder(snils));
        if holder.is_some_and(|h| h.name.search_key() != key && h.birth_date != Some(draft.birth_date)) {
            return Err(Met::Other(Box::new(row.remark(
                Column::Snils,
                "СНИЛС другого ученика",
                "Сверьте СНИЛС с документом: такой же записан у другого человека.",
            ))));
        }
        let existing = holder.map(|h| h.person).or_else(|| self.cx.known.born(&key, draft.birth_date));
        if let Some(at) = existing.and_then(|person| self.by_person.get(&person)) {
            return Err(Met::Here(*at));
        }
        draft.existing = existing;
        Ok(())
    }

    fn finish(mut self) -> CheckedPupils {
        let (guardians, index, figures) = self.guardians.finish();
        for link in self.checked.pupils.iter_mut().flat_map(|pupil| &mut pupil.guardians) {
            link.guardian = index[link.guardian];
        }
        let classes: BTreeSet<&ClassName> = self.checked.pupils.iter().map(|pupil| &pupil.class).collect();
        self.checked.report.classes = classes.into_iter().cloned().collect();
        self.checked.report.accepted = u32::try_from(self.checked.pupils.len()).unwrap_or(u32::MAX);
        self.checked.report.guardians = figures;
        self.checked.guardians = guardians;
        self.checked
    }
}

fn required<'r, T>(
    row: &mut Row<'r>,
    column: Column,
    (why, remedy): (&str, &str),
    read: impl Fn(&mut Row<'r>, Column) -> Option<T>,
) -> Option<T> {
    if row.text(column).is_none() {
        row.refuse(column, why, remedy);
        return None;
    }
    read(row, column)
}
