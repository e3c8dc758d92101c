//! Makes the browser half: from one compiled WASM file, style sheets and public files to a `site/` folder.

mod compress;
mod fingerprint;
mod idle;
mod optimize;
mod public;
mod sizes;
mod split;
mod style;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use clap::Parser;

/// The name of every product file: `gorodok.js`, `gorodok_bg.wasm`, `gorodok.css`.
const NAME: &str = "gorodok";

#[derive(Parser)]
struct Args {
    /// The compiled `frontend.wasm`, linked with `--emit-relocs`.
    #[arg(long)]
    wasm: PathBuf,
    /// The folder to fill; a server looks for it beside its binary.
    #[arg(long)]
    site: PathBuf,
    /// The style sheet that imports all others.
    #[arg(long, default_value = "style/main.css")]
    style: PathBuf,
    /// Icons, fonts, manifest, service worker: copied as they are.
    #[arg(long, default_value = "public")]
    public: PathBuf,
    /// The optimizer of binaryen.
    #[arg(long, default_value = "frontend/bundle/node_modules/.bin/wasm-opt")]
    wasm_opt: PathBuf,
    /// For the inner loop: neither optimized nor compressed, and no size budget.
    #[arg(long)]
    fast: bool,
    /// Fails when the size budget is exceeded, instead of only saying so.
    #[arg(long)]
    keep_budget: bool,
}

fn main() -> Result<()> {
    let args = Args::parse();
    let making = args.site.join(".making");
    if making.exists() {
        fs::remove_dir_all(&making)?;
    }
    fs::create_dir_all(&making)?;

    split::into_chunks(&args.wasm, &making)?;
    if !args.fast {
        let finished = args.wasm.with_file_name("optimized");
        optimize::every_chunk(&making, &args.wasm_opt, &finished)?;
    }
    fs::write(making.join(format!("{NAME}.css")), style::sheet(&args.style)?)?;

    let pkg = publish(&making, &args.site)?;
    public::copy(&args.public, &args.site)?;
    if args.fast {
        return Ok(());
    }
    compress::beside(&pkg)?;
    public::compress(&args.public, &args.site)?;
    let within = sizes::report(&pkg)?;
    ensure!(within || !args.keep_budget, "the size budget is exceeded");
    Ok(())
}

/// Moves the finished files to `pkg/<hash of their contents>/` and names that folder in `pkg.txt`.
///
/// One hash for the folder instead of one per file: the files name each other by relative paths,
/// so none has to be rewritten, and all of them may be cached for ever.
fn publish(making: &Path, site: &Path) -> Result<PathBuf> {
    let mut pieces = Vec::new();
    for file in sizes::files(making)? {
        pieces.push(file.file_name().unwrap_or_default().as_encoded_bytes().to_vec());
        pieces.push(fs::read(&file)?);
    }
    let hash = fingerprint::of(pieces.iter().map(Vec::as_slice));
    let all = site.join("pkg");
    if all.exists() {
        fs::remove_dir_all(&all)?;
    }
    fs::create_dir_all(&all)?;
    let pkg = all.join(&hash);
    fs::rename(making, &pkg).context("moving the finished files into place")?;
    fs::write(site.join("pkg.txt"), format!("pkg/{hash}\n"))?;
    Ok(pkg)
}
