//! Carries icons, fonts, the web app manifest and the service worker into the site.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::{compress, sizes};

/// Copies `public` into `site`, folder by folder.
pub fn copy(public: &Path, site: &Path) -> Result<()> {
    fs::create_dir_all(site)?;
    for entry in fs::read_dir(public)? {
        let entry = entry?;
        let target = site.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Puts compressed copies beside those of the copied files that gain by it.
pub fn compress(public: &Path, site: &Path) -> Result<()> {
    for file in sizes::files(public)? {
        compress::file(&site.join(file.file_name().unwrap_or_default()))?;
    }
    Ok(())
}
