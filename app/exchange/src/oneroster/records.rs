//! What a package holds, one type per file. Empty texts are cells left empty.

use chrono::NaiveDate;
use domain::oneroster::{ClassType, OrgType, RoleName, SessionType};

/// A roster: all that is known, whoever brings or takes it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Bundle {
    pub orgs: Vec<Org>,
    pub sessions: Vec<Session>,
    pub courses: Vec<Course>,
    pub classes: Vec<Class>,
    pub users: Vec<User>,
    pub roles: Vec<Role>,
    pub enrollments: Vec<Enrollment>,
    pub demographics: Vec<Demographics>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Org {
    /// The line of the file; 0 for what never lay in one. The same in all records.
    pub row: u32,
    pub sourced_id: String,
    pub name: String,
    pub kind: OrgType,
    pub identifier: String,
    pub parent: String,
    /// What it is in our own words.
    pub own_kind: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    pub row: u32,
    pub sourced_id: String,
    pub title: String,
    pub kind: SessionType,
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub parent: String,
    /// The calendar year in which the school year ends.
    pub school_year: String,
    /// What it is in our own words: kind and number, and the days on which marks may be written.
    pub own_kind: String,
    pub own_number: String,
    pub posting: Option<(NaiveDate, NaiveDate)>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Course {
    pub row: u32,
    pub sourced_id: String,
    pub school_year: String,
    pub title: String,
    pub code: String,
    pub org: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Class {
    pub row: u32,
    pub sourced_id: String,
    pub title: String,
    pub grades: String,
    pub course: String,
    pub code: String,
    pub kind: ClassType,
    pub school: String,
    pub terms: Vec<String>,
    /// The homeroom to which a group belongs.
    pub own_class: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct User {
    pub row: u32,
    pub sourced_id: String,
    pub enabled: bool,
    pub username: String,
    pub given: String,
    pub family: String,
    pub middle: String,
    pub identifier: String,
    pub email: String,
    pub sms: String,
    pub phone: String,
    pub agents: Vec<String>,
    pub grades: String,
    pub primary_org: String,
    /// In our own words; the degrees stand in the order of `agents`.
    pub own_post: String,
    pub own_subjects: String,
    pub own_kinship: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Role {
    pub row: u32,
    pub sourced_id: String,
    pub user: String,
    pub primary: bool,
    pub role: RoleName,
    pub org: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Enrollment {
    pub row: u32,
    pub sourced_id: String,
    pub class: String,
    pub school: String,
    pub user: String,
    pub role: RoleName,
    pub primary: bool,
    pub first: Option<NaiveDate>,
    pub last: Option<NaiveDate>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Demographics {
    pub row: u32,
    /// The user's own.
    pub sourced_id: String,
    /// As the file writes it: whether it is a day is for the law of people to judge.
    pub born: String,
    pub sex: String,
}

impl Bundle {
    /// Every file in the order of its numbers, so that the same roster is the same bytes.
    pub fn sort(&mut self) {
        self.orgs.sort_by(|a, b| a.sourced_id.cmp(&b.sourced_id));
        self.sessions.sort_by(|a, b| a.sourced_id.cmp(&b.sourced_id));
        self.courses.sort_by(|a, b| a.sourced_id.cmp(&b.sourced_id));
        self.classes.sort_by(|a, b| a.sourced_id.cmp(&b.sourced_id));
        self.users.sort_by(|a, b| a.sourced_id.cmp(&b.sourced_id));
        self.roles.sort_by(|a, b| a.sourced_id.cmp(&b.sourced_id));
        self.enrollments.sort_by(|a, b| a.sourced_id.cmp(&b.sourced_id));
        self.demographics.sort_by(|a, b| a.sourced_id.cmp(&b.sourced_id));
    }
}
