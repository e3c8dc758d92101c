//! Who is of school age on the first day of a school year.

use chrono::NaiveDate;

/// Full years on the year's first day, from 5 to 21.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct SchoolAge(u8);

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("возраст не школьный")]
pub struct AgeRefused;

impl SchoolAge {
    /// Refuses a pupil over 21 or under 5; an age unusual for the grade is no fault.
    pub fn on(first_day: NaiveDate, born: NaiveDate) -> Result<Self, AgeRefused> {
        let years = first_day.years_since(born).ok_or(AgeRefused)?;
        match u8::try_from(years) {
            Ok(years @ 5..=21) => Ok(Self(years)),
            _ => Err(AgeRefused),
        }
    }

    pub fn years(self) -> u8 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_pupil_is_from_five_to_twenty_one_on_the_first_day() {
        let first = day(2026, 9, 1);
        assert_eq!(SchoolAge::on(first, day(2021, 9, 1)).map(SchoolAge::years), Ok(5));
        assert_eq!(SchoolAge::on(first, day(2021, 9, 2)), Err(AgeRefused));
        assert_eq!(SchoolAge::on(first, day(2004, 9, 2)).map(SchoolAge::years), Ok(21));
        assert_eq!(SchoolAge::on(first, day(2004, 9, 1)), Err(AgeRefused));
    }

    #[test]
    fn nobody_is_born_after_the_first_day() {
        assert_eq!(SchoolAge::on(day(2026, 9, 1), day(2027, 1, 1)), Err(AgeRefused));
    }
}
