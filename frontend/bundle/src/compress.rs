//! Puts a brotli and a gzip copy beside every file that gains by it, so that no request waits for one.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use flate2::{Compression, write::GzEncoder};

use crate::sizes;

/// Compresses every file of the folder.
pub fn beside(folder: &Path) -> Result<()> {
    sizes::files(folder)?.iter().try_for_each(|path| file(path))
}

/// Writes `path.br` and `path.gz`; pictures and fonts are compressed already and are left alone.
pub fn file(path: &Path) -> Result<()> {
    let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
    if !matches!(kind, "wasm" | "js" | "css" | "json" | "svg" | "webmanifest" | "txt" | "html") {
        return Ok(());
    }
    let plain = fs::read(path)?;
    let mut small = Vec::with_capacity(plain.len() / 3);
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut plain.as_slice(), &mut small, &params)?;
    fs::write(path.with_extension(format!("{kind}.br")), small)?;

    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&plain)?;
    fs::write(path.with_extension(format!("{kind}.gz")), gzip.finish()?)?;
    Ok(())
}
