//! The days of a year: terms and sets of vacations, read and written whole.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::access::Permit;
use domain::calendar::{Borders, Cut, MAIN_SET, Rest, RestSet, Rhythm, Side, Span, Spot, TermKind};
use domain::ids::YearId;
use domain::wizard::Step;
use entity::{term, vacation, vacation_set};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::begin::lasts;
use super::frame::{Frame, keep_step};
use super::{kinds, rests};
use crate::features::wizard::policy::SetUpYear;
use crate::features::wizard::terms::Days;
use crate::kit::db::{Reading, Writing};
use crate::kit::{AppError, AppResult, FieldError, Request, sql};

/// Vacations of a set at most.
pub const MOST_RESTS: usize = 12;

/// How classes live; before there are any, how grades will.
const LIVED: &str = concat!(
    "SELECT DISTINCT ",
    sql::term_kind!("c"),
    " AS kind, c.vacation_set, CASE WHEN c.grade = 1 THEN 1 ELSE 0 END AS first_grade FROM classes c \
     WHERE c.school_id = $1 AND c.year_id = $2"
);

pub async fn sheet(cx: &Request<Reading>, frame: &Frame) -> AppResult<Days> {
    let (borders, doubts) = (read(&cx.tx, frame).await?, doubts(&cx.tx, frame).await?);
    Ok(Days { borders, doubts, rests: rests::owned(&cx.tx, frame).await? })
}

/// What is wrong by now or unusual in the days on record, in sentences.
pub async fn doubts<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<Vec<String>> {
    let (days, lived) = (read(tx, frame).await?, lived(tx, frame).await?);
    let wrong = days.check(frame.begins, &lived).err().unwrap_or_default();
    let usual = days.doubts(&lived);
    Ok(wrong.into_iter().map(|one| one.why).chain(usual).collect())
}

/// Terms and vacations on record.
pub async fn read<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<Borders> {
    let Some((year, _)) = frame.year else { return Ok(Borders::default()) };
    let terms = term::Entity::find().filter(term::Column::SchoolId.eq(frame.school));
    let terms =
        terms.filter(term::Column::YearId.eq(year)).order_by_asc(term::Column::Number).all(tx).await?;
    let mut cuts: BTreeMap<TermKind, Vec<Span>> = BTreeMap::new();
    for one in terms {
        if let Some(kind) = TermKind::parse(&one.kind).filter(|kind| kind.is_part()) {
            cuts.entry(kind).or_default().push(Span { first: one.first_day, last: one.last_day });
        }
    }
    let own = vacation::Column::SchoolId.eq(frame.school).and(vacation::Column::YearId.eq(year));
    let kept = vacation::Entity::find().filter(own).order_by_asc(vacation::Column::FirstDay);
    let kept = kept.order_by_asc(vacation::Column::Id).all(tx).await?;
    let titled = vacation_set::Entity::find().filter(vacation_set::Column::SchoolId.eq(frame.school));
    let mut sets: Vec<RestSet> = vec![];
    for one in titled.filter(vacation_set::Column::YearId.eq(year)).all(tx).await? {
        sets.push(RestSet { code: one.code, title: one.title, rests: vec![] });
    }
    for one in kept {
        if sets.iter().all(|set| set.code != one.set_code) {
            let usual = RestSet::usual(frame.begins, &one.set_code);
            sets.push(RestSet { rests: vec![], ..usual });
        }
        let span = Span { first: one.first_day, last: one.last_day };
        let rest = Rest { title: one.title, span };
        sets.iter_mut().filter(|set| set.code == one.set_code).for_each(|set| set.rests.push(rest.clone()));
    }
    sets.sort_by_key(|set| (set.code != MAIN_SET, set.code.clone()));
    Ok(Borders { cuts: cuts.into_iter().map(|(kind, spans)| Cut { kind, spans }).collect(), sets })
}

/// Terms together with vacations, as somebody has them.
pub async fn lived<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<BTreeSet<Rhythm>> {
    let Some((year, _)) = frame.year else { return Ok(BTreeSet::new()) };
    let mut lived = BTreeSet::new();
    for row in sql::rows(tx, LIVED, [frame.school.0.into(), year.0.into()]).await? {
        let (kind, set): (String, String) = (row.try_get("", "kind")?, row.try_get("", "vacation_set")?);
        let first_grade = row.try_get::<i32>("", "first_grade")? == 1;
        lived.extend(TermKind::parse(&kind).map(|kind| Rhythm { kind, set, first_grade }));
    }
    if lived.is_empty() {
        let rows = kinds::rows(tx, frame).await?.into_iter();
        lived.extend(rows.filter_map(|row| {
            let kind = TermKind::parse(&row.term_kind)?;
            Some(Rhythm { kind, set: row.vacation_set, first_grade: row.grade == 1 })
        }));
    }
    Ok(lived)
}

/// The days as a form sends them, if they can be; where to go on: what is unusual is shown first.
pub async fn set_borders(
    cx: &Request<Writing>,
    frame: &Frame,
    (days, titles): (&BTreeMap<String, String>, &BTreeMap<String, String>),
    permit: Permit<SetUpYear>,
) -> AppResult<Step> {
    let year = frame.draft()?;
    let (borders, places) = typed(read(&cx.tx, frame).await?, days, titles)?;
    let lived = lived(&cx.tx, frame).await?;
    if let Err(refused) = borders.check(frame.begins, &lived) {
        let told = refused.into_iter().map(|one| FieldError::new(&placed(&one.at, &places), one.why));
        return Err(AppError::Form(told.collect()));
    }
    write(cx, frame, &borders).await?;
    let first = borders.year().map(|span| span.first.to_string());
    frame.log(cx, &permit).enter(&cx.tx, "year.plan", format!("year:{year}"), first).await?;
    keep_step(cx, frame, Step::Borders, permit).await?;
    let plain = borders.doubts(&lived).is_empty();
    Ok(if plain { Step::Borders.next() } else { Step::Borders })
}

/// At which lines of the form the vacations of each set stand.
type Places = BTreeMap<String, Vec<usize>>;

/// What was typed into the places of `kept`; an empty line is no vacation.
fn typed(
    mut kept: Borders,
    days: &BTreeMap<String, String>,
    titles: &BTreeMap<String, String>,
) -> AppResult<(Borders, Places)> {
    let (mut wrong, mut places) = (vec![], Places::new());
    let mut day = |spot: &Spot| -> Option<NaiveDate> {
        let name = spot.name();
        let read = days.get(&name).and_then(|text| text.trim().parse().ok());
        if read.is_none() {
            wrong.push(FieldError::new(&format!("days[{name}]"), "Впишите день: число, месяц и год."));
        }
        read
    };
    for cut in &mut kept.cuts {
        for (at, span) in cut.spans.iter_mut().enumerate() {
            let [first, last] = Side::BOTH.map(|side| day(&Spot::Term(cut.kind, at, side)));
            (span.first, span.last) = (first.unwrap_or(span.first), last.unwrap_or(span.last));
        }
    }
    for set in &mut kept.sets {
        set.rests.clear();
        let lines = places.entry(set.code.clone()).or_default();
        for at in 0..MOST_RESTS {
            let spots = Side::BOTH.map(|side| Spot::Rest(set.code.clone(), at, side));
            if spots.iter().all(|spot| days.get(&spot.name()).is_none_or(|text| text.trim().is_empty())) {
                continue;
            }
            let title = titles.get(&format!("{}.{at}", set.code)).map_or("", |title| title.trim());
            let title = if title.is_empty() { "Каникулы" } else { title };
            if let [Some(first), Some(last)] = spots.map(|spot| day(&spot)) {
                lines.push(at);
                set.rests.push(Rest { title: title.chars().take(60).collect(), span: Span { first, last } });
            }
        }
    }
    if wrong.is_empty() { Ok((kept, places)) } else { Err(AppError::Form(wrong)) }
}

/// The field of a day.
fn placed(at: &Spot, places: &Places) -> String {
    let spot = match at {
        Spot::Rest(set, line, side) => {
            let line = places.get(set).and_then(|lines| lines.get(*line)).unwrap_or(line);
            Spot::Rest(set.clone(), *line, *side)
        }
        term @ Spot::Term(..) => term.clone(),
    };
    format!("days[{}]", spot.name())
}

/// Writes all of it into the draft, in place of what was planned before.
pub async fn write(cx: &Request<Writing>, frame: &Frame, borders: &Borders) -> AppResult<()> {
    let year = frame.draft()?;
    if let Some(span) = borders.year() {
        lasts(cx, year, span).await?;
    }
    write_terms(cx, (frame, year), borders).await?;
    write_sets(cx, (frame, year), borders).await
}

async fn write_terms(
    cx: &Request<Writing>,
    (frame, year): (&Frame, YearId),
    borders: &Borders,
) -> AppResult<()> {
    let own = term::Column::SchoolId.eq(frame.school).and(term::Column::YearId.eq(year));
    term::Entity::delete_many().filter(own).exec(&cx.tx).await?;
    let rows = borders.terms().into_iter().map(|of| term::ActiveModel {
        school_id: Set(frame.school),
        year_id: Set(year),
        kind: Set(of.kind.code().to_owned()),
        number: Set(of.number),
        title: Set(of.title),
        first_day: Set(of.span.first),
        last_day: Set(of.span.last),
        post_from: Set(of.posting.first),
        post_until: Set(of.posting.last),
        ..Default::default()
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        term::Entity::insert_many(rows).exec_without_returning(&cx.tx).await?;
    }
    Ok(())
}

async fn write_sets(
    cx: &Request<Writing>,
    (frame, year): (&Frame, YearId),
    borders: &Borders,
) -> AppResult<()> {
    let own = vacation::Column::SchoolId.eq(frame.school).and(vacation::Column::YearId.eq(year));
    vacation::Entity::delete_many().filter(own).exec(&cx.tx).await?;
    let own = vacation_set::Column::SchoolId.eq(frame.school).and(vacation_set::Column::YearId.eq(year));
    vacation_set::Entity::delete_many().filter(own).exec(&cx.tx).await?;
    let sets = borders.sets.iter().map(|set| vacation_set::ActiveModel {
        school_id: Set(frame.school),
        year_id: Set(year),
        code: Set(set.code.clone()),
        title: Set(set.title.clone()),
    });
    vacation_set::Entity::insert_many(sets).exec_without_returning(&cx.tx).await?;
    let rests = borders.sets.iter().flat_map(|set| set.rests.iter().map(move |rest| (set, rest)));
    let rows: Vec<_> = rests
        .map(|(set, rest)| vacation::ActiveModel {
            school_id: Set(frame.school),
            year_id: Set(year),
            set_code: Set(set.code.clone()),
            title: Set(rest.title.clone()),
            first_day: Set(rest.span.first),
            last_day: Set(rest.span.last),
            ..Default::default()
        })
        .collect();
    if !rows.is_empty() {
        vacation::Entity::insert_many(rows).exec_without_returning(&cx.tx).await?;
    }
    Ok(())
}
