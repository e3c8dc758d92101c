//! Term marks of the terms that are over: as the rule suggests them, here and there one against it.

use std::collections::HashMap;

use chrono::{Days, NaiveDate, NaiveTime};
use domain::calendar::TermKind;
use domain::ids::{AccountId, AssignmentId, GroupId, LessonId, PersonId, TermOrderId};
use domain::journal::MarkValue;
use domain::term_mark::{Given, Learning, Outcome, Rule, Suggestion, TermMarkValue, suggest};
use entity::{assignment, lesson, mark, term, term_mark, term_order};

use super::{Placed, Seeding, moment};
use crate::features::demo::school::SchoolPlan;

/// Who comes so near to the better mark, in hundredths, is given it.
const NEAR: u32 = 8;

/// The journals of one school, as they have been thought out.
pub(super) struct Kept<'a> {
    pub lessons: &'a [lesson::Model],
    pub assignments: &'a [assignment::Model],
    pub marks: &'a [mark::Model],
}

type Current = HashMap<(GroupId, PersonId), Vec<Given>>;

impl Seeding {
    /// The term marks of one school, in the order of their key.
    pub(super) fn term_marks(
        &self,
        (plan, placed): (&SchoolPlan, &Placed),
        kept: &Kept<'_>,
    ) -> Vec<term_mark::Model> {
        let current = current(kept);
        let mut rows = vec![];
        for (at, of) in plan.groups.iter().enumerate() {
            let grade = plan.classes[of.class].grade;
            let kind = if grade >= 10 { TermKind::Half } else { TermKind::Quarter };
            for term in self.over(placed).filter(|term| grade > 1 && term.kind == kind.code()) {
                let (_, by) = placed.staff[of.teacher];
                for person in members((plan, placed), of.class, term.last_day) {
                    let given = current.get(&(placed.groups[at], person)).map_or(&[][..], Vec::as_slice);
                    rows.push(written(term, (placed.groups[at], person), by, given));
                }
            }
        }
        rows
    }

    /// Quarters and half-years that take no marks any more.
    fn over<'a>(&self, placed: &'a Placed) -> impl Iterator<Item = &'a term::Model> + use<'a> {
        let today = self.calendar.today;
        let ours =
            |term: &&term::Model| [TermKind::Quarter, TermKind::Half].iter().any(|k| k.code() == term.kind);
        placed.terms.iter().filter(ours).filter(move |term| term.post_until < today)
    }

    /// Terms whose time is over were closed on the day after it.
    pub(super) fn closings(&mut self, plan: &SchoolPlan, placed: &Placed) -> Vec<term_order::Model> {
        let deputy = plan.staff.iter().position(|one| one.role == "deputy");
        let Some((_, by)) = deputy.map(|at| placed.staff[at]) else { return vec![] };
        let over: Vec<_> = self.over(placed).collect();
        let close = |term: &term::Model| term_order::Model {
            id: TermOrderId(self.ids.term_order.next()),
            school_id: placed.school,
            term_id: term.id,
            kind: "closed".into(),
            day: term.post_until + Days::new(1),
            reason: Some("Долги сдадут в следующем периоде.".into()),
            by,
            at: moment(term.post_until + Days::new(1), NaiveTime::MIN),
        };
        over.into_iter().map(close).collect()
    }
}

/// Pupils of a class on `day`.
fn members(
    (plan, placed): (&SchoolPlan, &Placed),
    class: usize,
    day: NaiveDate,
) -> impl Iterator<Item = PersonId> {
    let all = plan.pupils.iter().zip(&placed.pupils).filter(move |(pupil, _)| pupil.class == class);
    let here =
        all.filter(move |(pupil, _)| pupil.since <= day && pupil.until.is_none_or(|until| until >= day));
    here.map(|(_, person)| *person)
}

/// A term mark out of all current marks of the pupil in the group.
fn written(
    term: &term::Model,
    (group_id, pupil_id): (GroupId, PersonId),
    by: AccountId,
    given: &[Given],
) -> term_mark::Model {
    let of_term: Vec<Given> = given.iter().filter(|one| within(term, one.on)).cloned().collect();
    let rule = Rule::default();
    let suggestion = suggest(&rule, Learning::WithMarks, &of_term);
    let (value, reason) = decided(&suggestion);
    term_mark::Model {
        school_id: term.school_id,
        group_id,
        term_id: term.id,
        pupil_id,
        value: value.text().into(),
        suggested: suggestion.value().map(|value| value.text().into()),
        rule: Some(rule.in_words()),
        reason,
        by,
        at: moment(term.last_day, NaiveTime::MIN),
    }
}

fn within(term: &term::Model, day: NaiveDate) -> bool {
    term.first_day <= day && day <= term.last_day
}

/// The current marks of each pupil in each group, in the order of the lessons.
fn current(kept: &Kept<'_>) -> Current {
    let days: HashMap<LessonId, NaiveDate> = kept.lessons.iter().map(|one| (one.id, one.date)).collect();
    let works: HashMap<AssignmentId, &assignment::Model> =
        kept.assignments.iter().map(|work| (work.id, work)).collect();
    let mut current = Current::new();
    for mark in kept.marks {
        let (Some(value), work) = (MarkValue::from_code(mark.value), works[&mark.assignment_id]) else {
            continue;
        };
        let (weight, kind) = (work.weight.unsigned_abs(), work.kind.clone());
        let given = Given { value, weight, kind, on: days[&mark.lesson_id] };
        current.entry((mark.group_id, mark.pupil_id)).or_default().push(given);
    }
    current
}

/// What the teacher wrote, and why if it is not what the rule suggests.
fn decided(suggestion: &Suggestion) -> (TermMarkValue, Option<String>) {
    let Outcome::Comes { value, ceiling, .. } = suggestion.outcome else {
        return (TermMarkValue::NotAssessed, None);
    };
    let near = ceiling.zip(suggestion.average()).is_some_and(|(ceiling, average)| average + NEAR >= ceiling);
    let better = value.digit().and_then(|digit| TermMarkValue::from_digit(digit + 1));
    match better.filter(|_| near) {
        Some(better) => (better, Some("Последние работы написаны лучше.".into())),
        None => (value, None),
    }
}
