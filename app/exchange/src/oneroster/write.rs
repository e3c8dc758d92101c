//! A package written: the same roster is the same bytes, whenever it is written.

use std::io::{Cursor, Write};

use csv::{Terminator, WriterBuilder};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::columns::Record;
use super::{Bundle, manifest};

/// The bytes of a package of 1.2 with whole tables. An archive in memory is always written.
pub fn write(mut bundle: Bundle) -> Vec<u8> {
    bundle.sort();
    let files = [
        ("manifest.csv", manifest::written().into_bytes()),
        table(&bundle.orgs),
        table(&bundle.sessions),
        table(&bundle.courses),
        table(&bundle.classes),
        table(&bundle.users),
        table(&bundle.roles),
        table(&bundle.enrollments),
        table(&bundle.demographics),
    ];
    zipped(&files).unwrap_or_default()
}

fn zipped(files: &[(&str, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(*name, SimpleFileOptions::default())?;
        archive.write_all(content)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn table<T: Record>(records: &[T]) -> (&'static str, Vec<u8>) {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(T::COLUMNS);
    for record in records {
        let _ = writer.write_record(T::COLUMNS.iter().map(|column| record.cell(column)));
    }
    (T::FILE, writer.into_inner().unwrap_or_default())
}
