//! The one binary: `gorodok`, its commands, and nothing of the school itself.

mod command;
mod config;
mod out;

use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;

use command::Command;

/// A page is thousands of small pieces, made and dropped at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What is still at work at the end has so long.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// Школьная информационная система города.
#[derive(Parser)]
#[command(name = "gorodok", version)]
struct Cli {
    /// Файл настроек; без него хватает переменной `DATABASE_URL`.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<std::path::PathBuf>,
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let json = cli.command.wants_json();
    let settled = config::read(cli.config.as_deref()).and_then(|config| {
        out::logs(&config);
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let done = runtime.block_on(cli.command.run(config));
        // The database is shut by now: a solver that still looks for a timetable keeps nobody waiting.
        runtime.shutdown_timeout(LAST_WORDS);
        done
    });
    match settled {
        Ok(code) => code,
        Err(error) => {
            out::refused(&error, json);
            ExitCode::from(1)
        }
    }
}
