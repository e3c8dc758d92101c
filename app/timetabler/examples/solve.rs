//! `gorodok timetable solve|check` without the rest of the product, quick to build: what the bench measures.
//!
//! `solve timetable solve FILE.fet [--limit S] [--seed N] [--threads T] [--patience N] [--out DIR] [--ignore-unsupported]`,
//! `solve timetable check FILE.fet SOLUTION.fet`; the JSON of the command goes to stdout.
//! One thread is told, and limited by, the seconds of the processor: neighbours on the machine do not count.

use std::error::Error;
use std::fs::{self, File};
use std::io::stdout;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use timetabler::desk::{check_fet, solve_fet};
use timetabler::solver::{Options, Progress, Watch};
use timetabler::stopwatch::Stopwatch;

/// What the main thread has had of the processor, as Linux counts it.
struct Processor(File);

impl Watch for Processor {
    fn elapsed(&self) -> Duration {
        let mut words = [0; 64];
        let read = self.0.read_at(&mut words, 0).unwrap_or(0);
        let nanoseconds = words[..read].split(|&byte| byte == b' ').next().map(String::from_utf8_lossy);
        Duration::from_nanos(nanoseconds.and_then(|all| all.parse().ok()).unwrap_or(0))
    }

    fn is_cancelled(&self) -> bool {
        false
    }

    fn tell(&self, _: Progress) {}
}

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(2).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let never = AtomicBool::new(false);
    let wall = Stopwatch::started(&never, |_| {});
    let report = match words[..] {
        ["check", file, solution, ..] => {
            check_fet(&fs::read_to_string(file)?, &fs::read_to_string(solution)?, &wall)?
        }
        ["solve", file, ref rest @ ..] => {
            let options = options(rest)?;
            let processor = Processor(File::open("/proc/thread-self/schedstat")?);
            let watch: &dyn Watch = if options.threads == 1 { &processor } else { &wall };
            let ignore = rest.contains(&"--ignore-unsupported");
            let solved = solve_fet(&fs::read_to_string(file)?, &options, ignore, watch)?;
            let name = Path::new(file).file_stem().unwrap_or_default().to_string_lossy();
            if let (Some(folder), Some(files)) = (after(rest, "--out"), solved.files) {
                fs::create_dir_all(folder)?;
                fs::write(Path::new(folder).join(format!("{name}_timetable.fet")), files.locked_fet)?;
                fs::write(Path::new(folder).join(format!("{name}_timetable.csv")), files.csv)?;
            }
            solved.report
        }
        _ => return Err("timetable solve FILE.fet … | timetable check FILE.fet SOLUTION.fet".into()),
    };
    Ok(serde_json::to_writer(stdout().lock(), &report)?)
}

fn options(rest: &[&str]) -> Result<Options, Box<dyn Error>> {
    let mut options = Options::default();
    if let Some(limit) = after(rest, "--limit") {
        options.limit = Duration::try_from_secs_f64(limit.parse()?)?;
    }
    if let Some(seed) = after(rest, "--seed") {
        options.seed = seed.parse()?;
    }
    if let Some(patience) = after(rest, "--patience") {
        options.patience = patience.parse()?;
    }
    if let Some(threads) = after(rest, "--threads") {
        options.threads = threads.parse()?;
    }
    Ok(options)
}

fn after<'words>(rest: &[&'words str], flag: &str) -> Option<&'words str> {
    let at = rest.iter().position(|word| *word == flag)?;
    rest.get(at + 1).copied()
}
