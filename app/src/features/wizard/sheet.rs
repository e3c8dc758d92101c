//! What the wizard shows and takes, on the wire.

use chrono::NaiveDate;
use domain::calendar::YearState;
use domain::ids::{ClassId, GroupId, PersonId, RoomId, SubjectId};
use domain::timetable::{Busy, Place};
use domain::wizard::{Missing, Step};
use serde::{Deserialize, Serialize};

use super::school::{Card, Rooms, Subject};
use super::terms::{Days, Kinds, NextYear, YearLine};

/// Which step to show; none: the one reached.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Ask {
    pub step: Option<Step>,
    /// Of a step that has several sheets: a class, or a grade with its profile, «10.social».
    pub of: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opened {
    pub step: Step,
    pub reached: Step,
    /// None: the year has not been begun.
    pub state: Option<YearState>,
    /// The calendar year in which the school year begins.
    pub begins: i32,
    /// All years that are not closed, the latest first.
    pub years: Vec<YearLine>,
    /// The next year, where it may be begun.
    pub next: Option<NextYear>,
    pub body: Body,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Body {
    Card(Card),
    Kinds(Kinds),
    Borders(Days),
    Staff(Staff),
    Subjects(Vec<Subject>),
    Classes(Classes),
    Rooms(Rooms),
    Pupils(Pupils),
    Plan(Plan),
    Groups(Groups),
    Timetable(Week),
    Check(Check),
}

#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Staff {
    pub people: u64,
    /// With subjects named in the list.
    pub teachers: u64,
    /// Roles the posts speak for that nobody has given yet, with the number of people.
    pub proposed: Vec<(String, u64)>,
    /// Class teachers named for classes that are not there yet.
    pub wishes: u64,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Classes {
    pub grades: Vec<Grade>,
    /// Everybody who may lead one.
    pub staff: Vec<Employee>,
    pub rooms: Vec<(RoomId, String)>,
    /// The class turned to.
    pub here: Option<ClassId>,
    /// From when a class teacher is proposed.
    pub day: NaiveDate,
}

/// Somebody who works in the school.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Employee {
    pub person: PersonId,
    /// «Иванова А. П.»
    pub name: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Grade {
    pub grade: i32,
    pub classes: Vec<Class>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Class {
    pub id: ClassId,
    pub letter: String,
    pub profile: String,
    /// 1 or 2.
    pub shift: i32,
    /// What the sanitary rules have against it.
    pub norm: Option<String>,
    /// «Иванова А. П.»
    pub teacher: Option<String>,
    pub leader: Option<PersonId>,
    /// The last day of work of the leader has come.
    pub gone: bool,
    pub room: Option<RoomId>,
    pub pupils: u64,
}

#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Pupils {
    /// All of the school.
    pub count: u64,
    pub guardians: u64,
    /// Name of the class, pupils, pupils without a guardian who may look.
    pub classes: Vec<(String, u64, u64)>,
}

/// A grade with a profile, for which hours are planned.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub struct PlanKey {
    pub grade: i32,
    pub profile: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Plan {
    /// The grades that have classes, with all their hours.
    pub keys: Vec<(PlanKey, i32)>,
    pub here: PlanKey,
    /// The most hours a week that `here` may have.
    pub most: i32,
    pub rows: Vec<PlanRow>,
}

/// Hours in hundredths.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PlanRow {
    pub subject: SubjectId,
    pub name: String,
    pub core: i32,
    pub school: i32,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Groups {
    /// Groups still to be made, in all classes.
    pub lacking: u64,
    /// Groups without a teacher, in all classes.
    pub untaught: u64,
    pub classes: Vec<(ClassId, String)>,
    pub here: Option<ClassId>,
    pub rows: Vec<GroupRow>,
    /// Open posts of the class here.
    pub vacant: Vec<Vacant>,
    /// Everybody who may lead the class here, if nobody does.
    pub staff: Vec<Employee>,
    /// Teachers with their names, subjects and lessons a week.
    pub teachers: Vec<Teacher>,
    /// From when another teacher is proposed.
    pub day: NaiveDate,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GroupRow {
    pub group: GroupId,
    pub subject: SubjectId,
    pub name: String,
    pub code: String,
    pub lessons: i32,
    pub teacher: Option<PersonId>,
    /// One of several groups into which the class is divided for the subject.
    pub half: bool,
}

/// A post that nobody has.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Vacant {
    pub class: ClassId,
    /// None: the class has no class teacher.
    pub group: Option<GroupId>,
    /// «7А: Музыка»
    pub title: String,
    /// Why it is left open.
    pub reason: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Teacher {
    pub person: PersonId,
    /// «Иванова А. П.»
    pub name: String,
    pub subjects: String,
    pub load: i32,
}

/// The week of a class.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Week {
    pub classes: Vec<(ClassId, String)>,
    pub here: Option<ClassId>,
    pub groups: Vec<WeekGroup>,
    pub places: Vec<(Place, GroupId)>,
    pub others: Vec<Busy>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WeekGroup {
    pub group: GroupId,
    pub subject: String,
    pub teacher: Option<PersonId>,
    /// «Иванова А. П.»
    pub teacher_name: String,
    /// Lessons a week by the plan.
    pub lessons: i32,
}

#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Check {
    pub missing: Vec<Missing>,
    pub classes: u64,
    pub pupils: u64,
    /// Lessons a week that have a place, and those of all groups.
    pub placed: i32,
    pub lessons: i32,
    /// Lessons laid out over the calendar.
    pub laid: u64,
    /// Posts left open with a reason.
    pub vacant: Vec<Vacant>,
    /// What is unusual in the calendar, in sentences.
    pub doubts: Vec<String>,
}

impl PlanKey {
    /// «10.social», as an address has it.
    pub fn code(&self) -> String {
        format!("{}.{}", self.grade, self.profile)
    }

    /// «10, инженерный»
    pub fn title(&self) -> String {
        match domain::curriculum::profile_title(&self.profile) {
            "" => self.grade.to_string(),
            profile => format!("{}, {}", self.grade, profile.to_lowercase()),
        }
    }
}
