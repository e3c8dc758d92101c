//! Rows that meet somebody of the school: shown side by side, answered one by one or all at once, kept with the file.

use domain::access::Permit;
use domain::ids::PersonId;
use domain::people::roster::{Place, Ruling, Side, Trait, Verdict};
use domain::trace::{Look, Matter, Way, Whose};
use entity::upload as row;
use sea_orm::{EntityTrait, Set};

use super::uploads::{Kept, state, weighed_anew};
use crate::features::import::policy::BringPeople;
use crate::features::import::questions::{Met, Pair, RowAnswer};
use crate::features::import::sheet::UploadState;
use crate::kit::db::Reading;
use crate::kit::intake::Question;
use crate::kit::vault::Vault;
use crate::kit::{AppError, AppResult, Request, trace};
use crate::ui::words::{counted, day_in_figures};

/// As they were decided.
pub fn kept_rulings(vault: &Vault, kept: &row::Model) -> AppResult<Vec<Ruling>> {
    kept.sealed_rulings.as_ref().map_or(Ok(vec![]), |sealed| vault.open_value(sealed))
}

/// Both sides of each question, as the page shows them. Whose cards are shown is traced.
pub fn shown(cx: &Request<Reading>, kept: &row::Model, questions: &[Question]) -> AppResult<Vec<Met>> {
    let whose = questions.iter().map(|question| Whose::Person(question.meeting.person));
    trace::leave(cx, kept.school_id, Look::at(Way::List, Matter::People), whose)?;
    Ok(questions.iter().map(met).collect())
}

fn met(question: &Question) -> Met {
    let Question { place, of, listed, known, meeting, verdict } = question;
    let pair = |of: Trait| {
        let (listed, known) = (said(listed, of, None), said(known, of, Some(listed)));
        let differs = meeting.differs.contains(&of) || meeting.fills.contains(&of);
        (!listed.is_empty() || !known.is_empty()).then(|| Pair {
            title: of.title().into(),
            listed,
            known,
            differs,
        })
    };
    Met {
        place: place.clone(),
        of: of.clone(),
        person: meeting.person,
        sign: meeting.sign,
        pairs: Trait::ALL.into_iter().filter_map(pair).collect(),
        // What is sure by a sign is the same, unless somebody says no; a guardian who is not is another.
        verdict: verdict.or_else(|| question.unanswered()),
        answered: verdict.is_some(),
    }
}

/// A number on record is not shown whole: it is only said whether it is the one of the list.
fn said(side: &Side, of: Trait, beside: Option<&Side>) -> String {
    let number = side.snils.map(|snils| match beside {
        Some(other) if other.snils != Some(snils) => {
            let digits = snils.to_string();
            format!("другой: …{}", digits.chars().skip(digits.chars().count() - 6).collect::<String>())
        }
        _ => snils.to_string(),
    });
    match of {
        Trait::Name => side.name.full(),
        Trait::Sex => side.sex.map(|sex| sex.to_string()).unwrap_or_default(),
        Trait::Born => side.born.map(day_in_figures).unwrap_or_default(),
        Trait::Snils => number.unwrap_or_default(),
        Trait::Phone => side.phone.map(|phone| phone.to_string()).unwrap_or_default(),
        Trait::Email => side.email.clone().unwrap_or_default(),
    }
}

/// Refuses to go on while somebody may be met twice and nobody has said whether it is one person.
pub fn all_answered(questions: &[Question]) -> AppResult<()> {
    let waits = |question: &&Question| question.verdict.is_none() && question.unanswered().is_none();
    match questions.iter().filter(waits).count() as u64 {
        0 => Ok(()),
        left => {
            let rows = counted(left, ["строка", "строки", "строк"]);
            Err(AppError::Refused(format!(
                "Сначала решите, кто это: {rows} похожи на людей, которые уже есть в школе. Ответы — ниже, в разделе «Похожи на тех, кто уже есть»."
            )))
        }
    }
}

/// Keeps what was answered; `rest` answers all that are still open. A list brought in is decided.
pub async fn rule(
    cx: Request<Reading>,
    Kept(kept): Kept,
    (answers, rest): (Vec<RowAnswer>, Option<Verdict>),
    _: Permit<BringPeople>,
) -> AppResult<()> {
    if state(&kept.state) != UploadState::Checked {
        return Err(AppError::Refused("Этот список уже загружен.".into()));
    }
    let mut rulings = kept_rulings(&cx.house.vault, &kept)?;
    for RowAnswer { sheet, row, person, verdict } in answers {
        let Some(verdict) = Verdict::parse(&verdict) else { continue };
        put(&mut rulings, Ruling { place: Place { sheet, row }, person: PersonId(person), verdict });
    }
    if let Some(verdict) = rest {
        let questions = weighed_anew(&cx, &kept, rulings.clone()).await?;
        // Nobody is made the guardian of a child by one press for all.
        let open = |question: &Question| question.verdict.is_none() && question.of.is_none();
        for question in questions.into_iter().filter(open) {
            put(&mut rulings, Ruling { place: question.place, person: question.meeting.person, verdict });
        }
    }
    let house = cx.house.clone();
    drop(cx);
    let tx = house.db.turn().await?;
    let sealed_rulings = Set(Some(house.vault.seal_value(&rulings)?));
    let decided = row::ActiveModel { id: Set(kept.id), sealed_rulings, ..Default::default() };
    row::Entity::update(decided).exec(&tx).await?;
    tx.commit().await
}

/// The last word of a row about a person counts.
fn put(rulings: &mut Vec<Ruling>, ruling: Ruling) {
    rulings.retain(|one| one.place != ruling.place || one.person != ruling.person);
    rulings.push(ruling);
}
