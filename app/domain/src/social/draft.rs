//! A social passport as somebody typed it, and what of it may stand.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::passport::{Family, Meals, Paper, Passport, Register};
use super::policy::KeepPassport;
use crate::access::Permit;

/// Letters that the name of a document has at most.
const LONGEST: usize = 200;

/// As a form sends it: days as 2026-11-12, a box that is ticked as «on».
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PassportDraft {
    pub family: String,
    pub many_children: Option<String>,
    pub low_income: Option<String>,
    pub special_needs: Option<String>,
    pub special_needs_document: String,
    pub special_needs_until: String,
    pub disability: Option<String>,
    pub disability_document: String,
    pub disability_until: String,
    pub health_group: String,
    pub inner_since: String,
    pub inner_until: String,
    pub outer_since: String,
    pub outer_until: String,
    pub meals: String,
}

/// What is wrong with a field of that name, and what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wrong {
    pub field: &'static str,
    pub text: String,
}

/// A passport that may be written. Only [`PassportDraft::enter`] makes one.
#[derive(Debug)]
pub struct PassportEntry {
    permit: Permit<KeepPassport>,
    passport: Passport,
}

impl PassportEntry {
    pub const fn permit(&self) -> &Permit<KeepPassport> {
        &self.permit
    }

    pub const fn passport(&self) -> &Passport {
        &self.passport
    }
}

impl PassportDraft {
    pub fn enter(&self, today: NaiveDate, permit: Permit<KeepPassport>) -> Result<PassportEntry, Vec<Wrong>> {
        self.check(today).map(|passport| PassportEntry { permit, passport })
    }

    /// All that is wrong at once.
    pub fn check(&self, today: NaiveDate) -> Result<Passport, Vec<Wrong>> {
        let mut wrong = vec![];
        let special = (&self.special_needs, &self.special_needs_document, &self.special_needs_until);
        let disabled = (&self.disability, &self.disability_document, &self.disability_until);
        let passport = Passport {
            family: chosen(&self.family, "family", Family::parse, &mut wrong),
            many_children: self.many_children.is_some(),
            low_income: self.low_income.is_some(),
            special_needs: paper(special, ["special_needs_document", "special_needs_until"], &mut wrong),
            disability: paper(disabled, ["disability_document", "disability_until"], &mut wrong),
            health_group: chosen(&self.health_group, "health_group", group, &mut wrong),
            inner_register: register(
                (&self.inner_since, &self.inner_until, today),
                ["inner_since", "inner_until"],
                &mut wrong,
            ),
            outer_register: register(
                (&self.outer_since, &self.outer_until, today),
                ["outer_since", "outer_until"],
                &mut wrong,
            ),
            meals: chosen(&self.meals, "meals", Meals::parse, &mut wrong),
        };
        if wrong.is_empty() { Ok(passport) } else { Err(wrong) }
    }
}

fn group(text: &str) -> Option<u8> {
    text.parse().ok().filter(|group| (1..=5).contains(group))
}

fn chosen<T>(
    text: &str,
    field: &'static str,
    parse: impl Fn(&str) -> Option<T>,
    wrong: &mut Vec<Wrong>,
) -> Option<T> {
    let text = text.trim();
    let read = parse(text);
    if read.is_none() && !text.is_empty() {
        wrong.push(Wrong { field, text: "Выберите из списка.".into() });
    }
    read
}

fn paper(
    (ticked, document, until): (&Option<String>, &String, &String),
    [document_field, until_field]: [&'static str; 2],
    wrong: &mut Vec<Wrong>,
) -> Option<Paper> {
    let document = document.trim().to_owned();
    let until = day(until, until_field, wrong);
    ticked.as_ref()?;
    if document.is_empty() {
        let text = "Укажите документ: какой, его номер и дату.".into();
        wrong.push(Wrong { field: document_field, text });
    } else if document.chars().count() > LONGEST {
        let text = format!("Слишком длинно: здесь помещается {LONGEST} букв.");
        wrong.push(Wrong { field: document_field, text });
    }
    Some(Paper { document, until })
}

fn register(
    (since, until, today): (&String, &String, NaiveDate),
    [since_field, until_field]: [&'static str; 2],
    wrong: &mut Vec<Wrong>,
) -> Option<Register> {
    let (first, last) = (day(since, since_field, wrong), day(until, until_field, wrong));
    let mut at = |field, text: &str| wrong.push(Wrong { field, text: text.to_owned() });
    match (first, last) {
        (None, Some(_)) if since.trim().is_empty() => {
            at(since_field, "Укажите, с какого дня ребёнок на учёте.");
        }
        (Some(first), _) if first > today => at(since_field, "Этот день ещё не наступил."),
        (Some(first), Some(last)) if last < first => at(until_field, "Последний день раньше первого."),
        _ => {}
    }
    first.map(|since| Register { since, until: last })
}

fn day(text: &str, field: &'static str, wrong: &mut Vec<Wrong>) -> Option<NaiveDate> {
    let text = text.trim();
    let read = text.parse().ok();
    if read.is_none() && !text.is_empty() {
        wrong.push(Wrong {
            field, text: "Такого дня нет. Выберите день в календаре.".into()
        });
    }
    read
}

impl From<&Passport> for PassportDraft {
    /// As a form opens with it.
    fn from(passport: &Passport) -> Self {
        let on = |ticked: bool| ticked.then(|| "on".to_owned());
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let document =
            |paper: &Option<Paper>| paper.as_ref().map(|of| of.document.clone()).unwrap_or_default();
        let until = |paper: &Option<Paper>| day(paper.as_ref().and_then(|of| of.until));
        Self {
            family: passport.family.map(Family::code).unwrap_or_default().into(),
            many_children: on(passport.many_children),
            low_income: on(passport.low_income),
            special_needs: on(passport.special_needs.is_some()),
            special_needs_document: document(&passport.special_needs),
            special_needs_until: until(&passport.special_needs),
            disability: on(passport.disability.is_some()),
            disability_document: document(&passport.disability),
            disability_until: until(&passport.disability),
            health_group: passport.health_group.map(|group| group.to_string()).unwrap_or_default(),
            inner_since: day(passport.inner_register.map(|of| of.since)),
            inner_until: day(passport.inner_register.and_then(|of| of.until)),
            outer_since: day(passport.outer_register.map(|of| of.since)),
            outer_until: day(passport.outer_register.and_then(|of| of.until)),
            meals: passport.meals.map(Meals::code).unwrap_or_default().into(),
        }
    }
}
