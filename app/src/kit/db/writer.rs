//! The writer of SQLite: turns run one after another, many of them share one durable commit, and who is told
//! «saved» is told so after it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use sea_orm::{DatabaseConnection, DbErr};
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use super::open;
use super::pace::Pace;
use super::pin::Pin;
use super::turn::{Gate, Turn, spoilt};
use super::writing::{Answer, Writing};
use crate::kit::error::{AppError, AppResult};

pub(super) enum Errand {
    Turn(Wish),
    Close(oneshot::Sender<()>),
}

/// Somebody waits for a turn.
pub(super) struct Wish {
    grant: oneshot::Sender<Writing>,
    limit: Duration,
}

/// Waits for a turn, not for ever.
pub(super) async fn ask(
    writer: &mpsc::Sender<Errand>,
    limit: Duration,
    wait: Duration,
) -> AppResult<Writing> {
    let (grant, granted) = oneshot::channel();
    writer.try_send(Errand::Turn(Wish { grant, limit })).map_err(|_| AppError::Busy)?;
    match timeout(wait, granted).await {
        Ok(Ok(writing)) => Ok(writing),
        _ => Err(AppError::Busy),
    }
}

/// Returns when the writer has ended what was asked before.
pub(super) async fn close(writer: &mpsc::Sender<Errand>) {
    let (done, closed) = oneshot::channel();
    if writer.send(Errand::Close(done)).await.is_ok() {
        // An error means that the writer is already gone.
        let _ = closed.await;
    }
}

pub(super) struct Writer {
    url: String,
    pace: Pace,
    errands: mpsc::Receiver<Errand>,
    /// None until the next turn, after a failure that left the old connection in doubt.
    line: Option<(DatabaseConnection, Arc<Pin>)>,
    /// Taken from the queue while another batch was open.
    ahead: Option<Wish>,
    closing: Option<oneshot::Sender<()>>,
}

impl Writer {
    pub async fn start(url: &str, pace: &Pace) -> Result<mpsc::Sender<Errand>, DbErr> {
        let (sender, errands) = mpsc::channel(pace.queue);
        let line = Some(open::writers_line(url).await?);
        let writer = Self { url: url.into(), pace: pace.clone(), errands, line, ahead: None, closing: None };
        tokio::spawn(writer.work());
        Ok(sender)
    }

    async fn work(mut self) {
        while let Some(wish) = self.next().await {
            self.batch(wish).await;
        }
        if let Some((home, pin)) = self.line.take() {
            if let Err(error) = pin.say("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)").await {
                tracing::warn!(%error, "the log stays beside the database file; nothing is lost");
            }
            drop(pin);
            if let Err(error) = home.close().await {
                tracing::warn!(%error, "the writer's connection did not close");
            }
        }
        if let Some(done) = self.closing {
            // An error means that nobody waits for the end.
            let _ = done.send(());
        }
    }

    async fn next(&mut self) -> Option<Wish> {
        if let Some(wish) = self.ahead.take() {
            return Some(wish);
        }
        loop {
            match self.errands.recv().await? {
                Errand::Turn(wish) => return Some(wish),
                Errand::Close(done) => self.shut(done),
            }
        }
    }

    /// Whoever is in the queue still has a turn, nobody joins it.
    fn shut(&mut self, done: oneshot::Sender<()>) {
        self.errands.close();
        self.closing = Some(done);
    }

    async fn batch(&mut self, first: Wish) {
        let mut waiting = Vec::new();
        let outcome = self.turns(first, &mut waiting).await;
        if let Err(error) = &outcome {
            tracing::error!(%error, turns = waiting.len(), "a commit failed: its changes are to be sent again");
            self.recover().await;
        }
        let said = if outcome.is_ok() { Ok(()) } else { Err(AppError::Busy) };
        for answer in waiting {
            // An error means that the caller has gone: nobody is told, and the change stands.
            let _ = answer.send(said.clone());
        }
    }

    /// One transaction. Every step is proved by the next: a savepoint is only set inside the transaction just
    /// begun, or after the release of the one before, which fails if the transaction was lost meanwhile.
    async fn turns(&mut self, first: Wish, waiting: &mut Vec<Answer>) -> Result<(), DbErr> {
        let started = Instant::now();
        let mut step = "BEGIN IMMEDIATE";
        let mut count = 0;
        let mut next = Some(first);
        let pin = self.pin().await?;
        while let Some(wish) = next {
            if !wish.grant.is_closed() {
                pin.say(&format!("{step}; SAVEPOINT turn")).await?;
                step = match one_turn(&pin, wish).await {
                    Some(answer) => {
                        waiting.push(answer);
                        "RELEASE turn"
                    }
                    None => "ROLLBACK TO turn; RELEASE turn",
                };
                count += 1;
            }
            let full = count >= self.pace.batch || started.elapsed() >= self.pace.batch_time;
            next = if full { None } else { self.joining(count) };
        }
        if count == 0 {
            return Ok(());
        }
        pin.say(&format!("{step}; COMMIT")).await
    }

    /// The next in the queue, if it may share the commit; a long turn would keep the others waiting for it.
    fn joining(&mut self, count: usize) -> Option<Wish> {
        match self.errands.try_recv().ok()? {
            Errand::Turn(wish) if count > 0 && wish.limit > self.pace.turn => {
                self.ahead = Some(wish);
                None
            }
            Errand::Turn(wish) => Some(wish),
            Errand::Close(done) => {
                self.shut(done);
                None
            }
        }
    }

    async fn pin(&mut self) -> Result<Arc<Pin>, DbErr> {
        if self.line.is_none() {
            self.line = Some(open::writers_line(&self.url).await?);
        }
        let (_, pin) = self.line.as_ref().expect("opened just above");
        Ok(pin.clone())
    }

    /// After this no transaction is open, or the connection is given up and another is opened for the next turn.
    async fn recover(&mut self) {
        let Some((_, pin)) = &self.line else { return };
        if let Err(error) = pin.clear().await {
            tracing::error!(%error, "the writer's connection is given up");
            self.line = None;
        }
    }
}

/// Hands the connection over and waits for the end of the turn: Some if it wants to be saved.
async fn one_turn(pin: &Arc<Pin>, wish: Wish) -> Option<Answer> {
    let turn = Arc::new(Turn::new(pin.clone()));
    let (end, ended) = oneshot::channel();
    if wish.grant.send(Writing::of_turn(turn.clone(), end)).is_err() {
        turn.end().await;
        return None;
    }
    let answer = timeout(wish.limit, ended).await;
    let stood = turn.end().await;
    match answer {
        Ok(Ok(answer)) if stood == Gate::Open => Some(answer),
        Ok(Ok(answer)) => {
            // An error means that the caller has gone.
            let _ = answer.send(Err(AppError::fault(spoilt())));
            None
        }
        Ok(Err(_)) => None,
        Err(_) => {
            tracing::warn!(limit_ms = wish.limit.as_millis(), "a turn took too long and is undone");
            None
        }
    }
}
