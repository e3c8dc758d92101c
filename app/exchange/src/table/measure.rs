//! The archive of a workbook, measured before anything of it is kept.

use std::borrow::Cow;
use std::io::{Cursor, Read, copy, sink};

use zip::ZipArchive;

use crate::FileRefused;

const MOST_UNPACKED: u64 = 64 * 1024 * 1024;
/// Shared strings are held in memory whole, so they are capped tighter.
const MOST_STRINGS: u64 = 24 * 1024 * 1024;

pub(super) fn names(bytes: &[u8]) -> Result<Vec<String>, FileRefused> {
    let archive = open(bytes)?;
    let names: Result<_, _> = archive.file_names().map(|name| name.map(Cow::into_owned)).collect();
    names.map_err(|_| FileRefused::Damaged)
}

/// Adds up the sizes the archive declares, then unpacks into nothing to see that it does not lie.
pub(crate) fn unpacked(bytes: &[u8]) -> Result<(), FileRefused> {
    let mut archive = open(bytes)?;
    let mut total: u64 = 0;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|_| FileRefused::Damaged)?;
        let name = entry.name().map_err(|_| FileRefused::Damaged)?;
        let most = if name.to_lowercase().contains("sharedstrings") { MOST_STRINGS } else { MOST_UNPACKED };
        total = total.saturating_add(entry.size());
        if entry.size() > most || total > MOST_UNPACKED {
            return Err(FileRefused::TooMuchInside);
        }
    }
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| FileRefused::Damaged)?;
        let declared = entry.size();
        // An error here is a size or a checksum that does not match: the file lies or is broken.
        let real = copy(&mut entry.take(declared + 1), &mut sink()).map_err(|_| FileRefused::Damaged)?;
        if real > declared {
            return Err(FileRefused::TooMuchInside);
        }
    }
    Ok(())
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, FileRefused> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileRefused::Damaged)
}
