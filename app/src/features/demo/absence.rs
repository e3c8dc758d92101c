//! Who is away when: illnesses of some days, errands of a day, and the few who may sit out sport.

use chrono::{Days, NaiveDate};
use domain::calendar::Span;
use domain::journal::Attendance;

use super::chance::Chance;

/// Whole days a pupil was away.
pub struct Absences(Vec<(Span, Attendance)>);

/// How long a class teacher leaves the reason open.
const OPEN_DAYS: u64 = 3;

impl Absences {
    /// Over the days of `span`, about one day of twenty.
    pub fn draw(span: Span, chance: &mut Chance) -> Self {
        let mut away = vec![];
        let mut day = span.first;
        while day <= span.last {
            let (length, code) = match chance.below(1_000) {
                0..9 => (3 + chance.below(5) as u64, Attendance::Ill),
                9..17 => (1, Attendance::Excused),
                17..19 => (1, Attendance::Unexcused),
                _ => (0, Attendance::Absent),
            };
            if length > 0 {
                away.push((Span { first: day, last: day + Days::new(length - 1) }, code));
            }
            day = day + Days::new(length.max(1));
        }
        Self(away)
    }

    /// Away for `days` as well, whatever was drawn.
    pub fn add(&mut self, days: Span, code: Attendance) {
        self.0.insert(0, (days, code));
    }

    /// The code of a day as the journal of `today` has it: of the latest days the reason is not known yet.
    pub fn on(&self, day: NaiveDate, today: NaiveDate) -> Option<Attendance> {
        let (_, code) = self.0.iter().find(|(span, _)| span.contains(day))?;
        Some(if day + Days::new(OPEN_DAYS) >= today { Attendance::Absent } else { *code })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn about_one_day_of_twenty_is_missed() {
        let first = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
        let span = Span { first, last: first + Days::new(99) };
        let mut chance = Chance::new(11);
        let missed: usize = (0..300)
            .map(|_| Absences::draw(span, &mut chance))
            .map(|away| span.days().filter(|day| away.on(*day, span.last).is_some()).count())
            .sum();
        assert!((900..=2_400).contains(&missed), "{missed} of 30000");
    }
}
