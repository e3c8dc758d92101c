//! The lesson plan (КТП): its topics, its way to approval, and its dates in the calendar of a group.

mod course;
mod days;
mod entry;
mod flow;
mod gallery;
mod guess;
mod heading;
mod policy;
mod state;
mod tally;
mod topic;

pub use course::{Course, How, Moved, Relaid};
pub use days::{Hour, Slot, hours_of};
pub use entry::{PlanEntry, PlanFacts, PlanRefused, PlanStepped};
pub use flow::{Flow, Want, Way, flow, remaining};
pub use gallery::{LONGEST_ABOUT, PlanShared, ReadGallery, ShareRefused};
pub use guess::{Guess, Odd, guess};
pub use heading::Field;
pub use policy::{JudgePlans, LayDates, WritePlan};
pub use state::{PlanState, PlanStep};
pub use tally::Tally;
pub use topic::{MOST_HOURS, MOST_TOPICS, Topic, TopicRefused};

#[cfg(test)]
mod tests;
