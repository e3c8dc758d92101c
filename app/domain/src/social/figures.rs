//! A class, a school or many of them in figures.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::passport::{Family, Passport};

/// How many health groups there are.
pub const HEALTH_GROUPS: usize = 5;

/// How many pupils each line of the passport is true of on one day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Figures {
    pub pupils: u32,
    /// Of whom anything is written.
    pub known: u32,
    /// In the order of [`Family::ALL`].
    pub families: [u32; 4],
    pub many_children: u32,
    pub low_income: u32,
    pub special_needs: u32,
    pub disability: u32,
    pub health: [u32; HEALTH_GROUPS],
    pub inner_register: u32,
    pub outer_register: u32,
    pub meals: u32,
}

impl Figures {
    /// Counts one pupil more.
    pub fn count(&mut self, passport: Option<&Passport>, day: NaiveDate) {
        self.pupils += 1;
        let Some(of) = passport else { return };
        self.known += 1;
        if let Some(at) = Family::ALL.into_iter().position(|family| of.family == Some(family)) {
            self.families[at] += 1;
        }
        if let Some(group) =
            of.health_group.and_then(|group| self.health.get_mut(usize::from(group).wrapping_sub(1)))
        {
            *group += 1;
        }
        self.many_children += u32::from(of.many_children);
        self.low_income += u32::from(of.low_income);
        self.special_needs += u32::from(of.special_needs.as_ref().is_some_and(|paper| paper.holds_on(day)));
        self.disability += u32::from(of.disability.as_ref().is_some_and(|paper| paper.holds_on(day)));
        self.inner_register += u32::from(of.inner_register.is_some_and(|register| register.holds_on(day)));
        self.outer_register += u32::from(of.outer_register.is_some_and(|register| register.holds_on(day)));
        self.meals += u32::from(of.meals.is_some());
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: &Self) -> Self {
        let sum = |own: u32, of: u32| own + of;
        let mut families = self.families;
        families.iter_mut().zip(other.families).for_each(|(own, of)| *own += of);
        let mut health = self.health;
        health.iter_mut().zip(other.health).for_each(|(own, of)| *own += of);
        Self {
            pupils: sum(self.pupils, other.pupils),
            known: sum(self.known, other.known),
            families,
            many_children: sum(self.many_children, other.many_children),
            low_income: sum(self.low_income, other.low_income),
            special_needs: sum(self.special_needs, other.special_needs),
            disability: sum(self.disability, other.disability),
            health,
            inner_register: sum(self.inner_register, other.inner_register),
            outer_register: sum(self.outer_register, other.outer_register),
            meals: sum(self.meals, other.meals),
        }
    }

    /// Each line of the paper with its figure.
    pub fn lines(&self) -> Vec<(&'static str, u32)> {
        let [full, single, guardianship, foster] = self.families;
        let [one, two, three, four, five] = self.health;
        vec![
            ("Учеников", self.pupils),
            ("Паспорт заполнен", self.known),
            ("Семья полная", full),
            ("Семья неполная", single),
            ("Семья опекунская", guardianship),
            ("Семья приёмная", foster),
            ("Многодетная", self.many_children),
            ("Малообеспеченная", self.low_income),
            ("С ОВЗ", self.special_needs),
            ("С инвалидностью", self.disability),
            ("Группа здоровья 1", one),
            ("Группа здоровья 2", two),
            ("Группа здоровья 3", three),
            ("Группа здоровья 4", four),
            ("Группа здоровья 5", five),
            ("На учёте в школе (ВШК)", self.inner_register),
            ("На учёте в КДН", self.outer_register),
            ("Льготное питание", self.meals),
        ]
    }
}
