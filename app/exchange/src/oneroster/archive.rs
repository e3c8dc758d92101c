//! The archive of a package, measured before anything of it is kept.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::io::{Cursor, Read};

use domain::oneroster::Remark;
use zip::ZipArchive;

use super::PackageRefused;
use crate::table::{measure, text};

const MOST_BYTES: usize = 20 * 1024 * 1024;
/// Files beside the tables: more is no package.
const MOST_ENTRIES: usize = 200;

/// Tables by their names in lower case, without folder and ending.
pub(super) type Tables = BTreeMap<String, String>;

pub(super) fn open(bytes: &[u8], warnings: &mut Vec<Remark>) -> Result<Tables, PackageRefused> {
    if bytes.is_empty() {
        return Err(PackageRefused::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(PackageRefused::TooLarge);
    }
    if !bytes.starts_with(b"PK") {
        return Err(PackageRefused::NotAZip);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| PackageRefused::Damaged)?;
    if archive.len() > MOST_ENTRIES {
        return Err(PackageRefused::Foreign);
    }
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.map(Cow::into_owned))
        .collect::<Result<_, _>>()
        .map_err(|_| PackageRefused::Damaged)?;
    let locked = |at| archive.by_index_raw(at).is_ok_and(|entry| entry.encrypted());
    if (0..names.len()).any(locked) {
        return Err(PackageRefused::Encrypted);
    }
    measure::unpacked(bytes)?;
    let mut tables = Tables::new();
    for name in names.iter().filter(|name| is_table(name)) {
        let entry = archive.by_name(name).map_err(|_| PackageRefused::Damaged)?;
        let mut content = Vec::new();
        // What is longer than it declared was found out by the measuring.
        let declared = entry.size();
        entry.take(declared).read_to_end(&mut content).map_err(|_| PackageRefused::Damaged)?;
        keep(name, &content, &mut tables, warnings);
    }
    Ok(tables)
}

fn is_table(name: &str) -> bool {
    let hidden = name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
    let ending = name.rsplit('.').next().unwrap_or_default();
    !hidden && ending.eq_ignore_ascii_case("csv")
}

fn keep(name: &str, content: &[u8], tables: &mut Tables, warnings: &mut Vec<Remark>) {
    let base = name.rsplit('/').next().unwrap_or_default();
    let stem = base[..base.len() - ".csv".len()].to_lowercase();
    let mut warn = |said: (&str, &str)| warnings.push(Remark::new(base, 0, "", said));
    if base != name {
        warn(("файл лежит в папке внутри архива", "Файл прочитан; по OneRoster папок в архиве нет."));
    }
    if std::str::from_utf8(content).is_err() {
        warn(("файл не в кодировке UTF-8", "Файл прочитан как Windows-1251; сохраняйте в UTF-8."));
    }
    let decoded = text::decoded(content).into_owned();
    match tables.entry(stem) {
        Entry::Occupied(_) => {
            warn(("такой файл в архиве уже есть", "Прочитан первый из них; оставьте один."));
        }
        Entry::Vacant(place) => {
            place.insert(decoded);
        }
    }
}
