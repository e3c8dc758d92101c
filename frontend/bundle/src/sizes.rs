//! What the browser half weighs, and the budget it has to keep.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Write, stderr};
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::NAME;
use crate::split::MANIFEST;

/// Program and style that a browser fetches to wake a page of a group, in bytes after brotli.
const BUDGET: u64 = 490 * 1024;
/// The same for the journal: with fonts and its own HTML it stays under 400 KiB.
const JOURNAL_BUDGET: u64 = 336 * 1024;
/// Of that, the WASM that every page which is alive loads.
const MAIN_BUDGET: u64 = 96 * 1024;

/// Prints what each group of lazy pages needs, and the size of each file; do all groups keep the budget?
pub fn report(pkg: &Path) -> Result<bool> {
    let mut out = stderr().lock();
    writeln!(out, "{:>10} {:>10}  file", "raw, KiB", "br, KiB")?;
    for file in files(pkg)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !is_compressed(&file) {
            writeln!(
                out,
                "{:>10} {:>10}  {name}",
                kib(fs::metadata(&file)?.len()),
                kib(weight(pkg, &name)?)
            )?;
        }
    }
    let mut every = 0;
    for name in ["_bg.wasm", ".js", ".css"] {
        every += weight(pkg, &format!("{NAME}{name}"))?;
    }
    writeln!(out, "{:>10} {:>10}  every page that is alive", "", kib(every))?;
    let groups: BTreeMap<String, Vec<String>> = serde_json::from_slice(&fs::read(pkg.join(MANIFEST))?)?;
    let mut within = weight(pkg, &format!("{NAME}_bg.wasm"))? <= MAIN_BUDGET;
    if !within {
        writeln!(
            out,
            "{NAME}_bg.wasm is over {} KiB: make a page lazy or drop a dependency",
            kib(MAIN_BUDGET)
        )?;
    }
    for (group, parts) in groups {
        let mut bytes = every;
        for part in &parts {
            bytes += weight(pkg, &format!("{part}.wasm"))?;
        }
        let budget = if group.starts_with("journal") { JOURNAL_BUDGET } else { BUDGET };
        let verdict =
            if bytes <= budget { "" } else { ": over the budget, make a page lazy or drop a dependency" };
        writeln!(out, "{:>10} {:>10}  {group}, {} parts{verdict}", "", kib(bytes), parts.len())?;
        within &= bytes <= budget;
    }
    Ok(within)
}

/// As it goes over the wire: after brotli, where that made it smaller.
fn weight(pkg: &Path, name: &str) -> Result<u64> {
    let raw = fs::metadata(pkg.join(name))?.len();
    Ok(fs::metadata(pkg.join(format!("{name}.br"))).map_or(raw, |compressed| compressed.len()))
}

fn is_compressed(file: &Path) -> bool {
    file.extension().is_some_and(|kind| kind == "br" || kind == "gz")
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
