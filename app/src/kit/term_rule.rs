//! The rules by which a school suggests term marks, as the register and the diary obey them.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::ids::{SchoolId, SubjectId};
use domain::term_mark::Rule;
use sea_orm::ConnectionTrait;

use super::{AppError, AppResult, sql};

const RULES: &str =
    "SELECT subject_id, rule FROM term_rules WHERE school_id = $1 AND since <= $2 ORDER BY since, id";

/// Rules of a school on one day.
#[derive(Default)]
pub struct Rules {
    school: Option<Rule>,
    subjects: HashMap<SubjectId, Rule>,
}

impl Rules {
    /// The rule of the subject, else of the school, else the usual one.
    pub fn of(&self, subject: SubjectId) -> Rule {
        Rule::in_force(self.subjects.get(&subject).cloned(), self.school.clone())
    }

    /// Of every subject without a rule of its own.
    pub fn of_school(&self) -> Rule {
        Rule::in_force(None, self.school.clone())
    }

    pub fn has_own(&self, subject: SubjectId) -> bool {
        self.subjects.contains_key(&subject)
    }
}

/// The rules in force on `day`; a term obeys those of its last day.
pub async fn in_force<C: ConnectionTrait>(tx: &C, school: SchoolId, day: NaiveDate) -> AppResult<Rules> {
    let mut rules = Rules::default();
    for row in sql::rows(tx, RULES, [school.0.into(), day.into()]).await? {
        let rule: Rule =
            serde_json::from_str(&row.try_get::<String>("", "rule")?).map_err(AppError::fault)?;
        match row.try_get::<Option<i64>>("", "subject_id")? {
            Some(subject) => {
                rules.subjects.insert(SubjectId(subject), rule);
            }
            None => rules.school = Some(rule),
        }
    }
    Ok(rules)
}
