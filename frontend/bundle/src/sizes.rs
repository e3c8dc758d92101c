//! What the browser half weighs, and the budget it has to keep.

use std::fs;
use std::io::{Write, stderr};
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::NAME;

/// The WASM that every page loads, in bytes after brotli.
const MAIN_BUDGET: u64 = 190 * 1024;

/// Prints the size of each file; is the main one within its budget?
pub fn report(pkg: &Path) -> Result<bool> {
    let main = format!("{NAME}_bg.wasm");
    let mut out = stderr().lock();
    writeln!(out, "{:>10} {:>10}  file", "raw, KiB", "br, KiB")?;
    let mut main_bytes = 0;
    for file in files(pkg)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if file.extension().is_some_and(|kind| kind == "br" || kind == "gz") {
            continue;
        }
        let compressed = pkg.join(format!("{name}.br"));
        let raw = fs::metadata(&file)?.len();
        let brotli = fs::metadata(&compressed).map_or(raw, |meta| meta.len());
        writeln!(out, "{:>10} {:>10}  {name}", kib(raw), kib(brotli))?;
        if name == main {
            main_bytes = brotli;
        }
    }
    let within = main_bytes <= MAIN_BUDGET;
    if !within {
        let (size, budget) = (kib(main_bytes), kib(MAIN_BUDGET));
        writeln!(out, "{main}: {size} KiB of {budget} after brotli: make a page lazy or drop a dependency")?;
    }
    Ok(within)
}

/// The files of one folder in the order of their names; folders in it are left out.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

fn kib(bytes: u64) -> String {
    format!("{}.{}", bytes / 1024, bytes % 1024 * 10 / 1024)
}
