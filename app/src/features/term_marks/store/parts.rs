//! Marks in the other columns of a register: what years and certificates are made of.

use std::collections::{HashMap, HashSet};

use domain::calendar::TermKind;
use domain::ids::{PersonId, TermId};
use domain::term_mark::{Basis, Part, TermMarkValue};
use sea_orm::{ConnectionTrait, QueryResult};

use super::facts::Facts;
use super::register::value;
use crate::kit::group::{Column, column};
use crate::kit::{AppResult, Request, sql};

/// Of one subject in one year, in whichever group: who changed groups has them all. The own group speaks last.
const YEAR: &str = "SELECT k.pupil_id, k.term_id, k.value FROM term_marks k \
     JOIN groups o ON o.school_id = k.school_id AND o.id = k.group_id \
     WHERE k.school_id = $1 AND o.subject_id = $2 AND o.year_id = $3 AND k.pupil_id IN \
       (SELECT m.pupil_id FROM group_members m WHERE m.school_id = $1 AND m.group_id = $4) \
     ORDER BY CASE WHEN o.id = $4 THEN 1 ELSE 0 END";

/// Columns of grade 10, of the last year in it first.
const GRADE_10: &str = "SELECT m.pupil_id, o.year_id, t.id, t.kind, t.number, t.title, t.first_day, t.last_day, \
     t.post_from, t.post_until, k.value FROM group_members m \
     JOIN groups o ON o.school_id = m.school_id AND o.id = m.group_id AND o.subject_id = $2 AND o.grade = 10 \
     JOIN terms t ON t.school_id = o.school_id AND t.year_id = o.year_id AND t.kind IN ($3, 'year') \
     LEFT JOIN term_marks k ON k.school_id = o.school_id AND k.group_id = o.id AND k.term_id = t.id \
       AND k.pupil_id = m.pupil_id \
     WHERE m.school_id = $1 AND m.pupil_id IN \
       (SELECT n.pupil_id FROM group_members n WHERE n.school_id = $1 AND n.group_id = $4) \
     ORDER BY o.year_id DESC, t.number";

/// Whose grade 10 this school knows at all.
const KNOWN: &str = "SELECT DISTINCT m.pupil_id FROM class_members m \
     JOIN classes c ON c.school_id = m.school_id AND c.id = m.class_id AND c.grade = 10 \
     WHERE m.school_id = $1 AND m.pupil_id IN \
       (SELECT n.pupil_id FROM group_members n WHERE n.school_id = $1 AND n.group_id = $2)";

/// All marks beside those of the column shown.
#[derive(Default)]
pub(super) struct Parts {
    year: HashMap<(PersonId, TermId), TermMarkValue>,
    grade_10: HashMap<PersonId, Tenth>,
    known: HashSet<PersonId>,
}

/// One pupil's grade 10.
struct Tenth {
    year: i64,
    parts: Vec<(Column, Option<TermMarkValue>)>,
}

impl Parts {
    pub async fn of<T: ConnectionTrait>(cx: &Request<T>, facts: &Facts) -> AppResult<Self> {
        let (school, group) = (facts.of.school_id.0, facts.of.id.0);
        let mut parts = Self::default();
        let values = [school, facts.of.subject_id.0, facts.of.year_id(), group].map(Into::into);
        for row in sql::rows(&cx.tx, YEAR, values).await? {
            let key = (PersonId(row.try_get("", "pupil_id")?), TermId(row.try_get("", "term_id")?));
            parts.year.insert(key, value(&row.try_get::<String>("", "value")?)?);
        }
        if facts.basis == Basis::TwoYears {
            for row in sql::rows(&cx.tx, KNOWN, [school.into(), group.into()]).await? {
                parts.known.insert(PersonId(row.try_get("", "pupil_id")?));
            }
            let subject = facts.of.subject_id.0.into();
            let values = [school.into(), subject, facts.of.term_kind().into(), group.into()];
            for row in sql::rows(&cx.tx, GRADE_10, values).await? {
                parts.take_10(&row)?;
            }
        }
        Ok(parts)
    }

    fn take_10(&mut self, row: &QueryResult) -> AppResult<()> {
        let (pupil, year) = (PersonId(row.try_get("", "pupil_id")?), row.try_get("", "year_id")?);
        let mark: Option<String> = row.try_get("", "value")?;
        let (of, mark) = (column(row)?, mark.as_deref().map(value).transpose()?);
        let tenth = self.grade_10.entry(pupil).or_insert_with(|| Tenth { year, parts: vec![] });
        if tenth.year != year {
            return Ok(());
        }
        match tenth.parts.iter_mut().find(|(column, _)| column.term.id == of.term.id) {
            // In another group of the same subject.
            Some((_, kept)) => *kept = kept.or(mark),
            None => tenth.parts.push((of, mark)),
        }
        Ok(())
    }

    /// The mark of `pupil` in a column of this year.
    pub fn mark(&self, pupil: PersonId, term: TermId) -> Option<TermMarkValue> {
        self.year.get(&(pupil, term)).copied()
    }

    /// What the column shown is made of for `pupil`.
    pub fn of_pupil(&self, pupil: PersonId, facts: &Facts) -> Vec<Part> {
        let own = facts.earlier.iter().map(|column| Part {
            kind: column.kind,
            title: column.term.title.clone(),
            mark: self.mark(pupil, column.term.id),
        });
        let before = if facts.basis == Basis::TwoYears { self.of_grade_10(pupil) } else { vec![] };
        before.into_iter().chain(own).collect()
    }

    /// Nothing where the subject was not taught then; three gaps where the school does not know.
    fn of_grade_10(&self, pupil: PersonId) -> Vec<Part> {
        let titled = |kind, title: &str, mark| Part { kind, title: format!("10 класс, {title}"), mark };
        match self.grade_10.get(&pupil) {
            Some(tenth) => {
                let part = |(of, mark): &(Column, _)| titled(of.kind, &of.term.title.to_lowercase(), *mark);
                let mut parts: Vec<Part> = tenth.parts.iter().map(part).collect();
                parts.sort_by_key(|part| part.kind);
                parts
            }
            None if self.known.contains(&pupil) => vec![],
            None => {
                [(TermKind::Half, "1 полугодие"), (TermKind::Half, "2 полугодие"), (TermKind::Year, "год")]
                    .map(|(kind, title)| titled(kind, title, None))
                    .to_vec()
            }
        }
    }
}
