//! By whom the board is read: classes, teachers or rooms down its side. Pure.

use domain::timetable::{Plan, School};

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Lens {
    #[default]
    Classes,
    Teachers,
    Rooms,
}

impl Lens {
    pub const ALL: [Self; 3] = [Self::Classes, Self::Teachers, Self::Rooms];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Classes => "classes",
            Self::Teachers => "teachers",
            Self::Rooms => "rooms",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lens| lens.code() == code)
    }

    /// «По классам»
    pub const fn title(self) -> &'static str {
        match self {
            Self::Classes => "По классам",
            Self::Teachers => "По учителям",
            Self::Rooms => "По кабинетам",
        }
    }

    /// What one row is called.
    pub const fn row_title(self) -> &'static str {
        match self {
            Self::Classes => "Класс",
            Self::Teachers => "Учитель",
            Self::Rooms => "Кабинет",
        }
    }

    /// «Все классы»
    pub const fn all_title(self) -> &'static str {
        match self {
            Self::Classes => "Все классы",
            Self::Teachers => "Все учителя",
            Self::Rooms => "Все кабинеты",
        }
    }

    /// How many rows there are.
    pub const fn many(self, school: &School) -> usize {
        match self {
            Self::Classes => school.classes.len(),
            Self::Teachers => school.teachers.len(),
            Self::Rooms => school.rooms.len(),
        }
    }

    /// What a row is called.
    pub fn name(self, school: &School, row: usize) -> &str {
        let name = match self {
            Self::Classes => school.classes.get(row).map(|class| &class.name),
            Self::Teachers => school.teachers.get(row).map(|teacher| &teacher.name),
            Self::Rooms => school.rooms.get(row).map(|room| &room.name),
        };
        name.map_or("", String::as_str)
    }

    /// What the rows are called, in their order.
    pub fn names(self, school: &School) -> Vec<String> {
        (0..self.many(school)).map(|row| self.name(school, row).to_owned()).collect()
    }

    /// The rows in which a lesson stands.
    pub fn rows(self, plan: &Plan, piece: usize) -> Vec<usize> {
        let course = plan.course(piece);
        let wide = |list: &[u16]| list.iter().map(|at| usize::from(*at)).collect();
        match self {
            Self::Classes => wide(&course.classes),
            Self::Teachers => wide(&course.teachers),
            Self::Rooms => {
                let own = plan.stands()[piece].room;
                let at = plan.school().rooms.iter().position(|room| Some(room.id) == own);
                at.into_iter().collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lens_is_read_as_it_is_written() {
        assert_eq!(Lens::ALL.map(|lens| Lens::parse(lens.code())), Lens::ALL.map(Some));
        assert_eq!(Lens::parse("pupils"), None);
    }
}
