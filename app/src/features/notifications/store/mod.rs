//! All SQL of notices.

mod announced;
mod changes;
mod claimed;
mod letters;
mod list;
mod lists;
mod of_terms;
mod tell;
mod wishes;

pub use announced::{announce, board, put_up_by, recall};
pub use claimed::{Claimed, claim, end, forget, give_up, postpone, refuse};
pub use list::{news, notices, read_up_to};
pub use tell::Teller;
pub use wishes::{confirm, forget_mail, save, secret, set_mail, settings, unsubscribe};
