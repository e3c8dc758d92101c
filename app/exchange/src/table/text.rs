//! Text tables: UTF-8 or a Russian code page, with `;`, `,` or a tab between cells.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, IBM866, KOI8_R, UTF_8, WINDOWS_1251};

use super::{Budget, Line, MOST_COLUMNS, MOST_ROWS, Sheet, Table};
use crate::FileRefused;

/// How many lines tell the separator.
const SAMPLE: usize = 50;

pub(super) fn read(bytes: &[u8]) -> Result<Table, FileRefused> {
    let text = decoded(bytes);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(&text))
        .from_reader(text.as_bytes());
    let mut budget = Budget::full();
    let mut lines = Vec::new();
    let mut record = StringRecord::new();
    loop {
        let number = next_line(&reader, &text);
        if !reader.read_record(&mut record).map_err(|_| FileRefused::Damaged)? {
            break;
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if number > MOST_ROWS || record.len() > MOST_COLUMNS as usize {
            return Err(FileRefused::TooManyCells);
        }
        budget.spend_cells(record.len())?;
        let cells: Result<_, _> = record.iter().map(|cell| budget.text(cell)).collect();
        lines.push(Line { number, cells: cells? });
    }
    Ok(Table { sheets: vec![Sheet { name: String::new(), lines }] })
}

/// The line on which the next record starts: the reader itself does not count blank lines before it.
pub(crate) fn next_line(reader: &csv::Reader<&[u8]>, text: &str) -> u32 {
    let position = reader.position();
    let at = usize::try_from(position.byte()).unwrap_or(usize::MAX).min(text.len());
    let blank = text.as_bytes()[at..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let skipped = blank.filter(|byte| **byte == b'\n').count();
    u32::try_from(position.line())
        .unwrap_or(u32::MAX)
        .saturating_add(u32::try_from(skipped).unwrap_or(u32::MAX))
}

pub(crate) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    if Encoding::for_bom(bytes).is_some() || std::str::from_utf8(bytes).is_ok() {
        return UTF_8.decode(bytes).0;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"ru"), Utf8Detection::Deny);
    // Russian schools have three code pages; any other guess is a guess gone wrong.
    let page = [IBM866, KOI8_R].into_iter().find(|page| *page == guess).unwrap_or(WINDOWS_1251);
    page.decode_without_bom_handling(bytes).0
}

/// The separator that stands outside quotes most often.
pub(crate) fn separator(text: &str) -> u8 {
    let mut counts = [(b';', 0_u32), (b'\t', 0), (b',', 0)];
    for line in text.lines().take(SAMPLE) {
        let mut quoted = false;
        for byte in line.bytes() {
            if byte == b'"' {
                quoted = !quoted;
            } else if let Some((_, count)) = counts.iter_mut().find(|(mark, _)| !quoted && *mark == byte) {
                *count += 1;
            }
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts.iter().find(|(_, count)| *count == most).map_or(b';', |(mark, _)| *mark)
}
