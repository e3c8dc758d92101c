//! Organisations, the year, subjects, classes and groups.

use chrono::{Datelike, NaiveDate};
use domain::calendar::TermKind;
use domain::ids::{SchoolId, YearId};
use domain::oneroster::{ClassType, OrgType, SessionType, grade_code};
use domain::org::OrgKind;
use exchange::oneroster::{Class, Course, Org, Session};
use sea_orm::{ConnectionTrait, QueryResult};

use super::Held;
use crate::features::oneroster::store::numbers::Kind;
use crate::kit::sql::{self, among};
use crate::kit::{AppError, AppResult};

/// The year in hand of a school.
#[derive(Clone, Copy, Debug)]
pub struct Year {
    pub school: SchoolId,
    pub id: YearId,
    pub first: NaiveDate,
    pub last: NaiveDate,
}

/// Own number of the course that stands for being a class.
pub const HOMEROOM: &str = "0";

pub async fn years<C: ConnectionTrait>(tx: &C, schools: &[i64]) -> AppResult<Vec<Year>> {
    let asked = format!(
        "SELECT id, school_id, first_day, last_day FROM school_years WHERE school_id IN ({}) AND state <> 'closed' \
         ORDER BY school_id, CASE state WHEN 'draft' THEN 1 ELSE 0 END, first_day DESC",
        among(schools.iter().copied())
    );
    let rows = sql::rows(tx, &asked, []).await?;
    let mut years: Vec<Year> = vec![];
    for row in &rows {
        let school = SchoolId(row.try_get("", "school_id")?);
        if years.last().is_none_or(|last| last.school != school) {
            let (first, last) = (row.try_get("", "first_day")?, row.try_get("", "last_day")?);
            years.push(Year { school, id: YearId(row.try_get("", "id")?), first, last });
        }
    }
    Ok(years)
}

impl Held {
    pub fn org_records(&self) -> Vec<Org> {
        let number = |id: i64| self.given.number(0, Kind::Org, &id.to_string());
        let seen = |id: i64| self.orgs.iter().any(|org| org.id.0 == id);
        let told = |org: &entity::organisation::Model| {
            let kind = OrgKind::parse(&org.kind)?;
            let parent = org.parent_id.filter(|above| seen(above.0)).map(|above| number(above.0));
            Some(Org {
                row: 0,
                sourced_id: number(org.id.0),
                name: org.name.clone(),
                kind: OrgType::of(kind),
                identifier: org.code.clone(),
                parent: parent.unwrap_or_default(),
                own_kind: kind.code().to_owned(),
            })
        };
        self.orgs.iter().filter_map(told).collect()
    }

    /// A column whose row must belong to a year in hand.
    pub fn in_years(&self, column: &str) -> String {
        format!("{column} IN ({})", among(self.years.iter().map(|year| year.id.0)))
    }

    pub fn school(&self, school: i64) -> String {
        self.given.number(0, Kind::Org, &school.to_string())
    }

    fn year(&self, school: i64) -> String {
        let year = self.years.iter().find(|year| year.school.0 == school).map_or(0, |year| year.id.0);
        self.given.number(school, Kind::Session, &format!("y:{year}"))
    }

    pub async fn sessions<C: ConnectionTrait>(&self, tx: &C) -> AppResult<Vec<Session>> {
        let mut sessions: Vec<Session> = self.years.iter().map(|year| self.year_record(year)).collect();
        let asked = format!(
            "SELECT id, school_id, kind, number, title, first_day, last_day, post_from, post_until FROM terms WHERE {}",
            self.in_years("year_id")
        );
        for row in sql::rows(tx, &asked, []).await? {
            sessions.push(self.term_record(&row)?);
        }
        Ok(sessions)
    }

    fn year_record(&self, year: &Year) -> Session {
        let begins = year.first.year();
        Session {
            row: 0,
            sourced_id: self.year(year.school.0),
            title: format!("{begins}/{} учебный год", begins + 1),
            kind: SessionType::SchoolYear,
            first: year.first,
            last: year.last,
            parent: String::new(),
            school_year: year.last.year().to_string(),
            own_kind: String::new(),
            own_number: String::new(),
            posting: None,
        }
    }

    fn term_record(&self, row: &QueryResult) -> AppResult<Session> {
        let (id, school): (i64, i64) = (row.try_get("", "id")?, row.try_get("", "school_id")?);
        let (kind, number): (String, i32) = (row.try_get("", "kind")?, row.try_get("", "number")?);
        let of = TermKind::parse(&kind).ok_or_else(|| AppError::fault(format!("kind of term {kind}")))?;
        let last: NaiveDate = row.try_get("", "last_day")?;
        let ends = self.years.iter().find(|year| year.school.0 == school).map_or(last, |year| year.last);
        Ok(Session {
            row: 0,
            sourced_id: self.given.number(school, Kind::Session, &format!("t:{id}")),
            title: row.try_get("", "title")?,
            kind: SessionType::of(of),
            first: row.try_get("", "first_day")?,
            last,
            parent: self.year(school),
            school_year: ends.year().to_string(),
            own_kind: kind,
            own_number: number.to_string(),
            posting: Some((row.try_get("", "post_from")?, row.try_get("", "post_until")?)),
        })
    }

    /// The subjects of the groups, and the one that stands for being a class.
    pub async fn courses<C: ConnectionTrait>(&self, tx: &C) -> AppResult<Vec<Course>> {
        let asked = format!(
            "SELECT DISTINCT g.school_id, s.id, s.code, s.name FROM groups g JOIN subjects s ON s.id = g.subject_id WHERE {}",
            self.in_years("g.year_id")
        );
        let course = |school: i64, ours: &str, title: String, code: String| Course {
            row: 0,
            sourced_id: self.given.number(school, Kind::Course, ours),
            school_year: self.year(school),
            title,
            code,
            org: self.school(school),
        };
        let homerooms = self
            .years
            .iter()
            .map(|year| course(year.school.0, HOMEROOM, "Классное руководство".into(), "homeroom".into()));
        let mut courses: Vec<Course> = homerooms.collect();
        for row in sql::rows(tx, &asked, []).await? {
            let (school, id): (i64, i64) = (row.try_get("", "school_id")?, row.try_get("", "id")?);
            courses.push(course(school, &id.to_string(), row.try_get("", "name")?, row.try_get("", "code")?));
        }
        Ok(courses)
    }

    pub async fn classes<C: ConnectionTrait>(&self, tx: &C) -> AppResult<Vec<Class>> {
        let classes =
            format!("SELECT id, school_id, grade, letter FROM classes WHERE {}", self.in_years("year_id"));
        let mut all = vec![];
        for row in sql::rows(tx, &classes, []).await? {
            let id: i64 = row.try_get("", "id")?;
            let (title, ours) = (sql::class_name(&row)?, format!("c:{id}"));
            all.push(self.class_record(&row, (&ours, title, HOMEROOM), ClassType::Homeroom)?);
        }
        let groups = format!(
            "SELECT id, school_id, grade, name, subject_id, class_id FROM groups WHERE {}",
            self.in_years("year_id")
        );
        for row in sql::rows(tx, &groups, []).await? {
            let (id, school, subject): (i64, i64, i64) =
                (row.try_get("", "id")?, row.try_get("", "school_id")?, row.try_get("", "subject_id")?);
            let (ours, subject) = (format!("g:{id}"), subject.to_string());
            let of = (ours.as_str(), row.try_get("", "name")?, subject.as_str());
            let mut group = self.class_record(&row, of, ClassType::Scheduled)?;
            let class: Option<i64> = row.try_get("", "class_id")?;
            let number = |class: i64| self.given.number(school, Kind::Class, &format!("c:{class}"));
            group.own_class = class.map(number).unwrap_or_default();
            all.push(group);
        }
        Ok(all)
    }

    fn class_record(
        &self,
        row: &QueryResult,
        (ours, title, subject): (&str, String, &str),
        kind: ClassType,
    ) -> AppResult<Class> {
        let (school, grade): (i64, i32) = (row.try_get("", "school_id")?, row.try_get("", "grade")?);
        Ok(Class {
            row: 0,
            sourced_id: self.given.number(school, Kind::Class, ours),
            code: title.clone(),
            title,
            grades: grade_code(u8::try_from(grade).unwrap_or(0)),
            course: self.given.number(school, Kind::Course, subject),
            kind,
            school: self.school(school),
            terms: vec![self.year(school)],
            own_class: String::new(),
        })
    }
}
