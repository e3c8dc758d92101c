//! What a call has settled, on its way into the rows.

use domain::ids::{GroupId, PersonId, SchoolId, TermId};
use domain::term_mark::{TermMarkEntry, TermMarkValue, TermSheet};
use entity::term_mark;
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use crate::kit::db::Writing;
use crate::kit::event::{Happening, record_all};
use crate::kit::{AppResult, Hand, Request, sql};

const LAST_HAND: &str = "SELECT p.surname, p.given, p.patronymic, k.at FROM term_marks k \
     JOIN accounts a ON a.id = k.\"by\" JOIN persons p ON p.id = a.person_id \
     WHERE k.school_id = $1 AND k.group_id = $2 AND k.term_id = $3 AND k.pupil_id = $4";

/// Rows to write, each pupil's in its last state.
#[derive(Default)]
pub(super) struct Strokes {
    puts: Vec<term_mark::ActiveModel>,
    gone: Vec<(SchoolId, GroupId, TermId, PersonId)>,
    events: Vec<Happening>,
}

impl Strokes {
    pub fn write(&mut self, cx: &Request<Writing>, sheet: &TermSheet, entry: &TermMarkEntry) {
        let (wish, text) = (entry.wish(), |value: TermMarkValue| value.text().to_owned());
        self.puts.retain(|put| put.pupil_id.as_ref() != &wish.pupil);
        self.gone.retain(|(.., pupil)| *pupil != wish.pupil);
        match wish.value {
            Some(value) => self.puts.push(term_mark::ActiveModel {
                school_id: Set(sheet.school),
                group_id: Set(sheet.group),
                term_id: Set(sheet.term),
                pupil_id: Set(wish.pupil),
                value: Set(text(value)),
                suggested: Set(entry.suggested().map(text)),
                rule: Set(Some(sheet.rule.in_words())),
                reason: Set(wish.reason.clone()),
                by: Set(entry.by()),
                at: Set(cx.now),
            }),
            None => self.gone.push((sheet.school, sheet.group, sheet.term, wish.pupil)),
        }
        self.events.push(Happening {
            school: sheet.school,
            at: cx.now,
            by: Some(entry.by()),
            act: if wish.value.is_some() { "term_mark.set" } else { "term_mark.clear" },
            subject: format!("group:{} term:{} pupil:{}", sheet.group, sheet.term, wish.pupil),
            old: entry.before().map(text),
            new: wish.value.map(text),
            // It is free text about a pupil, and stays with the mark.
            reason: None,
        });
    }

    pub async fn save(self, cx: &Request<Writing>) -> AppResult<()> {
        use term_mark::Column::{At, By, GroupId, PupilId, Reason, Rule, SchoolId, Suggested, TermId, Value};
        for (school, group, term, pupil) in self.gone {
            let own = SchoolId.eq(school).and(GroupId.eq(group)).and(TermId.eq(term));
            term_mark::Entity::delete_many().filter(own.and(PupilId.eq(pupil))).exec(&cx.tx).await?;
        }
        if !self.puts.is_empty() {
            let mut same = OnConflict::columns([SchoolId, GroupId, TermId, PupilId]);
            same.update_columns([Value, Suggested, Rule, Reason, By, At]);
            let puts = term_mark::Entity::insert_many(self.puts).on_conflict(same);
            puts.exec_without_returning(&cx.tx).await?;
        }
        record_all(&cx.tx, &self.events).await
    }
}

/// Who wrote the mark that stands there, and when; nobody, if it was taken away.
pub(super) async fn last_hand(
    cx: &Request<Writing>,
    sheet: &TermSheet,
    pupil: PersonId,
) -> AppResult<Option<Hand>> {
    let values = [sheet.school.0.into(), sheet.group.0.into(), sheet.term.0.into(), pupil.0.into()];
    let row = sql::row(&cx.tx, LAST_HAND, values).await?;
    row.map(|row| Hand::read(cx, &row, "at")).transpose()
}
