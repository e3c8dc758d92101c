//! The protocol of a campaign: figures, differences and how each ended, who signs.

use chrono::NaiveDate;
use domain::access::Permit;
use domain::print::{Count, Line, Met as Printed, Protocol, Signature};
use domain::reconciliation::{Campaign, ReadReconciliation};
use domain::trace::{Look, Matter, Way};
use sea_orm::QueryResult;

use super::report::{told, whose};
use crate::features::reconciliation::overview::{Met, Part, Report};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, sql, trace};
use crate::ui::words::{capital, day_in_figures};

const HEAD: &str = "SELECT o.name, r.remark, p.surname, p.given, p.patronymic FROM reconciliations r \
     JOIN organisations o ON o.id = r.school_id JOIN accounts a ON a.id = r.started_by JOIN persons p ON p.id = a.person_id \
     WHERE r.school_id = $1 AND r.id = $2";

const DIRECTOR: &str = "SELECT p.surname, p.given, p.patronymic FROM roles x JOIN persons p ON p.id = x.person_id \
     WHERE x.organisation_id = $1 AND x.role = 'head' AND x.since <= $2 AND (x.until IS NULL OR x.until >= $2) ORDER BY x.id LIMIT 1";

/// Of a campaign under way it tells how far it is. It leaves its trace before it is printed.
pub async fn protocol(
    cx: &Request<Reading>,
    of: &Campaign,
    permit: &Permit<ReadReconciliation>,
) -> AppResult<Protocol> {
    let report = told(cx, of).await?;
    let shown = whose(of, &report.differences);
    trace::leave(cx, permit.action().0, Look::at(Way::Print, Matter::People), shown)?;
    let head = sql::row(&cx.tx, HEAD, [of.school.0.into(), of.id.0.into()]).await?;
    let head = head.ok_or(AppError::NotFound)?;
    let director = sql::row(&cx.tx, DIRECTOR, [of.school.0.into(), cx.today.into()]).await?;
    let director = director.map(|row| sql::person_name(&row)).transpose()?.map(|name| name.short());
    let signature = |whose: &str, name: String| Signature { whose: whose.to_owned(), name };
    Ok(Protocol {
        title: format!("Протокол сверки списков № {}", of.id),
        lines: lines(of, &report, &head)?,
        counts: report.parts.into_iter().map(count).collect(),
        differences: report.differences.into_iter().map(printed).collect(),
        signatures: vec![
            signature("Директор", director.unwrap_or_default()),
            signature("Ответственный за сверку", sql::person_name(&head)?.short()),
        ],
        foot: format!("Составлено {}", day_in_figures(cx.today)),
    })
}

fn lines(of: &Campaign, report: &Report, head: &QueryResult) -> AppResult<Vec<Line>> {
    let sum = |of: fn(&Part) -> u32| report.parts.iter().map(of).sum::<u32>();
    let (rows, looked) = (sum(|part| part.rows), sum(|part| part.looked));
    let ended = |on: NaiveDate| format!("закрыта {}", day_in_figures(on));
    let remark: String = head.try_get("", "remark")?;
    let mut lines = vec![
        Line::new("Школа", head.try_get::<String>("", "name")?),
        Line::new("Что сверяли", of.side.title()),
        Line::new("Список на день", day_in_figures(of.day)),
        Line::new("Срок", day_in_figures(of.due)),
        Line::new("Состояние", of.closed.map_or_else(|| "идёт".to_owned(), ended)),
        Line::new("Просмотрено", format!("{looked} из {rows}")),
    ];
    lines.extend((!remark.is_empty()).then(|| Line::new("Пояснение", remark)));
    Ok(lines)
}

fn count(part: Part) -> Count {
    let Part { title, teacher, rows, looked, open, .. } = part;
    Count { place: title, teacher: teacher.unwrap_or_default(), rows, looked, differences: open }
}

fn printed(met: Met) -> Printed {
    let Met { place, name, what, ended, explained, .. } = met;
    let ended = if explained.is_empty() { ended } else { explained };
    Printed { place, name, what: what.iter().map(|words| capital(words)).collect(), ended: capital(&ended) }
}
