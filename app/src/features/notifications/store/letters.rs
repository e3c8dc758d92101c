//! Letters on their way into the outbox: one waits for a person and a kind, however much there is to tell.

use domain::ids::{AccountId, PersonId, SchoolId};
use domain::notification::{About, Notice, NoticeKind};
use sea_orm::prelude::DateTimeUtc;

use super::wishes;
use crate::kit::db::{Reading, Writing};
use crate::kit::house::House;
use crate::kit::{AppResult, sql};

/// A letter that somebody wants.
pub struct Wanted {
    account: AccountId,
    kind: NoticeKind,
    from_event: i64,
    due_at: DateTimeUtc,
}

/// More people than hear it, perhaps: what they may hear is asked anew when the letter is written.
const WISHES: &str = "SELECT w.account_id, w.quiet_from, w.quiet_until, w.chosen, w.pushed FROM notice_wishes w \
     JOIN accounts a ON a.id = w.account_id WHERE w.mail_state = 'confirmed' AND a.blocked_at IS NULL \
     AND (a.person_id IN (#) OR a.person_id IN (SELECT k.guardian_id FROM kinships k WHERE k.may_view AND k.child_id IN (#)))";

const ENTER: &str = "INSERT INTO letters (account_id, kind, from_event, due_at, tries, next_try_at, state) \
     SELECT CAST($1 AS bigint), CAST($2 AS text), CAST($3 AS bigint), $4, 0, $4, 'waiting' WHERE NOT EXISTS \
     (SELECT 1 FROM letters WHERE account_id = $1 AND kind = $2 AND state = 'waiting' AND tries = 0)";

/// Letters about these notices, for those who want them.
pub async fn wanted(
    tx: &Reading,
    house: &House,
    school: SchoolId,
    notices: &[Notice],
) -> AppResult<Vec<Wanted>> {
    let mut letters = vec![];
    if house.post.is_none() {
        return Ok(letters);
    }
    let now = house.clock.local(house.clock.now());
    for kind in NoticeKind::ALL {
        let standing = |notice: &&Notice| notice.about.kind() == kind && !notice.stands.is_empty();
        let told: Vec<_> = notices.iter().filter(standing).collect();
        let Some(from_event) = told.iter().map(|notice| notice.event.0).min() else { continue };
        let asked = WISHES.replace('#', &hearers(school, &told));
        for row in sql::rows(tx, &asked, []).await? {
            let (account, wishes) = (AccountId(row.try_get("", "account_id")?), wishes::of_row(&row)?);
            let Some(due) = wishes.of(kind).due(now, wishes.quiet) else { continue };
            let due_at = house.clock.moment(due.date(), due.time());
            letters.push(Wanted { account, kind, from_event, due_at });
        }
    }
    Ok(letters)
}

pub async fn enter(tx: &Writing, letters: &[Wanted]) -> AppResult<()> {
    for Wanted { account, kind, from_event, due_at } in letters {
        let values = [account.0.into(), kind.code().into(), (*from_event).into(), (*due_at).into()];
        sql::run(tx, ENTER, values).await?;
    }
    Ok(())
}

/// Persons the notices are about, or who work where they are put up; the families of pupils come through them.
pub(super) fn hearers(school: SchoolId, notices: &[&Notice]) -> String {
    let (mut persons, mut ways): (Vec<PersonId>, Vec<String>) = (vec![], vec![]);
    for notice in notices {
        match notice.about {
            About::Marks { pupil, .. }
            | About::TermMark { pupil, .. }
            | About::Absence { pupil, .. }
            | About::Reply { pupil, .. } => {
                persons.push(pupil);
            }
            About::Duty { teacher, .. } | About::Reminder { teacher, .. } => persons.push(teacher),
            About::Homework { group, .. } | About::Lesson { group, .. } => ways.push(format!(
                "SELECT pupil_id FROM group_members WHERE school_id = {school} AND group_id = {group} AND until IS NULL"
            )),
            About::Announcement { class, .. } => {
                let of_class = class.map(|class| format!(" AND class_id = {class}")).unwrap_or_default();
                ways.push(format!("SELECT pupil_id FROM class_members WHERE school_id = {school}{of_class}"));
                ways.push(format!("SELECT person_id FROM roles WHERE organisation_id = {school}"));
            }
            About::Note { class, .. } => {
                ways.push(format!("SELECT teacher_id FROM classes WHERE school_id = {school} AND id = {class}"));
            }
        }
    }
    ways.push(format!(
        "SELECT id FROM persons WHERE id IN ({})",
        sql::among(persons.iter().map(|person| person.0))
    ));
    ways.join(" UNION ")
}
