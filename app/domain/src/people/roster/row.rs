//! One row of a list being read: its cells by meaning, and the faults found on the way.

use chrono::NaiveDate;

use super::{Aside, Cell, Column, Place, Remark, RosterRow, RosterSheet};
use crate::people::date::from_serial;
use crate::people::script::squeezed;
use crate::people::{DateRefused, NameRefused, PersonName, PhoneKey, Sex, Snils, birth_date};

pub(super) struct Row<'a> {
    sheet: &'a RosterSheet,
    cells: &'a [Cell],
    pub place: Place,
    faults: Vec<(usize, Aside)>,
    pub warnings: Vec<Remark>,
}

const AS_A_DATE: &str = "Впишите дату так: 27.10.2019.";

impl<'a> Row<'a> {
    pub fn new(sheet: &'a RosterSheet, row: &'a RosterRow) -> Self {
        let place = Place { sheet: sheet.name.clone(), row: row.number };
        Self { sheet, cells: &row.cells, place, faults: Vec::new(), warnings: Vec::new() }
    }

    /// The text of a cell with single spaces; none where the column or the content is missing.
    pub fn text(&self, column: Column) -> Option<String> {
        let text = squeezed(&self.cell(column)?.to_string());
        Some(text).filter(|text| !text.is_empty())
    }

    pub fn name(&mut self, columns: [Column; 4]) -> Option<PersonName> {
        let [full, surname, given, patronymic] = columns;
        let apart = self.at(surname).is_some();
        let read = |column| self.text(column).unwrap_or_default();
        let name = if apart {
            PersonName::from_parts(&read(surname), &read(given), &read(patronymic))
        } else {
            // «Соколов, Ян»
            PersonName::parse(&read(full).replacen(',', " ", 1))
        };
        let refused = match name {
            Ok(name) => return Some(name),
            Err(refused) => refused,
        };
        let (column, why, remedy) = match (apart, refused) {
            (true, NameRefused::NoSurname | NameRefused::Nothing) => {
                (surname, "не указана".to_owned(), "Впишите фамилию.")
            }
            (true, NameRefused::NoGiven) => (given, "не указано".to_owned(), "Впишите имя."),
            (true, NameRefused::NotLetters) => {
                (surname, refused.to_string(), "Оставьте в фамилии, имени и отчестве только буквы.")
            }
            (false, NameRefused::NotLetters) => {
                (full, refused.to_string(), "Оставьте только фамилию, имя и отчество.")
            }
            (false, _) => (full, refused.to_string(), "Впишите фамилию, имя и отчество через пробел."),
        };
        self.refuse(column, &why, remedy);
        None
    }

    pub fn sex(&mut self, column: Column) -> Option<Sex> {
        let sex = self.text(column)?.parse::<Sex>();
        if let Err(refused) = &sex {
            self.refuse(column, &refused.to_string(), "Впишите «м» или «ж».");
        }
        sex.ok()
    }

    /// A date of birth: text, a date cell, or the number of a day.
    pub fn birth_date(&mut self, column: Column, latest: NaiveDate) -> Option<NaiveDate> {
        let date = self.date(column, latest)?;
        if date.is_err() {
            self.refuse(column, "нет такой даты", AS_A_DATE);
        }
        date.ok()
    }

    /// As [`Self::birth_date`], where a wrong date is no reason to turn the row away.
    pub fn doubtful_date(&mut self, column: Column, latest: NaiveDate) -> Option<NaiveDate> {
        let date = self.date(column, latest)?;
        if date.is_err() {
            self.warn(column, "нет такой даты", AS_A_DATE);
        }
        date.ok()
    }

    /// A number whose check fails goes in with a warning; what is no number at all is left out.
    pub fn snils(&mut self, column: Column) -> Option<Snils> {
        let snils = match self.cell(column)? {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "refused beyond eleven digits"
            )]
            Cell::Number(number) => Snils::from_number(*number as u64),
            _ => self.text(column)?.parse(),
        };
        match snils {
            Err(refused) => self.warn(
                column,
                &refused.to_string(),
                "Сверьте СНИЛС с документом; строка принята без него.",
            ),
            Ok(snils) if !snils.holds() => {
                self.warn(column, "контрольное число не сходится", "Сверьте СНИЛС с документом.");
            }
            Ok(_) => {}
        }
        snils.ok()
    }

    pub fn phone(&mut self, column: Column) -> Option<PhoneKey> {
        // «нет» and a dash say that there is none.
        let text = self
            .text(column)
            .filter(|text| !["нет", "-", "–", "—"].contains(&text.to_lowercase().as_str()))?;
        let phone = text.parse::<PhoneKey>();
        if let Err(refused) = &phone {
            self.warn(column, &refused.to_string(), "Впишите номер с кодом; строка принята без него.");
        }
        phone.ok()
    }

    /// A fault: the row does not go in.
    pub fn refuse(&mut self, column: Column, why: &str, remedy: &str) {
        let fault = self.aside(column, why, remedy);
        let at = self.at(column).unwrap_or(usize::MAX);
        self.faults.push((at, fault));
    }

    /// A doubt: the row goes in.
    pub fn warn(&mut self, column: Column, why: &str, remedy: &str) {
        let doubt = self.remark(column, why, remedy);
        self.warnings.push(doubt);
    }

    /// A remark on one cell of the row.
    pub fn remark(&self, column: Column, why: &str, remedy: &str) -> Remark {
        Remark::of_cell(&self.place, self.aside(column, why, remedy))
    }

    pub fn is_faulty(&self) -> bool {
        !self.faults.is_empty()
    }

    /// All faults of the row as one remark, in the order of the columns.
    pub fn rejected(mut self) -> Option<Remark> {
        self.faults.sort_by_key(|(at, _)| *at);
        let faults = self.faults.into_iter().map(|(_, fault)| fault).collect();
        Remark::of_row(&self.place, faults)
    }

    /// Turns what was refused since `mark` into warnings: a guardian's fault does not hold up the child.
    pub fn forgive(&mut self, mark: usize) {
        let forgiven = self.faults.drain(mark..).map(|(_, fault)| fault);
        self.warnings.extend(forgiven.map(|fault| Remark::of_cell(&self.place, fault)));
    }

    pub fn faults_so_far(&self) -> usize {
        self.faults.len()
    }

    pub fn columns(&self) -> &'a [(Column, String)] {
        &self.sheet.columns
    }

    fn date(&self, column: Column, latest: NaiveDate) -> Option<Result<NaiveDate, DateRefused>> {
        let date = match self.cell(column)? {
            Cell::Date(date) => Ok(*date),
            Cell::Number(number) => from_serial(*number),
            _ => birth_date(&self.text(column)?, latest),
        };
        Some(date)
    }

    fn at(&self, column: Column) -> Option<usize> {
        self.sheet.columns.iter().position(|(meaning, _)| *meaning == column)
    }

    fn cell(&self, column: Column) -> Option<&'a Cell> {
        self.at(column).and_then(|at| self.cells.get(at)).filter(|cell| !cell.is_empty())
    }

    fn aside(&self, column: Column, why: &str, remedy: &str) -> Aside {
        let heading = self.at(column).map(|at| self.sheet.columns[at].1.clone());
        Aside {
            column: heading.unwrap_or_default(),
            cell: self.text(column).unwrap_or_default(),
            why: why.to_owned(),
            remedy: remedy.to_owned(),
        }
    }
}
