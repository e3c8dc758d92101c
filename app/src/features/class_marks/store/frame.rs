//! The class asked for, its term and its pupils: what every other statement is bound to.

use domain::access::Sight;
use domain::calendar::Term;
use domain::ids::{ClassId, PersonId, SchoolId, TermId};

use crate::features::class_marks::board::Head;
use crate::kit::db::Reading;
use crate::kit::rolls::{self, SeenClass};
use crate::kit::{AppError, AppResult, Request, group, sql};

const CLASS: &str = concat!(
    "SELECT c.year_id, ",
    sql::term_kind!("c"),
    " AS term_kind FROM classes c WHERE c.school_id = $1 AND c.id = $2",
);

/// Those who are in the class on the day `$3`.
const PUPILS: &str = "SELECT p.id, p.surname, p.given, p.patronymic FROM persons p WHERE p.id IN (SELECT m.pupil_id FROM class_members m \
     WHERE m.school_id = $1 AND m.class_id = $2 AND m.since <= $3 AND (m.until IS NULL OR m.until >= $3)) ORDER BY p.search, p.id";

/// A class in a term.
pub(super) struct Frame {
    pub school: SchoolId,
    pub year: i64,
    pub head: Head,
    pub term: Term,
    /// «Иванова А. П.», in the order of the register.
    pub pupils: Vec<(PersonId, String)>,
}

impl Frame {
    /// The class `asked` for within `sight`, or the first; its term asked for, or that of today.
    pub async fn of(
        cx: &Request<Reading>,
        sight: &Sight,
        (class, term): (Option<ClassId>, Option<TermId>),
    ) -> AppResult<Self> {
        let school = cx.school().map_err(|_| AppError::NotFound)?;
        let classes = rolls::seen_classes(&cx.tx, sight, school).await?;
        let wanted = |seen: &&SeenClass| class.is_none_or(|class| seen.id == class);
        let SeenClass { id, title, .. } = classes.iter().find(wanted).cloned().ok_or(AppError::NotFound)?;
        let row = sql::row(&cx.tx, CLASS, [school.0.into(), id.0.into()]).await?;
        let row = row.ok_or(AppError::NotFound)?;
        let (year, kind): (i64, String) = (row.try_get("", "year_id")?, row.try_get("", "term_kind")?);
        let terms = group::terms(&cx.tx, (school, year), &kind).await?;
        let term = Term::asked(&terms, term, cx.today).cloned().ok_or_else(group::no_terms)?;
        let day = cx.today.clamp(term.span.first, term.span.last);
        let mut pupils = vec![];
        for row in sql::rows(&cx.tx, PUPILS, [school.0.into(), id.0.into(), day.into()]).await? {
            pupils.push((PersonId(row.try_get("", "id")?), sql::person_name(&row)?.short()));
        }
        let head = Head {
            class: id,
            title,
            classes: classes.into_iter().map(|seen| (seen.id, seen.title)).collect(),
            term: term.id,
            term_title: term.title.clone(),
            terms: terms.into_iter().map(|term| (term.id, term.title)).collect(),
        };
        Ok(Self { school, year, head, term, pupils })
    }
}
