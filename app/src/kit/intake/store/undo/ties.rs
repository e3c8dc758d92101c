//! Where others build on people and classes: every table that points at them, and the reason it gives to stay.
//!
//! What lists themselves write is judged row by row beside it ([`WRITTEN_BY_LISTS`]). A new table that points at persons
//! or classes needs a line here: a test compares with the schema.

use domain::ids::{ClassId, PersonId};
use domain::people::undo::Hold;
use sea_orm::ConnectionTrait;

use crate::kit::{AppResult, sql};

/// A column that points at a person or at a class, and what it means.
type Tie = (&'static str, &'static str, Hold);

pub const OF_PERSONS: [Tie; 36] = [
    ("cells", "pupil_id", Hold::Marks),
    ("term_marks", "pupil_id", Hold::Marks),
    ("individual_hours", "pupil_id", Hold::Group),
    ("absence_notes", "pupil_id", Hold::Absence),
    ("exemptions", "pupil_id", Hold::Absence),
    ("week_signatures", "pupil_id", Hold::Signed),
    ("diary_visits", "pupil_id", Hold::Opened),
    ("homework_ticks", "pupil_id", Hold::Homework),
    ("homework_answers", "pupil_id", Hold::Homework),
    ("social_passports", "pupil_id", Hold::Passport),
    ("person_photos", "person_id", Hold::Documents),
    ("person_documents", "person_id", Hold::Documents),
    ("reconciliation_rows", "person_id", Hold::Checked),
    ("reconciliation_words", "person_id", Hold::Checked),
    ("reconciliation_words", "guardian_id", Hold::Checked),
    ("notices", "pupil_id", Hold::Notices),
    ("notices", "person_id", Hold::Notices),
    ("calendar_feeds", "person_id", Hold::Notices),
    ("calendar_feeds", "pupil_id", Hold::Notices),
    ("consents", "subject_id", Hold::Consent),
    ("consents", "given_by", Hold::Consent),
    ("consent_refusals", "subject_id", Hold::Consent),
    ("consent_refusals", "refused_by", Hold::Consent),
    ("group_teachers", "teacher_id", Hold::Lessons),
    ("lessons", "teacher_id", Hold::Lessons),
    ("lessons", "substitute_id", Hold::Lessons),
    ("teacher_absences", "teacher_id", Hold::Lessons),
    ("lesson_plans", "author_id", Hold::Lessons),
    ("roles", "person_id", Hold::Role),
    ("role_orders", "person_id", Hold::Role),
    ("deputies", "deputy_id", Hold::Role),
    ("deputies", "absent_id", Hold::Role),
    ("school_cards", "head_id", Hold::Role),
    ("message_threads", "created_by", Hold::Messages),
    ("message_thread_members", "person_id", Hold::Messages),
    ("messages", "author_id", Hold::Messages),
];

pub const OF_CLASSES: [Tie; 10] = [
    ("groups", "class_id", Hold::InUse),
    ("class_origins", "class_id", Hold::InUse),
    ("class_origins", "origin_id", Hold::InUse),
    ("vacancies", "class_id", Hold::InUse),
    ("notices", "class_id", Hold::InUse),
    ("announcements", "class_id", Hold::InUse),
    ("deputies", "class_id", Hold::InUse),
    ("calendar_feeds", "class_id", Hold::InUse),
    ("reconciliation_rows", "class_id", Hold::Checked),
    ("reconciliation_missing", "class_id", Hold::Checked),
];

/// Rows that a batch knows as its own, or sees that they are not.
#[cfg(test)]
pub const WRITTEN_BY_LISTS: [(&str, &str); 11] = [
    ("accounts", "person_id"),
    ("kinships", "guardian_id"),
    ("kinships", "child_id"),
    ("class_members", "pupil_id"),
    ("class_members", "class_id"),
    ("group_members", "pupil_id"),
    ("order_lines", "person_id"),
    ("order_lines", "from_class_id"),
    ("order_lines", "to_class_id"),
    ("staff", "person_id"),
    ("classes", "teacher_id"),
];

/// What others have built on these people.
pub async fn of_persons<C: ConnectionTrait>(tx: &C, people: &[PersonId]) -> AppResult<Vec<(PersonId, Hold)>> {
    let ids: Vec<i64> = people.iter().map(|person| person.0).collect();
    let mut held = held(tx, &OF_PERSONS, &ids).await?;
    held.extend(numbered(tx, ("user", "", &ids)).await?);
    Ok(held.into_iter().map(|(id, hold)| (PersonId(id), hold)).collect())
}

/// The same of classes.
pub async fn of_classes<C: ConnectionTrait>(tx: &C, classes: &[ClassId]) -> AppResult<Vec<(ClassId, Hold)>> {
    let ids: Vec<i64> = classes.iter().map(|class| class.0).collect();
    let mut held = held(tx, &OF_CLASSES, &ids).await?;
    held.extend(numbered(tx, ("class", "c:", &ids)).await?);
    Ok(held.into_iter().map(|(id, hold)| (ClassId(id), hold)).collect())
}

async fn held<C: ConnectionTrait>(tx: &C, ties: &[Tie], ids: &[i64]) -> AppResult<Vec<(i64, Hold)>> {
    let (among, mut held) = (sql::among(ids.iter().copied()), vec![]);
    for (table, column, hold) in ties {
        let asked = format!("SELECT DISTINCT {column} AS who FROM {table} WHERE {column} IN ({among})");
        for row in sql::rows(tx, &asked, []).await? {
            held.push((row.try_get("", "who")?, *hold));
        }
    }
    Ok(held)
}

/// Those whom a package knows by a number.
async fn numbered<C: ConnectionTrait>(
    tx: &C,
    (kind, prefix, ids): (&'static str, &'static str, &[i64]),
) -> AppResult<Vec<(i64, Hold)>> {
    let ours: Vec<String> = ids.iter().map(|id| format!("'{prefix}{id}'")).collect();
    let ours = if ours.is_empty() { "NULL".to_owned() } else { ours.join(",") };
    let asked = format!("SELECT DISTINCT ours FROM sourced_ids WHERE kind = $1 AND ours IN ({ours})");
    let rows = sql::rows(tx, &asked, [kind.into()]).await?;
    let mut held = vec![];
    for row in rows {
        let ours: String = row.try_get("", "ours")?;
        held.extend(ours.trim_start_matches(prefix).parse().ok().map(|id| (id, Hold::Package)));
    }
    Ok(held)
}
