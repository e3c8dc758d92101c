//! A campaign as a whole: how far each class is, what differs, and how each difference stands.

use domain::access::Permit;
use domain::ids::ClassId;
use domain::reconciliation::{Campaign, ReadReconciliation, Said, Saying, Side, Verdict};
use domain::trace::{Look, Matter, Way, Whose};

use super::campaign::head;
use super::lists::Cut;
use super::parts::{Named, missing, parts};
use super::rows::{self, Row};
use crate::features::reconciliation::overview::{About, Met, Part, Report, ending};
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, trace};

pub async fn report(
    cx: &Request<Reading>,
    of: &Campaign,
    permit: &Permit<ReadReconciliation>,
) -> AppResult<Report> {
    let report = told(cx, of).await?;
    let shown = whose(of, &report.differences);
    trace::leave(cx, permit.action().0, Look::at(Way::List, Matter::People), shown)?;
    Ok(report)
}

/// The same before anybody is shown it: whoever asks leaves the trace.
pub async fn told(cx: &Request<Reading>, of: &Campaign) -> AppResult<Report> {
    let rows = rows::rows(cx, of, Cut::Whole).await?;
    let named = missing(cx, of).await?;
    let parts = parts(cx, of, (&rows, &named.iter().collect::<Vec<_>>())).await?;
    let mut differences: Vec<Met> =
        rows.iter().filter(|row| row.differs()).map(|row| met(row, of.side)).collect();
    differences.extend(named.into_iter().map(|one| unlisted(one, &parts)));
    let order = |class: Option<ClassId>| parts.iter().position(|part| part.class == class);
    differences.sort_by_key(|met| (!met.open, order(met.class)));
    let bare = differences.iter().filter(|met| met.open && met.explained.is_empty()).count();
    Ok(Report {
        head: head(of, cx.today),
        parts,
        differences,
        unexplained: u32::try_from(bare).unwrap_or(u32::MAX),
        keeps: cx.actor.may(&of.keep()),
    })
}

/// Whose data a list of differences shows.
pub fn whose(of: &Campaign, differences: &[Met]) -> Vec<Whose> {
    let people = differences.iter().filter_map(|met| match met.about {
        About::Person(person) => Some(person),
        About::Missing(_) => None,
    });
    let whole = match of.side {
        Side::Pupils => Whose::School,
        Side::Staff => Whose::Staff,
    };
    trace::of_list(people, whole)
}

fn met(row: &Row, side: Side) -> Met {
    let open = row.state.is_open();
    Met {
        about: About::Person(row.person),
        class: row.class,
        place: row.place().to_owned(),
        name: row.name(),
        what: what(row, side),
        open,
        ended: if open { row.state.title().to_owned() } else { ending(row.state).to_owned() },
        explained: row.explained.clone(),
    }
}

fn what(row: &Row, side: Side) -> Vec<String> {
    let mut all = row.changes();
    match (&row.then, &row.now) {
        (None, _) => all.push("появился в списке после начала сверки".into()),
        (Some(_), None) => all.push("больше не в списке".into()),
        (Some(_), Some(_)) => {}
    }
    if let Said::Something { saying: Saying::Flagged { flag, remark }, .. } = &row.said {
        all.push(format!("отмечено: {} — {remark}", flag.title(side)));
    }
    let wrong = row.words.iter().filter(|word| word.verdict == Verdict::Wrong);
    all.extend(wrong.map(|word| format!("{}: «{}»", word.by, word.text)));
    all
}

fn unlisted(one: Named, parts: &[Part]) -> Met {
    let title = parts.iter().find(|part| part.class == Some(one.class)).map(|part| part.title.clone());
    let remark = if one.remark.is_empty() { String::new() } else { format!(" — {}", one.remark) };
    Met {
        about: About::Missing(one.id),
        class: Some(one.class),
        place: title.unwrap_or_default(),
        name: one.name,
        what: vec![format!("нет в списке{remark}"), format!("указано: {}", one.by.who)],
        open: true,
        ended: "нет в списке".into(),
        explained: one.explained,
    }
}
