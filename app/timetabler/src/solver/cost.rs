//! What the wishes broken by the board cost, and who breaks them.

use super::bearer::{Bearer, UNLIMITED};
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
            let units = bound.units(self);
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

impl Bearer {
    /// Units by which a finished week goes beyond the limits, each limit by itself.
    fn units(&self, busy: &[u64]) -> usize {
        let limits = &self.limits;
        let count = |mask: u64| mask.count_ones() as usize;
        let over = |used: usize, most: usize| if most == UNLIMITED { 0 } else { used.saturating_sub(most) };
        let days = busy.iter().filter(|&&mask| mask != 0).count();
        let gaps: usize = (0..busy.len()).map(|day| self.gaps(busy, day)).sum();
        let mut units =
            over(days, limits.max_days) + limits.min_days.saturating_sub(days) + over(gaps, limits.gaps_week);
        for (day, &mask) in busy.iter().enumerate() {
            units += over(count(mask), limits.max_daily) + over(self.gaps(busy, day), limits.gaps_day);
            units += over(super::bearer::longest_row(mask), limits.max_row);
            if mask != 0 {
                let hours = 64 - mask.leading_zeros() - mask.trailing_zeros();
                units += over(hours as usize, limits.max_span);
            }
            if mask != 0 || !limits.empty_days {
                units += limits.min_daily.saturating_sub(count(mask));
            }
        }
        for &(interval, most) in &limits.intervals {
            units += busy.iter().filter(|&&mask| mask & interval != 0).count().saturating_sub(most);
        }
        units += limits.rest.map_or(0, |(rest, circular)| self.unrested(busy, rest, circular));
        units + self.late_units(busy) + if self.has_halves { self.half_units(busy) } else { 0 }
    }

    fn gaps(&self, busy: &[u64], day: usize) -> usize {
        let mask = busy[day];
        if mask == 0 {
            return 0;
        }
        let inside = (u64::MAX >> mask.leading_zeros()) & (u64::MAX << mask.trailing_zeros());
        (inside & self.open[day] & !mask).count_ones() as usize
    }

    fn late_units(&self, busy: &[u64]) -> usize {
        if self.limits.late == UNLIMITED {
            return 0;
        }
        let lost = |(mask, open): (&u64, &u64)| {
            let before = if *mask == 0 { 0 } else { !(u64::MAX << mask.trailing_zeros()) };
            (open & before).count_ones() as usize
        };
        let all: Vec<usize> = busy.iter().zip(&self.open).map(lost).collect();
        let late = all.iter().filter(|&&lost| lost > 0).count();
        all.iter().map(|lost| lost.saturating_sub(1)).sum::<usize>() + late.saturating_sub(self.limits.late)
    }

    fn half_units(&self, busy: &[u64]) -> usize {
        let limits = &self.limits;
        let count = |mask: u64| mask.count_ones() as usize;
        let real: Vec<(usize, usize)> =
            busy.chunks(2).map(|pair| (count(pair[0]), pair.get(1).map_or(0, |&mask| count(mask)))).collect();
        let over = |most: usize, used: &dyn Fn(&(usize, usize)) -> bool| {
            real.iter().filter(|it| used(it)).count().saturating_sub(most)
        };
        real.iter().map(|it| (it.0 + it.1).saturating_sub(limits.hours_real_day)).sum::<usize>()
            + over(limits.max_real_days, &|it| it.0 + it.1 > 0)
            + over(limits.mornings, &|it| it.0 > 0)
            + over(limits.afternoons, &|it| it.1 > 0)
            + over(limits.both_halves, &|it| it.0 > 0 && it.1 > 0)
    }
}
