//! All SQL of taking people in: what the school knows, what a list adds to it, and how that is written in pieces.

mod batch;
mod cards;
mod crew;
mod facts;
mod families;
mod frame;
mod groups;
mod kin;
mod known;
mod logins;
mod meetings;
mod numbers;
mod order;
mod persons;
mod pupils;
mod sketch;
mod undo;
mod written;

pub use batch::{Source, begin as begin_batch, begun as begun_batch, code as kind_code, end as end_batch};
pub use cards::{bring as bring_staff, weigh as weigh_staff};
pub use frame::{Frame, Led, begin_year, founded, load as frame, school};
pub use groups::give as give_group;
pub use known::{List, check, check_ruled, classes_missing};
pub use meetings::Question;
pub use order::{issue, lock};
pub use pupils::{Brought, bring as bring_pupils, weigh as weigh_pupils};
pub use sketch::Tally;
pub use undo::{Batch, batch, foresee, last_batch, undo};
