//! The one place that prints: an answer to stdout, everything else to stderr.

use std::io::Write;

use serde::Serialize;
use serde_json::json;
use tracing_subscriber::EnvFilter;

use crate::config::Config;

/// A line for people.
pub fn say(line: &str) {
    // A closed pipe is nobody's fault: the work is done.
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// A line for people that is no answer.
pub fn warn(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// The one JSON document of a command.
pub fn document(value: &impl Serialize) -> anyhow::Result<()> {
    let mut stdout = std::io::stdout().lock();
    serde_json::to_writer(&mut stdout, value)?;
    writeln!(stdout)?;
    Ok(())
}

/// Why a command was refused: words to stderr, and the document where one was asked for.
pub fn refused(error: &anyhow::Error, json: bool) {
    let _ = writeln!(std::io::stderr(), "{error:#}");
    if json {
        let _ = document(&json!({ "error": format!("{error:#}") }));
    }
}

/// Logs go to stderr, without names.
pub fn logs(config: &Config) {
    let filter = EnvFilter::try_from_env("GORODOK_LOG")
        .unwrap_or_else(|_| EnvFilter::new("warn,app=info,gorodok=info"));
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if config.logs == "json" { logs.json().init() } else { logs.compact().init() }
}
