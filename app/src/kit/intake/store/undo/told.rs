//! What stays of a batch, by name.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{ClassId, PersonId};
use domain::people::undo::{Deed, Fate, Kept, Undoing};
use sea_orm::ConnectionTrait;

use super::record::{Done, Fates, Record};
use crate::kit::{AppResult, sql};

/// Names asked for by one question.
const MANY: usize = 500;

/// What these fates come to.
pub async fn told<C: ConnectionTrait>(tx: &C, record: &Record, fates: &Fates) -> AppResult<Undoing> {
    let kept: Vec<(&Done, &'static str)> = fates
        .iter()
        .filter_map(|(at, fate)| match fate {
            Fate::Kept(hold) => Some((*at, hold.words())),
            Fate::Undone => None,
        })
        .filter(|(at, _)| record.lines[*at].deed == Deed::PersonMade || record.owner(*at).is_none())
        .map(|(at, why)| (&record.lines[at], why))
        .collect();
    let people = people(tx, kept.iter().map(|(line, _)| *line)).await?;
    let classes = classes(tx, record, kept.iter().map(|(line, _)| line.class())).await?;
    let kept = kept.into_iter().map(|(line, why)| {
        let person = |id: PersonId| people.get(&id).cloned().unwrap_or_else(|| "нет на учёте".to_owned());
        let class = classes.get(&line.class()).cloned().unwrap_or_default();
        let who = match line.deed {
            Deed::ClassMade => format!("Класс {class}"),
            Deed::OrderMade => "Приказ о переносе данных".to_owned(),
            Deed::KinMade | Deed::KinChanged => {
                format!("{} — {}", person(line.person()), person(line.child()))
            }
            Deed::LeadGiven => format!("{}, класс {class}", person(line.person())),
            _ => person(line.person()),
        };
        Kept { who, what: line.deed.words().to_owned(), why: why.to_owned() }
    });
    Ok(Undoing { figures: record.figures(fates), kept: kept.collect() })
}

async fn people<C: ConnectionTrait>(
    tx: &C,
    lines: impl Iterator<Item = &Done>,
) -> AppResult<BTreeMap<PersonId, String>> {
    let ids: BTreeSet<PersonId> = lines.flat_map(|line| [line.person(), line.child()]).collect();
    let mut names = BTreeMap::new();
    for part in ids.into_iter().collect::<Vec<_>>().chunks(MANY) {
        let among = sql::among(part.iter().map(|person| person.0));
        let asked = format!("SELECT id, surname, given, patronymic FROM persons WHERE id IN ({among})");
        for row in sql::rows(tx, &asked, []).await? {
            names.insert(PersonId(row.try_get("", "id")?), sql::person_name(&row)?.full());
        }
    }
    Ok(names)
}

async fn classes<C: ConnectionTrait>(
    tx: &C,
    record: &Record,
    classes: impl Iterator<Item = ClassId>,
) -> AppResult<BTreeMap<ClassId, String>> {
    let among = sql::among(classes.map(|class| class.0).collect::<BTreeSet<_>>());
    let asked = format!("SELECT id, grade, letter FROM classes WHERE school_id = $1 AND id IN ({among})");
    let rows = sql::rows(tx, &asked, [record.batch.school.0.into()]).await?;
    rows.iter().map(|row| Ok((ClassId(row.try_get("", "id")?), sql::class_name(row)?))).collect()
}
