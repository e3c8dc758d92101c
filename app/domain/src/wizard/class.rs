//! A class made by mistake goes; one that has been used stays.

/// What a class holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ClassUse {
    /// Pupils that are or were in it, or go on into it.
    pub pupils: u64,
    /// Lessons of its groups, and pupils dealt to them.
    pub taught: u64,
    /// Announcements, deputies, reconciliations and the like that name it.
    pub named: u64,
}

/// Why a class stays.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ClassStays {
    #[error("В классе есть или были ученики: его не убирают, а переименовывают.")]
    Pupils,
    #[error("У групп класса есть уроки или ученики: его не убирают, а переименовывают.")]
    Taught,
    #[error("На класс ссылаются объявления, замещения или сверки: его не убирают, а переименовывают.")]
    Named,
}

impl ClassUse {
    /// May it be removed?
    pub const fn removed(self) -> Result<(), ClassStays> {
        match self {
            Self { pupils: 1.., .. } => Err(ClassStays::Pupils),
            Self { taught: 1.., .. } => Err(ClassStays::Taught),
            Self { named: 1.., .. } => Err(ClassStays::Named),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_empty_class_is_removed() {
        assert_eq!(ClassUse::default().removed(), Ok(()));
        let of = |pupils, taught, named| ClassUse { pupils, taught, named }.removed();
        assert_eq!(of(1, 3, 0), Err(ClassStays::Pupils));
        assert_eq!(of(0, 3, 1), Err(ClassStays::Taught));
        assert_eq!(of(0, 0, 1), Err(ClassStays::Named));
    }
}
