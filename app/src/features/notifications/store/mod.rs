//! All SQL of notices.

mod announced;
mod changes;
mod claimed;
mod devices;
mod letters;
mod list;
mod lists;
mod of_terms;
mod pushes;
mod pushing;
mod tell;
mod wishes;

pub use announced::{announce, board, put_up_by, recall};
pub use claimed::{Claimed, claim, end, forget, give_up, postpone, refuse};
pub use devices::{turn_off, turn_on};
pub use list::{news_of, notices, read_up_to};
pub use pushing::{Due, claim as claim_push, drop_due, forget_device, missed, put_off, reached};
pub use tell::Teller;
pub use wishes::{confirm, forget_mail, save, secret, set_mail, settings, unsubscribe};
