//! The sheet of a group's term marks, read whole: each pupil with what the rule makes of the current marks.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::access::{Actor, Sight};
use domain::ids::{GroupId, PersonId, TermId};
use domain::term_mark::{
    Membership, Pen, TermMarkCase, TermMarkEntry, TermMarkRefused, TermMarkValue, TermMarkWish, TermSheet,
};
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::{ConnectionTrait, QueryResult};

use super::facts::{Facts, facts};
use super::ground::{Ground, Seat};
use super::written::{Strokes, last_hand};
use crate::features::term_marks::sheet::{Answer, Leave, Row, Sheet, Written};
use crate::kit::db::{Reading, Writing};
use crate::kit::{AppError, AppResult, Request, sql, trace};

const PUPILS: &str = "SELECT p.id, p.surname, p.given, p.patronymic, m.until FROM group_members m \
     JOIN persons p ON p.id = m.pupil_id WHERE m.school_id = $1 AND m.group_id = $2 \
     AND m.since <= $4 AND (m.until IS NULL OR m.until >= $3) ORDER BY p.search, p.id, m.since";

const TERM_MARKS: &str = "SELECT pupil_id, value, suggested, reason FROM term_marks \
     WHERE school_id = $1 AND group_id = $2 AND term_id = $3";

/// One sheet, and what a call has settled in it.
pub struct Register {
    facts: Facts,
    rows: Vec<Row>,
    strokes: Strokes,
}

impl Register {
    /// The sheet of `group` in `term`, or in the term of today, if it lies within `sight`.
    pub async fn read(
        cx: &Request<Reading>,
        sight: &Sight,
        group: GroupId,
        term: Option<TermId>,
    ) -> AppResult<Self> {
        let register = Self::open(cx, sight, (group, term)).await?;
        let look = Look::at(Way::List, Matter::Journal);
        trace::leave(cx, register.facts.sheet.school, look, [Whose::Group(group)])?;
        Ok(register)
    }

    /// The same for writing: it stays locked for this turn.
    pub async fn held(cx: &Request<Writing>, (group, term): (GroupId, TermId)) -> AppResult<Self> {
        lock(cx, group, term).await?;
        Self::open(cx, &cx.actor.sight_of_journals(), (group, Some(term))).await
    }

    async fn open<T: ConnectionTrait>(
        cx: &Request<T>,
        sight: &Sight,
        asked: (GroupId, Option<TermId>),
    ) -> AppResult<Self> {
        let facts = facts(cx, sight, asked).await?;
        let rows = rows(cx, &facts).await?;
        Ok(Self { facts, rows, strokes: Strokes::default() })
    }

    pub const fn facts(&self) -> &TermSheet {
        &self.facts.sheet
    }

    /// As the page shows it.
    pub fn sheet(self, cx: &Request<Reading>) -> Sheet {
        let Facts { sheet, head, .. } = self.facts;
        Sheet {
            shut: sheet.open_on(cx.today).err().map(|why| why.to_string()),
            leave: leave(&cx.actor, &sheet),
            rule: sheet.rule.in_words(),
            head,
            rows: self.rows,
        }
    }

    /// Wishes for what the rule suggests, of all pupils without a term mark.
    pub fn suggested(&self) -> Vec<TermMarkWish> {
        let empty = self.rows.iter().filter(|row| row.mark.is_none() && row.left.is_none());
        let wish = |row: &Row| {
            let value = Some(row.outcome.value()?);
            let (group, term) = (self.facts.sheet.group, self.facts.sheet.term);
            Some(TermMarkWish { group, term, pupil: row.pupil, seen: None, value, reason: None })
        };
        empty.filter_map(wish).collect()
    }

    /// Asks the law of the sheet.
    pub fn enter(
        &self,
        wish: TermMarkWish,
        today: NaiveDate,
        pen: Pen,
    ) -> Result<TermMarkEntry, TermMarkRefused> {
        let row = self.row(wish.pupil).ok_or(TermMarkRefused::NotInGroup)?;
        let membership = row.left.map_or(Membership::Member, |on| Membership::Left { on });
        let before = row.mark.as_ref().map(|mark| mark.value);
        let case = TermMarkCase { before, membership, outcome: row.outcome };
        self.facts.sheet.enter(wish, case, today, pen)
    }

    /// Takes what the rules let in, or says why they did not.
    pub async fn settle(
        &mut self,
        cx: &Request<Writing>,
        wish: &TermMarkWish,
        entry: Result<TermMarkEntry, TermMarkRefused>,
    ) -> AppResult<Answer> {
        Ok(match entry {
            Ok(entry) => {
                self.write(cx, &entry);
                Answer::Saved(self.mark(wish.pupil))
            }
            Err(TermMarkRefused::Changed) => {
                let by = last_hand(cx, &self.facts.sheet, wish.pupil).await?;
                Answer::Conflict { mark: self.mark(wish.pupil), by }
            }
            Err(why) => Answer::Refused(why.to_string()),
        })
    }

    /// Lays an entry into the sheet; [`Self::save`] makes it rows.
    pub fn write(&mut self, cx: &Request<Writing>, entry: &TermMarkEntry) {
        if entry.is_done() {
            return;
        }
        self.strokes.write(cx, &self.facts.sheet, entry);
        let wish = entry.wish();
        let suggested = entry.suggested();
        let mark = wish.value.map(|value| Written { value, suggested, reason: wish.reason.clone() });
        if let Some(row) = self.rows.iter_mut().find(|row| row.pupil == wish.pupil) {
            row.mark = mark;
        }
    }

    pub async fn save(self, cx: &Request<Writing>) -> AppResult<()> {
        self.strokes.save(cx).await
    }

    fn row(&self, pupil: PersonId) -> Option<&Row> {
        self.rows.iter().find(|row| row.pupil == pupil)
    }

    fn mark(&self, pupil: PersonId) -> Option<Written> {
        self.row(pupil)?.mark.clone()
    }
}

/// Two writers of one sheet wait for each other, and for orders over its term.
async fn lock(cx: &Request<Writing>, group: GroupId, term: TermId) -> AppResult<()> {
    sql::wait(&cx.tx, "SELECT id FROM terms WHERE id = $1 FOR SHARE", [term.0.into()]).await?;
    sql::wait(&cx.tx, "SELECT id FROM groups WHERE id = $1 FOR UPDATE", [group.0.into()]).await
}

/// What the viewer may write: asked of the very policies that saving obeys.
fn leave(actor: &Actor, sheet: &TermSheet) -> Leave {
    if !actor.may(&sheet.write_term_marks()) {
        Leave::Nothing
    } else if actor.may(&sheet.overrule_suggestions()) {
        Leave::Overrule
    } else {
        Leave::Follow
    }
}

async fn rows<T: ConnectionTrait>(cx: &Request<T>, facts: &Facts) -> AppResult<Vec<Row>> {
    let TermSheet { school, group, term, .. } = &facts.sheet;
    let mut marks = HashMap::new();
    for row in sql::rows(&cx.tx, TERM_MARKS, [school.0.into(), group.0.into(), term.0.into()]).await? {
        marks.insert(PersonId(row.try_get("", "pupil_id")?), written(&row)?);
    }
    let ground = Ground::of(cx, facts).await?;
    let end = facts.span.last.min(cx.today);
    let mut rows: Vec<Row> = vec![];
    let span = [school.0.into(), group.0.into(), facts.span.first.into(), facts.span.last.into()];
    for found in sql::rows(&cx.tx, PUPILS, span).await? {
        let pupil = PersonId(found.try_get("", "id")?);
        let left = found.try_get::<Option<NaiveDate>>("", "until")?.filter(|until| *until < end);
        if let Some(last) = rows.last_mut().filter(|last| last.pupil == pupil) {
            // Somebody who left and came back is one row, open to the end.
            last.left = left;
            continue;
        }
        let (name, mark) = (sql::person_name(&found)?.short(), marks.remove(&pupil));
        rows.push(ground.row(facts, Seat { pupil, name, left, mark }));
    }
    Ok(rows)
}

fn written(row: &QueryResult) -> AppResult<Written> {
    let suggested: Option<String> = row.try_get("", "suggested")?;
    Ok(Written {
        value: value(&row.try_get::<String>("", "value")?)?,
        suggested: suggested.as_deref().map(value).transpose()?,
        reason: row.try_get("", "reason")?,
    })
}

pub(super) fn value(text: &str) -> AppResult<TermMarkValue> {
    TermMarkValue::parse(text).map_err(AppError::fault)
}
