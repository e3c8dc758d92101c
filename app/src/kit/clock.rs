//! What time it is: the only file that asks the machine.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc};

/// The city's clock. A fixed day moves the date and keeps the time of day.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    zone: FixedOffset,
    fixed: Option<NaiveDate>,
}

impl Clock {
    /// `zone` is the city's offset from UTC; `fixed`, if given, is «today» for ever.
    pub const fn new(zone: FixedOffset, fixed: Option<NaiveDate>) -> Self {
        Self { zone, fixed }
    }

    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn now(&self) -> DateTime<Utc> {
        let now = Utc::now();
        let Some(day) = self.fixed else { return now };
        let time = now.with_timezone(&self.zone).time();
        day.and_time(time).and_local_timezone(self.zone).earliest().map_or(now, |moment| moment.to_utc())
    }

    /// The moment of the machine, whatever day is in force: for what is reckoned by the clock of somebody's phone.
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn of_machine(&self) -> DateTime<Utc> {
        Utc::now()
    }

    pub fn today(&self) -> NaiveDate {
        self.fixed.unwrap_or_else(|| self.now().with_timezone(&self.zone).date_naive())
    }

    /// Time of day in the city.
    pub fn time_of_day(&self) -> NaiveTime {
        self.now().with_timezone(&self.zone).time()
    }

    /// The day in force when it is not the machine's own: shown at the head of every page.
    pub const fn fixed(&self) -> Option<NaiveDate> {
        self.fixed
    }

    /// The moment of a day and a time of day in the city.
    pub fn moment(&self, day: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
        (day.and_time(time) - self.zone).and_utc()
    }

    /// A moment by the clocks of the city.
    pub fn local(&self, moment: DateTime<Utc>) -> NaiveDateTime {
        moment.with_timezone(&self.zone).naive_local()
    }

    /// The day of a moment in the city.
    pub fn day_of(&self, moment: DateTime<Utc>) -> NaiveDate {
        moment.with_timezone(&self.zone).date_naive()
    }

    /// A moment as people of the city read it: «12.11.2026 14:05».
    pub fn say(&self, moment: DateTime<Utc>) -> String {
        moment.with_timezone(&self.zone).format("%d.%m.%Y %H:%M").to_string()
    }
}
