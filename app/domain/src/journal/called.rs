//! How a piece of work is called in a sentence.

/// «Контрольная работа: Дроби». A title that begins with its kind says it itself.
pub fn work_called(kind: &str, title: &str) -> String {
    if title.starts_with(kind) {
        title.to_owned()
    } else if title.is_empty() {
        kind.to_owned()
    } else {
        format!("{kind}: {title}")
    }
}
