//! The rules of a school as they cross the wire: a form of a rule, the book of those given, a trial of a new one.

use chrono::NaiveDate;
use domain::ids::SubjectId;
#[cfg(feature = "ssr")]
use domain::role::Role;
use domain::term_mark::{Averaging, ControlWork, Rule, RuleDraft, YearRounding};
use serde::{Deserialize, Serialize};

use crate::kit::Hand;

/// `/term-rules`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RuleBook {
    pub today: NaiveDate,
    /// None: the rule of the school is shown.
    pub subject: Option<SubjectId>,
    /// Subjects taught this year.
    pub subjects: Vec<(SubjectId, String)>,
    /// As it is in force today.
    pub rule: RuleForm,
    pub in_words: String,
    pub given: Vec<GivenRule>,
    /// What would come of the rule asked about, or why there is no such rule.
    pub trial: Option<Result<Trial, Vec<(String, String)>>>,
}

/// A rule given, the latest first.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GivenRule {
    /// None: of the school.
    pub subject: Option<String>,
    pub since: NaiveDate,
    pub rule: String,
    pub by: Hand,
}

/// What a new rule would change of the suggestions of the terms under way.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Trial {
    /// Suggestions looked at: one a pupil and group.
    pub looked_at: u32,
    pub better: u32,
    pub worse: u32,
    /// Nothing would be suggested any more.
    pub lost: u32,
    /// Something would be suggested where nothing is.
    pub gained: u32,
}

/// A rule as a form carries it; numbers are text as typed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RuleForm {
    #[serde(default)]
    pub five: String,
    #[serde(default)]
    pub four: String,
    #[serde(default)]
    pub three: String,
    pub averaging: Averaging,
    #[serde(default)]
    pub least_marks: String,
    pub control: ControlWork,
    pub year: YearRounding,
    /// Codes of roles: «teacher,deputy».
    #[serde(default)]
    pub overruled_by: String,
}

impl From<Rule> for RuleForm {
    fn from(rule: Rule) -> Self {
        let RuleDraft { five, four, three, averaging, least_marks, control, overruled_by, year } =
            rule.into();
        let codes: Vec<_> = overruled_by.into_iter().map(domain::role::Role::code).collect();
        Self { five, four, three, averaging, least_marks, control, year, overruled_by: codes.join(",") }
    }
}

#[cfg(feature = "ssr")]
impl From<RuleForm> for RuleDraft {
    fn from(form: RuleForm) -> Self {
        let RuleForm { five, four, three, averaging, least_marks, control, year, overruled_by } = form;
        let overruled_by = overruled_by.split(',').filter_map(Role::parse).collect();
        Self { five, four, three, averaging, least_marks, control, overruled_by, year }
    }
}
