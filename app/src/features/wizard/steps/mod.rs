//! The steps of the wizard, one file each.

mod check;
mod classes;
mod groups;
mod plan;
mod pupils;
mod staff;
mod timetable;
mod week;
mod year;

pub use check::CheckStep;
pub use classes::ClassesStep;
pub use groups::GroupsStep;
pub use plan::PlanStep;
pub use pupils::PupilsStep;
pub use staff::StaffStep;
pub use timetable::TimetableStep;
pub use year::YearStep;

const TEACHERS: [&str; 3] = ["учитель", "учителя", "учителей"];
const PUPILS: [&str; 3] = ["ученик", "ученика", "учеников"];
const CLASSES: [&str; 3] = ["класс", "класса", "классов"];
const LESSONS: [&str; 3] = ["урок", "урока", "уроков"];
