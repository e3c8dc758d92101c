//! The lists that programs may ask for, what their records are called and which fields they have.

use domain::oneroster::Scope;

/// A list and the leave it takes.
#[derive(Clone, Copy, Debug)]
pub struct Collection {
    pub name: &'static str,
    /// What the answer calls the list, and one of it.
    pub many: &'static str,
    pub one: &'static str,
    pub fields: &'static [&'static str],
    /// Lists of one record: «students» of a class.
    pub nested: &'static [&'static str],
}

const ORG: &[&str] =
    &["sourcedId", "status", "dateLastModified", "name", "type", "identifier", "parent", "children"];
const SESSION: &[&str] = &[
    "sourcedId",
    "status",
    "dateLastModified",
    "title",
    "type",
    "startDate",
    "endDate",
    "parent",
    "schoolYear",
];
const COURSE: &[&str] =
    &["sourcedId", "status", "dateLastModified", "title", "courseCode", "schoolYear", "org", "subjects"];
const CLASS: &[&str] = &[
    "sourcedId",
    "status",
    "dateLastModified",
    "title",
    "classCode",
    "classType",
    "grades",
    "course",
    "school",
    "terms",
];
const ENROLLMENT: &[&str] = &[
    "sourcedId",
    "status",
    "dateLastModified",
    "user",
    "class",
    "school",
    "role",
    "primary",
    "beginDate",
    "endDate",
];
const USER: &[&str] = &[
    "sourcedId",
    "status",
    "dateLastModified",
    "username",
    "enabledUser",
    "givenName",
    "familyName",
    "middleName",
    "email",
    "phone",
    "grades",
    "roles",
    "agents",
    "primaryOrg",
];
const PARTICULARS: &[&str] = &["sourcedId", "status", "dateLastModified", "birthDate", "sex"];

const fn list(
    name: &'static str,
    (many, one): (&'static str, &'static str),
    fields: &'static [&'static str],
    nested: &'static [&'static str],
) -> Collection {
    Collection { name, many, one, fields, nested }
}

pub const ALL: [Collection; 12] = [
    list("orgs", ("orgs", "org"), ORG, &[]),
    list("schools", ("orgs", "org"), ORG, &["classes", "students", "teachers", "courses", "enrollments"]),
    list("academicSessions", ("academicSessions", "academicSession"), SESSION, &[]),
    list("terms", ("academicSessions", "academicSession"), SESSION, &[]),
    list("gradingPeriods", ("academicSessions", "academicSession"), SESSION, &[]),
    list("courses", ("courses", "course"), COURSE, &["classes"]),
    list("classes", ("classes", "class"), CLASS, &["students", "teachers", "enrollments"]),
    list("enrollments", ("enrollments", "enrollment"), ENROLLMENT, &[]),
    list("users", ("users", "user"), USER, &["classes"]),
    list("students", ("users", "user"), USER, &["classes"]),
    list("teachers", ("users", "user"), USER, &["classes"]),
    list("demographics", ("demographics", "demographics"), PARTICULARS, &[]),
];

impl Collection {
    pub fn named(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|collection| collection.name == name)
    }

    /// Do its records tell of people?
    pub fn is_of_people(&self) -> bool {
        ["users", "enrollments", "demographics"].contains(&self.many)
    }

    /// Do these scopes open it? Lists of one record take the full one.
    pub fn opened_by(&self, scopes: &[Scope], nested: bool) -> bool {
        if self.name == "demographics" {
            return scopes.contains(&Scope::Demographics);
        }
        scopes.contains(&Scope::Full) || (!nested && scopes.contains(&Scope::Core))
    }
}
