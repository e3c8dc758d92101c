//! What is printed on the sheets: the groups with their pupils, by teacher.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};
use domain::access::Sight;
use domain::calendar::Span;
use domain::ids::{GroupId, PersonId, SchoolId, SubjectId};
use domain::outage::list_code;
use domain::print::{Blank, BlankLesson, BlankRow, Blanks};
use domain::trace::{Look, Matter, Way, Whose};

use super::board::{Planned, Wish, place, planned};
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, exempt, link, sql, trace};
use crate::ui::words::{day_in_figures, day_of_year, span, weekday_short};

const SCHOOL: &str =
    "SELECT CASE WHEN short_name = '' THEN name ELSE short_name END AS name FROM organisations WHERE id = $1";

/// `#` stands for the groups.
const PUPILS: &str = "SELECT m.group_id, p.id, p.surname, p.given, p.patronymic, m.since, m.until FROM group_members m \
     JOIN persons p ON p.id = m.pupil_id WHERE m.school_id = $1 AND m.group_id IN (#) \
     AND m.since <= $3 AND (m.until IS NULL OR m.until >= $2) ORDER BY p.search, p.id, m.since";

/// A pupil of a group, with the days in it.
struct Seated {
    id: PersonId,
    name: String,
    stays: Vec<(NaiveDate, Option<NaiveDate>)>,
}

type Freed = HashMap<SubjectId, HashMap<PersonId, Vec<Span>>>;

/// The sheets that are wished for; each leaves the trace that its group was printed.
pub async fn papers(cx: &Request<Reading>, sight: &Sight, wish: Wish<'_>) -> AppResult<Blanks> {
    let (school, days) = place(cx, sight, wish)?;
    let planned = planned(cx, (school, days), sight, wish.2).await?;
    let groups = || planned.iter().map(|of| of.group);
    let seats = seats(cx, (school, days), groups()).await?;
    let mut freed = Freed::new();
    for of in &planned {
        if let Entry::Vacant(first) = freed.entry(of.subject_id) {
            first.insert(exempt::in_subject(&cx.tx, (school, of.subject_id), days).await?);
        }
    }
    trace::leave(cx, school, Look::at(Way::Print, Matter::Journal), groups().map(Whose::Group))?;
    let name = sql::row(&cx.tx, SCHOOL, [school.0.into()]).await?;
    let sheets = planned.iter().filter_map(|of| {
        let seats = seats.get(&of.group)?;
        let list: Vec<PersonId> = seats.iter().map(|one| one.id).collect();
        let address = cx.house.settings.address(&link::outage_sheet(of.group, days, &list_code(&list)));
        Some(blank(of, seats, (days, address, &freed)))
    });
    Ok(Blanks {
        school: name.map(|row| row.try_get("", "name")).transpose()?.unwrap_or_default(),
        foot: format!("Составлено {}", day_in_figures(cx.today)),
        sheets: sheets.collect(),
    })
}

async fn seats(
    cx: &Request<Reading>,
    (school, days): (SchoolId, Span),
    groups: impl Iterator<Item = GroupId>,
) -> AppResult<BTreeMap<GroupId, Vec<Seated>>> {
    let asked = PUPILS.replace('#', &sql::among(groups.map(|group| group.0)));
    let mut seats = BTreeMap::<GroupId, Vec<Seated>>::new();
    for row in sql::rows(&cx.tx, &asked, [school.0.into(), days.first.into(), days.last.into()]).await? {
        let id = PersonId(row.try_get("", "id")?);
        let stay = (row.try_get("", "since")?, row.try_get("", "until")?);
        let list = seats.entry(GroupId(row.try_get("", "group_id")?)).or_default();
        match list.last_mut() {
            Some(last) if last.id == id => last.stays.push(stay),
            _ => {
                let name = sql::person_name(&row)?;
                let name = format!("{} {}", name.surname, name.given);
                list.push(Seated { id, name, stays: vec![stay] });
            }
        }
    }
    Ok(seats)
}

fn blank(of: &Planned, seats: &[Seated], (days, address, freed): (Span, String, &Freed)) -> Blank {
    let is_freed = |pupil: PersonId, day: NaiveDate| {
        let spans = freed.get(&of.subject_id).and_then(|pupils| pupils.get(&pupil));
        spans.is_some_and(|spans| spans.iter().any(|span| span.contains(day)))
    };
    let row = |one: &Seated| {
        let stays = |day: NaiveDate| {
            one.stays.iter().any(|(since, until)| *since <= day && until.is_none_or(|until| day <= until))
        };
        let here = of.lessons.iter().map(|(day, ..)| stays(*day) && !is_freed(one.id, *day)).collect();
        BlankRow { name: one.name.clone(), here }
    };
    Blank {
        class: of.class.clone(),
        subject: of.subject.clone(),
        teacher: of.teacher_name.clone(),
        days: if days.first == days.last { day_of_year(days.first) } else { span(days.first, days.last) },
        address,
        lessons: of.lessons.iter().map(lesson).collect(),
        rows: seats.iter().map(row).collect(),
    }
}

fn lesson((date, number, starts): &(NaiveDate, u8, chrono::NaiveTime)) -> BlankLesson {
    BlankLesson {
        day: format!("{} {:02}.{:02}", weekday_short(*date), date.day(), date.month()),
        number: format!("{number}-й урок"),
        time: starts.format("%-H:%M").to_string(),
    }
}
