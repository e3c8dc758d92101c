//! Into what a year is cut for marks.

use serde::{Deserialize, Serialize};

/// How a year is cut for marks.
/// Ordered as the columns of a register stand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermKind {
    Quarter,
    Trimester,
    Module,
    Half,
    Year,
    Exam,
    Final,
}

impl TermKind {
    pub const ALL: [Self; 7] =
        [Self::Quarter, Self::Trimester, Self::Module, Self::Half, Self::Year, Self::Exam, Self::Final];
    /// Those into which a year is cut.
    pub const PARTS: [Self; 4] = [Self::Quarter, Self::Trimester, Self::Module, Self::Half];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Quarter => "quarter",
            Self::Trimester => "trimester",
            Self::Module => "module",
            Self::Half => "half",
            Self::Year => "year",
            Self::Exam => "exam",
            Self::Final => "final",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Usual in Russia: 1–9 by quarters, 10–12 by half-years. A school may set it otherwise.
    pub const fn usual_for(grade: u8) -> Self {
        if grade >= 10 { Self::Half } else { Self::Quarter }
    }

    /// A part of the year, whose mark comes of the marks of its lessons.
    pub const fn is_part(self) -> bool {
        matches!(self, Self::Quarter | Self::Trimester | Self::Module | Self::Half)
    }

    /// Into how many of them a year is cut.
    pub const fn count(self) -> usize {
        match self {
            Self::Quarter => 4,
            Self::Trimester => 3,
            Self::Module => 6,
            Self::Half => 2,
            Self::Year | Self::Exam | Self::Final => 1,
        }
    }

    /// «Четверти», as a list of kinds has it.
    pub const fn many(self) -> &'static str {
        match self {
            Self::Quarter => "Четверти",
            Self::Trimester => "Триместры",
            Self::Module => "Модули",
            Self::Half => "Полугодия",
            Self::Year => "Год",
            Self::Exam => "Экзамен",
            Self::Final => "Итоговая",
        }
    }

    /// «2 четверть»
    pub fn title(self, number: i32) -> String {
        match self {
            Self::Quarter => format!("{number} четверть"),
            Self::Trimester => format!("{number} триместр"),
            Self::Module => format!("{number} модуль"),
            Self::Half => format!("{number} полугодие"),
            Self::Year | Self::Exam | Self::Final => self.many().to_owned(),
        }
    }

    /// Does a class of `grade`, whose year is cut into terms of the kind `own`, get marks of this kind?
    /// The state exam is taken after grade 9; certificates are given after grades 9 and 11.
    pub fn concerns(self, own: Self, grade: u8) -> bool {
        match self {
            Self::Quarter | Self::Trimester | Self::Module | Self::Half => self == own,
            Self::Year => true,
            Self::Exam => grade == 9,
            Self::Final => matches!(grade, 9 | 11),
        }
    }

    /// The head of a narrow column: «1 ч», «год».
    pub fn brief(self, number: i32) -> String {
        match self {
            Self::Quarter => format!("{number} ч"),
            Self::Trimester => format!("{number} тр"),
            Self::Module => format!("{number} м"),
            Self::Half => format!("{number} пг"),
            Self::Year => "год".to_owned(),
            Self::Exam => "экз".to_owned(),
            Self::Final => "итог".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_gets_a_year_s_mark_grade_nine_an_exam_and_who_leaves_school_a_final_one() {
        let of = |own, grade| {
            let kinds = TermKind::ALL.into_iter().filter(|kind| kind.concerns(own, grade));
            kinds.map(TermKind::code).collect::<Vec<_>>()
        };
        assert_eq!(of(TermKind::Quarter, 7), ["quarter", "year"]);
        assert_eq!(of(TermKind::Quarter, 9), ["quarter", "year", "exam", "final"]);
        assert_eq!(of(TermKind::Half, 10), ["half", "year"]);
        assert_eq!(of(TermKind::Half, 11), ["half", "year", "final"]);
        assert!(TermKind::ALL.is_sorted());
    }

    #[test]
    fn senior_grades_go_by_half_years() {
        assert_eq!(TermKind::usual_for(9), TermKind::Quarter);
        assert_eq!(TermKind::usual_for(10), TermKind::Half);
    }

    #[test]
    fn each_part_of_a_year_has_a_code_a_title_and_a_narrow_head() {
        for kind in TermKind::ALL {
            assert_eq!(TermKind::parse(kind.code()), Some(kind));
            assert_eq!(kind.is_part(), TermKind::PARTS.contains(&kind));
            assert_eq!(kind.is_part(), kind.count() > 1);
        }
        assert_eq!((TermKind::Module.title(2), TermKind::Module.brief(2)), ("2 модуль".into(), "2 м".into()));
    }
}
