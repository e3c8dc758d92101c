//! Changes on their way to the server: in order, each answered by itself, none lost. Pure: time is an argument.
//!
//! A slice says what a parcel is ([`Parcel`]) and how it goes ([`Route`]); a [`Courier`] carries it behind one's back.

mod courier;
mod pace;
mod saving;
mod shelf;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use courier::{Courier, Progress, Route};
use pace::Pace;
pub use saving::Saving;
pub use shelf::{Shelf, unsent};

/// A change that is sent, and sent again under the same id until it has its answer.
pub trait Parcel: Clone {
    /// What it changes: of two parcels to the same thing the second waits for the answer to the first.
    type To: Clone + PartialEq;
    fn id(&self) -> &str;
    fn to(&self) -> Self::To;
}

/// Where a parcel stands. One that has been applied stands nowhere: it is gone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    Waiting,
    Sent,
    /// It will not go in; shown to its author until dismissed.
    Refused,
    /// Somebody was first; its author has to choose.
    Conflicted,
}

impl Stage {
    /// It goes no further by itself: its author has to look at it.
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Refused | Self::Conflicted)
    }
}

/// What became of one parcel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    Applied,
    Refused,
    Conflicted,
}

/// Why a call as a whole brought no answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Failure {
    /// No network, or a server that sheds load.
    Passing,
    /// The server broke over it: tried again, but not for ever.
    Fault,
    /// The session has ended: all wait for their author.
    SignedOut,
    /// One of them cannot go, and nobody says which.
    Rejected,
}

/// A parcel with its place in the order, as it is kept on the device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Kept<P> {
    order: u64,
    pub parcel: P,
}

/// What to do now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Next<P> {
    Nothing,
    Send(Vec<P>),
    Wait { ms: u64 },
}

/// Parcels not yet gone, oldest first.
#[derive(Clone, Debug)]
pub struct Outbox<P> {
    items: Vec<(Kept<P>, Stage)>,
    pace: Pace,
}

impl<P: Parcel> Outbox<P> {
    /// Takes up what an earlier visit left.
    pub fn resume(mut kept: Vec<Kept<P>>) -> Self {
        kept.sort_by(|a, b| (a.order, a.parcel.id()).cmp(&(b.order, b.parcel.id())));
        Self { items: kept.into_iter().map(|kept| (kept, Stage::Waiting)).collect(), pace: Pace::default() }
    }

    /// Takes a new parcel at `now`, in milliseconds; the answer is what to keep on the device.
    pub fn put(&mut self, parcel: P, now: u64) -> &Kept<P> {
        let last = self.items.last().map_or(0, |(kept, _)| kept.order);
        self.items.push((Kept { order: now.max(last + 1), parcel }, Stage::Waiting));
        &self.items[self.items.len() - 1].0
    }

    /// The next call, unless one is under way or a pause is not over.
    pub fn next(&mut self, now: u64) -> Next<P> {
        if self.items.iter().any(|(_, stage)| *stage == Stage::Sent) {
            return Next::Nothing;
        }
        let ready = self.ready();
        if ready.is_empty() {
            return Next::Nothing;
        }
        if let Some(ms) = self.pace.pause_left(now) {
            return Next::Wait { ms };
        }
        let send = |at: &usize| {
            self.items[*at].1 = Stage::Sent;
            self.items[*at].0.parcel.clone()
        };
        Next::Send(ready.iter().map(send).collect())
    }

    /// The oldest parcel to each thing: nothing is built upon what may yet be refused.
    fn ready(&self) -> Vec<usize> {
        let mut taken: Vec<P::To> = vec![];
        let mut ready = vec![];
        for (at, (kept, stage)) in self.items.iter().enumerate() {
            let to = kept.parcel.to();
            if *stage == Stage::Waiting && !taken.contains(&to) {
                taken.push(to);
                ready.push(at);
            }
            if ready.len() == self.pace.at_once() {
                break;
            }
        }
        ready
    }

    /// Takes the answers of a call. What follows a refused or conflicted parcel to the same thing shares its lot.
    pub fn answered<'a>(&mut self, verdicts: impl IntoIterator<Item = (&'a str, Verdict)>, now: u64) {
        for (id, verdict) in verdicts {
            self.settle(id, verdict);
        }
        if self.call_back() { self.pace.failed(now) } else { self.pace.went() }
    }

    /// Takes the failure of a call; the answer is the parcel that was refused for it, if one stood alone.
    pub fn failed(&mut self, failure: Failure, now: u64) -> Option<P> {
        let mut sent = self.items.iter().filter(|(_, stage)| *stage == Stage::Sent);
        let only = sent.next().map(|(kept, _)| kept.parcel.clone()).filter(|_| sent.next().is_none());
        let refused = match failure {
            Failure::Rejected => only,
            Failure::Fault => only.filter(|_| self.pace.is_out_of_patience()),
            Failure::Passing | Failure::SignedOut => None,
        };
        match (&refused, failure) {
            (Some(parcel), _) => {
                self.settle(parcel.id(), Verdict::Refused);
                self.pace.went();
            }
            (None, Failure::Rejected) => self.pace.halve(),
            (None, Failure::SignedOut) => {}
            (None, Failure::Fault | Failure::Passing) => self.pace.failed(now),
        }
        self.call_back();
        refused
    }

    fn settle(&mut self, id: &str, verdict: Verdict) {
        let Some(at) = self.items.iter().position(|(kept, _)| kept.parcel.id() == id) else { return };
        let stage = match verdict {
            Verdict::Applied => return drop(self.items.remove(at)),
            Verdict::Refused => Stage::Refused,
            Verdict::Conflicted => Stage::Conflicted,
        };
        let to = self.items[at].0.parcel.to();
        for (_, followed) in self.items[at..].iter_mut().filter(|(kept, _)| kept.parcel.to() == to) {
            *followed = stage;
        }
    }

    /// What was sent and has no answer waits again: was there any?
    fn call_back(&mut self) -> bool {
        let sent = self.items.iter_mut().filter(|(_, stage)| *stage == Stage::Sent);
        sent.map(|(_, stage)| *stage = Stage::Waiting).count() > 0
    }

    /// The network is back: no pause any more.
    pub const fn wake(&mut self) {
        self.pace.wake();
    }

    /// Takes away what was refused or conflicted of one thing: its author has seen it. The answer is their ids.
    pub fn dismiss(&mut self, to: &P::To) -> Vec<String> {
        let seen = |(kept, stage): &(Kept<P>, Stage)| kept.parcel.to() == *to && stage.is_settled();
        let ids = self.items.iter().filter(|item| seen(item)).map(|(kept, _)| kept.parcel.id().to_owned());
        let ids = ids.collect();
        self.items.retain(|item| !seen(item));
        ids
    }

    /// Parcels to one thing, whatever their stage.
    pub fn to<'a>(&'a self, to: &'a P::To) -> impl Iterator<Item = (&'a P, &'a Stage)> {
        self.all().filter(move |(parcel, _)| parcel.to() == *to)
    }

    pub fn all(&self) -> impl Iterator<Item = (&P, &Stage)> {
        self.items.iter().map(|(kept, stage)| (&kept.parcel, stage))
    }

    /// How many still wait for an answer.
    pub fn waiting(&self) -> usize {
        self.items.iter().filter(|(_, stage)| !stage.is_settled()).count()
    }
}
