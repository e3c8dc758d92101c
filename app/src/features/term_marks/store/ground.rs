//! The ground that marks of a column are suggested on: current marks, or the marks of other columns; and exemptions.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::calendar::Span;
use domain::ids::PersonId;
use domain::journal::Hundredths;
use domain::term_mark::{Basis, Given, Lack, Outcome, Rule, Suggestion, learning, suggest};
use sea_orm::ConnectionTrait;

use super::facts::Facts;
use super::parts::Parts;
use crate::features::term_marks::sheet::{Row, Written};
use crate::kit::given::current;
use crate::kit::{AppResult, Request, exempt, sql};

const MARKS: &str = "SELECT k.pupil_id, k.value, a.kind, a.weight, l.date FROM lessons l \
     JOIN marks k ON k.school_id = l.school_id AND k.group_id = l.group_id AND k.lesson_id = l.id \
     JOIN assignments a ON a.school_id = k.school_id AND a.group_id = k.group_id AND a.id = k.assignment_id \
     WHERE l.school_id = $1 AND l.group_id = $2 AND l.date BETWEEN $3 AND $4 ORDER BY l.date, l.number, k.position";

/// A pupil's place in the sheet, before anything is suggested.
pub(super) struct Seat {
    pub pupil: PersonId,
    pub name: String,
    pub left: Option<NaiveDate>,
    pub mark: Option<Written>,
}

/// What is known of the pupils of one sheet.
pub(super) struct Ground {
    given: HashMap<PersonId, Vec<Given>>,
    parts: Parts,
    freed: HashMap<PersonId, Vec<Span>>,
}

impl Ground {
    pub async fn of<T: ConnectionTrait>(cx: &Request<T>, facts: &Facts) -> AppResult<Self> {
        let mut given: HashMap<PersonId, Vec<Given>> = HashMap::new();
        if facts.basis == Basis::Lessons {
            let (school, group) = (facts.of.school_id.0.into(), facts.of.id.0.into());
            let values = [school, group, facts.span.first.into(), facts.span.last.into()];
            for row in sql::rows(&cx.tx, MARKS, values).await? {
                given.entry(PersonId(row.try_get("", "pupil_id")?)).or_default().push(current(&row)?);
            }
        }
        let subject = (facts.of.school_id, facts.of.subject_id);
        let freed = exempt::in_subject(&cx.tx, subject, facts.span).await?;
        Ok(Self { given, parts: Parts::of(cx, facts).await?, freed })
    }

    /// The row with what the rule in force suggests.
    pub fn row(&self, facts: &Facts, seat: Seat) -> Row {
        let Seat { pupil, name, left, mark } = seat;
        let (outcome, average, words) = self.suggested(facts, pupil);
        let earlier = facts.earlier.iter().map(|column| self.parts.mark(pupil, column.term.id)).collect();
        let freed = self.freed.get(&pupil).cloned().unwrap_or_default();
        Row { pupil, name, left, freed, earlier, average, outcome, words, mark }
    }

    fn suggested(&self, facts: &Facts, pupil: PersonId) -> (Outcome, Option<Hundredths>, Vec<String>) {
        if facts.of.without_marks {
            let lack = Lack::WithoutMarks;
            return (Outcome::Lacks(lack), None, vec![lack.to_string()]);
        }
        if facts.basis == Basis::Lessons {
            let told = self.suggest(&facts.sheet.rule, pupil, facts.span);
            return (told.outcome, told.average(), told.in_words());
        }
        let parts = self.parts.of_pupil(pupil, facts);
        let total = facts.basis.total(&facts.sheet.rule, parts, facts.exams);
        (total.outcome, total.average, total.in_words())
    }

    /// What `rule` would make of the current marks of `pupil`.
    pub fn suggest(&self, rule: &Rule, pupil: PersonId, term: Span) -> Suggestion {
        let freed = self.freed.get(&pupil).map_or(&[][..], Vec::as_slice);
        suggest(rule, learning(term, freed), self.given.get(&pupil).map_or(&[], Vec::as_slice))
    }
}
