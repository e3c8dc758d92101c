//! The rule by which a school, or one subject of it, suggests term marks.

use serde::{Deserialize, Serialize};

use super::thresholds::Thresholds;
use super::words::{counted, decimal};
use super::year::YearRule;
use crate::role::Role;

/// How current marks are averaged.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Averaging {
    /// Σ(m·w)/Σw
    Weighted,
    /// Σm/n; work of weight 0 stays out here too.
    Simple,
}

/// Does a term mark need a mark for a test («Контрольная», К)?
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ControlWork {
    Optional,
    AtLeastOne,
}

/// How a year's mean becomes its mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearRounding {
    /// From the middle up, whatever the thresholds of the terms.
    #[default]
    Usual,
    /// By the thresholds of the terms.
    AsTerms,
}

/// A rule in force: see `domain.md`, Formulas. Made by [`super::RuleDraft::check`] where a person types it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rule {
    pub thresholds: Thresholds,
    pub averaging: Averaging,
    /// Of fewer counted marks nothing comes out.
    pub least_marks: u8,
    pub control: ControlWork,
    /// Who may depart from the suggestion. [`Role::Teacher`] means the teacher of the group.
    pub overruled_by: Vec<Role>,
    #[serde(default)]
    pub year: YearRounding,
}

impl Rule {
    /// Roles that a rule may let depart from its suggestion.
    pub const OVERRULERS: [Role; 4] = [Role::Teacher, Role::Deputy, Role::Head, Role::Coordinator];

    /// Of a subject: its own rule, else the school's, else the usual one.
    pub fn in_force(subject: Option<Self>, school: Option<Self>) -> Self {
        subject.or(school).unwrap_or_default()
    }

    /// How the year comes of its terms.
    pub const fn of_year(&self) -> YearRule {
        match self.year {
            YearRounding::Usual => YearRule::USUAL,
            YearRounding::AsTerms => YearRule { thresholds: self.thresholds, ..YearRule::USUAL },
        }
    }

    /// «взвешенная средняя, пороги 4,50/3,50/2,50, не меньше 3 отметок»: kept beside every mark it suggested.
    pub fn in_words(&self) -> String {
        let Thresholds { five, four, three } = self.thresholds;
        let floors = [five, four, three].map(decimal).join("/");
        let least = counted(self.least_marks.into(), ["отметки", "отметок", "отметок"]);
        let control = match self.control {
            ControlWork::Optional => "",
            ControlWork::AtLeastOne => ", нужна контрольная",
        };
        format!("{} средняя, пороги {floors}, не меньше {least}{control}", self.averaging.in_words())
    }

    /// «учитель предмета, завуч»
    pub fn overrulers_in_words(&self) -> String {
        let titles = self.overruled_by.iter().map(|role| match role {
            Role::Teacher => "учитель предмета".to_owned(),
            other => other.title().to_lowercase(),
        });
        titles.collect::<Vec<_>>().join(", ")
    }
}

impl Default for Rule {
    /// Weighted, from the middle up, three marks at least; the teacher or the deputy head may depart from it.
    fn default() -> Self {
        Self {
            thresholds: Thresholds::USUAL,
            averaging: Averaging::Weighted,
            least_marks: 3,
            control: ControlWork::Optional,
            overruled_by: vec![Role::Teacher, Role::Deputy],
            year: YearRounding::Usual,
        }
    }
}

impl Averaging {
    /// «взвешенная»
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Weighted => "взвешенная",
            Self::Simple => "простая",
        }
    }
}
