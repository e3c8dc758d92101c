//! Why a file is not taken, and what to do.

use super::{FileKind, LARGEST_FILE};

/// Why a file is not taken.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FileRefused {
    #[error("файл пустой. Проверьте, тот ли это файл, и приложите его снова.")]
    Empty,
    #[error(
        "файл больше {} МБ. Сожмите его или приложите по частям; длинное видео положите в облако и приложите ссылку.",
        LARGEST_FILE >> 20
    )]
    TooLarge,
    #[error("архивы не принимаются. Распакуйте архив и приложите файлы из него по одному.")]
    Archive,
    #[error("программы не принимаются. Если это текст, сохраните его как документ или PDF.")]
    Program,
    #[error("это документ старого Office. Сохраните его как .docx, .xlsx, .pptx или PDF и приложите снова.")]
    OldOffice,
    #[error("в документе есть макросы. Сохраните его без них (.docx, .xlsx, .pptx) или как PDF.")]
    Macros,
    #[error("фотографии HEIC открываются не у всех. Сохраните её как JPEG и приложите снова.")]
    Heic,
    #[error("видео MOV открывается не у всех. Сохраните его как MP4 и приложите снова.")]
    Mov,
    #[error(
        "такие файлы не принимаются. Можно: PDF, JPEG, PNG, WebP, документы Word, Excel, PowerPoint и OpenDocument, текст, MP3, MP4."
    )]
    Unknown,
    /// A kind that is taken elsewhere.
    #[error("сюда подходит только {}.", list(.0))]
    NotHere(Vec<FileKind>),
    #[error("можно приложить не больше {0}: этот лишний.")]
    TooMany(usize),
}

impl FileRefused {
    /// «„реферат.zip“: архивы не принимаются…»
    pub fn of(&self, name: &str) -> String {
        format!("«{name}»: {self}")
    }
}

fn list(kinds: &[FileKind]) -> String {
    let names: Vec<&str> = kinds.iter().map(|kind| kind.title()).collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, first)) => format!("{} или {last}", first.join(", ")),
        None => String::new(),
    }
}
