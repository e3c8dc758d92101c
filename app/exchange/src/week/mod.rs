//! Weeks of lessons of other programs: FET (`.fet`, read and written) and aSc (XML, its basic tables, read).

mod asc;
mod fet;
mod tree;
mod write;

#[cfg(test)]
mod tests;

use domain::timetable::Arriving;

pub use write::write;

/// Bytes of a file.
pub const LARGEST: usize = 10 << 20;

/// Why a file is not read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum WeekRefused {
    #[error("Выберите файл: .fet или XML из aSc.")]
    Empty,
    #[error("Файл больше 10 МБ: расписания школы столько не занимают.")]
    TooLarge,
    #[error("Файл не читается как XML. Выгрузите его из программы ещё раз.")]
    Damaged,
    #[error(
        "Это не файл FET и не выгрузка aSc. Из FET возьмите .fet, из aSc — «Файл», «Экспорт», «aSc Timetables XML»."
    )]
    Other,
    #[error("В файле нет ни одного урока.")]
    NoLessons,
}

/// The lessons of a file of either program.
pub fn read(bytes: &[u8]) -> Result<Vec<Arriving>, WeekRefused> {
    if bytes.is_empty() {
        return Err(WeekRefused::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(WeekRefused::TooLarge);
    }
    let document = tree::parse(&tree::text(bytes))?;
    let lessons = match document.tag.as_str() {
        "fet" => fet::read(&document),
        "timetable" => asc::read(&document),
        _ => return Err(WeekRefused::Other),
    };
    if lessons.is_empty() { Err(WeekRefused::NoLessons) } else { Ok(lessons) }
}
