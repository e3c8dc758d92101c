//! A slice's own figures, for plans and dashboards: «вид уроков с темой 412 из 430».

use std::future::Future;
use std::pin::Pin;

use domain::ids::SchoolId;

use super::AppResult;
use super::db::Reading;

/// How much of a thing is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    pub done: u64,
    pub of: u64,
}

/// The future a metric answers with.
pub type Counting<'a> = Pin<Box<dyn Future<Output = AppResult<Tally>> + Send + 'a>>;

/// One figure a slice can give of a school on any day.
pub struct Metric {
    /// Stable name: `journal.lessons_with_topic`.
    pub code: &'static str,
    /// What people read.
    pub title: &'static str,
    pub count: for<'a> fn(&'a Reading, SchoolId, chrono::NaiveDate) -> Counting<'a>,
}
