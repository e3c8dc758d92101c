//! What events of the log say has changed, with the facts that the events leave out.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::consent::Ending;
use domain::ids::{
    AnnouncementId, ClassId, ConsentId, EventId, GroupId, LessonId, NoteId, PersonId, ReconciliationId,
    SchoolId, TermId,
};
use domain::notification::{About, Change, Reminder, of_cell};
use domain::reconciliation::Side;
use sea_orm::QueryResult;

use crate::kit::db::Reading;
use crate::kit::house::House;
use crate::kit::{AppResult, sql};

/// What happened longer ago is told to nobody: the server was away, and people have looked meanwhile.
const STALE: TimeDelta = TimeDelta::days(7);

const LESSONS: &str = "SELECT l.id, l.group_id, l.date, l.state, l.teacher_id, l.substitute_id, m.date AS to_on, m.number AS to_number, \
       CASE WHEN EXISTS (SELECT 1 FROM substitutions y WHERE y.school_id = l.school_id AND y.made_id = l.id) THEN 1 ELSE 0 END AS made \
     FROM lessons l \
     LEFT JOIN substitutions x ON x.school_id = l.school_id AND x.group_id = l.group_id AND x.lesson_id = l.id AND x.outcome = 'moved' \
     LEFT JOIN lessons m ON m.school_id = x.school_id AND m.group_id = x.made_group_id AND m.id = x.made_id \
     WHERE l.school_id = $1 AND l.id IN (#)";
const CLASSES: &str = "SELECT pupil_id, class_id FROM class_members WHERE school_id = $1 AND pupil_id IN (#) \
     AND since <= $2 AND (until IS NULL OR until >= $2) ORDER BY since";
const COMMENTS: &str =
    "SELECT lesson_id, pupil_id FROM cells WHERE school_id = $1 AND lesson_id IN (#) AND comment IS NOT NULL";
const ANNOUNCED: &str = "SELECT id, class_id FROM announcements WHERE school_id = $1 AND id IN (#)";

/// One event of the log.
struct Event {
    id: EventId,
    at: DateTime<Utc>,
    act: String,
    /// «lesson:5 pupil:9», by word.
    subject: BTreeMap<String, i64>,
    old: String,
    new: String,
}

struct Lesson {
    group: GroupId,
    date: NaiveDate,
    /// «cancelled», «moved 2026-11-13 5», «added»; empty for a lesson as usual.
    stands: String,
    teacher: PersonId,
    substitute: Option<PersonId>,
}

/// What the events name by number alone.
#[derive(Default)]
struct Facts {
    lessons: BTreeMap<i64, Lesson>,
    classes: BTreeMap<i64, ClassId>,
    announced: BTreeMap<i64, Option<ClassId>>,
    /// Cells with a comment now.
    comments: BTreeSet<(i64, i64)>,
}

/// Changes in the order of the events. What an event names and nobody finds any more is no change.
pub async fn changes(
    tx: &Reading,
    house: &House,
    school: SchoolId,
    rows: &[QueryResult],
) -> AppResult<Vec<Change>> {
    let (now, today) = (house.clock.now(), house.clock.today());
    let events = rows.iter().map(event).collect::<AppResult<Vec<_>>>()?;
    let events: Vec<_> = events.into_iter().filter(|event| now - event.at < STALE).collect();
    let facts = facts(tx, school, &events, today).await?;
    Ok(events.iter().flat_map(|event| of_event(event, &facts, today)).collect())
}

fn event(row: &QueryResult) -> AppResult<Event> {
    let subject: String = row.try_get("", "subject")?;
    let pair = |word: &str| {
        let (name, number) = word.split_once(':')?;
        Some((name.to_owned(), number.parse().ok()?))
    };
    Ok(Event {
        id: EventId(row.try_get("", "id")?),
        at: row.try_get("", "at")?,
        act: row.try_get("", "act")?,
        subject: subject.split(' ').filter_map(pair).collect(),
        old: row.try_get::<Option<String>>("", "old")?.unwrap_or_default(),
        new: row.try_get::<Option<String>>("", "new")?.unwrap_or_default(),
    })
}

async fn facts(tx: &Reading, school: SchoolId, events: &[Event], today: NaiveDate) -> AppResult<Facts> {
    let named = |word: &str, told: &dyn Fn(&Event) -> bool| {
        let events = events.iter().filter(|event| told(event));
        sql::among(events.filter_map(|event| event.subject.get(word).copied()))
    };
    let commented = |event: &Event| event.act == "comment.set";
    let of_cell = |event: &Event| {
        event.act.starts_with("mark.") || event.act.starts_with("attendance.") || commented(event)
    };
    let lessons = LESSONS.replace('#', &named("lesson", &|event| !of_cell(event)));
    let comments = COMMENTS.replace('#', &named("lesson", &commented));
    let classes = CLASSES.replace('#', &named("pupil", &|event| event.act == "absence_note.write"));
    let announced = ANNOUNCED.replace('#', &named("announcement", &|_| true));
    let (mut found, own) = (Facts::default(), school.0);
    for row in sql::rows(tx, &lessons, [own.into()]).await? {
        found.lessons.insert(row.try_get("", "id")?, lesson(&row)?);
    }
    for row in sql::rows(tx, &classes, [own.into(), today.into()]).await? {
        found.classes.insert(row.try_get("", "pupil_id")?, ClassId(row.try_get("", "class_id")?));
    }
    for row in sql::rows(tx, &announced, [own.into()]).await? {
        let class: Option<i64> = row.try_get("", "class_id")?;
        found.announced.insert(row.try_get("", "id")?, class.map(ClassId));
    }
    for row in sql::rows(tx, &comments, [own.into()]).await? {
        found.comments.insert((row.try_get("", "lesson_id")?, row.try_get("", "pupil_id")?));
    }
    Ok(found)
}

fn lesson(row: &QueryResult) -> AppResult<Lesson> {
    Ok(Lesson {
        group: GroupId(row.try_get("", "group_id")?),
        date: row.try_get("", "date")?,
        stands: stands(row)?,
        teacher: PersonId(row.try_get("", "teacher_id")?),
        substitute: row.try_get::<Option<i64>>("", "substitute_id")?.map(PersonId),
    })
}

fn stands(row: &QueryResult) -> AppResult<String> {
    let (state, made): (String, i32) = (row.try_get("", "state")?, row.try_get("", "made")?);
    let to: Option<NaiveDate> = row.try_get("", "to_on")?;
    let number: Option<i32> = row.try_get("", "to_number")?;
    Ok(match (state.as_str(), row.try_get::<Option<i64>>("", "substitute_id")?, to.zip(number)) {
        ("cancelled", ..) => "cancelled".into(),
        (_, _, Some((on, number))) => format!("moved {on} {number}"),
        (_, Some(substitute), _) => format!("substituted {substitute}"),
        _ if made == 1 => "added".into(),
        _ => String::new(),
    })
}

fn of_event(event: &Event, facts: &Facts, today: NaiveDate) -> Vec<Change> {
    let number = |word: &str| event.subject.get(word).copied();
    let (lesson, pupil) = (number("lesson").map(LessonId), number("pupil").map(PersonId));
    match event.act.as_str() {
        "comment.set" => comment(event, facts, lesson.zip(pupil)).into_iter().collect(),
        "homework.set" => homework(event, facts, lesson).into_iter().collect(),
        "homework.reply" => {
            let reply = lesson.zip(pupil).map(|(lesson, pupil)| About::Reply { lesson, pupil });
            // Another reply is news again.
            reply.map(|about| event.says(about, format!("{} {}", event.new, event.id))).into_iter().collect()
        }
        "term_mark.set" | "term_mark.clear" => {
            let (was, now) = (event.old.clone(), event.new.clone());
            let whose = number("term").map(TermId).zip(number("group").map(GroupId)).zip(pupil);
            let about = whose.map(|((term, group), pupil)| About::TermMark { term, group, pupil });
            about.map(|about| Change { event: event.id, at: event.at, about, was, now }).into_iter().collect()
        }
        "announcement.publish" => {
            let id = number("announcement");
            let class = id.and_then(|id| facts.announced.get(&id).copied());
            let told = id.zip(class).map(|(id, class)| About::Announcement { id: AnnouncementId(id), class });
            told.map(|about| event.says(about, "published".into())).into_iter().collect()
        }
        "absence_note.write" => {
            let class = pupil.and_then(|pupil| facts.classes.get(&pupil.0).copied());
            let Some(((id, pupil), class)) = number("note").zip(pupil).zip(class) else { return vec![] };
            vec![event.says(About::Note { id: NoteId(id), pupil, class }, "written".into())]
        }
        "journal.remind" => {
            let Some((teacher, said)) = number("person").zip(event.new.parse::<Reminder>().ok()) else {
                return vec![];
            };
            let about = About::Reminder { teacher: PersonId(teacher), since: said.days().first };
            vec![event.says(about, said.to_string())]
        }
        "consent.end" | "consent.renew" => {
            let consent = number("consent").map(ConsentId).zip(number("person").map(PersonId));
            let ends = consent.map(|(consent, signer)| About::ConsentEnds { consent, signer, pupil });
            ends.map(|about| event.says(about, event.new.clone())).into_iter().collect()
        }
        "consents.end" => {
            let ends = event.new.parse::<Ending>().ok();
            let about =
                ends.map(|of| About::ConsentsEnd { class: number("class").map(ClassId), last: of.last });
            about.map(|about| event.says(about, event.new.clone())).into_iter().collect()
        }
        "reconciliation.start" | "reconciliation.close" => campaign(event).into_iter().collect(),
        act if act.starts_with("substitution.") => {
            lesson.map_or(vec![], |id| changed(event, facts, id, today))
        }
        _ => lesson.zip(pupil).map_or(vec![], |cell| in_cell(event, cell)),
    }
}

impl Event {
    /// Something stands now, whatever stood before.
    fn says(&self, about: About, now: String) -> Change {
        // No state is called so: the fold takes it for a change, and the rows know whether it is one.
        Change { event: self.id, at: self.at, about, was: "?".into(), now }
    }
}

fn in_cell(event: &Event, (lesson, pupil): (LessonId, PersonId)) -> Vec<Change> {
    let [marks, absence] = of_cell(&event.old, &event.new);
    let abouts = [About::Marks { lesson, pupil }, About::Absence { lesson, pupil }];
    let change = |(about, (was, now))| Change { event: event.id, at: event.at, about, was, now };
    abouts.into_iter().zip([marks, absence]).map(change).filter(|change| change.was != change.now).collect()
}

/// «staff due 2026-12-01 rows 72»: a campaign that begins stands by its side and its last day, one that is closed does not.
fn campaign(event: &Event) -> Option<Change> {
    let id = ReconciliationId(event.subject.get("reconciliation").copied()?);
    let mut words = event.new.split(' ');
    let side = words.next().and_then(Side::parse)?;
    let due = words.find(|word| word.parse::<NaiveDate>().is_ok());
    let due = due.filter(|_| event.act == "reconciliation.start");
    let now = due.map(|due| format!("{} {due}", side.code())).unwrap_or_default();
    Some(event.says(About::Reconciliation { id, side }, now))
}

/// «comment» with the number of the change: other words are news again.
fn comment(event: &Event, facts: &Facts, cell: Option<(LessonId, PersonId)>) -> Option<Change> {
    let (lesson, pupil) = cell?;
    let stands = facts.comments.contains(&(lesson.0, pupil.0));
    let now = if stands { format!("comment {}", event.id) } else { String::new() };
    Some(event.says(About::Comment { lesson, pupil }, now))
}

/// «set» with the number of the change: another text is news again.
fn homework(event: &Event, facts: &Facts, lesson: Option<LessonId>) -> Option<Change> {
    let lesson = lesson?;
    let group = facts.lessons.get(&lesson.0)?.group;
    let now = if event.new.is_empty() { String::new() } else { format!("set {}", event.id) };
    Some(event.says(About::Homework { lesson, group }, now))
}

/// As the lesson stands now: a change of a change is told once. A lesson that is over is nobody's news.
fn changed(event: &Event, facts: &Facts, id: LessonId, today: NaiveDate) -> Vec<Change> {
    let Some(lesson) = facts.lessons.get(&id.0).filter(|lesson| lesson.date >= today) else { return vec![] };
    let stands = lesson.stands.clone();
    let mut all = vec![event.says(About::Lesson { lesson: id, group: lesson.group }, stands.clone())];
    for teacher in [Some(lesson.teacher), lesson.substitute].into_iter().flatten() {
        all.push(event.says(About::Duty { lesson: id, teacher }, stands.clone()));
    }
    all
}
