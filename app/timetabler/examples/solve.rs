//! Development only: solves files and says how long it took. `solve SECONDS SEED THREADS FILE…`
use std::io::Write as _;
use std::time::{Duration, Instant};
struct Clock(Instant);
impl timetabler::solver::Watch for Clock {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
    fn is_cancelled(&self) -> bool {
        false
    }
    fn tell(&self, p: timetabler::solver::Progress) {
        if std::env::var("V").is_ok() {
            eprintln!("{:?} {}/{} {}", self.0.elapsed(), p.placed, p.total, p.soft_cost);
        }
    }
}
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let (limit, seed, threads): (f64, u64, usize) =
        (args[1].parse().unwrap(), args[2].parse().unwrap(), args[3].parse().unwrap());
    for path in &args[4..] {
        let clock = Clock(Instant::now());
        let file = timetabler::fet::read(&std::fs::read_to_string(path).unwrap()).unwrap();
        let options = timetabler::solver::Options {
            seed,
            threads,
            limit: Duration::from_secs_f64(limit),
            patience: if std::env::var("STOP").is_ok() { 0 } else { 20_000 },
            ..Default::default()
        };
        let read = clock.0.elapsed();
        let out = timetabler::solver::solve(&file.problem, &options, &clock);
        let v = timetabler::check::check(&file.problem, &out.plan);
        let first = out.history.first().copied();
        let mut text = format!(
            "{:24} read {:.2} placed {}/{} solved {:?} soft first {:?} last {:?} end {:.1} | check hard {} soft {:.2}",
            path.rsplit('/').next().unwrap(),
            read.as_secs_f64(),
            out.plan.placed(),
            file.problem.activities.len(),
            out.solved_after.map(|d| d.as_secs_f64()),
            first.map(|h| h.1),
            out.history.last().map(|h| (h.0.as_secs_f64(), h.1)),
            clock.0.elapsed().as_secs_f64(),
            v.hard_violations(),
            v.soft_cost()
        );
        if out.solved_after.is_some() {
            for b in v.breaches.iter().filter(|b| b.is_hard()).take(5) {
                text += &format!(
                    "\n  {} {} {:?}",
                    b.kind,
                    b.units,
                    b.activities.iter().take(6).collect::<Vec<_>>()
                );
            }
        }
        std::io::stdout().write_all((text + "\n").as_bytes()).unwrap();
    }
}
