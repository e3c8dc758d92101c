//! A person of the list beside the person on record: what is new, what differs, what is the same.

use chrono::NaiveDate;
use domain::ids::PersonId;
use domain::people::roster::{GuardianDraft, Place, PupilDraft, Remark, Report, StaffDraft, Verdict};
use domain::people::{PersonName, PhoneKey, Sex, Snils};
use entity::person;
use sea_orm::Set;

use super::facts::Facts;
use crate::kit::vault::Vault;

/// A person as the list names them.
#[derive(Clone, Copy)]
pub struct Named<'a> {
    pub name: &'a PersonName,
    pub sex: Option<Sex>,
    pub born: Option<NaiveDate>,
    pub snils: Option<Snils>,
    pub phone: Option<PhoneKey>,
    pub email: Option<&'a str>,
    pub login: Option<&'a str>,
    /// The list knows them by a number of its own: another name is a new one.
    pub numbered: bool,
}

/// What the list makes of a person.
#[derive(Clone, Debug)]
pub struct Sketch {
    /// None: not on record yet.
    pub person: Option<PersonId>,
    /// Columns in which a filled cell differs.
    pub fields: Vec<&'static str>,
    pub number: Number,
    /// An account is still to be opened.
    pub account: bool,
}

/// СНИЛС of the list beside the one on record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Number {
    Stands,
    Differs(Snils),
    /// It belongs to somebody else on record, and is left out.
    Foreign,
}

impl Sketch {
    pub fn is_new(&self) -> bool {
        self.person.is_none()
    }

    /// A card that is to be left as it is.
    #[must_use]
    pub fn ruled(self, verdict: Option<Verdict>) -> Self {
        if verdict == Some(Verdict::Leave) {
            return Self { fields: vec![], number: Number::Stands, ..self };
        }
        self
    }

    /// Is there nothing to write?
    pub fn stands(&self) -> bool {
        self.person.is_some() && self.fields.is_empty() && !self.account
    }
}

impl<'a> Named<'a> {
    pub fn pupil(draft: &'a PupilDraft) -> Self {
        let (sex, born, login) = (Some(draft.sex), Some(draft.birth_date), draft.login.as_deref());
        let numbered = false;
        Self { name: &draft.name, sex, born, snils: draft.snils, phone: None, email: None, login, numbered }
    }

    pub fn guardian(draft: &'a GuardianDraft) -> Self {
        Self {
            name: &draft.name,
            sex: draft.sex,
            born: draft.birth_date,
            snils: draft.snils,
            phone: draft.phone,
            email: draft.email.as_deref(),
            login: draft.login.as_deref(),
            numbered: false,
        }
    }

    pub fn staff(draft: &'a StaffDraft) -> Self {
        Self {
            name: &draft.name,
            sex: draft.sex,
            born: draft.birth_date,
            snils: draft.snils,
            phone: draft.phone,
            email: draft.email.as_deref(),
            login: draft.login.as_deref(),
            numbered: false,
        }
    }

    /// Of somebody said to be the same another name is a new one.
    #[must_use]
    pub fn ruled(self, verdict: Option<Verdict>) -> Self {
        Self { numbered: self.numbered || verdict == Some(Verdict::Update), ..self }
    }

    pub fn sketch(&self, person: Option<PersonId>, facts: &Facts) -> Sketch {
        let Some(known) = person.and_then(|person| facts.person(person)) else {
            let number = self.number(None, facts);
            return Sketch { person: None, fields: vec![], number, account: true };
        };
        let number = self.number(Some(known.id), facts);
        let phone = self.phone.map(PhoneKey::digits);
        let differs = [
            ("name", self.renamed(known) || spelled_better(self.name, known)),
            ("sex", self.sex.is_some_and(|sex| known.sex.as_deref() != Some(sex.code()))),
            ("born", self.born.is_some() && self.born != known.born),
            ("snils", matches!(number, Number::Differs(_))),
            ("phone", phone.is_some() && phone != known.phone_key),
            ("email", self.email.is_some() && self.email != known.email.as_deref()),
        ];
        let fields = differs.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect();
        Sketch { person: Some(known.id), fields, number, account: !facts.has_account(known.id) }
    }

    fn renamed(&self, known: &person::Model) -> bool {
        self.numbered && self.name.search_key() != known.search
    }

    /// A number in doubt never takes the place of one that holds.
    fn number(&self, person: Option<PersonId>, facts: &Facts) -> Number {
        let Some(snils) = self.snils else { return Number::Stands };
        let known = person.and_then(|person| facts.snils(person));
        match facts.holder(snils) {
            Some(holder) if Some(holder) != person => Number::Foreign,
            _ if known == Some(snils) => Number::Stands,
            _ if !snils.holds() && known.is_some_and(Snils::holds) => Number::Stands,
            _ => Number::Differs(snils),
        }
    }

    /// The row of somebody new. A number in doubt is kept, but nobody is found by it.
    pub fn row(&self, id: PersonId, number: Number, vault: &Vault) -> person::Model {
        let snils = match number {
            Number::Differs(snils) => Some(snils),
            Number::Stands | Number::Foreign => None,
        };
        let sure = snils.filter(|snils| snils.holds());
        person::Model {
            id,
            surname: self.name.surname.clone(),
            given: self.name.given.clone(),
            patronymic: self.name.patronymic.clone(),
            sex: self.sex.map(|sex| sex.code().to_owned()),
            born: self.born,
            search: self.name.search_key(),
            phone: self.phone.map(|phone| phone.to_string()),
            phone_key: self.phone.map(PhoneKey::digits),
            email: self.email.map(str::to_owned),
            snils_cipher: snils.map(|snils| vault.seal(snils.digits())),
            snils_blind: sure.map(|snils| vault.blind(&snils.digits())),
        }
    }

    /// The change of somebody known; a cell left empty in the list takes nothing away.
    pub fn change(&self, sketch: &Sketch, id: PersonId, vault: &Vault) -> person::ActiveModel {
        let new = self.row(id, sketch.number, vault);
        let mut row = person::ActiveModel { id: Set(id), ..Default::default() };
        for field in &sketch.fields {
            match *field {
                "sex" => row.sex = Set(new.sex.clone()),
                "born" => row.born = Set(new.born),
                "snils" => {
                    (row.snils_cipher, row.snils_blind) =
                        (Set(new.snils_cipher.clone()), Set(new.snils_blind.clone()));
                }
                "email" => row.email = Set(new.email.clone()),
                "phone" => {
                    (row.phone, row.phone_key) = (Set(new.phone.clone()), Set(new.phone_key.clone()));
                }
                _ => {
                    row.surname = Set(new.surname.clone());
                    row.given = Set(new.given.clone());
                    row.patronymic = Set(new.patronymic.clone());
                    row.search = Set(new.search.clone());
                }
            }
        }
        row
    }
}

/// Lists drop the dots of «ё» and never add them by mistake.
fn spelled_better(name: &PersonName, known: &person::Model) -> bool {
    let dots = |text: &str| text.chars().filter(|c| matches!(c, 'ё' | 'Ё')).count();
    let known = [Some(&known.surname), Some(&known.given), known.patronymic.as_ref()];
    dots(&name.full()) > known.into_iter().flatten().map(|part| dots(part)).sum()
}

/// A row goes in without the number that somebody else has on record.
pub fn without_number(place: &Place) -> Remark {
    Remark {
        sheet: place.sheet.clone(),
        row: place.row,
        column: "СНИЛС".into(),
        cell: String::new(),
        why: "СНИЛС другого человека".into(),
        remedy: "Сверьте СНИЛС с документом; строка принята без него.".into(),
        of: None,
        also: vec![],
    }
}

/// What became of the accepted rows.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub created: u32,
    pub updated: u32,
    pub unchanged: u32,
    pub guardians_created: u32,
    pub warnings: Vec<Remark>,
}

impl Tally {
    pub fn is_quiet(&self) -> bool {
        self.created == 0 && self.updated == 0
    }

    pub fn add(&mut self, other: Self) {
        self.created += other.created;
        self.updated += other.updated;
        self.unchanged += other.unchanged;
        self.guardians_created += other.guardians_created;
        self.warnings.extend(other.warnings);
    }

    /// Counts one row.
    pub fn count(&mut self, new: bool, stands: bool) {
        *(if new {
            &mut self.created
        } else if stands {
            &mut self.unchanged
        } else {
            &mut self.updated
        }) += 1;
    }

    pub fn enter(self, mut report: Report) -> Report {
        (report.created, report.updated, report.unchanged) = (self.created, self.updated, self.unchanged);
        report.guardians.created = self.guardians_created;
        report.warnings.extend(self.warnings);
        report
    }
}
