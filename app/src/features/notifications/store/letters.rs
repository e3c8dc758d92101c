//! Letters on their way into the outbox: one waits for a person and a kind, however much there is to tell.

use domain::ids::{AccountId, ClassId, PersonId, SchoolId};
use domain::notification::{About, Digest, Notice, NoticeKind, Wishes};
use domain::reconciliation::Side;
use sea_orm::QueryResult;
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
    if house.post.is_none() {
        return Ok(vec![]);
    }
    let heard = heard_by(tx, house, (school, notices), (WISHES, Wishes::of)).await?;
    let letter = |one: Heard| {
        Ok(Wanted {
            account: AccountId(one.row.try_get("", "account_id")?),
            kind: one.kind,
            from_event: one.events.0,
            due_at: one.due_at,
        })
    };
    heard.into_iter().map(letter).collect()
}

/// Somebody who wants to hear of a kind.
pub(super) struct Heard {
    pub row: QueryResult,
    pub kind: NoticeKind,
    /// The first and the last of what there is to tell.
    pub events: (i64, i64),
    pub due_at: DateTimeUtc,
}

/// Who wants to hear of these notices, kind by kind: `asked` names people in its two `#`, `way` how soon they wish it.
pub(super) async fn heard_by(
    tx: &Reading,
    house: &House,
    (school, notices): (SchoolId, &[Notice]),
    (asked, way): (&str, fn(&Wishes, NoticeKind) -> Digest),
) -> AppResult<Vec<Heard>> {
    let now = house.clock.local(house.clock.now());
    let mut heard = vec![];
    for kind in NoticeKind::ALL {
        let standing = |notice: &&Notice| notice.about.kind() == kind && !notice.stands.is_empty();
        let told: Vec<_> = notices.iter().filter(standing).collect();
        let events = || told.iter().map(|notice| notice.event.0);
        let Some(events) = events().min().zip(events().max()) else { continue };
        for row in sql::rows(tx, &asked.replace('#', &hearers(school, &told)), []).await? {
            let wishes = wishes::of_row(&row)?;
            let Some(due) = way(&wishes, kind).due(now, wishes.quiet) else { continue };
            heard.push(Heard { row, kind, events, due_at: house.clock.moment(due.date(), due.time()) });
        }
    }
    Ok(heard)
}

pub async fn enter(tx: &Writing, letters: &[Wanted]) -> AppResult<()> {
    for Wanted { account, kind, from_event, due_at } in letters {
        let values = [account.0.into(), kind.code().into(), (*from_event).into(), (*due_at).into()];
        sql::run(tx, ENTER, values).await?;
    }
    Ok(())
}

/// Persons the notices are about, or who work where they are put up; the families of pupils come through them.
fn hearers(school: SchoolId, notices: &[&Notice]) -> String {
    let (mut persons, mut ways): (Vec<PersonId>, Vec<String>) = (vec![], vec![]);
    for notice in notices {
        match notice.about {
            About::Marks { pupil, .. }
            | About::Comment { pupil, .. }
            | About::TermMark { pupil, .. }
            | About::Absence { pupil, .. }
            | About::Reply { pupil, .. } => {
                persons.push(pupil);
            }
            About::Duty { teacher, .. } | About::Reminder { teacher, .. } => persons.push(teacher),
            About::ConsentEnds { signer, .. } => persons.push(signer),
            About::ConsentsEnd { class, .. } => {
                ways.extend(class.map(|class| leaders(school, Some(class))));
                ways.push(format!("SELECT person_id FROM roles WHERE organisation_id = {school}"));
            }
            About::Homework { group, .. } | About::Lesson { group, .. } => ways.push(format!(
                "SELECT pupil_id FROM group_members WHERE school_id = {school} AND group_id = {group} AND until IS NULL"
            )),
            About::Announcement { class, .. } => {
                let of_class = class.map(|class| format!(" AND class_id = {class}")).unwrap_or_default();
                ways.push(format!("SELECT pupil_id FROM class_members WHERE school_id = {school}{of_class}"));
                ways.push(format!("SELECT person_id FROM roles WHERE organisation_id = {school}"));
            }
            About::Reconciliation { side: Side::Staff, .. } => {
                ways.push(format!("SELECT person_id FROM roles WHERE organisation_id = {school}"));
            }
            About::Reconciliation { side: Side::Pupils, .. } => {
                ways.push(format!("SELECT pupil_id FROM class_members WHERE school_id = {school}"));
                ways.push(leaders(school, None));
            }
            About::Note { class, .. } => {
                ways.push(leaders(school, Some(class)));
            }
        }
    }
    ways.push(format!(
        "SELECT id FROM persons WHERE id IN ({})",
        sql::among(persons.iter().map(|person| person.0))
    ));
    ways.join(" UNION ")
}

/// The teacher of a class, or of all, and whoever is named to stand in: which of them does so today is asked anew, too.
fn leaders(school: SchoolId, class: Option<ClassId>) -> String {
    let of = |column: &str| match class {
        Some(class) => format!("{column} = {class}"),
        None => format!("{column} IS NOT NULL"),
    };
    format!(
        "SELECT teacher_id FROM classes WHERE school_id = {school} AND teacher_id IS NOT NULL AND {} \
         UNION SELECT deputy_id FROM deputies WHERE school_id = {school} AND {}",
        of("id"),
        of("class_id")
    )
}
