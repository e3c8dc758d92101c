//! Files that people bring: which kinds are taken, how large, and what they are called when they are handed out.

mod kind;
mod name;
mod refused;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::ids::FileId;

pub use kind::{FileKind, MACROS, recognised};
pub use name::{LONGEST_NAME, file_name};
pub use refused::FileRefused;

/// Bytes of one file.
pub const LARGEST_FILE: usize = 10 << 20;

/// What a picture or a scan of a paper may be.
pub const SCANS: [FileKind; 3] = [FileKind::Pdf, FileKind::Jpeg, FileKind::Png];

/// What a photograph may be.
pub const PICTURES: [FileKind; 3] = [FileKind::Jpeg, FileKind::Png, FileKind::Webp];

/// Endings of all kinds, as a form offers them.
pub const ENDINGS: &str = ".pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt,.mp3,.mp4";
/// The same of [`SCANS`].
pub const SCAN_ENDINGS: &str = ".pdf,.jpg,.jpeg,.png";

/// A file that hangs on something, as people are shown it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Attached {
    pub id: FileId,
    /// With the ending of its kind.
    pub name: String,
    pub kind: FileKind,
    /// In bytes.
    pub size: u64,
}

impl Attached {
    /// «PDF, 1,4 МБ»
    pub fn note(&self) -> String {
        format!("{}, {}", self.kind.title(), size_said(self.size))
    }
}

/// «1,4 МБ», «312 КБ», «80 Б»
pub fn size_said(bytes: u64) -> String {
    const KILO: u64 = 1 << 10;
    const MEGA: u64 = 1 << 20;
    match bytes {
        0..KILO => format!("{bytes} Б"),
        KILO..MEGA => format!("{} КБ", bytes.div_ceil(KILO)),
        _ => {
            let tenths = (bytes * 10).div_ceil(MEGA);
            format!("{},{} МБ", tenths / 10, tenths % 10)
        }
    }
}
