//! Classes of a campaign, or its staff, each with its figures; and those whom class teachers named as missing.

use std::collections::BTreeMap;

use domain::ids::{ClassId, MissingId};
use domain::reconciliation::Campaign;
use sea_orm::{ConnectionTrait, QueryResult};

use super::rows::Row;
use crate::features::reconciliation::overview::Part;
use crate::kit::{AppResult, Hand, Request, sql};

const MISSING: &str = "SELECT n.id, n.class_id, n.name, n.remark, n.at, n.explained, p.surname, p.given, p.patronymic \
     FROM reconciliation_missing n JOIN accounts a ON a.id = n.\"by\" JOIN persons p ON p.id = a.person_id \
     WHERE n.school_id = $1 AND n.reconciliation_id = $2 ORDER BY n.id";

/// Somebody whom no list names.
pub struct Named {
    pub id: MissingId,
    pub class: ClassId,
    pub name: String,
    pub remark: String,
    pub by: Hand,
    pub explained: String,
}

pub async fn missing<C: ConnectionTrait>(cx: &Request<C>, of: &Campaign) -> AppResult<Vec<Named>> {
    let rows = sql::rows(&cx.tx, MISSING, [of.school.0.into(), of.id.0.into()]).await?;
    let named = |row: &QueryResult| -> AppResult<Named> {
        Ok(Named {
            id: MissingId(row.try_get("", "id")?),
            class: ClassId(row.try_get("", "class_id")?),
            name: row.try_get("", "name")?,
            remark: row.try_get("", "remark")?,
            by: Hand::read(cx, row, "at")?,
            explained: row.try_get("", "explained")?,
        })
    };
    rows.iter().map(named).collect()
}

/// The parts that `rows` and `missing` fall into, in the order of classes.
pub async fn parts<C: ConnectionTrait>(
    cx: &Request<C>,
    of: &Campaign,
    (rows, missing): (&[Row], &[&Named]),
) -> AppResult<Vec<Part>> {
    let mut counted: BTreeMap<Option<ClassId>, [u32; 3]> = BTreeMap::new();
    for row in rows {
        let sum = counted.entry(row.class).or_default();
        let add = [true, row.looked(), row.state.is_open()];
        sum.iter_mut().zip(add).for_each(|(figure, add)| *figure += u32::from(add));
    }
    for one in missing {
        counted.entry(Some(one.class)).or_default()[2] += 1;
    }
    let part = |class: Option<ClassId>, title: String, teacher: Option<String>| {
        let [rows, looked, open] = counted.get(&class).copied()?;
        Some(Part { class, title, teacher, rows, looked, open })
    };
    let asked = format!(
        "SELECT c.id, c.grade, c.letter, p.surname, p.given, p.patronymic FROM classes c \
         LEFT JOIN persons p ON p.id = c.teacher_id WHERE c.school_id = $1 AND c.id IN ({}) ORDER BY c.grade, c.letter, c.id",
        sql::among(counted.keys().flatten().map(|class| class.0))
    );
    let mut parts: Vec<Part> = part(None, "Сотрудники".into(), None).into_iter().collect();
    for row in sql::rows(&cx.tx, &asked, [of.school.0.into()]).await? {
        let teacher = sql::person_name_if_any(&row)?.map(|name| name.short());
        parts.extend(part(Some(ClassId(row.try_get("", "id")?)), sql::class_name(&row)?, teacher));
    }
    Ok(parts)
}
