//! Notices: what people are told of, who hears it, at what hour, and what becomes of it when it is taken back.

mod announcement;
mod fold;
mod freshness;
mod hearing;
mod kind;
mod mail;
mod push;
mod quiet;
mod reminder;
mod retry;
mod wishes;

#[cfg(test)]
mod tests;

pub use announcement::{Announce, AnnouncementEntry, AnnouncementRefused, Announcing, NobodyToTell, Recall};
pub use fold::{About, COMMENT, Change, Notice, fold, of_cell};
pub use freshness::Freshness;
pub use hearing::Hearing;
pub use kind::NoticeKind;
pub use mail::{MailAddress, NotAMailAddress};
pub use push::{NotAPushEndpoint, PushEndpoint, PushServices, spaced};
pub use quiet::{Hour, NotAnHour, QuietHours};
pub use reminder::{NotAReminder, Reminder};
pub use retry::again_after;
pub use wishes::{Digest, NotADigest, Wishes};
