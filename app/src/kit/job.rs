//! Long work beside requests: one of a kind in a school at a time, watched and cancelled by later requests.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use domain::ids::SchoolId;

type Key = (&'static str, SchoolId);

/// All work under way, and what has ended since and is still looked at; clones share it.
#[derive(Clone, Default)]
pub struct Jobs(Arc<Mutex<BTreeMap<Key, Arc<Job>>>>);

/// One piece of work, as those who watch it see it.
#[derive(Default)]
pub struct Job {
    cancelled: AtomicBool,
    over: AtomicBool,
    told: Mutex<String>,
}

impl Jobs {
    /// Begins work of this kind, unless some is under way: then nothing.
    pub fn begin(&self, kind: &'static str, school: SchoolId) -> Option<Arc<Job>> {
        let mut jobs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if jobs.get(&(kind, school)).is_some_and(|job| !job.is_over()) {
            return None;
        }
        let job = Arc::new(Job::default());
        jobs.insert((kind, school), job.clone());
        Some(job)
    }

    /// The last work of this kind, if there was any since the server started.
    pub fn find(&self, kind: &'static str, school: SchoolId) -> Option<Arc<Job>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&(kind, school)).cloned()
    }
}

impl Job {
    /// Asks it to stop.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// The flag that the work looks at.
    pub const fn cancelled(&self) -> &AtomicBool {
        &self.cancelled
    }

    /// Tells how far it is, in the words of whoever began it.
    pub fn tell(&self, words: String) {
        *self.told.lock().unwrap_or_else(PoisonError::into_inner) = words;
    }

    pub fn told(&self) -> String {
        self.told.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Others may begin from now on.
    pub fn end(&self) {
        self.over.store(true, Ordering::Release);
    }

    pub fn is_over(&self) -> bool {
        self.over.load(Ordering::Acquire)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_kind_is_under_way_in_a_school() {
        let (jobs, school) = (Jobs::default(), SchoolId(1));
        let first = jobs.begin("solve", school).unwrap();
        assert!(jobs.begin("solve", school).is_none());
        assert!(jobs.begin("solve", SchoolId(2)).is_some() && jobs.begin("lay", school).is_some());
        first.end();
        assert!(jobs.begin("solve", school).is_some());
    }

    #[test]
    fn who_watches_hears_the_last_words_and_may_cancel() {
        let (jobs, school) = (Jobs::default(), SchoolId(1));
        let job = jobs.begin("solve", school).unwrap();
        job.tell("5 of 9".into());
        let watched = jobs.find("solve", school).unwrap();
        assert_eq!(watched.told(), "5 of 9");
        watched.cancel();
        assert!(job.cancelled().load(Ordering::Relaxed));
    }
}
