//! A teacher or a pupil under limits: how far their week is from bearable, whatever is still to be placed.

use super::task::{Number, Weight};

pub const UNLIMITED: usize = usize::MAX;

/// The limits of one bearer; `UNLIMITED` where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Limits {
    pub max_days: usize,
    pub min_days: usize,
    pub gaps_week: usize,
    pub gaps_day: usize,
    pub max_daily: usize,
    pub min_daily: usize,
    /// May a day be empty?
    pub empty_days: bool,
    pub max_row: usize,
    pub max_span: usize,
    pub late: usize,
    /// Hours as bits, and on how many days lessons may be held in them.
    pub intervals: Vec<(u64, usize)>,
    pub rests: Vec<(usize, bool)>,
    pub max_real_days: usize,
    pub hours_real_day: usize,
    pub mornings: usize,
    pub afternoons: usize,
    pub both_halves: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_days: UNLIMITED,
            min_days: 0,
            gaps_week: UNLIMITED,
            gaps_day: UNLIMITED,
            max_daily: UNLIMITED,
            min_daily: 0,
            empty_days: true,
            max_row: UNLIMITED,
            max_span: UNLIMITED,
            late: UNLIMITED,
            intervals: vec![],
            rests: vec![],
            max_real_days: UNLIMITED,
            hours_real_day: UNLIMITED,
            mornings: UNLIMITED,
            afternoons: UNLIMITED,
            both_halves: UNLIMITED,
        }
    }
}

#[derive(Debug, Clone)]
pub struct Bearer {
    pub tasks: Vec<Number>,
    /// Hours of all their lessons.
    pub total: usize,
    /// Hours that count as gaps when free.
    pub open: Vec<u64>,
    pub limits: Limits,
    /// Between lessons in different buildings.
    pub building_gaps: usize,
    pub weight: Weight,
    pub has_halves: bool,
    pub hours: usize,
}

/// What a day comes to, or the days of a week together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    days: u32,
    late_days: u32,
    /// Hours the week is bound to have: by gaps and minima of each day, by gaps of the week, by late days.
    by_day: u32,
    by_week: u32,
    filled: u32,
    over: u32,
}

impl Sum {
    pub const fn change(&mut self, before: Self, after: Self) {
        self.days = self.days + after.days - before.days;
        self.late_days = self.late_days + after.late_days - before.late_days;
        self.by_day = self.by_day + after.by_day - before.by_day;
        self.by_week = self.by_week + after.by_week - before.by_week;
        self.filled = self.filled + after.filled - before.filled;
        self.over = self.over + after.over - before.over;
    }
}

impl Bearer {
    /// 0 if the week `busy` (a word of bits per day) can still become bearable by adding lessons only;
    /// otherwise how much is too much, falling as lessons are taken off. `keep` is a day that stays;
    /// `sum` is what the days of the week add up to.
    pub fn excess(&self, sum: Sum, busy: &[u64], keep: usize) -> usize {
        let limits = &self.limits;
        let mut over = sum.over as usize;
        let days = sum.days as usize;
        let empty_days = limits.min_days.saturating_sub(days) * limits.min_daily.max(1);
        let by_day = sum.by_day as usize + if limits.empty_days { empty_days } else { 0 };
        let by_week = (sum.by_week as usize).saturating_sub(limits.gaps_week);
        let by_late = sum.filled as usize + (sum.late_days as usize).saturating_sub(limits.late);
        over += by_day.max(by_week).max(by_late).saturating_sub(self.total);
        if days > limits.max_days {
            over += cheapest(busy, keep, days - limits.max_days, |mask| mask);
        }
        for &(interval, days) in &limits.intervals {
            let used = busy.iter().filter(|&&mask| mask & interval != 0).count();
            if used > days {
                over += cheapest(busy, keep, used - days, |mask| mask & interval);
            }
        }
        for &(rest, circular) in &limits.rests {
            over += self.unrested(busy, rest, circular);
        }
        if self.has_halves { over + self.halves(busy, keep) } else { over }
    }

    /// What one day comes to.
    #[expect(clippy::cast_possible_truncation, reason = "hours of a day")]
    pub fn day(&self, day: usize, mask: u64) -> Sum {
        let limits = &self.limits;
        let min_daily = limits.min_daily as u32;
        if mask == 0 {
            let asked = if limits.empty_days { 0 } else { min_daily.max(1) };
            return Sum { by_day: asked, by_week: asked, ..Sum::default() };
        }
        let open = self.open[day];
        let hours = mask.count_ones();
        let (first, last) = (mask.trailing_zeros(), mask.ilog2());
        let inside = (u64::MAX >> (63 - last)) & (u64::MAX << first);
        let mut gaps = (inside & open & !mask).count_ones();
        let mut over = (hours as usize).saturating_sub(limits.max_daily);
        over += ((last + 1 - first) as usize).saturating_sub(limits.max_span);
        if limits.max_row < hours as usize {
            over += longest_row(mask).saturating_sub(limits.max_row);
        }
        let (mut lost, mut late_days) = (0, 0);
        if limits.late != UNLIMITED {
            let before = (open & !(u64::MAX << first)).count_ones();
            late_days = u32::from(before == 1);
            // One lesson has to come at the second hour at the latest, and may come at the first; what lies
            // between is then a gap.
            lost = u32::from(before > 1);
            gaps += before.saturating_sub(2);
        }
        let filled = hours + lost + (gaps as usize).saturating_sub(limits.gaps_day) as u32;
        let by_week = (hours + lost + gaps).max(min_daily);
        Sum { days: 1, late_days, by_day: filled.max(min_daily), by_week, filled, over: over as u32 }
    }

    pub fn unrested(&self, busy: &[u64], rest: usize, circular: bool) -> usize {
        let nights = if circular { busy.len() } else { busy.len().saturating_sub(1) };
        let short = |day: usize| {
            let (evening, morning) = (busy[day], busy[(day + 1) % busy.len()]);
            if evening == 0 || morning == 0 {
                return 0;
            }
            let free = self.hours - 1 - evening.ilog2() as usize + morning.trailing_zeros() as usize;
            rest.saturating_sub(free)
        };
        (0..nights).map(short).sum()
    }

    fn halves(&self, busy: &[u64], keep: usize) -> usize {
        let limits = &self.limits;
        let mut over = 0;
        if limits.hours_real_day != UNLIMITED {
            over +=
                real_days(busy).map(|it| (it.0 + it.1).saturating_sub(limits.hours_real_day)).sum::<usize>();
        }
        let mut trim = |most: usize, kept: usize, cost: &dyn Fn(usize, (usize, usize)) -> usize| {
            if most == UNLIMITED {
                return;
            }
            let costs = || real_days(busy).enumerate().map(|(place, it)| cost(place, it));
            let used = costs().filter(|&cost| cost > 0).count();
            if used > most {
                over += least(costs().collect(), kept, used - most);
            }
        };
        let (kept, keeps_morning) = (keep / 2, keep.is_multiple_of(2));
        let kept_if = |kept_half: bool| if kept_half { kept } else { UNLIMITED };
        trim(limits.max_real_days, kept, &|_, it| it.0 + it.1);
        trim(limits.mornings, kept_if(keeps_morning), &|_, it| it.0);
        trim(limits.afternoons, kept_if(!keeps_morning), &|_, it| it.1);
        trim(limits.both_halves, UNLIMITED, &|place, it| match (it.0 == 0 || it.1 == 0, place == kept) {
            (true, _) => 0,
            (false, true) => {
                if keeps_morning {
                    it.1
                } else {
                    it.0
                }
            }
            (false, false) => it.0.min(it.1),
        });
        over
    }
}

/// Hours of the morning and of the afternoon of each real day.
pub fn real_days(busy: &[u64]) -> impl Iterator<Item = (usize, usize)> {
    let count = |mask: u64| mask.count_ones() as usize;
    busy.chunks(2).map(move |pair| (count(pair[0]), pair.get(1).map_or(0, |&mask| count(mask))))
}

pub fn longest_row(mut mask: u64) -> usize {
    let mut row = 0;
    while mask != 0 {
        mask &= mask << 1;
        row += 1;
    }
    row
}

/// Hours to take off to empty `count` days other than `keep`.
pub fn cheapest(busy: &[u64], keep: usize, count: usize, part: impl Fn(u64) -> u64) -> usize {
    least(busy.iter().map(|&mask| part(mask).count_ones() as usize).collect(), keep, count)
}

fn least(mut costs: Vec<usize>, keep: usize, count: usize) -> usize {
    if keep < costs.len() {
        costs[keep] = 0;
    }
    costs.retain(|&cost| cost > 0);
    costs.sort_unstable();
    costs.iter().take(count).sum::<usize>().max(1)
}
