//! Ways to a mark: which further marks bring it about under the rule in force, or why none do.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::journal::{Hundredths, MarkValue, WorkKind};
use crate::term_mark::{ControlWork, Given, Learning, Outcome, Rule, Suggestion, TermMarkValue, suggest};

/// A kind of work that still lies ahead in the term.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ahead {
    /// Letter of the kind.
    pub kind: String,
    pub weight: u32,
    /// How many of it at most.
    pub left: u32,
}

/// So many further marks of one value for one kind of work.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Further {
    pub kind: String,
    pub value: MarkValue,
    pub times: u32,
}

/// What can be done about a mark aimed at.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Outlook {
    /// It comes out already.
    Already,
    /// Each of these brings it, and none with a mark less or lower would; fewest marks first.
    Ways(Vec<Vec<Further>>),
    /// Not even fives for all that lies ahead, of which this would come, with this average.
    Impossible { best: Outcome, average: Option<Hundredths> },
}

/// Marks in a way other than the shortest; with more of them nobody would plan.
const MOST_MIXED: usize = 4;
/// Ways worth showing.
const MOST_WAYS: usize = 5;

/// How `aim`, a digit, or better can come of `marks` with the works `ahead`.
pub fn ways(rule: &Rule, aim: TermMarkValue, marks: &[Given], ahead: &[Ahead]) -> Outlook {
    let road = Road { rule, aim, marks, ahead };
    if road.leads(&[]) {
        return Outlook::Already;
    }
    let Some(shortest) = road.fewest_fives() else {
        let told = road.suggestion(&road.all_fives());
        return Outlook::Impossible { best: told.outcome, average: told.average() };
    };
    let mut found = vec![];
    for size in shortest.len()..=MOST_MIXED {
        if found.len() < MOST_WAYS {
            road.search(&road.choices(), size, &mut vec![], &mut found);
        }
    }
    if found.is_empty() {
        found.push(road.lowered(shortest));
    }
    found.truncate(MOST_WAYS);
    Outlook::Ways(found.iter().map(|way| road.told(way)).collect())
}

/// Better marks than the one that comes out `now`, the highest first, each with what brings it. A mark that asks for
/// just what the next better one asks for is none to aim at.
pub fn aims(
    rule: &Rule,
    now: Option<TermMarkValue>,
    marks: &[Given],
    ahead: &[Ahead],
) -> Vec<(TermMarkValue, Outlook)> {
    let now = now.and_then(TermMarkValue::digit).unwrap_or(2);
    let better = [TermMarkValue::Five, TermMarkValue::Four, TermMarkValue::Three];
    let better = better.into_iter().filter(|aim| aim.digit().is_some_and(|aim| aim > now));
    let mut aims: Vec<(TermMarkValue, Outlook)> = vec![];
    for aim in better {
        let outlook = ways(rule, aim, marks, ahead);
        let same = aims.last().is_some_and(|(_, last)| *last == outlook);
        if !(same && matches!(outlook, Outlook::Ways(_))) {
            aims.push((aim, outlook));
        }
    }
    aims
}

/// A mark for one of the works ahead, by its place.
type Choice = (usize, MarkValue);

struct Road<'a> {
    rule: &'a Rule,
    aim: TermMarkValue,
    marks: &'a [Given],
    ahead: &'a [Ahead],
}

impl Road<'_> {
    fn leads(&self, way: &[Choice]) -> bool {
        let comes = self.suggestion(way).value().and_then(TermMarkValue::digit);
        comes.zip(self.aim.digit()).is_some_and(|(comes, aim)| comes >= aim)
    }

    fn suggestion(&self, way: &[Choice]) -> Suggestion {
        suggest(self.rule, Learning::WithMarks, &self.with(way))
    }

    fn choices(&self) -> Vec<Choice> {
        let marks = |work| [MarkValue::Five, MarkValue::Four, MarkValue::Three].map(|value| (work, value));
        (0..self.ahead.len()).flat_map(marks).collect()
    }

    /// The marks as they would stand.
    fn with(&self, way: &[Choice]) -> Vec<Given> {
        let on = self.marks.last().map_or(NaiveDate::MAX, |last| last.on);
        let further = way.iter().map(|(work, value)| {
            let Ahead { kind, weight, .. } = &self.ahead[*work];
            Given { value: *value, weight: *weight, kind: kind.clone(), on }
        });
        self.marks.iter().cloned().chain(further).collect()
    }

    /// A five for everything ahead, in the order that lifts an average fastest: a test first where the
    /// rule asks for one, then by weight.
    fn all_fives(&self) -> Vec<Choice> {
        let mut works: Vec<usize> = (0..self.ahead.len()).collect();
        works.sort_by_key(|work| std::cmp::Reverse(self.ahead[*work].weight));
        let fives = |work: usize| (0..self.ahead[work].left).map(move |_| (work, MarkValue::Five));
        let mut all: Vec<Choice> = works.into_iter().flat_map(fives).collect();
        let is_control = |kind: &str| kind == WorkKind::CONTROL;
        let told = self.suggestion(&[]);
        let tested = told.counted.iter().any(|one| is_control(&one.given.kind));
        if self.rule.control == ControlWork::AtLeastOne && !tested {
            let test = all.iter().position(|(work, _)| is_control(&self.ahead[*work].kind));
            if let Some(test) = test {
                all[..=test].rotate_right(1);
            }
        }
        all
    }

    fn fewest_fives(&self) -> Option<Vec<Choice>> {
        let all = self.all_fives();
        (1..=all.len()).map(|fives| &all[..fives]).find(|way| self.leads(way)).map(<[Choice]>::to_vec)
    }

    /// Appends every way of exactly `size` further marks, in the order of `choices`, that holds no shorter
    /// or lower way within.
    fn search(&self, choices: &[Choice], size: usize, way: &mut Vec<Choice>, found: &mut Vec<Vec<Choice>>) {
        if size == 0 {
            if self.leads(way) && self.is_least(way) {
                found.push(way.clone());
            }
            return;
        }
        for (at, choice) in choices.iter().enumerate() {
            let taken = way.iter().filter(|(work, _)| *work == choice.0).count();
            if u32::try_from(taken).is_ok_and(|taken| taken < self.ahead[choice.0].left) {
                way.push(*choice);
                self.search(&choices[at..], size - 1, way, found);
                way.pop();
            }
        }
    }

    /// Would the aim be missed with any mark of the way gone, or one lower?
    fn is_least(&self, way: &[Choice]) -> bool {
        (0..way.len()).all(|at| {
            let mut less = way.to_vec();
            less.remove(at);
            !self.leads(&less) && !lower(way, at).is_some_and(|way| self.leads(&way))
        })
    }

    /// The way with every mark as low as still leads, from its end.
    fn lowered(&self, mut way: Vec<Choice>) -> Vec<Choice> {
        for at in (0..way.len()).rev() {
            while let Some(lower) = lower(&way, at).filter(|way| self.leads(way)) {
                way = lower;
            }
        }
        way
    }

    fn told(&self, way: &[Choice]) -> Vec<Further> {
        let mut told: Vec<Further> = vec![];
        for (work, value) in way {
            let kind = &self.ahead[*work].kind;
            match told.iter_mut().find(|one| one.kind == *kind && one.value == *value) {
                Some(one) => one.times += 1,
                None => told.push(Further { kind: kind.clone(), value: *value, times: 1 }),
            }
        }
        told
    }
}

/// The way with one of its marks lower by one, down to a 3.
fn lower(way: &[Choice], at: usize) -> Option<Vec<Choice>> {
    let mut lower = way.to_vec();
    lower[at].1 = match lower[at].1 {
        MarkValue::Five => MarkValue::Four,
        MarkValue::Four => MarkValue::Three,
        _ => return None,
    };
    Some(lower)
}
