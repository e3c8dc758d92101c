//! Subjects as the school has them: those of the city's dictionary and its own, each taught or switched off.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::Permit;
use domain::curriculum::{AREAS, LONGEST_SHORT, OwnFault, OwnSubject, area, is_of, own_code, own_codes};
use domain::ids::SubjectId;
use entity::{school_subject as row, subject};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::frame::Frame;
use super::plan;
use crate::features::wizard::policy::SetUpYear;
use crate::features::wizard::school::{Subject, SubjectSent};
use crate::kit::db::{Reading, Writing};
use crate::kit::{AppError, AppResult, FieldError, Request, sql};

/// Subjects that have hours or groups this year.
const USED: &str = "SELECT subject_id FROM curriculum_rows WHERE school_id = $1 AND year_id = $2 AND hours_hundredths > 0 \
     UNION SELECT subject_id FROM groups WHERE school_id = $1 AND year_id = $2";

/// By area of the plan, as the dictionary goes.
pub async fn sheet(cx: &Request<Reading>, frame: &Frame) -> AppResult<Vec<Subject>> {
    let mut subjects = of_school(&cx.tx, frame).await?;
    let place = |area: &str| AREAS.iter().position(|known| *known == area).unwrap_or(AREAS.len());
    subjects.sort_by_key(|subject| place(&subject.area));
    Ok(subjects)
}

/// All that the school knows, in the order of the dictionary.
pub async fn of_school<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<Vec<Subject>> {
    let kept = row::Entity::find().filter(row::Column::SchoolId.eq(frame.school)).all(tx).await?;
    let kept: BTreeMap<SubjectId, row::Model> = kept.into_iter().map(|row| (row.subject_id, row)).collect();
    let used = used(tx, frame).await?;
    let all = subject::Entity::find().order_by_asc(subject::Column::Id).all(tx).await?;
    let own = all.into_iter().filter(|subject| is_of(&subject.code, frame.school));
    let shown = own.map(|subject| {
        let kept = kept.get(&subject.id);
        let area_of = || area(&subject.code).to_owned();
        Subject {
            subject: subject.id,
            short: kept.and_then(|row| row.short_name.clone()).unwrap_or(subject.short_name),
            area: kept.and_then(|row| row.area.clone()).unwrap_or_else(area_of),
            taught: kept.is_none_or(|row| row.taught),
            used: used.contains(&subject.id),
            name: subject.name,
        }
    });
    Ok(shown.collect())
}

async fn used<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<BTreeSet<SubjectId>> {
    let Some((year, _)) = frame.year else { return Ok(BTreeSet::new()) };
    let rows = sql::rows(tx, USED, [frame.school.0.into(), year.0.into()]).await?;
    rows.iter().map(|row| Ok(SubjectId(row.try_get("", "subject_id")?))).collect()
}

/// Writes what was typed, if all of it holds.
pub async fn set_subjects(
    cx: &Request<Writing>,
    frame: &Frame,
    lines: &[SubjectSent],
    permit: Permit<SetUpYear>,
) -> AppResult<()> {
    frame.year()?;
    plan::dictionary(&cx.tx).await?;
    let known = of_school(&cx.tx, frame).await?;
    let (mut names, mut errors): (Vec<String>, Vec<FieldError>) =
        (known.iter().map(|one| one.name.clone()).collect(), vec![]);
    let (mut changed, mut added) = (vec![], vec![]);
    for (at, line) in lines.iter().enumerate() {
        let fault = |fault: OwnFault| FieldError::new(&format!("lines[{at}][{}]", fault.field), fault.why);
        if let Ok(id) = line.subject.parse::<SubjectId>() {
            let one = known.iter().find(|one| one.subject == id).ok_or(AppError::NotFound)?;
            match corrected(one, line) {
                Ok(row) => changed.push((one, row)),
                Err(why) => errors.push(fault(why)),
            }
        } else if !line.name.trim().is_empty() || !line.short.trim().is_empty() {
            match OwnSubject::of((&line.name, &line.short, &line.area), &names) {
                Ok(own) => {
                    names.push(own.name().to_owned());
                    added.push(own);
                }
                Err(why) => errors.extend(why.into_iter().map(fault)),
            }
        }
    }
    if !errors.is_empty() {
        return Err(AppError::Form(errors));
    }
    let log = frame.log(cx, &permit);
    for (one, (short, taught)) in changed {
        if (&short, taught) == (&one.short, one.taught) {
            continue;
        }
        let area = Some(one.area.clone());
        keep(&cx.tx, frame, (one.subject, Some(short), area), taught).await?;
        let new = if taught { "taught" } else { "off" };
        log.enter(&cx.tx, "subject.set", format!("subject:{}", one.subject), Some(new.to_owned())).await?;
    }
    for own in added {
        let id = add(&cx.tx, frame, &own).await?;
        log.enter(&cx.tx, "subject.add", format!("subject:{id}"), None).await?;
    }
    Ok(())
}

/// The short name and whether it is taught; what is in use stays on.
fn corrected(one: &Subject, line: &SubjectSent) -> Result<(String, bool), OwnFault> {
    let short = line.short.split_whitespace().collect::<Vec<_>>().join(" ");
    let short = if short.is_empty() { one.short.clone() } else { short };
    if short.chars().count() > LONGEST_SHORT {
        let why = format!("Краткое название не длиннее {LONGEST_SHORT} знаков.");
        return Err(OwnFault { field: "short", why });
    }
    let taught = line.taught.is_some();
    if one.used && !taught {
        let why = "Предмет стоит в учебном плане: уберите его часы, и его можно будет выключить.";
        return Err(OwnFault { field: "taught", why: why.to_owned() });
    }
    Ok((short, taught))
}

async fn keep(
    tx: &Writing,
    frame: &Frame,
    (subject, short, area): (SubjectId, Option<String>, Option<String>),
    taught: bool,
) -> AppResult<()> {
    let new = row::ActiveModel {
        school_id: Set(frame.school),
        subject_id: Set(subject),
        short_name: Set(short),
        area: Set(area),
        taught: Set(taught),
    };
    if row::Entity::find_by_id((frame.school, subject)).one(tx).await?.is_some() {
        new.update(tx).await?;
    } else {
        row::Entity::insert(new).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// A subject of this school alone, under the next free code.
async fn add(tx: &Writing, frame: &Frame, own: &OwnSubject) -> AppResult<SubjectId> {
    let codes = subject::Column::Code.starts_with(own_codes(frame.school));
    let codes = subject::Entity::find().filter(codes).all(tx).await?;
    let free = |number: &usize| codes.iter().all(|one| one.code != own_code(frame.school, *number));
    let number = (1..=codes.len() + 1).find(free).unwrap_or(1);
    let new = subject::ActiveModel {
        code: Set(own_code(frame.school, number)),
        name: Set(own.name().to_owned()),
        short_name: Set(own.short().to_owned()),
        ..Default::default()
    };
    let id = new.insert(tx).await?.id;
    keep(tx, frame, (id, None, Some(own.area().to_owned())), true).await?;
    Ok(id)
}
