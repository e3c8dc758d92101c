//! All SQL of the wizard: a file for each step, the frame they share, and the lessons of an opened year.

mod begin;
mod bells;
mod borders;
mod card;
mod class_own;
mod classes;
mod courses;
mod facts;
mod frame;
mod groups;
mod kinds;
mod leaders;
mod lessons;
mod next;
mod plan;
mod promote;
mod pupils;
mod rests;
mod rooms;
mod staff;
mod subjects;
mod teachers;
mod vacancies;
mod week;

use domain::wizard::Step;

use super::sheet::{Ask, Body, Opened};
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request};

pub use bells::{of_schedule, rung, set_bells};
pub use borders::set_borders;
pub use card::{at_card, set_card};
pub use class_own::{remove_class, set_class};
pub use classes::{add_classes, class, named, set_profiles};
pub use frame::{Frame, frame, keep_step};
pub use groups::make_groups;
pub use kinds::set_kinds;
pub use leaders::{class_posts, name_leader};
pub use lessons::open_school_year;
pub use next::{choose_year, start_next_year};
pub use plan::{fill_plan, set_hours};
pub use rests::{add_rests, drop_rests, set_rests};
pub use rooms::set_rooms;
pub use staff::give_roles;
pub use subjects::set_subjects;
pub use teachers::{group_posts, hand_over};
pub use vacancies::leave_vacant;
pub use week::{copy_class, copy_day, put_lesson, put_week, told};

/// The step asked for, else the one reached.
pub async fn open(cx: &Request<Reading>, frame: &Frame, ask: Ask) -> AppResult<Opened> {
    let step = ask.step.unwrap_or(frame.reached);
    let body = match step {
        Step::Card => Body::Card(card::sheet(cx, frame).await?),
        Step::Kinds => Body::Kinds(kinds::sheet(cx, frame).await?),
        Step::Borders => Body::Borders(borders::sheet(cx, frame).await?),
        Step::Staff => Body::Staff(staff::sheet(cx, frame).await?),
        Step::Subjects => Body::Subjects(subjects::sheet(cx, frame).await?),
        Step::Rooms => Body::Rooms(rooms::sheet(cx, frame, &ask.of).await?),
        Step::Classes => Body::Classes(classes::sheet(cx, frame, &ask.of).await?),
        Step::Pupils => Body::Pupils(pupils::sheet(cx, frame).await?),
        Step::Plan => Body::Plan(plan::sheet(cx, frame, &ask.of).await?),
        Step::Groups => Body::Groups(groups::sheet(cx, frame, &ask.of).await?),
        Step::Timetable => Body::Timetable(week::sheet(cx, frame, &ask.of).await?),
        Step::Check => Body::Check(facts::sheet(cx, frame).await?),
    };
    let state = frame.year.map(|(_, state)| state);
    let years = next::years(&cx.tx, frame).await?;
    let next = if step == Step::Check { next::next(cx, frame).await? } else { None };
    Ok(Opened { step, reached: frame.reached, state, begins: frame.begins, years, next, body })
}
