//! The columns of each file as the binding names and orders them, ours after them.

/// A kind of record: its file, its columns, how it is read from a line and written as one.
pub(super) trait Record: Sized {
    const FILE: &'static str;
    const COLUMNS: &'static [&'static str];
    /// Columns that only 1.1 has.
    const FORMER: &'static [&'static str] = &[];

    fn read(line: &mut super::line::Line<'_>) -> Option<Self>;
    fn sourced_id(&self) -> &str;
    /// What stands in this column; empty where it is not kept here.
    fn cell(&self, column: &str) -> String;
}

pub(super) const ORGS: &[&str] = &[
    "sourcedId",
    "status",
    "dateLastModified",
    "name",
    "type",
    "identifier",
    "parentSourcedId",
    "metadata.gorodok.kind",
];

pub(super) const SESSIONS: &[&str] = &[
    "sourcedId",
    "status",
    "dateLastModified",
    "title",
    "type",
    "startDate",
    "endDate",
    "parentSourcedId",
    "schoolYear",
    "metadata.gorodok.kind",
    "metadata.gorodok.number",
    "metadata.gorodok.postFrom",
    "metadata.gorodok.postUntil",
];

pub(super) const COURSES: &[&str] = &[
    "sourcedId",
    "status",
    "dateLastModified",
    "schoolYearSourcedId",
    "title",
    "courseCode",
    "grades",
    "orgSourcedId",
    "subjects",
    "subjectCodes",
];

pub(super) const CLASSES: &[&str] = &[
    "sourcedId",
    "status",
    "dateLastModified",
    "title",
    "grades",
    "courseSourcedId",
    "classCode",
    "classType",
    "location",
    "schoolSourcedId",
    "termSourcedIds",
    "subjects",
    "subjectCodes",
    "periods",
    "metadata.gorodok.class",
];

pub(super) const USERS: &[&str] = &[
    "sourcedId",
    "status",
    "dateLastModified",
    "enabledUser",
    "username",
    "userIds",
    "givenName",
    "familyName",
    "middleName",
    "identifier",
    "email",
    "sms",
    "phone",
    "agentSourcedIds",
    "grades",
    "password",
    "userMasterIdentifier",
    "resourceSourcedIds",
    "preferredGivenName",
    "preferredMiddleName",
    "preferredFamilyName",
    "primaryOrgSourcedId",
    "pronouns",
    "metadata.gorodok.post",
    "metadata.gorodok.subjects",
    "metadata.gorodok.kinship",
];

pub(super) const FORMER_USERS: &[&str] = &["orgSourcedIds", "role"];

pub(super) const ROLES: &[&str] = &[
    "sourcedId",
    "status",
    "dateLastModified",
    "userSourcedId",
    "roleType",
    "role",
    "beginDate",
    "endDate",
    "orgSourcedId",
    "userProfileSourcedId",
];

pub(super) const ENROLLMENTS: &[&str] = &[
    "sourcedId",
    "status",
    "dateLastModified",
    "classSourcedId",
    "schoolSourcedId",
    "userSourcedId",
    "role",
    "primary",
    "beginDate",
    "endDate",
];

pub(super) const DEMOGRAPHICS: &[&str] = &[
    "sourcedId",
    "status",
    "dateLastModified",
    "birthDate",
    "sex",
    "americanIndianOrAlaskaNative",
    "asian",
    "blackOrAfricanAmerican",
    "nativeHawaiianOrOtherPacificIslander",
    "white",
    "demographicRaceTwoOrMoreRaces",
    "hispanicOrLatinoEthnicity",
    "countryOfBirthCode",
    "stateOfBirthAbbreviation",
    "cityOfBirth",
    "publicSchoolResidenceStatus",
];

/// Every file the manifest of 1.2 speaks of, and whether it is among those we write.
pub(super) const FILES: [(&str, bool); 21] = [
    ("academicSessions", true),
    ("categories", false),
    ("classes", true),
    ("classResources", false),
    ("courses", true),
    ("courseResources", false),
    ("demographics", true),
    ("enrollments", true),
    ("lineItemLearningObjectiveIds", false),
    ("lineItems", false),
    ("lineItemScoreScales", false),
    ("orgs", true),
    ("resources", false),
    ("resultLearningObjectiveIds", false),
    ("results", false),
    ("resultScoreScales", false),
    ("roles", true),
    ("scoreScales", false),
    ("userProfiles", false),
    ("userResources", false),
    ("users", true),
];
