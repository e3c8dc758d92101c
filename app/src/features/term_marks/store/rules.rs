//! The rules of a school in the database: those given, a new one, and what it would change.

use std::collections::HashMap;

use domain::calendar::Term;
use domain::ids::{PersonId, SchoolId, SubjectId};
use domain::term_mark::{Given, Learning, Rule, RuleDraft, Ruling, suggest};
use entity::term_rule;
use sea_orm::{ActiveModelTrait, QueryResult, Set};

use crate::features::term_marks::rule_book::{GivenRule, RuleBook, RuleForm, Trial};
use crate::kit::db::{Reading, Writing};
use crate::kit::event::Log;
use crate::kit::given::current;
use crate::kit::term_rule::{Rules, in_force};
use crate::kit::{AppError, AppResult, Hand, Request, group, sql};

const SUBJECTS: &str = "SELECT DISTINCT s.id, s.name FROM groups g JOIN subjects s ON s.id = g.subject_id \
     JOIN school_years y ON y.school_id = g.school_id AND y.id = g.year_id AND y.state IN ('open', 'closing') \
     WHERE g.school_id = $1 AND NOT g.without_marks ORDER BY s.name";

const GIVEN: &str = "SELECT r.since, r.rule, r.at, s.name AS subject, p.surname, p.given, p.patronymic FROM term_rules r \
     LEFT JOIN subjects s ON s.id = r.subject_id \
     JOIN accounts a ON a.id = r.\"by\" JOIN persons p ON p.id = a.person_id \
     WHERE r.school_id = $1 ORDER BY r.since DESC, r.id DESC LIMIT 50";

/// Years and kinds of terms of the groups that have marks now.
const KINDS: &str = concat!(
    "SELECT DISTINCT g.year_id, ",
    sql::term_kind!("g"),
    " AS kind FROM groups g \
     JOIN school_years y ON y.school_id = g.school_id AND y.id = g.year_id AND y.state IN ('open', 'closing') \
     LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id WHERE g.school_id = $1",
);

/// Current marks of a term, of all groups of one kind of terms.
const MARKS: &str = concat!(
    "SELECT k.group_id, k.pupil_id, k.value, a.kind, a.weight, l.date, g.subject_id FROM groups g \
     LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id \
     JOIN lessons l ON l.school_id = g.school_id AND l.group_id = g.id AND l.date BETWEEN $4 AND $5 \
     JOIN marks k ON k.school_id = l.school_id AND k.group_id = l.group_id AND k.lesson_id = l.id \
     JOIN assignments a ON a.school_id = k.school_id AND a.group_id = k.group_id AND a.id = k.assignment_id \
     WHERE g.school_id = $1 AND g.year_id = $2 AND NOT g.without_marks AND $3 = ",
    sql::term_kind!("g"),
);

/// The rules of the school, with the one of `subject` or of the school laid open.
pub async fn book(
    cx: &Request<Reading>,
    school: SchoolId,
    subject: Option<SubjectId>,
) -> AppResult<RuleBook> {
    let mut subjects = vec![];
    for row in sql::rows(&cx.tx, SUBJECTS, [school.0.into()]).await? {
        subjects.push((SubjectId(row.try_get("", "id")?), row.try_get("", "name")?));
    }
    if subject.is_some_and(|asked| subjects.iter().all(|(id, _)| *id != asked)) {
        return Err(AppError::NotFound);
    }
    let rules = in_force(&cx.tx, school, cx.today).await?;
    let rule = subject.map_or_else(|| rules.of_school(), |subject| rules.of(subject));
    let rows = sql::rows(&cx.tx, GIVEN, [school.0.into()]).await?;
    let given = rows.iter().map(|row| given(cx, row)).collect::<AppResult<_>>()?;
    let (in_words, rule) = (rule.in_words(), RuleForm::from(rule));
    Ok(RuleBook { today: cx.today, subject, subjects, rule, in_words, given, trial: None })
}

fn given(cx: &Request<Reading>, row: &QueryResult) -> AppResult<GivenRule> {
    let rule: Rule = serde_json::from_str(&row.try_get::<String>("", "rule")?).map_err(AppError::fault)?;
    Ok(GivenRule {
        subject: row.try_get("", "subject")?,
        since: row.try_get("", "since")?,
        rule: format!("{}; иначе может поставить: {}", rule.in_words(), rule.overrulers_in_words()),
        by: Hand::read(cx, row, "at")?,
    })
}

/// What `draft` would change today, or what is wrong with it.
pub async fn tried(
    cx: &Request<Reading>,
    (school, subject): (SchoolId, Option<SubjectId>),
    draft: RuleDraft,
) -> AppResult<Result<Trial, Vec<(String, String)>>> {
    let new = match draft.check() {
        Ok(rule) => rule,
        Err(faults) => {
            return Ok(Err(faults.into_iter().map(|fault| (fault.field.into(), fault.why.into())).collect()));
        }
    };
    let mut trial = Trial::default();
    for row in sql::rows(&cx.tx, KINDS, [school.0.into()]).await? {
        let (year, kind): (i64, String) = (row.try_get("", "year_id")?, row.try_get("", "kind")?);
        let terms = group::terms(&cx.tx, (school, year), &kind).await?;
        let Some(term) = Term::current(&terms, cx.today) else { continue };
        let old = in_force(&cx.tx, school, term.span.last).await?;
        let (first, last) = (term.span.first.into(), term.span.last.into());
        let rows = sql::rows(&cx.tx, MARKS, [school.0.into(), year.into(), kind.into(), first, last]).await?;
        try_on(&mut trial, &rows, (&old, &new, subject))?;
    }
    Ok(Ok(trial))
}

/// A rule of the school does not reach subjects with a rule of their own.
fn try_on(
    trial: &mut Trial,
    rows: &[QueryResult],
    (old, new, of): (&Rules, &Rule, Option<SubjectId>),
) -> AppResult<()> {
    let mut marks: HashMap<(i64, PersonId, SubjectId), Vec<Given>> = HashMap::new();
    for row in rows {
        let subject = SubjectId(row.try_get("", "subject_id")?);
        if of.map_or_else(|| !old.has_own(subject), |of| of == subject) {
            let key = (row.try_get("", "group_id")?, PersonId(row.try_get("", "pupil_id")?), subject);
            marks.entry(key).or_default().push(current(row)?);
        }
    }
    for ((_, _, subject), marks) in marks {
        let value = |rule: &Rule| suggest(rule, Learning::WithMarks, &marks).value();
        trial.looked_at += 1;
        match (value(&old.of(subject)), value(new)) {
            (Some(was), Some(now)) if now.digit() > was.digit() => trial.better += 1,
            (Some(was), Some(now)) if now.digit() < was.digit() => trial.worse += 1,
            (Some(_), None) => trial.lost += 1,
            (None, Some(_)) => trial.gained += 1,
            _ => {}
        }
    }
    Ok(())
}

/// Keeps a rule; of two of one day the later written holds.
pub async fn give(cx: &Request<Writing>, ruling: &Ruling) -> AppResult<()> {
    let row = term_rule::ActiveModel {
        school_id: Set(ruling.school()),
        subject_id: Set(ruling.subject),
        since: Set(ruling.since),
        rule: Set(serde_json::to_string(&ruling.rule).map_err(AppError::fault)?),
        by: Set(ruling.by()),
        at: Set(cx.now),
        ..Default::default()
    };
    let id = row.insert(&cx.tx).await?.id;
    let of = ruling.subject.map_or_else(|| "school".to_owned(), |subject| format!("subject:{subject}"));
    let log = Log { school: ruling.school(), by: Some(ruling.by()), at: cx.now };
    let told = format!("{} since {}", ruling.rule.in_words(), ruling.since);
    log.enter(&cx.tx, "term_rule.give", format!("rule:{id} {of}"), Some(told)).await
}

/// Is the subject taught in the school this year?
pub async fn taught(cx: &Request<Writing>, school: SchoolId, subject: Option<SubjectId>) -> AppResult<()> {
    let Some(subject) = subject else { return Ok(()) };
    for row in sql::rows(&cx.tx, SUBJECTS, [school.0.into()]).await? {
        if row.try_get::<i64>("", "id")? == subject.0 {
            return Ok(());
        }
    }
    Err(AppError::NotFound)
}
