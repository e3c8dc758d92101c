//! All SQL of the wizard: a file for each step, the frame they share, and the lessons of an opened year.

mod bells;
mod card;
mod classes;
mod courses;
mod facts;
mod frame;
mod groups;
mod lessons;
mod plan;
mod pupils;
mod rooms;
mod staff;
mod subjects;
mod week;
mod year;

use domain::wizard::Step;

use super::sheet::{Ask, Body, Opened};
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request};

pub use bells::{of_schedule, rung, set_bells};
pub use card::{at_card, set_card};
pub use classes::{add_classes, class, named, set_profiles};
pub use frame::{Frame, frame, keep_step};
pub use groups::{make_groups, set_teachers};
pub use lessons::open_school_year;
pub use plan::{fill_plan, set_hours};
pub use rooms::set_rooms;
pub use staff::give_roles;
pub use subjects::set_subjects;
pub use week::{copy_class, copy_day, put_lesson, put_week, told};
pub use year::set_year;

/// The step asked for, else the one reached.
pub async fn open(cx: &Request<Reading>, frame: &Frame, ask: Ask) -> AppResult<Opened> {
    let step = ask.step.unwrap_or(frame.reached);
    let body = match step {
        Step::Card => Body::Card(card::sheet(cx, frame).await?),
        Step::Staff => Body::Staff(staff::sheet(cx, frame).await?),
        Step::Subjects => Body::Subjects(subjects::sheet(cx, frame).await?),
        Step::Rooms => Body::Rooms(rooms::sheet(cx, frame, &ask.of).await?),
        Step::Year => Body::Year(year::sheet(cx, frame).await?),
        Step::Classes => Body::Classes(classes::sheet(cx, frame).await?),
        Step::Pupils => Body::Pupils(pupils::sheet(cx, frame).await?),
        Step::Plan => Body::Plan(plan::sheet(cx, frame, &ask.of).await?),
        Step::Groups => Body::Groups(groups::sheet(cx, frame, &ask.of).await?),
        Step::Timetable => Body::Timetable(week::sheet(cx, frame, &ask.of).await?),
        Step::Check => Body::Check(facts::sheet(cx, frame).await?),
    };
    let state = frame.year.map(|(_, state)| state);
    Ok(Opened { step, reached: frame.reached, state, begins: frame.begins, body })
}
