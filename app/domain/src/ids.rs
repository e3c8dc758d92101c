//! Identity: one newtype per thing the school numbers, never a bare `i64` in a signature.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
        #[cfg_attr(feature = "orm", derive(sea_orm::DeriveValueType))]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// City, district, school, preschool, extra or methodical centre.
    OrganisationId,
    /// The organisation that is a school: the tenant every school row carries.
    SchoolId,
    /// A human being, once in the city.
    PersonId,
    /// A plan of the week that is being made.
    TimetableDraftId,
    /// The login behind a person.
    AccountId,
    /// A dated role of a person in an organisation.
    RoleId,
    /// What was ordered of somebody's roles.
    RoleOrderId,
    /// Somebody who stands in for a colleague.
    DeputyId,
    /// A school year of one school.
    YearId,
    /// A quarter, trimester, half-year or year of a school year.
    TermId,
    /// 5А of one school year.
    ClassId,
    /// The unit a journal hangs on: (part of) a class × subject × teachers.
    GroupId,
    /// A subject of the city's dictionary.
    SubjectId,
    /// One lesson of a group on one day.
    LessonId,
    /// Work that can be marked.
    AssignmentId,
    /// A room of a school.
    RoomId,
    /// A rule of term marks.
    TermRuleId,
    /// What a grade learns without marks.
    UnmarkedId,
    /// An exemption from a subject.
    ExemptionId,
    /// A post left open on purpose.
    VacancyId,
    /// An order over a term.
    TermOrderId,
    /// A movement order.
    OrderId,
    /// A line of a movement order.
    OrderLineId,
    /// A consent given.
    ConsentId,
    /// A refusal to consent.
    ConsentRefusalId,
    /// A file brought for import.
    UploadId,
    /// A list brought in, that can be taken back whole.
    BatchId,
    /// One thing a batch did.
    BatchLineId,
    /// A text people consent to, in one version.
    ConsentTemplateId,
    /// A vacation of a school year.
    VacationId,
    /// A pupil's membership of a class.
    ClassMemberId,
    /// A place of a group in the weekly timetable.
    SlotId,
    /// Hours of a subject in the curriculum.
    CurriculumRowId,
    /// A lesson plan (КТП).
    LessonPlanId,
    /// A topic of a lesson plan.
    LessonPlanRowId,
    /// A lesson plan in the gallery of the city.
    SharedPlanId,
    /// A conversation.
    MessageThreadId,
    /// One message of a conversation.
    MessageId,
    /// An entry of the event log.
    EventId,
    /// A parent's note of absence.
    NoteId,
    /// A secret address of a calendar.
    FeedId,
    /// An absence of a teacher.
    TeacherAbsenceId,
    /// A program that may read the roster.
    RosterClientId,
    /// A notice of something new.
    NoticeId,
    /// Words of the school to a class or to everybody.
    AnnouncementId,
    /// A mail that waits or was sent.
    LetterId,
    /// A device that hears of notices.
    DeviceId,
    /// A look at personal data.
    TraceId,
    /// A reconciliation of lists.
    ReconciliationId,
    /// A pupil named as missing from a list.
    MissingId,
    /// A file that somebody brought.
    FileId,
    /// A link that hangs on homework.
    HomeworkLinkId,
    /// A document of a person's card.
    DocumentId,
}

impl From<SchoolId> for OrganisationId {
    fn from(school: SchoolId) -> Self {
        Self(school.0)
    }
}
