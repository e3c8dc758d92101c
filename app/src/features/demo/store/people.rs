//! Staff, pupils and guardians of a school, each with an account.

use chrono::NaiveDate;
use domain::ids::{AccountId, OrganisationId, PersonId, RoleId};
use domain::people::{PersonName, Sex, login_stem};
use domain::reconciliation::Kin;
use entity::{account, kinship, person, role, staff};

use super::{Guarded, Placed, Seeding};
use crate::features::demo::families::Guardian;
use crate::features::demo::personas::named;
use crate::features::demo::school::SchoolPlan;
use crate::kit::AppResult;

/// Numbers of telephones begin after it.
const FIRST_PHONE: u64 = 9_000_000_000;

pub(super) type People = Vec<(person::Model, account::Model)>;

impl Seeding {
    pub(super) async fn people(&mut self, plan: &SchoolPlan, placed: &mut Placed) -> AppResult<()> {
        let mut people = People::new();
        for one in &plan.staff {
            let known = (&one.name, one.sex, None);
            placed.staff.push(self.person(known, one.login.as_deref(), &mut people));
        }
        for pupil in &plan.pupils {
            let known = (&pupil.name, pupil.sex, Some(pupil.born));
            placed.pupils.push(self.person(known, pupil.login, &mut people).0);
        }
        let kin = self.kin(plan, placed, &mut people);
        self.put_people(people).await?;
        self.line.put(kinship::Entity, kin.clone()).await?;
        self.consents(plan, placed, &kin).await?;
        self.employ(plan, placed).await
    }

    pub(super) async fn put_people(&mut self, people: People) -> AppResult<()> {
        let (persons, accounts) = people.into_iter().unzip();
        self.line.put(person::Entity, persons).await?;
        self.line.put(account::Entity, accounts).await
    }

    /// A person with an account, to be written with the others; who is known here keeps the known login.
    pub(super) fn person(
        &mut self,
        (name, sex, born): (&PersonName, Sex, Option<NaiveDate>),
        login: Option<&str>,
        people: &mut People,
    ) -> (PersonId, AccountId) {
        let (id, account) = (PersonId(self.ids.person.next()), AccountId(self.ids.account.next()));
        let login = login.map_or_else(|| self.login(name), str::to_owned);
        self.known.insert(login.clone(), (id, account));
        let phone = born.is_none().then(|| self.phone());
        let row = person::Model {
            id,
            surname: name.surname.clone(),
            given: name.given.clone(),
            patronymic: name.patronymic.clone(),
            sex: Some(sex.code().into()),
            born,
            search: name.search_key(),
            phone_key: phone.map(|number| format!("{number:010}")),
            phone: phone.map(spoken),
            email: None,
            snils_cipher: None,
            snils_blind: None,
        };
        people.push((row, self.account(id, account, login)));
        (id, account)
    }

    fn account(&self, person: PersonId, id: AccountId, login: String) -> account::Model {
        account::Model {
            id,
            person_id: person,
            must_change: login == "newcomer",
            login,
            password_hash: None,
            created_at: self.begun(),
            blocked_at: None,
            last_seen_at: None,
            one_time_until: None,
        }
    }

    fn login(&mut self, name: &PersonName) -> String {
        let stem = login_stem(name);
        let count = self.stems.entry(stem.clone()).or_default();
        *count += 1;
        if *count == 1 { stem } else { format!("{stem}{count}") }
    }

    /// Numbers of a code that no operator has.
    fn phone(&mut self) -> u64 {
        self.phones += 1;
        FIRST_PHONE + u64::from(self.phones)
    }

    fn kin(&mut self, plan: &SchoolPlan, placed: &mut Placed, people: &mut People) -> Vec<kinship::Model> {
        let mut logins = bench_parents(plan);
        let mut kin = vec![];
        for (at, family) in plan.families.iter().enumerate() {
            let children: Vec<usize> =
                (0..plan.pupils.len()).filter(|pupil| plan.pupils[*pupil].family == at).collect();
            let mut guardians: Vec<(Kin, Option<String>)> = vec![];
            for one in &family.guardians {
                let Guardian { login, name, sex, degree } = one;
                let known = login.map(str::to_owned).or_else(|| logins.remove(&at));
                let person = self.person((name, *sex, None), known.as_deref(), people).0;
                let kin = Kin { person, name: name.clone(), degree: (*degree).into() };
                guardians.push((kin, Some(spoken(FIRST_PHONE + u64::from(self.phones)))));
            }
            let elsewhere = family.elsewhere.and_then(|login| Some((login, self.known.get(login)?.0)));
            let mother = |(login, person): (&str, PersonId)| {
                (Kin { person, name: named(login).name(), degree: "мать".into() }, None)
            };
            guardians.extend(elsewhere.map(mother));
            for (own, phone) in guardians {
                let of = |child: &usize| Guarded {
                    child: placed.pupils[*child],
                    kin: own.clone(),
                    phone: phone.clone(),
                };
                let guarded: Vec<Guarded> = children.iter().map(of).collect();
                placed.kin.extend(guarded);
                let links = children.iter().map(|child| kinship::Model {
                    guardian_id: own.person,
                    child_id: placed.pupils[*child],
                    degree: Some(own.degree.clone()),
                    may_view: true,
                    may_sign: true,
                });
                kin.extend(links);
            }
        }
        kin
    }

    async fn employ(&mut self, plan: &SchoolPlan, placed: &Placed) -> AppResult<()> {
        let since = self.calendar.year.first;
        let mut roles = vec![];
        let mut cards = vec![];
        for (one, (person, _)) in plan.staff.iter().zip(&placed.staff) {
            roles.push(role::Model {
                id: RoleId(self.ids.role.next()),
                person_id: *person,
                organisation_id: OrganisationId::from(placed.school),
                role: one.role.into(),
                since,
                until: None,
            });
            cards.push(staff::Model {
                school_id: placed.school,
                person_id: *person,
                post: one.post.into(),
                subjects: one.subjects.into(),
                class_wish: None,
                since,
                until: None,
            });
        }
        self.line.put(role::Entity, roles).await?;
        self.line.put(staff::Entity, cards).await
    }
}

/// In a full school three families of 7Б, by place, whose first guardians have known logins.
fn bench_parents(plan: &SchoolPlan) -> std::collections::BTreeMap<usize, String> {
    let class = plan.classes.iter().position(|class| class.name() == "7Б");
    let mut families: Vec<usize> =
        plan.pupils.iter().filter(|pupil| Some(pupil.class) == class).map(|pupil| pupil.family).collect();
    families.dedup();
    (1..=3).zip(families).map(|(number, family)| (family, format!("parent{number}.{}", plan.code))).collect()
}

/// «+7 900 000-00-01»
fn spoken(number: u64) -> String {
    let digits = format!("{number:010}");
    format!("+7 {} {}-{}-{}", &digits[..3], &digits[3..6], &digits[6..8], &digits[8..])
}
