//! Makes every WASM file small; a file that has not changed since the last time is taken from the shelf.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::{fingerprint, sizes};

const FLAGS: [&str; 10] = [
    "-Oz",
    "--strip-debug",
    "--strip-producers",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-bulk-memory-opt",
];

/// A smaller chunk, in bytes, saves less than the optimizer takes to start.
const WORTH_IT: u64 = 4 * 1024;

/// Replaces each `.wasm` of `pkg` by its optimized form; `shelf` keeps the results by content.
pub fn every_chunk(pkg: &Path, wasm_opt: &Path, shelf: &Path) -> Result<()> {
    ensure!(wasm_opt.exists(), "no {}: run `.ci/setup.sh run`", wasm_opt.display());
    let wanted = shelf.with_extension("new");
    fs::create_dir_all(&wanted)?;
    for file in sizes::files(pkg)? {
        if file.extension().is_none_or(|kind| kind != "wasm") || fs::metadata(&file)?.len() < WORTH_IT {
            continue;
        }
        let key = fingerprint::of([FLAGS.join(" ").as_bytes(), &fs::read(&file)?]);
        let result = wanted.join(&key);
        let known = shelf.join(&key);
        if known.exists() {
            fs::rename(&known, &result)?;
        } else if !result.exists() {
            optimize(&file, &result, wasm_opt)?;
        }
        fs::copy(&result, &file)?;
    }
    if shelf.exists() {
        fs::remove_dir_all(shelf)?;
    }
    fs::rename(wanted, shelf)?;
    Ok(())
}

fn optimize(file: &Path, result: &Path, wasm_opt: &Path) -> Result<()> {
    let half_done = result.with_extension("part");
    let status = Command::new(wasm_opt)
        .args(FLAGS)
        .arg(file)
        .arg("-o")
        .arg(&half_done)
        .status()
        .with_context(|| format!("starting {}", wasm_opt.display()))?;
    ensure!(status.success(), "wasm-opt refused {}", file.display());
    fs::rename(half_done, result)?;
    Ok(())
}
