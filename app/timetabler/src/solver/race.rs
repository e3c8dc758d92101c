//! One search per thread with seeds of their own: the first complete timetable wins and is shared.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::compile::Instance;
use super::persist::First;
use super::search::Search;
use super::task::{NO_ROOM, Spot};
use super::{Options, Outcome, Progress, Watch};
use crate::model::{Plan, Problem};

/// What the threads share.
struct Course<'watch> {
    watch: &'watch dyn Watch,
    limit: Duration,
    solved: AtomicBool,
    best: Mutex<Best>,
    last_told: Mutex<Duration>,
}

#[derive(Default)]
struct Best {
    outcome: Outcome,
    spots: Vec<Option<Spot>>,
    stuck: Vec<usize>,
}

/// A watch that also stops at the limit.
impl Watch for Course<'_> {
    fn elapsed(&self) -> Duration {
        self.watch.elapsed()
    }

    fn is_cancelled(&self) -> bool {
        self.watch.is_cancelled() || self.watch.elapsed() >= self.limit
    }

    fn tell(&self, progress: Progress) {
        let now = self.elapsed();
        let Ok(mut last) = self.last_told.lock() else { return };
        if now.saturating_sub(*last) >= Duration::from_millis(100) {
            *last = now;
            self.watch.tell(progress);
        }
    }
}

/// Finds a timetable that keeps every hard rule, then breaks as few wishes as time allows.
pub fn solve(problem: &Problem, options: &Options, watch: &dyn Watch) -> Outcome {
    let instance = Instance::of(problem);
    let course = Course {
        watch,
        limit: options.limit,
        solved: AtomicBool::new(false),
        best: Mutex::default(),
        last_told: Mutex::default(),
    };
    if options.threads <= 1 {
        run(&instance, options, (options.seed, First::Chains), &course);
    } else {
        std::thread::scope(|scope| {
            for thread in 0..options.threads as u64 {
                let (instance, course) = (&instance, &course);
                let seed = options.seed.wrapping_add(thread << 32);
                let first = if thread == 0 { First::Chains } else { First::Annealing };
                scope.spawn(move || run(instance, options, (seed, first), course));
            }
        });
    }
    let Ok(mut best) = course.best.into_inner() else { return Outcome::default() };
    if best.outcome.solved_after.is_none() {
        best.outcome.deadlock = Some(super::why::deadlock(problem, best.stuck, watch));
    }
    best.outcome
}

fn run(instance: &Instance<'_>, options: &Options, (seed, first): (u64, First), course: &Course<'_>) {
    let mut search = Search::new(instance, seed, course);
    if let Some(plan) = &options.start {
        search.adopt(plan);
    }
    let total = instance.tasks.len();
    let filled = search.persist(seed, first, |search| {
        course.tell(Progress { placed: search.board.placed, total, soft_cost: 0.0 });
        !course.is_cancelled() && !course.solved.load(Ordering::Relaxed)
    });
    if filled {
        course.note(&search);
        course.solved.store(true, Ordering::Relaxed);
    } else if course.solved.load(Ordering::Relaxed) {
        let Ok(best) = course.best.lock() else { return };
        search.restore(&best.spots);
    } else {
        course.note_failure(&mut search);
        return;
    }
    let mut noted = f64::MAX;
    search.polish(seed, options.patience, |search, cost| {
        if cost < noted - 1e-9 {
            noted = cost;
            course.note(search);
        }
        course.tell(Progress { placed: total, total, soft_cost: cost });
        !course.is_cancelled()
    });
}

impl Course<'_> {
    fn note(&self, search: &Search<'_>) {
        let Ok(mut best) = self.best.lock() else { return };
        let now = self.elapsed();
        let cost = search.board.soft_cost();
        if best.outcome.solved_after.is_none() || cost < best.outcome.soft_cost - 1e-9 {
            best.outcome.solved_after.get_or_insert(now);
            best.outcome.soft_cost = cost;
            best.outcome.history.push((now, cost));
            best.outcome.plan = search.board.plan();
            best.spots.clone_from(&search.board.spots);
        }
    }

    fn note_failure(&self, search: &mut Search<'_>) {
        let plan = search.best_plan();
        let Ok(mut best) = self.best.lock() else { return };
        if best.outcome.solved_after.is_none() && plan.placed() >= best.outcome.plan.placed() {
            best.outcome.plan = plan;
            best.stuck = search.dearest_tasks();
        }
    }
}

impl Search<'_> {
    /// Starts from a plan: every lesson of it that can stand where it stood is put there.
    fn adopt(&mut self, plan: &Plan) {
        for (task, place) in plan.places.iter().enumerate() {
            let Some(place) = place else { continue };
            let room = place.room.map_or(NO_ROOM, super::limits::number);
            let offers = self.offers(task, super::offers::Wanted::Every);
            let same = offers.into_iter().find(|offer| {
                offer.conflicts.is_empty()
                    && (offer.spot.day as usize, offer.spot.hour as usize) == (place.day, place.hour)
            });
            if let Some(mut offer) = same {
                let slot = self.board.slot(place.day, place.hour);
                let free = room != NO_ROOM && self.board.room_taker(room, slot) == super::board::FREE;
                if free && self.board.instance.tasks[task].rooms.contains(&room) {
                    offer.spot.room = room;
                }
                self.board.place(task, offer.spot);
            }
        }
    }

    pub fn restore(&mut self, spots: &[Option<Spot>]) {
        let moved: Vec<usize> =
            (0..spots.len()).filter(|&task| self.board.spots[task] != spots[task]).collect();
        for &task in &moved {
            self.board.lift(task);
        }
        for &task in &moved {
            if let Some(spot) = spots[task] {
                self.board.place(task, spot);
            }
        }
    }

    /// The most that was placed, and whatever else finds a free place beside it.
    fn best_plan(&mut self) -> Plan {
        let best = self.best.clone();
        self.restore(&best);
        let mut waiting: Vec<usize> =
            (0..best.len()).filter(|&task| self.board.spots[task].is_none()).collect();
        waiting.sort_unstable_by_key(|&task| self.board.instance.tasks[task].rank);
        for task in waiting {
            let offers = self.offers(task, super::offers::Wanted::All);
            if let Some(offer) = offers.first().filter(|offer| offer.conflicts.is_empty()) {
                self.board.place(task, offer.spot);
            }
        }
        self.board.plan()
    }
}
