//! Work that is owed («точки»): who owes what, in which journal, since which lesson.

use chrono::NaiveDate;
use domain::ids::{GroupId, LessonId, PersonId, SubjectId, TermId};
use serde::{Deserialize, Serialize};

use super::link;

/// A dot in a journal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Debt {
    pub pupil: PersonId,
    /// «Иванова А. П.»
    pub name: String,
    pub group: GroupId,
    /// «7А» or «7А, 1 подгруппа»
    pub class: String,
    pub subject: SubjectId,
    /// «Алгебра»
    pub title: String,
    pub lesson: LessonId,
    /// Day of the lesson.
    pub on: NaiveDate,
    /// The term of the group that the lesson lies in.
    pub term: Option<TermId>,
    /// «Контрольная работа: Дроби»
    pub work: String,
}

impl Debt {
    /// Its place in the journal.
    pub fn href(&self) -> String {
        link::journal_at(self.group, self.term, self.lesson)
    }
}

#[cfg(feature = "ssr")]
pub use read::{Whose, debts};

#[cfg(feature = "ssr")]
mod read {
    use domain::calendar::Span;
    use domain::ids::{GroupId, LessonId, PersonId, SchoolId, SubjectId, TermId};
    use domain::journal::{MarkValue, work_called};
    use sea_orm::{ConnectionTrait, QueryResult};

    use super::Debt;
    use crate::kit::{AppResult, given, sql};

    /// Whose debts are asked for.
    #[derive(Clone, Copy, Debug)]
    pub enum Whose<'a> {
        /// Of these pupils in all subjects.
        Pupils(&'a [PersonId]),
        /// Of those who learn in these groups on the last day.
        Groups(&'a [GroupId]),
    }

    /// To be cut down by a condition on `marks k`.
    const DEBTS: &str = concat!(
        "SELECT k.pupil_id, p.surname, p.given, p.patronymic, k.group_id, g.name AS class, g.subject_id, s.name AS subject, \
         k.lesson_id, l.date, t.id AS term_id, w.name AS kind, ",
        given::work!(),
        " FROM marks k JOIN lessons l ON l.school_id = k.school_id AND l.group_id = k.group_id AND l.id = k.lesson_id \
         JOIN assignments a ON a.school_id = k.school_id AND a.group_id = k.group_id AND a.id = k.assignment_id \
         JOIN work_kinds w ON w.code = a.kind JOIN persons p ON p.id = k.pupil_id \
         JOIN groups g ON g.school_id = k.school_id AND g.id = k.group_id JOIN subjects s ON s.id = g.subject_id \
         LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id \
         LEFT JOIN terms t ON t.school_id = g.school_id AND t.year_id = g.year_id AND l.date BETWEEN t.first_day AND t.last_day \
           AND t.kind = ",
        sql::term_kind!("g"),
        " WHERE k.school_id = $1 AND k.value = $2 AND l.date BETWEEN $3 AND $4",
    );

    const LEARNS: &str = " AND EXISTS (SELECT 1 FROM group_members m WHERE m.school_id = k.school_id AND m.group_id = k.group_id \
         AND m.pupil_id = k.pupil_id AND m.since <= $4 AND (m.until IS NULL OR m.until >= $4))";

    const ORDER: &str = " ORDER BY p.search, p.id, l.date, l.number, k.position";

    /// Dots given at lessons of `span`, pupil by pupil, the oldest first.
    pub async fn debts<C: ConnectionTrait>(
        tx: &C,
        school: SchoolId,
        span: Span,
        whose: Whose<'_>,
    ) -> AppResult<Vec<Debt>> {
        let cut = match whose {
            Whose::Pupils(ids) => format!(" AND k.pupil_id IN ({})", sql::among(ids.iter().map(|id| id.0))),
            Whose::Groups(ids) => {
                format!(" AND k.group_id IN ({}){LEARNS}", sql::among(ids.iter().map(|id| id.0)))
            }
        };
        let code = MarkValue::Debt.code();
        let values = [school.0.into(), code.into(), span.first.into(), span.last.into()];
        let found = sql::rows(tx, &format!("{DEBTS}{cut}{ORDER}"), values).await?;
        found.iter().map(debt).collect()
    }

    fn debt(row: &QueryResult) -> AppResult<Debt> {
        let (kind, work): (String, String) = (row.try_get("", "kind")?, row.try_get("", "work")?);
        Ok(Debt {
            pupil: PersonId(row.try_get("", "pupil_id")?),
            name: sql::person_name(row)?.short(),
            group: GroupId(row.try_get("", "group_id")?),
            class: row.try_get("", "class")?,
            subject: SubjectId(row.try_get("", "subject_id")?),
            title: row.try_get("", "subject")?,
            lesson: LessonId(row.try_get("", "lesson_id")?),
            on: row.try_get("", "date")?,
            term: row.try_get::<Option<i64>>("", "term_id")?.map(TermId),
            work: work_called(&kind, &work),
        })
    }
}
