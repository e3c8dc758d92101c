//! Cuts the compiled program into the part every page needs and the parts of lazy pages.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, transform};

use crate::{NAME, idle};

/// Which parts each group of lazy pages needs; leptos reads it too.
pub const MANIFEST: &str = "__wasm_split_manifest.json";
/// The name the compiled code itself imports; leptos looks for the same one.
const LINK: &str = "./__wasm_split.______________________.js";

/// Writes `gorodok.js`, `gorodok_bg.wasm`, one file per lazy part and their list into `pkg`.
pub fn into_chunks(wasm: &Path, pkg: &Path) -> Result<()> {
    let program = fs::read(wasm).with_context(|| format!("{} is not built", wasm.display()))?;
    let program = idle::taken_out(program)?;
    let main = pkg.join("main.wasm");
    let main_module = format!("./{NAME}.js");
    let mut options = Options::new(&program);
    options.output_dir = pkg;
    options.main_out_path = &main;
    options.main_module = &main_module;
    options.link_name = LINK;
    let parts = transform(options).map_err(|why| anyhow!("cutting the program: {why:#}"))?;
    let prefetch: BTreeMap<_, _> = parts.prefetch_map.into_iter().collect();
    fs::write(pkg.join(MANIFEST), serde_json::to_vec(&prefetch)?)?;
    bind(&main, pkg)?;
    fs::remove_file(main)?;
    Ok(())
}

fn bind(main: &Path, pkg: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .web(true)?
        .input_path(main)
        .out_name(NAME)
        .typescript(false)
        .keep_lld_exports(true)
        .demangle(false);
    bindgen.generate(pkg)
}
