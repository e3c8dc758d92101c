//! A rule as a person types it, and what is wrong with it field by field.

use serde::{Deserialize, Serialize};

use super::rule::{Averaging, ControlWork, Rule, YearRounding};
use super::thresholds::Thresholds;
use super::words::decimal;
use crate::journal::Hundredths;
use crate::role::Role;

/// A rule before it is checked; numbers are text as typed: «4,65».
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RuleDraft {
    pub five: String,
    pub four: String,
    pub three: String,
    pub averaging: Averaging,
    pub least_marks: String,
    pub control: ControlWork,
    pub overruled_by: Vec<Role>,
    pub year: YearRounding,
}

/// What is wrong with one field of a [`RuleDraft`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RuleFault {
    /// Name of the field.
    pub field: &'static str,
    pub why: &'static str,
}

impl RuleDraft {
    /// The rule, or every fault in the order of the fields.
    pub fn check(self) -> Result<Rule, Vec<RuleFault>> {
        let five = threshold(&self.five, 401..=500);
        let four = threshold(&self.four, 301..=400);
        let three = threshold(&self.three, 201..=300);
        let least = self.least_marks.trim().parse().ok().filter(|least| (1..=20).contains(least));
        let lawful = |role: &Role| Rule::OVERRULERS.contains(role);
        let overrulers = !self.overruled_by.is_empty() && self.overruled_by.iter().all(lawful);
        let faults = [
            five.is_none().then_some(("five", "Порог пятёрки — число от 4,01 до 5,00.")),
            four.is_none().then_some(("four", "Порог четвёрки — число от 3,01 до 4,00.")),
            three.is_none().then_some(("three", "Порог тройки — число от 2,01 до 3,00.")),
            least.is_none().then_some(("least_marks", "Наименьшее число отметок — от 1 до 20.")),
            (!overrulers).then_some((
                "overruled_by",
                "Выберите, кто может поставить не ту отметку, что предложена: \
                 учитель, завуч, директор или координатор.",
            )),
        ];
        let (Some(five), Some(four), Some(three), Some(least_marks), true) =
            (five, four, three, least, overrulers)
        else {
            let faults = faults.into_iter().flatten();
            return Err(faults.map(|(field, why)| RuleFault { field, why }).collect());
        };
        let Self { averaging, control, overruled_by, year, .. } = self;
        let thresholds = Thresholds { five, four, three };
        Ok(Rule { thresholds, averaging, least_marks, control, overruled_by, year })
    }
}

impl From<Rule> for RuleDraft {
    fn from(rule: Rule) -> Self {
        let Rule { thresholds: Thresholds { five, four, three }, .. } = rule;
        Self {
            five: decimal(five),
            four: decimal(four),
            three: decimal(three),
            averaging: rule.averaging,
            least_marks: rule.least_marks.to_string(),
            control: rule.control,
            overruled_by: rule.overruled_by,
            year: rule.year,
        }
    }
}

/// «4,5», «4.65» in hundredths, if it lies in `bounds`.
fn threshold(text: &str, bounds: std::ops::RangeInclusive<Hundredths>) -> Option<Hundredths> {
    let text = text.trim().replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() != 1 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    let hundredths = format!("{whole}{part:0<2}").parse().ok()?;
    bounds.contains(&hundredths).then_some(hundredths)
}
