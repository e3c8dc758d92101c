//! Why a package is not taken at all, in words for the person who brought it.

use crate::FileRefused;

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PackageRefused {
    #[error("Файл пуст.")]
    Empty,
    #[error("Файл больше 20 МБ. Выгрузите школы по отдельности.")]
    TooLarge,
    #[error("Это не архив ZIP. Пакет OneRoster — архив .zip с файлами orgs.csv, users.csv и другими.")]
    NotAZip,
    #[error("Архив повреждён и не читается. Выгрузите пакет заново.")]
    Damaged,
    #[error("Архив защищён паролем. Снимите пароль и загрузите его снова.")]
    Encrypted,
    #[error("Содержимое архива слишком велико: после распаковки в нём больше 64 МБ.")]
    TooMuchInside,
    #[error("В пакете слишком много строк или столбцов. Выгрузите школы по отдельности.")]
    TooManyRows,
    #[error("В архиве нет файлов OneRoster: нужны хотя бы orgs.csv и users.csv.")]
    Foreign,
}

impl From<FileRefused> for PackageRefused {
    fn from(refused: FileRefused) -> Self {
        match refused {
            FileRefused::TooMuchInside => Self::TooMuchInside,
            FileRefused::TooLarge => Self::TooLarge,
            _ => Self::Damaged,
        }
    }
}
