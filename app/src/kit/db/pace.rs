//! How long a turn may last, how long one waits for it, and how many share one commit.

use std::time::Duration;

#[derive(Clone, Debug)]
pub struct Pace {
    /// A turn that lasts longer is undone.
    pub turn: Duration,
    /// The same for a piece of an import.
    pub long_turn: Duration,
    /// Who has waited so long for a turn or for a snapshot is sent away.
    pub wait: Duration,
    /// So many may wait for a turn; the next is sent away at once.
    pub queue: usize,
    /// At most so many turns share a commit …
    pub batch: usize,
    /// … and no turn joins a commit that has been kept open so long.
    pub batch_time: Duration,
    /// Connections that read (SQLite), or that read and as many that write (PostgreSQL).
    pub readers: u32,
}

impl Default for Pace {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            // A debug build computes ten times slower.
            turn: Duration::from_millis(if cfg!(debug_assertions) { 500 } else { 50 }),
            long_turn: Duration::from_secs(2),
            wait: Duration::from_secs(5),
            queue: 512,
            batch: 64,
            batch_time: Duration::from_millis(8),
            readers: u32::try_from(cores * 2).unwrap_or(u32::MAX).max(4),
        }
    }
}
