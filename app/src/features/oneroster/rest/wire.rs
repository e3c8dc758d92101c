//! Records as programs read them.

use chrono::{DateTime, SecondsFormat, Utc};
use exchange::oneroster::{Class, Course, Demographics, Enrollment, Org, Role, Session, User};
use serde_json::{Value, json};

use crate::kit::house::Settings;

pub const ROOT: &str = "/ims/oneroster/rostering/v1p2";

/// The moment of the snapshot and how the server is reached.
pub struct Wire {
    moment: String,
    base: String,
}

impl Wire {
    /// Nothing tells when a row was changed: every record is as of now, so that nobody who asks for changes misses one.
    pub fn new(now: DateTime<Utc>, settings: &Settings) -> Self {
        let base = settings.address(ROOT);
        Self { moment: now.to_rfc3339_opts(SecondsFormat::Millis, true), base }
    }

    pub fn address(&self, path: &str) -> String {
        format!("{}/{path}", self.base)
    }

    fn head(&self, sourced_id: &str, mut rest: Value) -> Value {
        rest["sourcedId"] = sourced_id.into();
        rest["status"] = "active".into();
        rest["dateLastModified"] = self.moment.clone().into();
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

    pub fn org(&self, org: &Org, children: &[&str]) -> Value {
        let children: Vec<Value> = children.iter().map(|child| self.org_ref(child)).collect();
        let (parent, kind) = (self.org_ref(&org.parent), org.kind.code());
        let rest = json!({"name": org.name, "type": kind, "identifier": org.identifier, "parent": parent, "children": children});
        self.head(&org.sourced_id, rest)
    }

    pub fn session(&self, session: &Session) -> Value {
        let parent = self.to("academicSessions", "academicSession", &session.parent);
        let rest = json!({
            "title": session.title,
            "type": session.kind.code(),
            "startDate": session.first.to_string(),
            "endDate": session.last.to_string(),
            "parent": parent,
            "schoolYear": session.school_year,
        });
        self.head(&session.sourced_id, rest)
    }

    pub fn course(&self, course: &Course) -> Value {
        let rest = json!({
            "title": course.title,
            "courseCode": course.code,
            "schoolYear": self.to("academicSessions", "academicSession", &course.school_year),
            "org": self.org_ref(&course.org),
            "subjects": [course.title],
        });
        self.head(&course.sourced_id, rest)
    }

    pub fn class(&self, class: &Class) -> Value {
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
        self.head(&class.sourced_id, rest)
    }

    pub fn enrollment(&self, line: &Enrollment) -> Value {
        let rest = json!({
            "user": self.to("users", "user", &line.user),
            "class": self.to("classes", "class", &line.class),
            "school": self.org_ref(&line.school),
            "role": line.role.code(),
            "primary": line.primary,
            "beginDate": line.first.map(|day| day.to_string()),
            "endDate": line.last.map(|day| day.to_string()),
        });
        self.head(&line.sourced_id, rest)
    }

    pub fn user(&self, user: &User, roles: &[&Role]) -> Value {
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
        self.head(&user.sourced_id, rest)
    }

    pub fn demographics(&self, one: &Demographics) -> Value {
        let text = |text: &String| if text.is_empty() { Value::Null } else { text.as_str().into() };
        self.head(&one.sourced_id, json!({"birthDate": text(&one.born), "sex": text(&one.sex)}))
    }
}
