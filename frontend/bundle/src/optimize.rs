//! Makes every WASM file small; a file that has not changed since the last time is taken from the shelf.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::{fs, thread};

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
    let (mut chunks, mut waiting) = (vec![], BTreeMap::new());
    for file in sizes::files(pkg)? {
        if file.extension().is_none_or(|kind| kind != "wasm") || fs::metadata(&file)?.len() < WORTH_IT {
            continue;
        }
        let key = fingerprint::of([FLAGS.join(" ").as_bytes(), &fs::read(&file)?]);
        let result = wanted.join(&key);
        if shelf.join(&key).exists() {
            fs::rename(shelf.join(&key), &result)?;
        } else if !result.exists() {
            waiting.insert(result.clone(), file.clone());
        }
        chunks.push((file, result));
    }
    on_every_core(waiting.into_iter().collect(), |(result, file)| optimize(&file, &result, wasm_opt))?;
    for (file, result) in chunks {
        fs::copy(result, file)?;
    }
    if shelf.exists() {
        fs::remove_dir_all(shelf)?;
    }
    fs::rename(wanted, shelf)?;
    Ok(())
}

/// The optimizer itself uses one core.
fn on_every_core<T: Send>(work: Vec<T>, one: impl Fn(T) -> Result<()> + Sync) -> Result<()> {
    let queue = Mutex::new(work);
    let hand = || {
        loop {
            let next = queue.lock().expect("no hand has panicked").pop();
            let Some(next) = next else { return Ok(()) };
            one(next)?;
        }
    };
    let cores = thread::available_parallelism()?.get();
    thread::scope(|scope| {
        let hands: Vec<_> = (0..cores).map(|_| scope.spawn(hand)).collect();
        hands.into_iter().try_for_each(|hand| hand.join().expect("a hand does not panic"))
    })
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

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use anyhow::bail;

    use super::on_every_core;

    #[test]
    fn all_work_is_done_once_and_a_refusal_is_told() {
        let sum = AtomicUsize::new(0);
        let add = |number: usize| {
            sum.fetch_add(number, Ordering::Relaxed);
            Ok(())
        };
        on_every_core((1..=100).collect(), add).unwrap();
        assert_eq!(sum.load(Ordering::Relaxed), 5050);
        let refused = on_every_core(vec![1], |_: usize| bail!("no such chunk"));
        assert_eq!(refused.unwrap_err().to_string(), "no such chunk");
    }
}
