//! The borders of a year: its terms of each kind, its sets of vacations, and the law that both obey.

#[cfg(test)]
mod tests;
mod usual;

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::plan::{parts, totals};
use super::{Span, TermKind, TermPlan, VACATION_SETS, first_of_september, is_day_off};

/// The set of vacations of whoever has no other.
pub const MAIN_SET: &str = VACATION_SETS[0];
/// Vacations after each module.
pub const MODULE_SET: &str = "modules";
/// A vacation lasts for so many days at least.
const SHORTEST: u64 = 7;
/// Days of vacation within a year, as the federal programme has it: 9 in autumn, 9 in winter, 9 in spring.
const USUAL_DAYS: usize = 27;
/// Weeks without a vacation at most: in the first half of the year, in the second, and in the second of grade 1.
const WEEKS: [i64; 3] = [8, 11, 10];
/// Summer lasts for eight weeks at least.
const SUMMER_DAYS: u64 = 56;

/// Terms of one kind, in their order.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Cut {
    pub kind: TermKind,
    pub spans: Vec<Span>,
}

/// One vacation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rest {
    pub title: String,
    pub span: Span,
}

/// Vacations that go together.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RestSet {
    pub code: String,
    /// «Основные»
    pub title: String,
    pub rests: Vec<Rest>,
}

#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Borders {
    pub cuts: Vec<Cut>,
    pub sets: Vec<RestSet>,
}

/// How some of the school live: their terms with their vacations.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Rhythm {
    pub kind: TermKind,
    pub set: String,
    /// Grade 1 among them rests more.
    pub first_grade: bool,
}

/// Which day of a span.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    First,
    Last,
}

/// A day of the borders; terms and vacations are counted from 0.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Spot {
    Term(TermKind, usize, Side),
    Rest(String, usize, Side),
}

/// Why the borders cannot be, at the day that is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BorderRefused {
    pub at: Spot,
    pub why: String,
}

impl Side {
    pub const BOTH: [Self; 2] = [Self::First, Self::Last];

    pub const fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Last => "last",
        }
    }
}

impl Spot {
    /// «quarter.0.first», «main.1.last»: how a form calls it.
    pub fn name(&self) -> String {
        match self {
            Self::Term(kind, at, side) => format!("{}.{at}.{}", kind.code(), side.code()),
            Self::Rest(set, at, side) => format!("{set}.{at}.{}", side.code()),
        }
    }
}

impl Borders {
    /// From the first lesson of anybody to the last one; none where there are no terms.
    pub fn year(&self) -> Option<Span> {
        let spans = || self.cuts.iter().flat_map(|cut| &cut.spans);
        let (first, last) = (spans().map(|span| span.first).min()?, spans().map(|span| span.last).max()?);
        Some(Span { first, last })
    }

    /// All terms, then the year with its exams and final marks.
    pub fn terms(&self) -> Vec<TermPlan> {
        let own = self.cuts.iter().flat_map(|cut| parts(cut.kind, &cut.spans));
        own.chain(self.year().into_iter().flat_map(totals)).collect()
    }

    /// Terms and vacations follow each other within the year, and what lies between terms is a vacation of all who have
    /// them. `year` is the one in whose September it begins.
    pub fn check(&self, year: i32, lived: &BTreeSet<Rhythm>) -> Result<(), Vec<BorderRefused>> {
        let mut refused = vec![];
        for cut in &self.cuts {
            refused.extend(cut.check(year));
        }
        if let Some(whole) = self.year() {
            refused.extend(self.sets.iter().flat_map(|set| set.check(whole)));
        }
        if refused.is_empty() {
            refused.extend(lived.iter().flat_map(|one| self.gaps(one)));
        }
        if refused.is_empty() { Ok(()) } else { Err(refused) }
    }

    /// Days between terms on which there would be neither lessons nor vacations.
    fn gaps(&self, lived: &Rhythm) -> Vec<BorderRefused> {
        let cut = self.cuts.iter().find(|cut| cut.kind == lived.kind);
        let set = self.sets.iter().find(|set| set.code == lived.set);
        let (Some(cut), Some(set)) = (cut, set) else { return vec![] };
        let open = |day: &NaiveDate| {
            let off = day.weekday() == Weekday::Sun || is_day_off(*day);
            !off && set.rests.iter().all(|rest| !rest.span.contains(*day))
        };
        let gap = |(at, pair): (usize, &[Span])| {
            let between = Span { first: pair[0].last + Days::new(1), last: pair[1].first - Days::new(1) };
            let days: Vec<NaiveDate> = between.days().filter(open).collect();
            let (first, last) = (days.first()?, days.last()?);
            let why = format!(
                "С {} по {} нет ни уроков, ни каникул (набор «{}»): сдвиньте границу или каникулы.",
                first.format("%d.%m"),
                last.format("%d.%m"),
                set.title
            );
            Some(BorderRefused { at: Spot::Term(cut.kind, at + 1, Side::First), why })
        };
        cut.spans.windows(2).enumerate().filter_map(gap).collect()
    }

    /// What is unusual and may be on purpose, in sentences.
    pub fn doubts(&self, lived: &BTreeSet<Rhythm>) -> Vec<String> {
        let Some(year) = self.year() else { return vec![] };
        let mut doubts = vec![];
        let sets = self.sets.iter().filter(|set| lived.iter().any(|one| one.set == set.code));
        for set in sets {
            let days = set.rests.iter().map(|rest| rest.span.days().count()).sum::<usize>();
            if days < USUAL_DAYS {
                doubts.push(format!(
                    "Набор «{}»: дней каникул {days}, обычно не меньше {USUAL_DAYS}.",
                    set.title
                ));
            }
            let first_grade = lived.iter().any(|one| one.set == set.code && one.first_grade);
            doubts.extend(set.stretches(year, first_grade));
        }
        let autumn = first_of_september(year.last.year());
        if year.last + Days::new(SUMMER_DAYS) > autumn {
            doubts.push("Летние каникулы короче восьми недель.".to_owned());
        }
        doubts
    }
}

impl Cut {
    fn check(&self, year: i32) -> Vec<BorderRefused> {
        let mut refused = vec![];
        let mut say = |at: usize, side: Side, why: &str| {
            refused.push(BorderRefused { at: Spot::Term(self.kind, at, side), why: why.to_owned() });
        };
        for (at, span) in self.spans.iter().enumerate() {
            if span.last < span.first {
                say(at, Side::Last, "Кончается раньше, чем начинается.");
            }
            if at > 0 && span.first <= self.spans[at - 1].last {
                say(at, Side::First, "Начинается раньше, чем кончился прежний период.");
            }
        }
        let september = first_of_september(year);
        let (earliest, latest) = (september - Days::new(31), september + Days::new(61));
        if self.spans.first().is_some_and(|span| span.first < earliest || span.first > latest) {
            say(0, Side::First, "Учебный год начинается осенью.");
        }
        if self.spans.last().is_some_and(|span| span.last >= first_of_september(year + 1)) {
            say(self.spans.len() - 1, Side::Last, "Учебный год кончается до следующего сентября.");
        }
        refused
    }
}

impl RestSet {
    fn check(&self, year: Span) -> Vec<BorderRefused> {
        let mut refused = vec![];
        for (at, rest) in self.rests.iter().enumerate() {
            let mut say = |side: Side, why: String| {
                refused.push(BorderRefused { at: Spot::Rest(self.code.clone(), at, side), why });
            };
            let Span { first, last } = rest.span;
            if last < first {
                say(Side::Last, "Кончаются раньше, чем начинаются.".to_owned());
            } else if last < first + Days::new(SHORTEST - 1) {
                say(Side::Last, format!("Каникулы длятся не меньше {SHORTEST} дней."));
            }
            if first < year.first || last > year.last {
                say(Side::First, "Каникулы лежат внутри учебного года; летние вносить не нужно.".to_owned());
            }
            let over = |other: &&Rest| other.span.first <= last && first <= other.span.last;
            if let Some(other) = self.rests[..at].iter().find(over) {
                say(Side::First, format!("Пересекаются с каникулами «{}».", other.title));
            }
        }
        refused
    }

    /// Weeks that are too many without a vacation.
    fn stretches(&self, year: Span, first_grade: bool) -> Vec<String> {
        let mut rests: Vec<Span> = self.rests.iter().map(|rest| rest.span).collect();
        rests.sort_by_key(|span| span.first);
        let starts = std::iter::once(year.first).chain(rests.iter().map(|span| span.last + Days::new(1)));
        let ends = rests.iter().map(|span| span.first).chain([year.last + Days::new(1)]);
        let long = |(first, end): (NaiveDate, NaiveDate)| {
            let weeks = (end - first).num_days() / 7;
            let most = match (first.year() == year.first.year(), first_grade) {
                (true, _) => WEEKS[0],
                (false, false) => WEEKS[1],
                (false, true) => WEEKS[2],
            };
            let (from, till) = (first.format("%d.%m"), (end - Days::new(1)).format("%d.%m"));
            let told = || {
                format!(
                    "Набор «{}»: с {from} по {till} без каникул, недель: {weeks}. Обычно не больше {most}.",
                    self.title
                )
            };
            (weeks > most).then(told)
        };
        starts.zip(ends).filter_map(long).collect()
    }
}
