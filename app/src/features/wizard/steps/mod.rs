//! The steps of the wizard, one file each.

mod borders;
mod card;
mod check;
mod classes;
mod groups;
mod kinds;
mod leaders;
mod own;
mod plan;
mod pupils;
mod rooms;
mod settled;
mod staff;
mod subjects;
mod timetable;
mod vacant;
mod week;
mod years;

use leptos::prelude::*;

use crate::ui::{Empty, Glyph, LinkButton};

pub use borders::BordersStep;
pub use card::CardStep;
pub use check::CheckStep;
pub use classes::ClassesStep;
pub use groups::GroupsStep;
pub use kinds::KindsStep;
pub use plan::PlanStep;
pub use pupils::PupilsStep;
pub use rooms::RoomsStep;
pub use settled::settled;
pub use staff::StaffStep;
pub use subjects::SubjectsStep;
pub use timetable::TimetableStep;
pub use years::{NextStep, Years};

const TEACHERS: [&str; 3] = ["учитель", "учителя", "учителей"];
const PUPILS: [&str; 3] = ["ученик", "ученика", "учеников"];
const CLASSES: [&str; 3] = ["класс", "класса", "классов"];
const LESSONS: [&str; 3] = ["урок", "урока", "уроков"];

/// A list that has not been brought yet: what it should hold, and the way to bring it.
fn no_list(title: &'static str, holds: &'static str, (href, bring): (&'static str, &'static str)) -> AnyView {
    view! {
        <Empty title glyph=Glyph::People>
            <p>{holds}</p>
            <div class="line">
                <LinkButton href icon=Glyph::Upload>{bring}</LinkButton>
            </div>
        </Empty>
    }
    .into_any()
}
