//! `gorodok timetable solve|check` without the rest of the product, quick to build: what the bench measures.
//!
//! `solve timetable solve FILE.fet [--limit S] [--seed N] [--threads T] [--out DIR] [--ignore-unsupported]`,
//! `solve timetable check FILE.fet SOLUTION.fet`; the JSON of the command goes to stdout.

use std::error::Error;
use std::fs;
use std::io::stdout;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use timetabler::desk::{check_fet, solve_fet};
use timetabler::solver::Options;
use timetabler::stopwatch::Stopwatch;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(2).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let never = AtomicBool::new(false);
    let watch = Stopwatch::started(&never, |_| {});
    let report = match words[..] {
        ["check", file, solution, ..] => {
            check_fet(&fs::read_to_string(file)?, &fs::read_to_string(solution)?, &watch)?
        }
        ["solve", file, ref rest @ ..] => {
            let solved = solve_fet(
                &fs::read_to_string(file)?,
                &options(rest)?,
                rest.contains(&"--ignore-unsupported"),
                &watch,
            )?;
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
    if let Some(threads) = after(rest, "--threads") {
        options.threads = threads.parse()?;
    }
    Ok(options)
}

fn after<'words>(rest: &[&'words str], flag: &str) -> Option<&'words str> {
    let at = rest.iter().position(|word| *word == flag)?;
    rest.get(at + 1).copied()
}
