//! Guardians of a list: who is named in several rows is one person.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

use chrono::NaiveDate;

use super::logins::{Logins, Owner};
use super::numbers::Numbers;
use super::row::Row;
use super::{Column, GuardianField, GuardianFigures, Place, RosterContext, Verdict, Whose};
use crate::ids::PersonId;
use crate::people::{Kinship, PersonName, PhoneKey, Sex, Snils, search_key};

/// A guardian to be entered once, however many children the list gives them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GuardianDraft {
    /// The row that names them first.
    pub place: Place,
    pub name: PersonName,
    /// From the kinship, else the column, else the patronymic.
    pub sex: Option<Sex>,
    pub birth_date: Option<NaiveDate>,
    pub phone: Option<PhoneKey>,
    pub email: Option<String>,
    pub snils: Option<Snils>,
    pub login: Option<String>,
    /// The numbers the list itself knows them by.
    pub numbers: Vec<String>,
    /// The person on record whom this is.
    pub existing: Option<PersonId>,
    /// As a person has decided who this is.
    pub verdict: Option<Verdict>,
}

/// A guardian of one child.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct GuardianLink {
    /// Index into `CheckedPupils::guardians`.
    pub guardian: usize,
    pub kinship: Kinship,
}

/// ФИО with one thing more is a person; ФИО alone is not.
#[derive(PartialEq, Eq, Hash)]
enum Sign {
    Number(String),
    Phone(PhoneKey),
    Snils(Snils),
    Born(NaiveDate),
}

#[derive(Default)]
pub(super) struct Guardians {
    entries: Vec<GuardianDraft>,
    /// An entry found to be an earlier one points to it.
    same_as: Vec<usize>,
    seen: HashMap<(String, Sign), usize>,
    links: u32,
}

impl Guardians {
    /// Enters everybody the row names as guardian and adds to the links of its child, one per person.
    pub fn enter_row(
        &mut self,
        row: &mut Row<'_>,
        cx: &RosterContext<'_>,
        (logins, numbers): (&mut Logins<'_>, &mut Numbers),
        links: &mut Vec<GuardianLink>,
    ) {
        for whose in named(row) {
            let Some((draft, kinship)) = read(row, whose, (cx, numbers)) else { continue };
            let key = draft.name.search_key();
            let twice = links.iter().any(|link| self.entries[link.guardian].name.search_key() == key);
            if twice {
                continue;
            }
            self.links += 1;
            let existing = draft.existing;
            let guardian = self.enter(draft);
            let login = Column::Guardian(whose, GuardianField::Login);
            if let Some(login) = logins.claim(row, login, (Owner::Guardian(guardian), existing)) {
                self.entries[guardian].login.get_or_insert(login);
            }
            links.push(GuardianLink { guardian, kinship });
        }
    }

    /// Does the row name a guardian whom its child, met before, does not have yet?
    pub fn adds(&self, row: &Row<'_>, links: &[GuardianLink]) -> bool {
        named(row).into_iter().filter_map(|whose| full_name(row, whose)).any(|name| {
            let known = |link: &GuardianLink| self.entries[link.guardian].name.search_key();
            links.iter().all(|link| known(link) != name)
        })
    }

    /// The different people, the new index of every entry, and the figures.
    pub fn finish(self) -> (Vec<GuardianDraft>, Vec<usize>, GuardianFigures) {
        let mut people = Vec::new();
        let mut index = vec![0; self.entries.len()];
        for (at, draft) in self.entries.into_iter().enumerate() {
            if self.same_as[at] == at {
                index[at] = people.len();
                people.push(draft);
            } else {
                // An entry only ever points to an earlier one, whose index is already known.
                index[at] = index[self.same_as[at]];
            }
        }
        let persons = u32::try_from(people.len()).unwrap_or(u32::MAX);
        let figures =
            GuardianFigures { persons, created: 0, merged: self.links - persons, links: self.links };
        (people, index, figures)
    }

    fn enter(&mut self, draft: GuardianDraft) -> usize {
        let key = draft.name.search_key();
        let met: BTreeSet<usize> = signs(&draft)
            .filter_map(|sign| self.seen.get(&(key.clone(), sign)).copied())
            .map(|at| self.root(at))
            .collect();
        let mut met = met.into_iter();
        let at = met.next().unwrap_or(self.entries.len());
        if at == self.entries.len() {
            self.same_as.push(at);
            self.entries.push(draft);
        } else {
            absorb(&mut self.entries[at], draft);
        }
        for other in met {
            let twin = self.entries[other].clone();
            absorb(&mut self.entries[at], twin);
            self.same_as[other] = at;
        }
        let known: Vec<Sign> = signs(&self.entries[at]).collect();
        self.seen.extend(known.into_iter().map(|sign| ((key.clone(), sign), at)));
        at
    }

    fn root(&self, mut at: usize) -> usize {
        while self.same_as[at] != at {
            at = self.same_as[at];
        }
        at
    }
}

/// The surest first.
fn signs(draft: &GuardianDraft) -> impl Iterator<Item = Sign> + use<> {
    let snils = draft.snils.filter(|snils| snils.holds());
    let signs = [snils.map(Sign::Snils), draft.phone.map(Sign::Phone), draft.birth_date.map(Sign::Born)];
    let numbers: Vec<Sign> = draft.numbers.iter().cloned().map(Sign::Number).collect();
    numbers.into_iter().chain(signs.into_iter().flatten())
}

/// What the first mention left out, a later one may fill.
fn absorb(first: &mut GuardianDraft, later: GuardianDraft) {
    first.sex = first.sex.or(later.sex);
    first.birth_date = first.birth_date.or(later.birth_date);
    first.phone = first.phone.or(later.phone);
    first.snils = first.snils.or(later.snils);
    first.existing = first.existing.or(later.existing);
    first.email = first.email.take().or(later.email);
    first.login = first.login.take().or(later.login);
    for number in later.numbers {
        if !first.numbers.contains(&number) {
            first.numbers.push(number);
        }
    }
}

/// What a guardian of the row is called, to be compared.
fn full_name(row: &Row<'_>, whose: Whose) -> Option<String> {
    let parts = Column::guardian_name(whose).map(|part| row.text(part));
    let name = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    Some(search_key(&name)).filter(|name| !name.is_empty())
}

fn named(row: &Row<'_>) -> BTreeSet<Whose> {
    let guardian = |column: &Column| match column {
        Column::Guardian(whose, _) => Some(*whose),
        _ => None,
    };
    row.columns().iter().filter_map(|(column, _)| guardian(column)).collect()
}

fn read(
    row: &mut Row<'_>,
    whose: Whose,
    (cx, numbers): (&RosterContext<'_>, &mut Numbers),
) -> Option<(GuardianDraft, Kinship)> {
    let field = |field| Column::Guardian(whose, field);
    if Column::guardian_name(whose).iter().all(|part| row.text(*part).is_none()) {
        return None;
    }
    let mark = row.faults_so_far();
    let name = row.name(Column::guardian_name(whose));
    let column_sex = row.sex(field(GuardianField::Sex));
    row.forgive(mark);
    let name = name?;
    let kinship = match (whose, row.text(field(GuardianField::Kinship))) {
        (Whose::Mother, _) => Kinship::Mother,
        (Whose::Father, _) => Kinship::Father,
        (Whose::Other(_), Some(text)) => Kinship::read(&text),
        (Whose::Other(_), None) => Kinship::Representative,
    };
    let mut draft = GuardianDraft {
        sex: kinship.sex().or(column_sex).or_else(|| name.patronymic_sex()),
        birth_date: row.doubtful_date(field(GuardianField::BirthDate), cx.first_day),
        phone: row.phone(field(GuardianField::Phone)),
        email: row.text(field(GuardianField::Email)),
        snils: numbers.of_guardian(row, field(GuardianField::Snils), (&name.search_key(), cx.known)),
        login: None,
        numbers: row.text(field(GuardianField::Number)).into_iter().collect(),
        existing: None,
        verdict: None,
        place: row.place.clone(),
        name,
    };
    draft.existing = on_record(&draft, cx);
    Some((draft, kinship))
}

fn on_record(draft: &GuardianDraft, cx: &RosterContext<'_>) -> Option<PersonId> {
    let key = draft.name.search_key();
    signs(draft).find_map(|sign| match sign {
        Sign::Number(_) => None,
        Sign::Phone(phone) => cx.known.reached(&key, phone),
        Sign::Born(born) => cx.known.born(&key, born),
        Sign::Snils(snils) => cx
            .known
            .holder(snils)
            .filter(|holder| holder.name.search_key() == key)
            .map(|holder| holder.person),
    })
}
