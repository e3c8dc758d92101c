//! What a file is, by its first bytes: neither its ending nor what the browser says of it is believed.

use serde::{Deserialize, Serialize};

use super::FileRefused;

macro_rules! kinds {
    ($($name:ident $code:literal $title:literal $media:literal;)+) => {
        /// A kind of file that is taken.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
        pub enum FileKind {
            $($name,)+
        }

        impl FileKind {
            pub const ALL: [Self; 13] = [$(Self::$name,)+];

            /// Such as `pdf`: its ending, too.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)+
                }
            }

            /// «PDF»
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$name => $title,)+
                }
            }

            /// Its media type.
            pub const fn media(self) -> &'static str {
                match self {
                    $(Self::$name => $media,)+
                }
            }
        }
    };
}

kinds! {
    Pdf "pdf" "PDF" "application/pdf";
    Jpeg "jpg" "JPEG" "image/jpeg";
    Png "png" "PNG" "image/png";
    Webp "webp" "WebP" "image/webp";
    Docx "docx" "Word" "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    Xlsx "xlsx" "Excel" "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Pptx "pptx" "PowerPoint" "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    Odt "odt" "OpenDocument" "application/vnd.oasis.opendocument.text";
    Ods "ods" "OpenDocument" "application/vnd.oasis.opendocument.spreadsheet";
    Odp "odp" "OpenDocument" "application/vnd.oasis.opendocument.presentation";
    Txt "txt" "текст" "text/plain";
    Mp3 "mp3" "MP3" "audio/mpeg";
    Mp4 "mp4" "MP4" "video/mp4";
}

impl FileKind {
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Shown where it stands, not only taken away.
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp)
    }
}

/// Names the program inside a document.
pub const MACROS: &[u8] = b"vbaProject.bin";

const LOCAL_ENTRY: &[u8] = b"PK\x03\x04";
/// Of a local entry: bytes from its sign to the lengths of name and extra field.
const LENGTHS: usize = 26;
/// The same to the name.
const NAME: usize = 30;

/// The kind of a file that begins with `head`: its first 256 KiB, or all of it.
pub fn recognised(head: &[u8]) -> Result<FileKind, FileRefused> {
    if head.is_empty() {
        return Err(FileRefused::Empty);
    }
    if head.starts_with(LOCAL_ENTRY) {
        return packed(head);
    }
    by_sign(head).unwrap_or_else(|| if is_text(head) { Ok(FileKind::Txt) } else { Err(FileRefused::Unknown) })
}

fn by_sign(head: &[u8]) -> Option<Result<FileKind, FileRefused>> {
    let at = |from: usize, sign: &[u8]| head.get(from..from + sign.len()) == Some(sign);
    let any = |signs: &[&[u8]]| signs.iter().any(|sign| head.starts_with(sign));
    Some(match head {
        _ if any(&[b"%PDF-"]) => Ok(FileKind::Pdf),
        _ if any(&[b"\xFF\xD8\xFF"]) => Ok(FileKind::Jpeg),
        _ if any(&[b"\x89PNG\r\n\x1A\n"]) => Ok(FileKind::Png),
        _ if at(0, b"RIFF") && at(8, b"WEBP") => Ok(FileKind::Webp),
        _ if any(&[b"ID3", b"\xFF\xFB", b"\xFF\xFA", b"\xFF\xF3", b"\xFF\xF2"]) => Ok(FileKind::Mp3),
        _ if at(4, b"ftyp") => by_brand(head.get(8..12).unwrap_or_default()),
        _ if any(&[b"PK\x05\x06", b"Rar!", b"7z\xBC\xAF\x27\x1C", b"\x1F\x8B", b"BZh", b"\xFD7zXZ"]) => {
            Err(FileRefused::Archive)
        }
        _ if any(&[b"MZ", b"\x7FELF", b"#!", b"\xCA\xFE\xBA\xBE", b"\xCF\xFA\xED\xFE"]) => {
            Err(FileRefused::Program)
        }
        _ if any(&[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"{\\rtf"]) => Err(FileRefused::OldOffice),
        _ => return None,
    })
}

/// Films and pictures of phones begin alike, and say by four letters what they are.
fn by_brand(brand: &[u8]) -> Result<FileKind, FileRefused> {
    match brand {
        b"heic" | b"heix" | b"hevc" | b"mif1" | b"msf1" => Err(FileRefused::Heic),
        b"qt  " => Err(FileRefused::Mov),
        b"isom" | b"iso2" | b"iso4" | b"iso5" | b"iso6" | b"mp41" | b"mp42" | b"avc1" | b"M4V " | b"MSNV"
        | b"dash" | b"3gp4" | b"3gp5" => Ok(FileKind::Mp4),
        _ => Err(FileRefused::Unknown),
    }
}

/// Documents of today are archives: what lies in them says which.
fn packed(head: &[u8]) -> Result<FileKind, FileRefused> {
    for (name, rest) in entries(head) {
        let kind = match name {
            b"mimetype" => open_document(rest),
            _ if name.starts_with(b"word/") => Some(FileKind::Docx),
            _ if name.starts_with(b"xl/") => Some(FileKind::Xlsx),
            _ if name.starts_with(b"ppt/") => Some(FileKind::Pptx),
            _ => None,
        };
        if let Some(kind) = kind {
            return Ok(kind);
        }
    }
    Err(FileRefused::Archive)
}

fn open_document(content: &[u8]) -> Option<FileKind> {
    let kinds = [FileKind::Ods, FileKind::Odp, FileKind::Odt];
    kinds.into_iter().find(|kind| content.starts_with(kind.media().as_bytes()))
}

/// Names of what lies in an archive, each with the bytes that follow: what was packed on the way says no length, so
/// entries are found by their sign.
fn entries(head: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let signs = head.windows(LOCAL_ENTRY.len()).enumerate().filter(|(_, bytes)| *bytes == LOCAL_ENTRY);
    signs.filter_map(|(at, _)| {
        let length = |from: usize| {
            let bytes = head.get(at + from..at + from + 2)?;
            Some(usize::from(u16::from_le_bytes([bytes[0], bytes[1]])))
        };
        let (name, extra) = (length(LENGTHS)?, length(LENGTHS + 2)?);
        let content = head.get(at + NAME + name + extra..).unwrap_or_default();
        Some((head.get(at + NAME..at + NAME + name)?, content))
    })
}

/// No signs that no text has; letters of UTF-8, or of an older code page.
fn is_text(head: &[u8]) -> bool {
    head.iter().all(|byte| *byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C))
        && !head.contains(&0x7F)
}
