//! The teller: makes notices out of what is sealed in the log, about once a second.

use std::time::Duration;

use super::store::{Teller, forget};
use crate::kit::AppResult;
use crate::kit::house::House;

const PAUSE: Duration = Duration::from_secs(1);
/// Old rows are forgotten once in so many passes: about once an hour.
const FORGET_EVERY: u32 = 3_600;

/// Tells of all that is sealed and not told of yet; how many notices that makes.
pub async fn tell(house: &House) -> AppResult<usize> {
    Teller::default().pass(house).await
}

/// Tells for ever; ends with the task it runs in.
pub async fn run_teller(house: House) {
    let mut teller = Teller::default();
    for pass in (0..FORGET_EVERY).cycle() {
        if let Err(error) = teller.pass(&house).await {
            tracing::warn!(%error, "notices wait to be told");
        }
        if pass == 0
            && let Err(error) = forget(&house, house.clock.now()).await
        {
            tracing::warn!(%error, "old notices are not forgotten yet");
        }
        tokio::time::sleep(PAUSE).await;
    }
}
