//! The courier: carries an outbox behind one's back, waits out a lost network, survives a reload.

use std::time::Duration;

use domain::ids::PersonId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Failure, Next, Outbox, Parcel, Shelf, Stage, Verdict};
use crate::kit::{AppError, AppResult, browser};

/// What was just written is painted first, and what is written meanwhile goes along: a call for each key would be in
/// the way of the next.
const SOON: Duration = Duration::from_millis(200);

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

type ParcelOf<R> = <R as Route>::Parcel;
type ToOf<R> = <ParcelOf<R> as Parcel>::To;

/// One outbox of one person, with its shelf on the device.
#[derive(Clone, Copy)]
pub struct Courier<R: Route> {
    book: StoredValue<Book<ParcelOf<R>>>,
    pub progress: RwSignal<Progress>,
    /// What was refused or conflicted and not looked at yet, each thing once.
    pub troubles: RwSignal<Vec<ToOf<R>>>,
}

/// What the courier has in hand.
struct Book<P> {
    outbox: Outbox<P>,
    shelf: Shelf<P>,
    /// The next try, while one is waited for.
    timer: Option<TimeoutHandle>,
    /// Is what was just written about to go?
    soon: bool,
}

impl<R: Route> Courier<R> {
    pub fn new(topic: &str, person: PersonId) -> Self {
        let book = Book {
            outbox: Outbox::resume(vec![]),
            shelf: Shelf::new(topic, person),
            timer: None,
            soon: false,
        };
        Self {
            book: StoredValue::new(book),
            progress: RwSignal::new(Progress::Quiet),
            troubles: RwSignal::default(),
        }
    }

    /// Takes up what an earlier visit left unsent, and watches for the network to return.
    pub fn resume(self, route: R) {
        let outbox = Outbox::resume(self.book.with_value(|book| book.shelf.all()));
        for (parcel, _) in outbox.all() {
            route.resumed(parcel);
        }
        self.book.update_value(|book| book.outbox = outbox);
        self.go(route);
        let back = window_event_listener_untyped("online", move |_| self.try_now(route));
        // What waits for its moment goes before the page does.
        let leaves = window_event_listener_untyped("pagehide", move |_| self.go(route));
        on_cleanup(move || {
            back.remove();
            leaves.remove();
        });
    }

    /// Takes a parcel; [`Self::send`] carries it. Earlier troubles of the same thing are over with it.
    pub fn put(self, parcel: R::Parcel) {
        self.book.update_value(|book| {
            let seen = book.outbox.dismiss(&parcel.to());
            book.shelf.keep(book.outbox.put(parcel, browser::now_ms()));
            book.shelf.forget(&seen);
        });
        self.tell_troubles();
    }

    /// The troubles of one thing have been looked at.
    pub fn dismiss(self, to: &ToOf<R>) {
        self.book.update_value(|book| {
            let seen = book.outbox.dismiss(to);
            book.shelf.forget(&seen);
        });
        self.tell_troubles();
    }

    /// Reads the parcels to one thing.
    pub fn with_parcels<T>(self, to: &ToOf<R>, read: impl FnOnce(Vec<(&R::Parcel, &Stage)>) -> T) -> T {
        self.book.with_value(|book| read(book.outbox.to(to).collect()))
    }

    /// Sends what was put in, in a moment.
    pub fn send(self, route: R) {
        if self.book.with_value(|book| book.outbox.waiting() == 0) {
            return;
        }
        if matches!(self.progress.get_untracked(), Progress::Quiet | Progress::Saved) {
            self.progress.set(Progress::Sending);
        }
        let soon = self.book.try_update_value(|book| std::mem::replace(&mut book.soon, true));
        if soon == Some(false) {
            set_timeout(
                move || {
                    if self.book.try_update_value(|book| book.soon = false).is_some() {
                        self.go(route);
                    }
                },
                SOON,
            );
        }
    }

    /// Sends what waits, unless a call is under way or the next try is waited for.
    fn go(self, route: R) {
        match self.book.try_update_value(|book| book.outbox.next(browser::now_ms())) {
            Some(Next::Send(parcels)) => self.carry(route, parcels),
            Some(Next::Wait { ms }) => self.wait(route, ms),
            Some(Next::Nothing) | None => {}
        }
    }

    fn carry(self, route: R, parcels: Vec<R::Parcel>) {
        if self.progress.get_untracked() != Progress::Sending {
            self.progress.set(Progress::Sending);
        }
        spawn_local(async move {
            let answer = R::carry(parcels.clone()).await;
            // The page may have been left meanwhile: the parcels are kept on the device.
            if self.book.is_disposed() {
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
        self.book.update_value(|book| book.outbox.answered(verdicts, browser::now_ms()));
        for (parcel, answer) in sent.iter().zip(answers) {
            self.tell(route, parcel, answer);
        }
        if self.book.with_value(|book| book.outbox.waiting() == 0) {
            self.progress.set(Progress::Saved);
        }
        self.go(route);
    }

    fn failed(self, route: R, error: AppError) {
        let failure = match error {
            AppError::Unreachable | AppError::Busy => Failure::Passing,
            AppError::Fault(_) => Failure::Fault,
            AppError::SignedOut => Failure::SignedOut,
            _ => Failure::Rejected,
        };
        let refused = self.book.try_update_value(|book| book.outbox.failed(failure, browser::now_ms()));
        if let Some(parcel) = refused.flatten() {
            self.tell(route, &parcel, R::refusal(error.to_string()));
            self.progress.set(Progress::Quiet);
        }
        if failure == Failure::SignedOut {
            self.progress.set(Progress::SignedOut(self.book.with_value(|book| book.outbox.waiting())));
            crate::ui::say_alert(
                "Сеанс закончился. Войдите снова: несохранённое останется здесь и уйдёт само.",
            );
        } else {
            self.go(route);
        }
    }

    /// What is applied or refused leaves the device; a conflict stays there until its author has chosen.
    fn tell(self, route: R, parcel: &R::Parcel, answer: R::Answer) {
        let verdict = R::verdict(&answer);
        self.book.with_value(|book| match verdict {
            Verdict::Applied => book.shelf.forget(&[parcel.id().to_owned()]),
            Verdict::Refused => {
                let to = parcel.to();
                let lot = book.outbox.to(&to).filter(|(_, stage)| **stage == Stage::Refused);
                let ids: Vec<String> = lot.map(|(parcel, _)| parcel.id().to_owned()).collect();
                book.shelf.forget(&ids);
            }
            Verdict::Conflicted => {}
        });
        route.told(parcel, answer);
    }

    fn tell_troubles(self) {
        let troubles = self.book.with_value(|book| {
            let mut troubles: Vec<ToOf<R>> = vec![];
            for (parcel, stage) in book.outbox.all() {
                if stage.is_settled() && !troubles.contains(&parcel.to()) {
                    troubles.push(parcel.to());
                }
            }
            troubles
        });
        if self.troubles.with_untracked(|told| *told != troubles) {
            self.troubles.set(troubles);
        }
    }

    fn wait(self, route: R, ms: u64) {
        let (waiting, timed) = self.book.with_value(|book| {
            for (parcel, _) in book.outbox.all().filter(|(_, stage)| **stage == Stage::Waiting) {
                route.waits(parcel);
            }
            (book.outbox.waiting(), book.timer.is_some())
        });
        self.progress.set(Progress::Waiting(waiting));
        if timed {
            return;
        }
        let again = move || {
            if !self.book.is_disposed() {
                self.try_now(route);
            }
        };
        let timer = set_timeout_with_handle(again, Duration::from_millis(ms)).ok();
        self.book.update_value(|book| book.timer = timer);
    }

    /// Waits no longer.
    fn try_now(self, route: R) {
        let timer = self.book.try_update_value(|book| {
            book.outbox.wake();
            book.timer.take()
        });
        if let Some(timer) = timer.flatten() {
            timer.clear();
        }
        self.go(route);
    }
}
