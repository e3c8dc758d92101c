//! A list on its way to paper or into a workbook: whose, with which columns, and which are left empty for the hand.

#[cfg(feature = "ssr")]
use domain::ids::ClassId;

use super::sheet::Side;

pub const PDF: &str = "/people/list.pdf";
pub const BOOK: &str = "/people/list.xlsx";

/// A column that whoever prints may choose; number and name are always there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RollColumn {
    Born,
    Sex,
    Guardians,
    Post,
    Subjects,
    Phone,
}

/// What is to be printed.
#[cfg(feature = "ssr")]
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RollWish {
    pub side: Side,
    /// None: all classes within the caller's sight.
    pub class: Option<ClassId>,
    pub columns: Vec<RollColumn>,
    /// Heads of the empty columns.
    pub blanks: Vec<String>,
}

impl RollColumn {
    const OF_PUPILS: &'static [Self] = &[Self::Born, Self::Sex, Self::Guardians];
    const OF_STAFF: &'static [Self] = &[Self::Post, Self::Subjects, Self::Phone];

    pub const fn of(side: Side) -> &'static [Self] {
        match side {
            Side::Pupils => Self::OF_PUPILS,
            Side::Staff => Self::OF_STAFF,
            Side::Gone => &[],
        }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Born => "born",
            Self::Sex => "sex",
            Self::Guardians => "guardians",
            Self::Post => "post",
            Self::Subjects => "subjects",
            Self::Phone => "phone",
        }
    }

    pub const fn title(self) -> &'static str {
        match self {
            Self::Born => "Дата рождения",
            Self::Sex => "Пол",
            Self::Guardians => "Родители и телефоны",
            Self::Post => "Должность",
            Self::Subjects => "Предметы",
            Self::Phone => "Телефон",
        }
    }
}

#[cfg(feature = "ssr")]
mod read {
    use super::{RollColumn, RollWish, Side};
    use crate::kit::{AppError, AppResult};

    /// More empty columns fit on no paper.
    const MOST_BLANKS: usize = 8;
    const LONGEST_BLANK: usize = 40;

    impl RollWish {
        /// Reads what the form of the list sends; those who left are on no list.
        pub fn read(sent: &[(String, String)]) -> AppResult<Self> {
            let all = |name: &'static str| {
                sent.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.trim())
            };
            let one = |name| all(name).next().filter(|value| !value.is_empty());
            let side = match one("side") {
                None | Some("pupils") => Side::Pupils,
                Some("staff") => Side::Staff,
                Some(_) => return Err(AppError::NotFound),
            };
            let class = one("class").map(|text| text.parse().map_err(|_| AppError::NotFound)).transpose()?;
            let chosen: Vec<&str> = all("column").collect();
            let columns = RollColumn::of(side).iter().filter(|column| chosen.contains(&column.code()));
            let heads =
                one("blanks").unwrap_or_default().split(',').map(str::trim).filter(|head| !head.is_empty());
            let short = |head: &str| head.chars().take(LONGEST_BLANK).collect();
            Ok(Self {
                side,
                class,
                columns: columns.copied().collect(),
                blanks: heads.take(MOST_BLANKS).map(short).collect(),
            })
        }
    }

    #[cfg(test)]
    mod unit {
        use domain::ids::ClassId;

        use super::*;

        #[test]
        fn a_wish_is_read_in_the_order_of_the_paper_and_not_of_the_form() {
            let sent = [
                ("class", "7"),
                ("column", "guardians"),
                ("column", "born"),
                ("column", "post"),
                ("blanks", " Экскурсия,, Подпись "),
            ];
            let sent = sent.map(|(name, value)| (name.to_owned(), value.to_owned()));
            let wish = RollWish::read(&sent).unwrap();
            assert_eq!(wish.columns, [RollColumn::Born, RollColumn::Guardians]);
            assert_eq!(
                (wish.class, wish.blanks),
                (Some(ClassId(7)), vec!["Экскурсия".to_owned(), "Подпись".to_owned()])
            );
            assert!(RollWish::read(&[("side".into(), "gone".into())]).is_err());
        }
    }
}
