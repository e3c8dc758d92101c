//! Something new, once for everybody who hears of it.

use domain::ids::{AnnouncementId, ClassId, EventId, GroupId, LessonId, NoticeId, PersonId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notices")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: NoticeId,
    pub school_id: SchoolId,
    /// `marks`, `absences`, `homework`, `lessons`, `announcements` or `notes`.
    pub kind: String,
    /// Its name within the kind, such as `lesson:5 pupil:9`.
    pub about: String,
    /// Whose family hears of it.
    pub pupil_id: Option<PersonId>,
    /// The families of which group hear of it.
    pub group_id: Option<GroupId>,
    /// The same of a class; a note is for whoever leads it.
    pub class_id: Option<ClassId>,
    /// The teacher who hears of it.
    pub person_id: Option<PersonId>,
    pub lesson_id: Option<LessonId>,
    pub announcement_id: Option<AnnouncementId>,
    /// «5 4», `absent`, `cancelled`; empty: it was taken back.
    pub stands: String,
    /// The events of the log that told of it first and last.
    pub first_event: EventId,
    pub last_event: EventId,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
