//! A class divided for a subject: which pupil goes into which group.

use crate::people::Sex;

/// Groups of a divided class at most.
pub const MOST_PARTS: usize = 4;

/// How pupils are dealt out at a press.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deal {
    Alphabet,
    Sex,
    /// As ticked pupil by pupil.
    Ticks,
}

impl Deal {
    pub const ALL: [Self; 3] = [Self::Alphabet, Self::Sex, Self::Ticks];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Alphabet => "alphabet",
            Self::Sex => "sex",
            Self::Ticks => "ticks",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deal| deal.code() == code)
    }
}

/// The group of each of `count` pupils in the order of their names, from 0: the first groups are the larger ones.
pub fn by_alphabet(count: usize, parts: usize) -> Vec<usize> {
    let (each, more) = (count / parts.max(1), count % parts.max(1));
    let size = |part: usize| each + usize::from(part < more);
    (0..parts.max(1)).flat_map(|part| std::iter::repeat_n(part, size(part))).collect()
}

/// Girls into the first group, boys into the second; nobody knows of the others.
pub fn by_sex(sexes: &[Option<Sex>]) -> Vec<Option<usize>> {
    let part = |sex: &Sex| match sex {
        Sex::Female => 0,
        Sex::Male => 1,
    };
    sexes.iter().map(|sex| sex.as_ref().map(part)).collect()
}

/// «7А, 2 подгруппа»; a class that is not divided has its own name.
pub fn part_name(class: &str, part: usize, parts: usize) -> String {
    if parts > 1 { format!("{class}, {} подгруппа", part + 1) } else { class.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alphabet_is_cut_into_parts_that_differ_by_one_at_most() {
        assert_eq!(by_alphabet(5, 2), [0, 0, 0, 1, 1]);
        assert_eq!(by_alphabet(4, 3), [0, 0, 1, 2]);
        assert_eq!(by_alphabet(0, 2), Vec::<usize>::new());
        assert_eq!(by_alphabet(3, 1), [0, 0, 0]);
    }

    #[test]
    fn girls_and_boys_go_apart_and_whoever_is_unknown_waits() {
        let sexes = [Some(Sex::Male), None, Some(Sex::Female)];
        assert_eq!(by_sex(&sexes), [Some(1), None, Some(0)]);
    }

    #[test]
    fn parts_have_names_and_a_whole_class_has_its_own() {
        assert_eq!((part_name("7А", 1, 2), part_name("7А", 0, 1)), ("7А, 2 подгруппа".into(), "7А".into()));
        for deal in Deal::ALL {
            assert_eq!(Deal::parse(deal.code()), Some(deal));
        }
    }
}
