//! Files that people bring: taken piece by piece, sealed at rest, handed out to whoever the slice that owns them lets in.
//!
//! A door asks its own rights first and reads the form by [`Form::read`]: what arrives is kept at once, and hangs on
//! nothing. In the turn that makes its owner the slice calls [`adopt`]; a file that is never adopted is never seen, and
//! [`run_sweeper`] takes it away. Whoever lets go of a file calls [`let_go`] in the same turn. What is shown is read by
//! [`find`] or [`all_of`], and goes out by [`handed`], or by [`bytes`] for a paper.

mod arriving;
mod handing;
mod picture;
mod store;
#[cfg(test)]
mod tests;

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::file::{Attached, FileKind};
use domain::ids::{AccountId, FileId, SchoolId};

use super::AppResult;
use super::house::House;

pub use arriving::{Arrived, Form, LARGEST_FORM, Wanted, large};
pub use handing::{Way, bytes, handed};
pub use picture::small_picture;
pub use store::{adopt, all_of, find, keep_small, let_go};

/// Bytes of content sealed together.
const PIECE: usize = 256 << 10;
/// What arrived may hang on nothing for so long: until its form is read to the end and its owner is made.
const PATIENCE: TimeDelta = TimeDelta::hours(2);
const PAUSE: Duration = Duration::from_mins(5);

/// A file made by the house itself, short enough for one piece.
pub struct Small<'a> {
    pub school: SchoolId,
    pub by: AccountId,
    pub at: DateTime<Utc>,
    /// With the ending of its kind.
    pub name: &'a str,
    pub kind: FileKind,
    pub bytes: &'a [u8],
}

/// A file that something owns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    pub id: FileId,
    pub school: SchoolId,
    pub name: String,
    pub kind: FileKind,
    /// In bytes.
    pub size: u64,
    /// Of the whole content, in hex.
    pub sha256: String,
    pub at: DateTime<Utc>,
    pub by: AccountId,
    pieces: i32,
}

impl File {
    /// What people are shown of it.
    pub fn attached(&self) -> Attached {
        Attached { id: self.id, name: self.name.clone(), kind: self.kind, size: self.size }
    }
}

/// Takes away what hangs on nothing: at once what was let go, after a while what was never adopted. How many went.
pub async fn sweep(house: &House) -> AppResult<usize> {
    let before = house.clock.now() - PATIENCE;
    let (mut swept, mut after) = (0, FileId(0));
    loop {
        let loose = store::loose(&house.db.read().await?, before, after).await?;
        let Some((_, last)) = loose.last() else { return Ok(swept) };
        after = *last;
        for (school, file) in loose {
            match sweep_one(house, (school, file), before).await {
                Ok(()) => swept += 1,
                // The others are not held up by one that something still points at.
                Err(error) => tracing::warn!(%error, %file, "a loose file stays"),
            }
        }
    }
}

async fn sweep_one(house: &House, of: (SchoolId, FileId), before: DateTime<Utc>) -> AppResult<()> {
    let tx = house.db.long_turn().await?;
    store::sweep(&tx, of, before).await?;
    tx.commit().await
}

/// Sweeps for ever.
pub async fn run_sweeper(house: House) {
    loop {
        if let Err(error) = sweep(&house).await {
            tracing::warn!(%error, "loose files wait to be swept");
        }
        tokio::time::sleep(PAUSE).await;
    }
}
