//! The warner: says in good time that consents end, once for each of the days on which it is told.

use std::time::Duration;

use super::store::warn;
use crate::kit::AppResult;
use crate::kit::house::House;

/// A day that begins is met within so long.
const PAUSE: Duration = Duration::from_mins(10);

/// Tells of all ends that are due today; how many.
pub async fn warn_of_ends(house: &House) -> AppResult<usize> {
    warn(house).await
}

/// Warns for ever; ends with the task it runs in.
pub async fn run_warner(house: House) {
    loop {
        if let Err(error) = warn_of_ends(&house).await {
            tracing::warn!(%error, "ends of consents wait to be told");
        }
        tokio::time::sleep(PAUSE).await;
    }
}
