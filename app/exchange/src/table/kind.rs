//! What a file is, told by its first bytes and its inner names.

use super::measure;
use crate::FileRefused;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum FileKind {
    Xlsx,
    Xls,
    Ods,
    Text,
}

/// The container of the older office formats, and of encrypted workbooks.
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

pub(super) fn of(bytes: &[u8]) -> Result<FileKind, FileRefused> {
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return Err(FileRefused::Empty);
    }
    if bytes.starts_with(b"PK") {
        return archive(bytes);
    }
    if bytes.starts_with(COMPOUND) {
        return compound(bytes);
    }
    if bytes.starts_with(b"%PDF") {
        return Err(FileRefused::NotATable("документ PDF"));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(FileRefused::NotATable("документ RTF"));
    }
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if start.starts_with(b"<") {
        return Err(FileRefused::OtherWorkbook("веб-страница или разметка под видом таблицы"));
    }
    let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    if !utf16 && bytes.contains(&0) {
        return Err(FileRefused::NotATable("файл неизвестного вида"));
    }
    Ok(FileKind::Text)
}

fn archive(bytes: &[u8]) -> Result<FileKind, FileRefused> {
    let names = measure::names(bytes)?;
    let has = |name: &str| names.iter().any(|inner| inner.eq_ignore_ascii_case(name));
    if has("xl/workbook.bin") {
        return Err(FileRefused::OtherWorkbook("двоичная книга Excel (.xlsb)"));
    }
    if has("xl/workbook.xml") {
        measure::unpacked(bytes)?;
        return Ok(FileKind::Xlsx);
    }
    if has("word/document.xml") {
        return Err(FileRefused::NotATable("документ Word"));
    }
    if has("mimetype") && has("content.xml") {
        measure::unpacked(bytes)?;
        return Ok(FileKind::Ods);
    }
    Err(FileRefused::NotATable("архив"))
}

fn compound(bytes: &[u8]) -> Result<FileKind, FileRefused> {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") {
        Err(FileRefused::Encrypted)
    } else if has("WordDocument") {
        Err(FileRefused::NotATable("документ Word"))
    } else if has("Workbook") || has("Book") {
        Ok(FileKind::Xls)
    } else {
        Err(FileRefused::NotATable("файл неизвестного вида"))
    }
}
