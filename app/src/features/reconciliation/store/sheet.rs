//! Rows of a class or of the staff, as whoever looks at them reads them.

use domain::access::Permit;
use domain::ids::ClassId;
use domain::reconciliation::{Campaign, CheckRows, Kin, Listed, ReadReconciliation, Said, Saying, Side};
use domain::trace::{Look, Matter, Way, Whose};

use super::campaign::head;
use super::parts::{Named, missing};
use super::rows::{self, Row, part};
use super::said::{rest, seen_of};
use super::written;
use crate::features::reconciliation::sheet::{MissingLine, RowLine, SaidLine, Sheet};
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, rolls, sql, trace};
use crate::ui::words::day_in_figures;

/// `#` stands for what the caller sees of the school.
const CLASSES: &str = "SELECT c.id, c.grade, c.letter FROM classes c WHERE c.school_id = $1 AND (#) AND c.id IN \
     (SELECT r.class_id FROM reconciliation_rows r WHERE r.school_id = $1 AND r.reconciliation_id = $2) \
     ORDER BY c.grade, c.letter, c.id";

pub async fn sheet(cx: &Request<Reading>, of: &Campaign, permit: &Permit<CheckRows>) -> AppResult<Sheet> {
    let CheckRows { school, class } = *permit.action();
    let cut = part(of, class)?;
    let title = rolls::title(&cx.tx, school, class).await?;
    let shown = class.map_or(Whose::Staff, Whose::Class);
    trace::leave(cx, school, Look::at(Way::List, Matter::People), [shown])?;
    let all = rows::rows(cx, of, cut).await?;
    let left = rest(&all);
    let named = missing(cx, of).await?.into_iter().filter(|one| Some(one.class) == class);
    Ok(Sheet {
        head: head(of, cx.today),
        class,
        title,
        rest: u32::try_from(left.len()).unwrap_or(u32::MAX),
        seen: seen_of(&left)?,
        rows: all.iter().map(|row| line(row, of.side)).collect::<AppResult<_>>()?,
        missing: named.map(unlisted).collect(),
        classes: classes(cx, of).await?,
    })
}

async fn classes(cx: &Request<Reading>, of: &Campaign) -> AppResult<Vec<(ClassId, String)>> {
    let seen = if cx.actor.may(&ReadReconciliation(of.school)) {
        "1 = 1".to_owned()
    } else {
        let own = cx.actor.standing().leads.iter().filter(|(school, _)| *school == of.school);
        format!("c.id IN ({})", sql::among(own.map(|(_, class)| class.0)))
    };
    let asked = CLASSES.replace('#', &seen);
    let rows = sql::rows(&cx.tx, &asked, [of.school.0.into(), of.id.0.into()]).await?;
    rows.iter().map(|row| Ok((ClassId(row.try_get("", "id")?), sql::class_name(row)?))).collect()
}

fn line(row: &Row, side: Side) -> AppResult<RowLine> {
    let listed = row.listed();
    let hand = row.hand.clone();
    let flag = match &row.said {
        Said::Something { saying: Saying::Flagged { flag, remark }, .. } => {
            format!("{} — {remark}", flag.title(side))
        }
        Said::Something { saying: Saying::Right, .. } | Said::Nothing => String::new(),
    };
    Ok(RowLine {
        person: row.person,
        name: row.name(),
        facts: listed.map(|listed| facts(listed, side)).unwrap_or_default(),
        guardians: listed.map(|of| of.guardians.iter().map(Kin::words).collect()).unwrap_or_default(),
        changes: row.changes(),
        state: row.state,
        said: hand.map(|hand| SaidLine { flag, hand }),
        words: row.words.clone(),
        explained: row.explained.clone(),
        listed: row.now.is_some(),
        seen: written::seen(&row.now)?,
    })
}

fn facts(listed: &Listed, side: Side) -> Vec<String> {
    let post = Some(listed.place.words()).filter(|words| side == Side::Staff && !words.is_empty());
    let born = listed.born.map(day_in_figures);
    let sex = listed.sex.map(|sex| sex.to_string());
    let born = match side {
        Side::Pupils => Some(born.unwrap_or_else(|| "дата рождения не указана".into())),
        Side::Staff => born,
    };
    [post.map(str::to_owned), born, sex].into_iter().flatten().collect()
}

fn unlisted(one: Named) -> MissingLine {
    let Named { name, remark, by, explained, .. } = one;
    MissingLine { name, remark, by, explained }
}
