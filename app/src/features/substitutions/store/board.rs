//! A day as it is decided about: lessons whose teachers are away, with those who may stand in.

use chrono::{Days, NaiveDate};
use domain::calendar::Span;
use domain::journal::LessonState;
use domain::substitution::{DayLesson, Offer, Outcome, Standing, Written};

use super::day::{Known, day};
use super::touched::{told, touched};
use crate::features::substitutions::board::{Board, DayCount, Line, Offered, State};
use crate::features::substitutions::told::reasons;
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, sql};

/// The next days with lessons of the school `$1`, from `$2` on.
const DAYS: &str =
    "SELECT DISTINCT date FROM lessons WHERE school_id = $1 AND date >= $2 ORDER BY date LIMIT 6";

/// The day asked for, else the next with lessons.
pub async fn board(cx: &Request<Reading>, on: Option<NaiveDate>) -> AppResult<Board> {
    let rows = sql::rows(&cx.tx, DAYS, [cx.school()?.0.into(), cx.today.into()]).await?;
    let coming =
        rows.iter().map(|row| Ok(row.try_get("", "date")?)).collect::<AppResult<Vec<NaiveDate>>>()?;
    let on = on.or_else(|| coming.first().copied()).unwrap_or(cx.today);
    let mut dates = coming;
    dates.push(on);
    dates.sort_unstable();
    dates.dedup();
    let mut days: Vec<DayCount> = dates.into_iter().map(|date| DayCount { date, open: 0 }).collect();
    let last = days.last().map_or(cx.today, |day| day.date).max(cx.today + Days::new(1));
    for lesson in touched(cx, Span { first: on.min(cx.today), last }).await?.iter().filter(|one| one.is_open)
    {
        if let Some(day) = days.iter_mut().find(|day| day.date == lesson.missed.date) {
            day.open += 1;
        }
    }
    let known = day(cx, on).await?;
    let lessons = known.day.lessons.iter().filter_map(|lesson| line(&known, lesson)).collect();
    let others = known.day.lessons.iter().filter(|lesson| may_move(&known, lesson));
    let others = others.map(|lesson| (lesson.id, known.titled(lesson))).collect();
    Ok(Board { today: cx.today, on, days, lessons, others })
}

/// A lesson as usual, in whose journal nothing stands.
fn may_move(known: &Known, lesson: &DayLesson) -> bool {
    let usual = known.day.standing(lesson) == Standing::Usual && lesson.written == Written::Nothing;
    usual && lesson.state == LessonState::Planned
}

/// Nothing for a lesson that its teacher gives as usual.
fn line(known: &Known, lesson: &DayLesson) -> Option<Line> {
    let called = known.called.get(&lesson.id)?;
    let held = lesson.state == LessonState::Held;
    let placed = lesson.decided.and_then(Outcome::made).is_some();
    let words = |outcome| told(outcome, &known.names, known.instead.get(&lesson.id));
    let state = match (known.day.standing(lesson), lesson.decided.and_then(Outcome::stands_in)) {
        (Standing::Usual, _) => return None,
        (Standing::Open, None) => State::Open,
        (Standing::Open, Some(person)) => State::OpenAgain(known.name(person)),
        (Standing::Settled(outcome), _) if held => State::Held(words(outcome)),
        (Standing::Settled(outcome), _) if placed => State::Placed(words(outcome)),
        (Standing::Settled(outcome), _) => State::Settled(words(outcome)),
    };
    let offers = if held || placed { vec![] } else { known.day.offers(lesson) };
    let chosen = lesson.decided.and_then(Outcome::stands_in);
    let others = offers.iter().filter(|offer| Some(offer.teacher) != chosen);
    let half = known.day.other_half(lesson).filter(|_| !held && !placed);
    let half = half.map(|(other, person)| (known.called.get(&other.id), person));
    let cancelled = lesson.decided == Some(Outcome::Cancelled);
    Some(Line {
        lesson: lesson.id,
        number: lesson.number,
        hours: called.hours.clone(),
        whom: called.whom.clone(),
        subject: called.subject.clone(),
        room: called.room.clone(),
        teacher: known.name(lesson.teacher),
        is_away: known.day.is_away(lesson.teacher, lesson.number),
        state,
        offers: others.map(|offer| offered(known, offer)).collect(),
        other_half: half.map(|(other, person)| {
            let whom = other.map_or_else(String::new, |other| format!(", {}", other.whom));
            format!("{}{whom}", known.name(person))
        }),
        may_cancel: !held && !placed && !cancelled && lesson.written == Written::Nothing,
    })
}

fn offered(known: &Known, offer: &Offer) -> Offered {
    Offered { teacher: offer.teacher, name: known.name(offer.teacher), reasons: reasons(offer) }
}
