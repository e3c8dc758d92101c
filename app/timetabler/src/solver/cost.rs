//! What the wishes broken by the board cost, and who breaks them.

use super::bearer::{Bearer, UNLIMITED, cheapest, real_days};
use super::board::Board;
use super::selected::Bound;

impl Board<'_> {
    /// The soft cost of what stands, as the referee counts it.
    pub fn soft_cost(&self) -> f64 {
        let tasks = 0..self.spots.len();
        let own: f64 = tasks.map(|task| self.wishes_cost(task) + self.links_cost(task) / 2.0).sum();
        own + self.bearers_cost(|_| {}) + self.bounds_cost(|_| {})
    }

    /// The tasks that break wishes.
    pub fn offenders(&self) -> Vec<usize> {
        let breaks = |task: &usize| self.wishes_cost(*task) + self.links_cost(*task) > 0.0;
        let mut found: Vec<usize> = (0..self.spots.len()).filter(breaks).collect();
        self.bearers_cost(|bearer| found.extend(bearer.tasks.iter().map(|&task| task as usize)));
        self.bounds_cost(|bound| found.extend(bound.tasks.iter().map(|&task| task as usize)));
        found
    }

    fn wishes_cost(&self, task: usize) -> f64 {
        let Some(spot) = self.spots[task] else { return 0.0 };
        let it = &self.instance.tasks[task];
        let start = it
            .start_wishes
            .iter()
            .map(|wish| wish.weight.cost * f64::from(wish.units[spot.day as usize][spot.hour as usize]));
        let room = it.room_wishes.iter().filter(|wish| !wish.rooms.contains(&spot.room));
        start.sum::<f64>() + room.map(|wish| wish.weight.cost).sum::<f64>()
    }

    #[expect(clippy::cast_precision_loss, reason = "units are few")]
    fn links_cost(&self, task: usize) -> f64 {
        if self.spots[task].is_none() {
            return 0.0;
        }
        let links = self.instance.tasks[task].links.iter().filter(|link| !link.weight.is_hard());
        let standing = links.filter(|link| self.spots[link.other as usize].is_some());
        let me = self.held[task];
        standing
            .map(|link| link.weight.cost * link.tie.units(me, self.held[link.other as usize]) as f64)
            .sum()
    }

    #[expect(clippy::cast_precision_loss, reason = "units are few")]
    fn bounds_cost(&self, mut broken: impl FnMut(&Bound)) -> f64 {
        let mut cost = 0.0;
        for bound in self.instance.bounds.iter().filter(|bound| !bound.weight.is_hard()) {
            let units = bound.units(|task| self.holds(task));
            if units > 0 {
                broken(bound);
                cost += bound.weight.cost * units as f64;
            }
        }
        cost
    }

    #[expect(clippy::cast_precision_loss, reason = "units are few")]
    fn bearers_cost(&self, mut broken: impl FnMut(&Bearer)) -> f64 {
        let mut cost = 0.0;
        for (place, bearer) in self.instance.bearers.iter().enumerate() {
            if bearer.weight.is_hard() {
                continue;
            }
            let units = bearer.units(self.week(place));
            if units > 0 {
                broken(bearer);
                cost += bearer.weight.cost * units as f64;
            }
        }
        cost
    }
}

/// What days of a week come to, each limit by itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bill {
    /// Units beyond the limits of a day.
    units: u32,
    gaps: u32,
    used: u32,
    late: u32,
}

impl Bill {
    pub const fn add(&mut self, day: Self) {
        self.units += day.units;
        self.gaps += day.gaps;
        self.used += day.used;
        self.late += day.late;
    }

    pub const fn take(&mut self, day: Self) {
        self.units -= day.units;
        self.gaps -= day.gaps;
        self.used -= day.used;
        self.late -= day.late;
    }
}

impl Bearer {
    /// Units by which a finished week goes beyond the limits, each limit by itself.
    fn units(&self, busy: &[u64]) -> usize {
        let mut bill = Bill::default();
        busy.iter().enumerate().for_each(|(day, &mask)| bill.add(self.bill(day, mask)));
        self.week_units(bill, busy)
    }

    /// Units of a week whose days are billed already.
    pub fn week_units(&self, bill: Bill, busy: &[u64]) -> usize {
        let limits = &self.limits;
        let over = |used: u32, most: usize| (used as usize).saturating_sub(most);
        let mut units =
            bill.units as usize + over(bill.used, limits.max_days) + over(bill.gaps, limits.gaps_week);
        units += limits.min_days.saturating_sub(bill.used as usize) + over(bill.late, limits.late);
        for &(interval, most) in &limits.intervals {
            units += busy.iter().filter(|&&mask| mask & interval != 0).count().saturating_sub(most);
        }
        units +=
            limits.rests.iter().map(|&(rest, circular)| self.unrested(busy, rest, circular)).sum::<usize>();
        if self.has_halves { units + self.half_units(busy) } else { units }
    }

    /// What one day comes to.
    #[expect(clippy::cast_possible_truncation, reason = "hours of a day")]
    pub fn bill(&self, day: usize, mask: u64) -> Bill {
        let limits = &self.limits;
        if mask == 0 {
            let asked = if limits.empty_days { 0 } else { limits.min_daily };
            return Bill { units: asked as u32, ..Bill::default() };
        }
        let over = |used: u32, most: usize| (used as usize).saturating_sub(most);
        let (first, last) = (mask.trailing_zeros(), mask.ilog2());
        let inside = (u64::MAX >> (63 - last)) & (u64::MAX << first);
        let (hours, gaps) = (mask.count_ones(), (inside & self.open[day] & !mask).count_ones());
        let mut units = over(hours, limits.max_daily) + over(gaps, limits.gaps_day);
        units += over(last + 1 - first, limits.max_span) + limits.min_daily.saturating_sub(hours as usize);
        if limits.max_row < hours as usize {
            units += super::bearer::longest_row(mask).saturating_sub(limits.max_row);
        }
        let lost =
            if limits.late == UNLIMITED { 0 } else { (self.open[day] & !(u64::MAX << first)).count_ones() };
        units += over(lost, 1);
        Bill { units: units as u32, gaps, used: 1, late: u32::from(lost > 0) }
    }

    fn half_units(&self, busy: &[u64]) -> usize {
        let limits = &self.limits;
        let (mut hours, mut days, mut mornings, mut afternoons, mut both) = (0, 0, 0, 0, 0_usize);
        for (morning, later) in real_days(busy) {
            hours += (morning + later).saturating_sub(limits.hours_real_day);
            days += usize::from(morning + later > 0);
            mornings += usize::from(morning > 0);
            afternoons += usize::from(later > 0);
            both += usize::from(morning > 0 && later > 0);
        }
        let over = |used: usize, most: usize| used.saturating_sub(most);
        hours
            + over(days, limits.max_real_days)
            + over(mornings, limits.mornings)
            + over(afternoons, limits.afternoons)
            + over(both, limits.both_halves)
    }

    /// What a finished week weighs for a hard rule: days too many weigh as many hours as they have, so that each
    /// lesson taken off them makes it lighter. Nothing exactly when no unit is broken.
    pub fn strain(&self, bill: Bill, busy: &[u64]) -> usize {
        let units = self.week_units(bill, busy);
        let extra = (bill.used as usize).saturating_sub(self.limits.max_days);
        if extra == 0 || !self.weight.is_hard() {
            return units;
        }
        units - extra + cheapest(busy, usize::MAX, extra, |mask| mask)
    }
}
