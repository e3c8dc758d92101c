//! The three pages of the diary, put together.

use chrono::{Days, NaiveDate};
use domain::calendar::{Span, Term};
use domain::diary::{Vacation, by_day, rest, school_week};
use domain::ids::TermId;

use super::announced::announced;
use super::debts::number;
use super::frame::{terms, vacations};
use super::lessons::lessons;
use super::marks::{Entered, add_term_marks, marks, subjects};
use super::pupil::Pupil;
use super::signing::signing;
use super::visits::news_since;
use crate::features::diary::leaf::{Day, Given, Lesson, Mean, News, Subject, TermLeaf, Today, Week};
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request};

/// Marks of so many days are news to whoever opens the diary for the first time.
const NEWS_DAYS: u64 = 7;
/// Marks of lessons so far back may be new: law shows nothing older.
const FAR_DAYS: u64 = 30;
/// The next day with lessons is looked for so far.
const AHEAD_DAYS: u64 = 14;

/// What days without lessons are judged by.
struct Frame {
    year: Option<Span>,
    terms: Vec<Term>,
    vacations: Vec<Vacation>,
}

impl Frame {
    async fn of(cx: &Request<Reading>, pupil: &Pupil) -> AppResult<Self> {
        let year = pupil.year.as_ref().map(super::pupil::Enrolled::span);
        Ok(Self { year, terms: terms(cx, pupil).await?, vacations: vacations(cx, pupil).await? })
    }

    fn day(&self, (date, lessons): (NaiveDate, Vec<Lesson>)) -> Day {
        let rest = lessons.is_empty().then(|| rest(date, self.year, &self.vacations));
        let term = self.terms.iter().find(|term| term.span.contains(date)).map(|term| term.id);
        Day { date, lessons, rest, term }
    }
}

/// Lessons of today, the next school day, what is new, averages of the term.
pub async fn today(cx: &Request<Reading>, pupil: Pupil) -> AppResult<Today> {
    let (today, frame) = (cx.today, Frame::of(cx, &pupil).await?);
    let term = Term::current(&frame.terms, today).cloned();
    let former = news_since(cx, &pupil).await?;
    let news = former.unwrap_or(cx.now - Days::new(NEWS_DAYS));
    let since = former.map(|at| cx.house.clock.day_of(at));
    let far = today - Days::new(FAR_DAYS);
    let begins = term.as_ref().map_or(far, |term| term.span.first.min(far));
    let entered = marks(cx, &pupil, Span { first: begins, last: today }).await?;
    let given: Vec<Given> = entered.iter().map(|entered| entered.given.clone()).collect();
    let ahead = Span { first: today, last: today + Days::new(AHEAD_DAYS) };
    let mut days =
        by_day(ahead.days(), lessons(cx, &pupil, ahead, &given).await?, |lesson| lesson.date).into_iter();
    let first = days.next().unwrap_or((today, vec![]));
    let next = days.find(|(_, lessons)| !lessons.is_empty()).map(|day| frame.day(day));
    let means = match &term {
        Some(term) => {
            let of_term: Vec<Given> =
                given.into_iter().filter(|mark| term.span.contains(mark.date)).collect();
            subjects(cx, &pupil, term.span, &of_term).await?.into_iter().filter_map(mean).collect()
        }
        None => vec![],
    };
    let news = News { since, marks: recent(entered, news) };
    let (announced, debts) = (announced(cx, &pupil).await?, number(cx, &pupil).await?);
    Ok(Today { day: frame.day(first), next, announced, news, debts, term, means, owner: pupil.owner })
}

fn recent(mut entered: Vec<Entered>, since: chrono::DateTime<chrono::Utc>) -> Vec<Given> {
    entered.retain(|entered| entered.at >= since);
    entered.sort_by_key(|entered| std::cmp::Reverse(entered.at));
    entered.into_iter().map(|entered| entered.given).collect()
}

fn mean(subject: Subject) -> Option<Mean> {
    let average = subject.told.average();
    let marks: Vec<_> = subject.marks.iter().map(|mark| mark.value).collect();
    (!marks.is_empty()).then_some(Mean { subject: subject.id, title: subject.title, marks, average })
}

/// The school week of `from`, or of today.
pub async fn week(cx: &Request<Reading>, pupil: Pupil, from: Option<NaiveDate>) -> AppResult<Week> {
    let open = from.unwrap_or(cx.today);
    let days = school_week(open);
    let span = Span { first: days[0], last: days[5] };
    let frame = Frame::of(cx, &pupil).await?;
    let entered = marks(cx, &pupil, span).await?;
    let given: Vec<Given> = entered.into_iter().map(|entered| entered.given).collect();
    let lessons = lessons(cx, &pupil, span, &given).await?;
    let days = by_day(days, lessons, |lesson| lesson.date).into_iter().map(|day| frame.day(day)).collect();
    let signing = signing(cx, &pupil, span.first).await?;
    Ok(Week { owner: pupil.owner, today: cx.today, open, days, signing })
}

/// Marks of the term asked for, or of the one under way.
pub async fn term(cx: &Request<Reading>, pupil: Pupil, asked: Option<TermId>) -> AppResult<TermLeaf> {
    let all = terms(cx, &pupil).await?;
    let term = Term::asked(&all, asked, cx.today).cloned();
    let subjects = match &term {
        Some(term) => {
            let entered = marks(cx, &pupil, term.span).await?;
            let given: Vec<Given> = entered.into_iter().map(|entered| entered.given).collect();
            let mut subjects = subjects(cx, &pupil, term.span, &given).await?;
            add_term_marks(cx, (&pupil, term.id), &mut subjects).await?;
            subjects
        }
        None => vec![],
    };
    let terms = all.into_iter().map(|term| (term.id, term.title)).collect();
    let under_way = term.as_ref().is_some_and(|term| term.span.contains(cx.today));
    Ok(TermLeaf { owner: pupil.owner, term, terms, subjects, under_way })
}
