//! Records as programs read them.

use chrono::{DateTime, SecondsFormat};
use exchange::oneroster::{Class, Course, Demographics, Enrollment, Org, Role, Session, User};
use serde_json::{Value, json};

use crate::kit::house::Settings;

pub const ROOT: &str = "/ims/oneroster/rostering/v1p2";

/// A moment as the format has it: «2026-11-12T06:30:00.000Z».
pub fn written(milliseconds: i64) -> String {
    let moment = DateTime::from_timestamp_millis(milliseconds).unwrap_or_default();
    moment.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// How the server is reached. `at` is the millisecond of a record's last change.
pub struct Wire {
    base: String,
}

impl Wire {
    pub fn new(settings: &Settings) -> Self {
        Self { base: settings.address(ROOT) }
    }

    pub fn address(&self, path: &str) -> String {
        format!("{}/{path}", self.base)
    }

    fn head(sourced_id: &str, at: i64, mut rest: Value) -> Value {
        rest["sourcedId"] = sourced_id.into();
        rest["status"] = "active".into();
        rest["dateLastModified"] = written(at).into();
        if let Value::Object(fields) = &mut rest {
            fields.retain(|_, value| !value.is_null());
        }
        rest
    }

    fn to(&self, collection: &str, kind: &str, sourced_id: &str) -> Value {
        if sourced_id.is_empty() {
            return Value::Null;
        }
        json!({"href": self.address(&format!("{collection}/{sourced_id}")), "sourcedId": sourced_id, "type": kind})
    }

    fn org_ref(&self, sourced_id: &str) -> Value {
        self.to("orgs", "org", sourced_id)
    }

    pub fn org(&self, org: &Org, at: i64, children: &[&str]) -> Value {
        let children: Vec<Value> = children.iter().map(|child| self.org_ref(child)).collect();
        let (parent, kind) = (self.org_ref(&org.parent), org.kind.code());
        let rest = json!({"name": org.name, "type": kind, "identifier": org.identifier, "parent": parent, "children": children});
        Self::head(&org.sourced_id, at, rest)
    }

    pub fn session(&self, session: &Session, at: i64) -> Value {
        let parent = self.to("academicSessions", "academicSession", &session.parent);
        let rest = json!({
            "title": session.title,
            "type": session.kind.code(),
            "startDate": session.first.to_string(),
            "endDate": session.last.to_string(),
            "parent": parent,
            "schoolYear": session.school_year,
        });
        Self::head(&session.sourced_id, at, rest)
    }

    pub fn course(&self, course: &Course, at: i64) -> Value {
        let rest = json!({
            "title": course.title,
            "courseCode": course.code,
            "schoolYear": self.to("academicSessions", "academicSession", &course.school_year),
            "org": self.org_ref(&course.org),
            "subjects": [course.title],
        });
        Self::head(&course.sourced_id, at, rest)
    }

    pub fn class(&self, class: &Class, at: i64) -> Value {
        let term = |term: &String| self.to("academicSessions", "academicSession", term);
        let rest = json!({
            "title": class.title,
            "classCode": class.code,
            "classType": class.kind.code(),
            "grades": [class.grades],
            "course": self.to("courses", "course", &class.course),
            "school": self.org_ref(&class.school),
            "terms": class.terms.iter().map(term).collect::<Vec<_>>(),
        });
        Self::head(&class.sourced_id, at, rest)
    }

    pub fn enrollment(&self, line: &Enrollment, at: i64) -> Value {
        let rest = json!({
            "user": self.to("users", "user", &line.user),
            "class": self.to("classes", "class", &line.class),
            "school": self.org_ref(&line.school),
            "role": line.role.code(),
            "primary": line.primary,
            "beginDate": line.first.map(|day| day.to_string()),
            "endDate": line.last.map(|day| day.to_string()),
        });
        Self::head(&line.sourced_id, at, rest)
    }

    pub fn user(&self, user: &User, at: i64, roles: &[&Role]) -> Value {
        let text = |text: &String| if text.is_empty() { Value::Null } else { text.as_str().into() };
        let role = |role: &&Role| {
            let kind = if role.primary { "primary" } else { "secondary" };
            json!({"roleType": kind, "role": role.role.code(), "org": self.org_ref(&role.org)})
        };
        let grades = Some(&user.grades).filter(|grade| !grade.is_empty()).map(|grade| vec![grade]);
        let rest = json!({
            "username": user.username,
            "enabledUser": user.enabled,
            "givenName": user.given,
            "familyName": user.family,
            "middleName": text(&user.middle),
            "email": text(&user.email),
            "phone": text(&user.phone),
            "grades": grades,
            "roles": roles.iter().map(role).collect::<Vec<_>>(),
            "agents": user.agents.iter().map(|agent| self.to("users", "user", agent)).collect::<Vec<_>>(),
            "primaryOrg": self.org_ref(&user.primary_org),
        });
        Self::head(&user.sourced_id, at, rest)
    }

    pub fn demographics(one: &Demographics, at: i64) -> Value {
        let text = |text: &String| if text.is_empty() { Value::Null } else { text.as_str().into() };
        Self::head(&one.sourced_id, at, json!({"birthDate": text(&one.born), "sex": text(&one.sex)}))
    }
}
