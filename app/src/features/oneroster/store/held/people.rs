//! Staff, pupils and guardians of the schools: who they are, in which role, and whose.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::oneroster::{RoleName, grade_code};
use exchange::oneroster::{Demographics, Role, User};
use sea_orm::{ConnectionTrait, QueryResult};

use super::Held;
use super::moments::Part;
use crate::features::oneroster::store::numbers::Kind;
use crate::kit::AppResult;
use crate::kit::sql::{self, among};

/// The people of the roster, as three files tell them.
#[derive(Default)]
pub struct People {
    pub users: Vec<User>,
    pub roles: Vec<Role>,
    pub demographics: Vec<Demographics>,
    /// When the records of each were changed last.
    pub at: HashMap<String, i64>,
}

/// What a person is to the schools.
#[derive(Default)]
struct Standing {
    roles: BTreeSet<(i64, RoleName)>,
    post: String,
    subjects: String,
    grade: String,
    guardians: Vec<(i64, String)>,
    children: Vec<i64>,
}

type Standings = BTreeMap<i64, Standing>;

const STAFF: &str = "SELECT s.school_id, s.person_id, s.post, s.subjects FROM staff s \
     WHERE (s.until IS NULL OR s.until >= $1) AND s.school_id IN ";
const PUPILS: &str = "SELECT m.school_id, m.pupil_id, c.grade FROM class_members m JOIN classes c ON c.id = m.class_id \
     WHERE (m.until IS NULL OR m.until >= $1) AND ";
const KIN: &str = "SELECT DISTINCT m.school_id, k.guardian_id, k.child_id, k.degree FROM kinships k \
     JOIN class_members m ON m.pupil_id = k.child_id JOIN classes c ON c.id = m.class_id \
     WHERE (m.until IS NULL OR m.until >= $1) AND ";
/// People of one question.
const MANY: usize = 1_000;

impl Held {
    /// Everybody.
    pub async fn people<C: ConnectionTrait>(&self, tx: &C) -> AppResult<People> {
        let standings = self.standings(tx).await?;
        let ids: Vec<i64> = standings.keys().copied().collect();
        self.told(tx, &standings, &ids).await
    }

    /// A part of those who have `role`, in the order of our numbers, and how many there are in all.
    pub async fn some_people<C: ConnectionTrait>(
        &self,
        tx: &C,
        role: Option<RoleName>,
        part: &Part,
    ) -> AppResult<(People, usize)> {
        let standings = self.standings(tx).await?;
        let has = |of: &Standing| role.is_none_or(|role| of.roles.iter().any(|(_, one)| *one == role));
        let ids = standings.iter().filter(|(_, of)| has(of)).map(|(id, _)| *id).collect();
        let ids = self.changed_people(tx, part, ids).await?;
        let shown: Vec<i64> = ids.iter().copied().skip(part.offset).take(part.limit).collect();
        Ok((self.told(tx, &standings, &shown).await?, ids.len()))
    }

    async fn told<C: ConnectionTrait>(
        &self,
        tx: &C,
        standings: &Standings,
        ids: &[i64],
    ) -> AppResult<People> {
        let mut people = People::default();
        for part in ids.chunks(MANY) {
            let asked = format!(
                "SELECT p.id, p.surname, p.given, p.patronymic, p.sex, p.born, p.phone, p.email, x.at, \
                 (SELECT a.login FROM accounts a WHERE a.person_id = p.id ORDER BY a.id LIMIT 1) AS login \
                 FROM persons p LEFT JOIN roster_changes x ON x.school_id = 0 AND x.kind = 'user' \
                   AND x.ours = CAST(p.id AS text) WHERE p.id IN ({}) ORDER BY p.id",
                among(part.iter().copied())
            );
            for row in sql::rows(tx, &asked, []).await? {
                let id: i64 = row.try_get("", "id")?;
                self.tell(&row, (id, &standings[&id]), &mut people)?;
            }
        }
        Ok(people)
    }

    async fn standings<C: ConnectionTrait>(&self, tx: &C) -> AppResult<Standings> {
        let mut all = Standings::new();
        let schools = among(self.years.iter().map(|year| year.school.0));
        for row in sql::rows(tx, &format!("{STAFF} ({schools})"), [self.today.into()]).await? {
            let (school, person): (i64, i64) = (row.try_get("", "school_id")?, row.try_get("", "person_id")?);
            let one = all.entry(person).or_default();
            one.post = row.try_get("", "post")?;
            one.subjects = row.try_get("", "subjects")?;
            one.roles.insert((school, RoleName::of_post(&one.post)));
        }
        let today = || [self.today.into()];
        for row in sql::rows(tx, &format!("{PUPILS} {}", self.in_years("c.year_id")), today()).await? {
            let (school, person): (i64, i64) = (row.try_get("", "school_id")?, row.try_get("", "pupil_id")?);
            let (grade, one): (i32, _) = (row.try_get("", "grade")?, all.entry(person).or_default());
            one.grade = grade_code(u8::try_from(grade).unwrap_or(0));
            one.roles.insert((school, RoleName::Student));
        }
        for row in sql::rows(tx, &format!("{KIN} {}", self.in_years("c.year_id")), today()).await? {
            let (guardian, child): (i64, i64) =
                (row.try_get("", "guardian_id")?, row.try_get("", "child_id")?);
            let degree: Option<String> = row.try_get("", "degree")?;
            let degree = degree.unwrap_or_else(|| RoleName::Guardian.kinship(None).to_owned());
            let one = all.entry(guardian).or_default();
            one.roles.insert((row.try_get("", "school_id")?, RoleName::of_kinship(&degree)));
            one.children.push(child);
            all.entry(child).or_default().guardians.push((guardian, degree));
        }
        Ok(all)
    }

    fn tell(&self, row: &QueryResult, (id, of): (i64, &Standing), people: &mut People) -> AppResult<()> {
        let number = |person: i64| self.given.number(0, Kind::User, &person.to_string());
        let text = |name: &str| -> AppResult<String> {
            Ok(row.try_get::<Option<String>>("", name)?.unwrap_or_default())
        };
        let (sourced_id, login) = (number(id), text("login")?);
        let at: Option<i64> = row.try_get("", "at")?;
        people.at.insert(sourced_id.clone(), at.unwrap_or(self.begun));
        let guardians: BTreeMap<String, &str> =
            of.guardians.iter().map(|(guardian, degree)| (number(*guardian), degree.as_str())).collect();
        let children: BTreeSet<String> = of.children.iter().map(|child| number(*child)).collect();
        let roles = self.roles(id, of);
        people.users.push(User {
            row: 0,
            enabled: true,
            username: if login.is_empty() { sourced_id.clone() } else { login },
            given: text("given")?,
            family: text("surname")?,
            middle: text("patronymic")?,
            identifier: String::new(),
            email: text("email")?,
            sms: String::new(),
            phone: text("phone")?,
            agents: guardians.keys().cloned().chain(children).collect(),
            grades: of.grade.clone(),
            primary_org: roles.first().map(|role| role.org.clone()).unwrap_or_default(),
            own_post: of.post.clone(),
            own_subjects: of.subjects.clone(),
            own_kinship: guardians.values().copied().collect::<Vec<_>>().join(","),
            sourced_id: sourced_id.clone(),
        });
        people.roles.extend(roles);
        let born: Option<chrono::NaiveDate> = row.try_get("", "born")?;
        let sex = match text("sex")?.as_str() {
            "m" => "male",
            "f" => "female",
            _ => "",
        };
        if born.is_some() || !sex.is_empty() {
            let born = born.map_or_else(String::new, |day| day.to_string());
            people.demographics.push(Demographics { row: 0, sourced_id, born, sex: sex.to_owned() });
        }
        Ok(())
    }

    /// One role a school; work comes before learning, learning before children.
    fn roles(&self, id: i64, of: &Standing) -> Vec<Role> {
        let rank = |role: RoleName| (role.is_family(), role == RoleName::Student, role);
        let mut all: Vec<_> = of.roles.iter().copied().collect();
        all.sort_by_key(|(school, role)| (rank(*role), *school));
        let mut seen = BTreeSet::new();
        all.retain(|(school, role)| !role.is_family() || seen.insert(*school));
        let role = |(at, (school, role)): (usize, (i64, RoleName))| Role {
            row: 0,
            sourced_id: self.given.number(school, Kind::Role, &format!("{id}:{}", role.side())),
            user: self.given.number(0, Kind::User, &id.to_string()),
            primary: at == 0,
            role,
            org: self.school(school),
        };
        all.into_iter().enumerate().map(role).collect()
    }
}
