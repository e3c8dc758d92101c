//! How a card came to say what it says, by the log of events.

use domain::card::{PastChange, Place, read_fields};
use domain::document::{DocumentKind, Reason};
use sea_orm::QueryResult;

use crate::features::people::card::Past;
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, sql};

/// The latest. The conditions on `act` are word for word those of the index. `#` stands for what the events are about.
const EVENTS: &str = "SELECT e.id, e.at, e.act, e.subject, e.\"old\" AS before, e.\"new\" AS after, p.surname, p.given, p.patronymic, \
       i.surname AS absent_surname, i.given AS absent_given, i.patronymic AS absent_patronymic FROM events e \
     LEFT JOIN accounts a ON a.id = e.\"by\" LEFT JOIN persons p ON p.id = a.person_id LEFT JOIN persons i ON i.id = e.instead_of \
     WHERE e.school_id = $1 AND act IN ('person.add', 'person.change', 'kinship.add', 'kinship.change') AND e.subject IN (#) \
     ORDER BY e.id DESC LIMIT 50";

/// The same of the photograph and the documents, by words of another index.
const OF_DOCUMENTS: &str = "SELECT e.id, e.at, e.act, e.subject, e.\"new\" AS after, e.reason, p.surname, p.given, p.patronymic, \
       i.surname AS absent_surname, i.given AS absent_given, i.patronymic AS absent_patronymic FROM events e \
     LEFT JOIN accounts a ON a.id = e.\"by\" LEFT JOIN persons p ON p.id = a.person_id LEFT JOIN persons i ON i.id = e.instead_of \
     WHERE e.school_id = $1 AND e.subject = $2 \
     AND act IN ('photo.set', 'photo.remove', 'document.add', 'document.replace', 'document.scan', 'document.remove') \
     ORDER BY e.id DESC LIMIT 50";

/// Lines of the past that are shown.
const MOST: usize = 50;

const TIES: &str = "SELECT guardian_id, child_id FROM kinships WHERE guardian_id = $1 OR child_id = $1";

/// Latest first.
pub async fn past(cx: &Request<Reading>, place: &Place) -> AppResult<Vec<Past>> {
    let ties = sql::rows(&cx.tx, TIES, [place.person.0.into()]).await?;
    let tie = |row: &QueryResult| -> AppResult<String> {
        let (guardian, child): (i64, i64) = (row.try_get("", "guardian_id")?, row.try_get("", "child_id")?);
        Ok(format!("'person:{guardian} child:{child}'"))
    };
    let mut subjects = ties.iter().map(tie).collect::<AppResult<Vec<_>>>()?;
    subjects.push(format!("'person:{}'", place.person));
    let rows = sql::rows(&cx.tx, &EVENTS.replace('#', &subjects.join(",")), [place.school.0.into()]).await?;
    let mut all = vec![];
    for row in &rows {
        all.push((row.try_get::<i64>("", "id")?, told(cx, row)?));
    }
    let of_documents = [place.school.0.into(), format!("person:{}", place.person).into()];
    for row in &sql::rows(&cx.tx, OF_DOCUMENTS, of_documents).await? {
        all.push((row.try_get::<i64>("", "id")?, of_document(cx, row)?));
    }
    all.sort_unstable_by_key(|(id, _)| std::cmp::Reverse(*id));
    Ok(all.into_iter().take(MOST).map(|(_, past)| past).collect())
}

/// «документ: добавлен (Паспорт)»: never what stands in it.
fn of_document(cx: &Request<Reading>, row: &QueryResult) -> AppResult<Past> {
    let (act, kind, reason): (String, Option<String>, Option<String>) =
        (row.try_get("", "act")?, row.try_get("", "after")?, row.try_get("", "reason")?);
    let kind = kind.as_deref().and_then(DocumentKind::parse).map_or("документ", DocumentKind::title);
    let why = reason.as_deref().and_then(Reason::parse).map(|why| format!(" — {}", why.title()));
    let why = why.unwrap_or_default();
    let what = match act.as_str() {
        "photo.set" => "фотография добавлена или заменена".to_owned(),
        "photo.remove" => "фотография убрана".to_owned(),
        "document.add" => format!("документ добавлен: {kind}"),
        "document.scan" => format!("скан приложен: {kind}"),
        "document.replace" => format!("документ исправлен или заменён: {kind}{why}"),
        _ => format!("документ убран: {kind}{why}"),
    };
    let who = sql::hand(row)?.unwrap_or_default();
    Ok(Past { at: cx.house.clock.say(row.try_get("", "at")?), who, what })
}

fn told(cx: &Request<Reading>, row: &QueryResult) -> AppResult<Past> {
    let act: String = row.try_get("", "act")?;
    let (before, after): (Option<String>, Option<String>) =
        (row.try_get("", "before")?, row.try_get("", "after")?);
    let changes = read_fields(before.as_deref(), &after.unwrap_or_default());
    let what = match act.as_str() {
        "person.add" => "карточка заведена".to_owned(),
        "kinship.add" => "родство записано".to_owned(),
        "kinship.change" => kinship(&changes),
        _ => changes.iter().map(|change| said(change, &change.title)).collect::<Vec<_>>().join("; "),
    };
    let who = sql::hand(row)?.unwrap_or_else(|| "загрузка списка".to_owned());
    Ok(Past { at: cx.house.clock.say(row.try_get("", "at")?), who, what })
}

/// «родство: смотрит дневник: да → нет»
fn kinship(changes: &[PastChange]) -> String {
    let said =
        changes.iter().filter(|change| change.old != change.new).map(|change| match change.title.as_str() {
            "degree" => said(change, "кем приходится"),
            "may_view" => said(&yes_or_no(change), "смотрит дневник"),
            "may_sign" => said(&yes_or_no(change), "подписывает согласия"),
            word => word.to_owned(),
        });
    let said: Vec<String> = said.collect();
    format!("родство: {}", said.join("; "))
}

fn yes_or_no(change: &PastChange) -> PastChange {
    let word = |value: &Option<String>| {
        value.as_deref().map(|value| if value == "true" { "да" } else { "нет" }.to_owned())
    };
    PastChange { title: change.title.clone(), old: word(&change.old), new: word(&change.new) }
}

/// «дата рождения: 03.04.2013 → 03.05.2013»; a name is only said to have changed.
fn said(change: &PastChange, title: &str) -> String {
    let word = |value: &Option<String>| match value.as_deref() {
        None | Some("") => "не было".to_owned(),
        Some(value) => value.parse().map_or_else(|_| value.to_owned(), crate::ui::words::day_in_figures),
    };
    match (&change.old, &change.new) {
        (None, None) => title.to_owned(),
        (old, new) => format!("{title}: {} → {}", word(old), word(new)),
    }
}
