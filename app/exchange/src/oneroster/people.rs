//! Users, their roles, places and particulars as lines of their files.

use domain::oneroster::RoleName;

use super::columns::{DEMOGRAPHICS, ENROLLMENTS, FORMER_USERS, ROLES, Record, USERS};
use super::line::Line;
use super::records::{Demographics, Enrollment, Role, User};

const ROLE_WORDS: &str = "student, teacher, parent, guardian, administrator или другую роль OneRoster";

impl Record for User {
    const FILE: &'static str = "users.csv";
    const COLUMNS: &'static [&'static str] = USERS;
    const FORMER: &'static [&'static str] = FORMER_USERS;

    /// Names are judged by the law of people, not here.
    fn read(line: &mut Line<'_>) -> Option<Self> {
        let sourced_id = line.required("sourcedId");
        Some(Self {
            row: line.number,
            enabled: !line.text("enabledUser").eq_ignore_ascii_case("false"),
            username: line.text("username"),
            given: line.text("givenName"),
            family: line.text("familyName"),
            middle: line.text("middleName"),
            identifier: line.text("identifier"),
            email: line.text("email"),
            sms: line.text("sms"),
            phone: line.text("phone"),
            agents: line.list("agentSourcedIds"),
            grades: line.text("grades"),
            primary_org: line.text("primaryOrgSourcedId"),
            own_post: line.text("metadata.gorodok.post"),
            own_subjects: line.text("metadata.gorodok.subjects"),
            own_kinship: line.text("metadata.gorodok.kinship"),
            sourced_id: sourced_id?,
        })
    }

    fn sourced_id(&self) -> &str {
        &self.sourced_id
    }

    fn cell(&self, column: &str) -> String {
        match column {
            "sourcedId" => self.sourced_id.clone(),
            "enabledUser" => self.enabled.to_string(),
            "username" => self.username.clone(),
            "givenName" => self.given.clone(),
            "familyName" => self.family.clone(),
            "middleName" => self.middle.clone(),
            "identifier" => self.identifier.clone(),
            "email" => self.email.clone(),
            "sms" => self.sms.clone(),
            "phone" => self.phone.clone(),
            "agentSourcedIds" => self.agents.join(","),
            "grades" => self.grades.clone(),
            "primaryOrgSourcedId" => self.primary_org.clone(),
            "metadata.gorodok.post" => self.own_post.clone(),
            "metadata.gorodok.subjects" => self.own_subjects.clone(),
            "metadata.gorodok.kinship" => self.own_kinship.clone(),
            _ => String::new(),
        }
    }
}

/// A line of users.csv read once more for the roles that 1.1 keeps there.
pub(super) struct Former {
    user: String,
    pub roles: Vec<Role>,
}

impl Record for Former {
    const FILE: &'static str = User::FILE;
    const COLUMNS: &'static [&'static str] = USERS;
    const FORMER: &'static [&'static str] = FORMER_USERS;

    fn read(line: &mut Line<'_>) -> Option<Self> {
        let user = Some(line.text("sourcedId")).filter(|user| !user.is_empty())?;
        let role: RoleName = line.word("role", ROLE_WORDS)?;
        let roles = line.list("orgSourcedIds").into_iter().map(|org| Role {
            row: line.number,
            sourced_id: format!("{user}@{org}"),
            user: user.clone(),
            primary: true,
            role,
            org,
        });
        Some(Self { roles: roles.collect(), user })
    }

    fn sourced_id(&self) -> &str {
        &self.user
    }

    fn cell(&self, _: &str) -> String {
        String::new()
    }
}

impl Record for Role {
    const FILE: &'static str = "roles.csv";
    const COLUMNS: &'static [&'static str] = ROLES;

    fn read(line: &mut Line<'_>) -> Option<Self> {
        let (sourced_id, user) = (line.required("sourcedId"), line.required("userSourcedId"));
        let (role, org) = (line.word("role", ROLE_WORDS), line.required("orgSourcedId"));
        Some(Self {
            row: line.number,
            sourced_id: sourced_id?,
            user: user?,
            primary: !line.text("roleType").eq_ignore_ascii_case("secondary"),
            role: role?,
            org: org?,
        })
    }

    fn sourced_id(&self) -> &str {
        &self.sourced_id
    }

    fn cell(&self, column: &str) -> String {
        match column {
            "sourcedId" => self.sourced_id.clone(),
            "userSourcedId" => self.user.clone(),
            "roleType" => if self.primary { "primary" } else { "secondary" }.to_owned(),
            "role" => self.role.code().to_owned(),
            "orgSourcedId" => self.org.clone(),
            _ => String::new(),
        }
    }
}

impl Record for Enrollment {
    const FILE: &'static str = "enrollments.csv";
    const COLUMNS: &'static [&'static str] = ENROLLMENTS;

    fn read(line: &mut Line<'_>) -> Option<Self> {
        let (sourced_id, class) = (line.required("sourcedId"), line.required("classSourcedId"));
        let (user, role) = (line.required("userSourcedId"), line.word("role", ROLE_WORDS));
        Some(Self {
            row: line.number,
            school: line.text("schoolSourcedId"),
            primary: line.text("primary").eq_ignore_ascii_case("true"),
            first: line.day("beginDate"),
            last: line.day("endDate"),
            sourced_id: sourced_id?,
            class: class?,
            user: user?,
            role: role?,
        })
    }

    fn sourced_id(&self) -> &str {
        &self.sourced_id
    }

    fn cell(&self, column: &str) -> String {
        match column {
            "sourcedId" => self.sourced_id.clone(),
            "classSourcedId" => self.class.clone(),
            "schoolSourcedId" => self.school.clone(),
            "userSourcedId" => self.user.clone(),
            "role" => self.role.code().to_owned(),
            "primary" => self.primary.to_string(),
            "beginDate" => self.first.map_or_else(String::new, |day| day.to_string()),
            "endDate" => self.last.map_or_else(String::new, |day| day.to_string()),
            _ => String::new(),
        }
    }
}

impl Record for Demographics {
    const FILE: &'static str = "demographics.csv";
    const COLUMNS: &'static [&'static str] = DEMOGRAPHICS;

    fn read(line: &mut Line<'_>) -> Option<Self> {
        let sourced_id = line.required("sourcedId")?;
        Some(Self {
            row: line.number,
            sourced_id,
            born: line.text("birthDate"),
            sex: line.text("sex").to_lowercase(),
        })
    }

    fn sourced_id(&self) -> &str {
        &self.sourced_id
    }

    fn cell(&self, column: &str) -> String {
        match column {
            "sourcedId" => self.sourced_id.clone(),
            "birthDate" => self.born.clone(),
            "sex" => self.sex.clone(),
            _ => String::new(),
        }
    }
}
