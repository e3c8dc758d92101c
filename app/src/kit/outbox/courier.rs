//! The courier: carries an outbox behind one's back, waits out a lost network, survives a reload.

use std::time::Duration;

use domain::ids::PersonId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Failure, Next, Outbox, Parcel, Shelf, Stage, Verdict};
use crate::kit::{AppError, AppResult, browser};

/// How the sending goes as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    Quiet,
    Sending,
    Saved,
    /// So many wait for the network.
    Waiting(usize),
    /// The session has ended: so many wait for their author.
    SignedOut(usize),
}

/// What a slice does for its parcels.
pub trait Route: Copy + 'static {
    type Parcel: Parcel<To: Send + Sync + 'static> + Serialize + DeserializeOwned + Send + Sync + 'static;
    type Answer: 'static;

    /// One call; it answers each parcel by itself, in their order.
    fn carry(parcels: Vec<Self::Parcel>) -> impl Future<Output = AppResult<Vec<Self::Answer>>>;
    fn verdict(answer: &Self::Answer) -> Verdict;
    /// The answer the slice itself makes of a call that was turned away.
    fn refusal(why: String) -> Self::Answer;
    /// Shows the answer to one parcel.
    fn told(self, parcel: &Self::Parcel, answer: Self::Answer);
    /// Shows that a parcel waits for the network.
    fn waits(self, parcel: &Self::Parcel);
    /// Shows a parcel of an earlier visit once more.
    fn resumed(self, parcel: &Self::Parcel);
}

type ToOf<R> = <<R as Route>::Parcel as Parcel>::To;

/// One outbox of one person, with its shelf on the device.
pub struct Courier<R: Route> {
    outbox: StoredValue<Outbox<R::Parcel>>,
    shelf: StoredValue<Shelf<R::Parcel>>,
    /// The next try, while one is waited for.
    timer: StoredValue<Option<TimeoutHandle>>,
    pub progress: RwSignal<Progress>,
    /// What was refused or conflicted and not looked at yet, each thing once.
    pub troubles: RwSignal<Vec<ToOf<R>>>,
}

impl<R: Route> Clone for Courier<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R: Route> Copy for Courier<R> {}

impl<R: Route> Courier<R> {
    pub fn new(topic: &str, person: PersonId) -> Self {
        Self {
            outbox: StoredValue::new(Outbox::resume(vec![])),
            shelf: StoredValue::new(Shelf::new(topic, person)),
            timer: StoredValue::new(None),
            progress: RwSignal::new(Progress::Quiet),
            troubles: RwSignal::default(),
        }
    }

    /// Takes up what an earlier visit left unsent, and watches for the network to return.
    pub fn resume(self, route: R) {
        let outbox = Outbox::resume(self.shelf.with_value(Shelf::all));
        outbox.all().for_each(|(parcel, _)| route.resumed(parcel));
        self.outbox.set_value(outbox);
        self.send(route);
        let listener = window_event_listener_untyped("online", move |_| self.try_now(route));
        on_cleanup(move || listener.remove());
    }

    /// Takes a parcel; [`Self::send`] carries it. Earlier troubles of the same thing are over with it.
    pub fn put(self, parcel: R::Parcel) {
        let seen = self.outbox.try_update_value(|outbox| {
            let seen = outbox.dismiss(&parcel.to());
            let kept = outbox.put(parcel, browser::now_ms());
            self.shelf.with_value(|shelf| shelf.keep(kept));
            seen
        });
        self.forget(seen.unwrap_or_default());
    }

    /// The troubles of one thing have been looked at.
    pub fn dismiss(self, to: &ToOf<R>) {
        let seen = self.outbox.try_update_value(|outbox| outbox.dismiss(to)).unwrap_or_default();
        self.forget(seen);
    }

    fn forget(self, ids: Vec<String>) {
        if !ids.is_empty() {
            self.shelf.with_value(|shelf| ids.iter().for_each(|id| shelf.forget(id)));
            self.tell_troubles();
        }
    }

    /// Reads the parcels to one thing.
    pub fn with_parcels<T>(self, to: &ToOf<R>, read: impl FnOnce(Vec<(&R::Parcel, &Stage)>) -> T) -> T {
        self.outbox.with_value(|outbox| read(outbox.to(to).collect()))
    }

    /// Sends what waits, unless a call is under way or the next try is waited for.
    pub fn send(self, route: R) {
        match self.outbox.try_update_value(|outbox| outbox.next(browser::now_ms())) {
            Some(Next::Send(parcels)) => self.carry(route, parcels),
            Some(Next::Wait { ms }) => self.wait(route, ms),
            Some(Next::Nothing) | None => {}
        }
    }

    fn carry(self, route: R, parcels: Vec<R::Parcel>) {
        self.progress.set(Progress::Sending);
        spawn_local(async move {
            let answer = R::carry(parcels.clone()).await;
            // The page may have been left meanwhile: the parcels are kept on the device.
            if self.outbox.is_disposed() {
                return;
            }
            match answer {
                Ok(answers) => self.answered(route, &parcels, answers),
                Err(error) => self.failed(route, error),
            }
            self.tell_troubles();
        });
    }

    fn answered(self, route: R, sent: &[R::Parcel], answers: Vec<R::Answer>) {
        let verdicts = sent.iter().zip(&answers).map(|(parcel, answer)| (parcel.id(), R::verdict(answer)));
        self.outbox.update_value(|outbox| outbox.answered(verdicts, browser::now_ms()));
        self.progress.set(Progress::Saved);
        for (parcel, answer) in sent.iter().zip(answers) {
            self.tell(route, parcel, answer);
        }
        self.send(route);
    }

    fn failed(self, route: R, error: AppError) {
        let failure = match error {
            AppError::Unreachable | AppError::Busy => Failure::Passing,
            AppError::Fault(_) => Failure::Fault,
            AppError::SignedOut => Failure::SignedOut,
            _ => Failure::Rejected,
        };
        let refused = self.outbox.try_update_value(|outbox| outbox.failed(failure, browser::now_ms()));
        if let Some(parcel) = refused.flatten() {
            self.tell(route, &parcel, R::refusal(error.to_string()));
            self.progress.set(Progress::Quiet);
        }
        if failure == Failure::SignedOut {
            self.progress.set(Progress::SignedOut(self.outbox.with_value(Outbox::waiting)));
            crate::ui::say_alert(
                "Сеанс закончился. Войдите снова: несохранённое останется здесь и уйдёт само.",
            );
        } else {
            self.send(route);
        }
    }

    /// What is applied or refused leaves the device; a conflict stays there until its author has chosen.
    fn tell(self, route: R, parcel: &R::Parcel, answer: R::Answer) {
        let verdict = R::verdict(&answer);
        let refused = |(parcel, stage): (&R::Parcel, &Stage)| {
            (*stage == Stage::Refused).then(|| parcel.id().to_owned())
        };
        let mut gone = self.outbox.with_value(|outbox| outbox.to(&parcel.to()).filter_map(refused).collect());
        if verdict == Verdict::Applied {
            gone = vec![parcel.id().to_owned()];
        }
        self.shelf.with_value(|shelf| gone.iter().rev().for_each(|id| shelf.forget(id)));
        route.told(parcel, answer);
    }

    fn tell_troubles(self) {
        let troubles = self.outbox.with_value(|outbox| {
            let mut troubles: Vec<ToOf<R>> = vec![];
            for (parcel, stage) in outbox.all() {
                if stage.is_settled() && !troubles.contains(&parcel.to()) {
                    troubles.push(parcel.to());
                }
            }
            troubles
        });
        self.troubles.set(troubles);
    }

    fn wait(self, route: R, ms: u64) {
        self.outbox.with_value(|outbox| {
            outbox
                .all()
                .filter(|(_, stage)| **stage == Stage::Waiting)
                .for_each(|(parcel, _)| route.waits(parcel));
            self.progress.set(Progress::Waiting(outbox.waiting()));
        });
        if self.timer.with_value(Option::is_some) {
            return;
        }
        let again = move || {
            if !self.timer.is_disposed() {
                self.timer.set_value(None);
                self.send(route);
            }
        };
        self.timer.set_value(set_timeout_with_handle(again, Duration::from_millis(ms)).ok());
    }

    /// Waits no longer.
    fn try_now(self, route: R) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        self.outbox.try_update_value(Outbox::wake);
        self.send(route);
    }
}
