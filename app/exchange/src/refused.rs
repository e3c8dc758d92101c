//! Why a file is not taken at all, in words for the person who brought it.

#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FileRefused {
    #[error("Файл пуст.")]
    Empty,
    #[error("Файл больше 10 МБ. Разделите список на части.")]
    TooLarge,
    #[error("Книга защищена паролем. Снимите пароль и загрузите её снова.")]
    Encrypted,
    #[error("Это не таблица, а {0}. Сохраните список как книгу Excel (.xlsx) или как CSV.")]
    NotATable(&'static str),
    #[error("Это {0}. Откройте её и сохраните как книгу Excel (.xlsx).")]
    OtherWorkbook(&'static str),
    #[error("Содержимое файла слишком велико для списка людей: после распаковки в нём больше 64 МБ.")]
    TooMuchInside,
    #[error("На листе «{sheet}» занята ячейка {cell}, далеко за краем списка. Очистите её и всё вокруг неё.")]
    FarCell { sheet: String, cell: String },
    #[error("В файле слишком много строк или ячеек. Разделите список на части до 20 000 строк.")]
    TooManyCells,
    #[error("Файл повреждён и не читается. Откройте его в Excel и сохраните заново.")]
    Damaged,
    #[error(
        "Не найдена строка заголовков. В ней должны стоять названия столбцов: «ФИО» или «Фамилия» и «Имя» и другие."
    )]
    NoHeading,
    #[error("На листе «{sheet}» нет нужных столбцов: {columns}.")]
    MissingColumns { sheet: String, columns: String },
    #[error("Под заголовком нет ни одной строки с людьми.")]
    NoRows,
}
