//! `gorodok timetable`: solves and checks files of FET; touches no database.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use timetabler::desk::{Report, Solved, check_fet, solve_fet};
use timetabler::solver::Options;
use timetabler::stopwatch::Stopwatch;

use crate::out;

#[derive(Subcommand)]
pub enum Timetable {
    /// Составить расписание по файлу FET.
    Solve(Solve),
    /// Пересчитать нарушения готового расписания.
    Check(Check),
}

#[derive(Args)]
pub struct Solve {
    #[arg(value_name = "FILE.fet")]
    file: PathBuf,
    /// Сколько секунд искать и улучшать.
    #[arg(long, value_name = "SECONDS", default_value_t = 60.0)]
    limit: f64,
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    #[arg(long, value_name = "T", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..))]
    threads: u8,
    /// Папка для найденного: `.fet` с закреплёнными часами и кабинетами и CSV.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[arg(long)]
    json: bool,
    /// Решать и тогда, когда в файле есть условия, которых решатель не знает.
    #[arg(long)]
    ignore_unsupported: bool,
}

#[derive(Args)]
pub struct Check {
    #[arg(value_name = "FILE.fet")]
    file: PathBuf,
    #[arg(value_name = "SOLUTION.fet")]
    solution: PathBuf,
    #[arg(long)]
    json: bool,
}

impl Timetable {
    pub const fn json(&self) -> bool {
        match self {
            Self::Solve(solve) => solve.json,
            Self::Check(check) => check.json,
        }
    }

    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let done = match self {
            Self::Solve(solve) => solve.run().await?,
            Self::Check(check) => check.run()?,
        };
        Ok(if done { ExitCode::SUCCESS } else { ExitCode::from(1) })
    }
}

impl Solve {
    async fn run(self) -> anyhow::Result<bool> {
        let text = read(&self.file)?;
        let limit = Duration::try_from_secs_f64(self.limit).context("--limit — секунды, не меньше нуля")?;
        let options =
            Options { seed: self.seed, threads: usize::from(self.threads), limit, ..Options::default() };
        let ignore = self.ignore_unsupported;
        let cancelled = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&cancelled);
        tokio::spawn(async move {
            if tokio::signal::ctrl_c().await.is_ok() {
                flag.store(true, Ordering::Relaxed);
            }
        });
        let work = move || solve_fet(&text, &options, ignore, &Stopwatch::started(&cancelled, |_| {}));
        let solved = tokio::task::spawn_blocking(work).await??;
        self.write(&solved)?;
        if self.json {
            out::document(&solved.report)?;
        } else {
            say(&solved.report);
        }
        let done = solved.is_complete();
        if solved.files.is_none() {
            let kinds: Vec<&str> = solved.report.unsupported.iter().map(|it| it.kind.as_str()).collect();
            out::warn(&format!(
                "Этих условий решатель не знает: {}. Решать без них — `--ignore-unsupported`.",
                kinds.join(", ")
            ));
        }
        Ok(done)
    }

    fn write(&self, solved: &Solved) -> anyhow::Result<()> {
        let (Some(folder), Some(files)) = (&self.out, &solved.files) else { return Ok(()) };
        let name = self.file.file_stem().context("У файла нет имени")?.to_string_lossy();
        std::fs::create_dir_all(folder).with_context(|| format!("Не создать папку {}", folder.display()))?;
        for (ending, text) in [("fet", &files.locked_fet), ("csv", &files.csv)] {
            let path = folder.join(format!("{name}_timetable.{ending}"));
            std::fs::write(&path, text).with_context(|| format!("Не записать {}", path.display()))?;
        }
        Ok(())
    }
}

impl Check {
    fn run(self) -> anyhow::Result<bool> {
        let (file, solution) = (read(&self.file)?, read(&self.solution)?);
        let never = AtomicBool::new(false);
        let report = check_fet(&file, &solution, &Stopwatch::started(&never, |_| {}))?;
        if self.json {
            out::document(&report)?;
        } else {
            say(&report);
        }
        Ok(report.hard_violations == 0 && report.placed == report.activities)
    }
}

fn read(path: &Path) -> anyhow::Result<String> {
    let bytes = std::fs::read(path).with_context(|| format!("Не прочесть {}", path.display()))?;
    let Ok(text) = String::from_utf8(bytes) else { bail!("{}: не UTF-8", path.display()) };
    Ok(text)
}

fn say(report: &Report) {
    let Report { activities, placed, hard_violations, soft_cost, .. } = report;
    out::say(&format!(
        "Занятий: {activities}, поставлено: {placed}, нарушений: {hard_violations}, цена пожеланий: {soft_cost:.2}."
    ));
    if let Some(conflict) = &report.conflict {
        out::say("Вместе не помещаются:");
        conflict.activities.iter().for_each(|lesson| out::say(&format!("  {lesson}")));
        out::say("Из-за условий:");
        conflict.constraints.iter().for_each(|rule| out::say(&format!("  {rule}")));
    }
}
