//! Dates of birth as lists write them: 27.10.2019, 06.09.19, 2019-10-27 or a spreadsheet's day number.

use chrono::{Datelike, Days, NaiveDate};

use super::script::squeezed;

/// No such day in the calendar, or no date at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("нет такой даты")]
pub struct DateRefused;

/// Reads a date of birth. A year of two digits is the latest that puts the date not after
/// `latest`, the first day of the school year.
pub fn birth_date(text: &str, latest: NaiveDate) -> Result<NaiveDate, DateRefused> {
    let text = squeezed(text);
    let day = text.trim_end_matches(" г.").trim_end_matches("г.").trim_end_matches(" г");
    if let Some(date) = in_words(day) {
        return date;
    }
    let day = day.split_once(['T', ' ']).map_or(day, |(date, _time)| date);
    if let Ok(date) = NaiveDate::parse_from_str(day, "%Y-%m-%d") {
        return (date.year() >= 1000).then_some(date).ok_or(DateRefused);
    }
    let mut parts = day.split(['.', '/', '-', ',']).map(str::trim);
    let (Some(day), Some(month), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(DateRefused);
    };
    let (day, month) = (digits(day, 2)?, digits(month, 2)?);
    match year.len() {
        4 => day_of(i32::try_from(digits(year, 4)?).map_err(|_| DateRefused)?, month, day),
        2 => latest_century(digits(year, 2)?, month, day, latest),
        _ => Err(DateRefused),
    }
}

/// «1 марта 2015»; none: no month is named.
fn in_words(text: &str) -> Option<Result<NaiveDate, DateRefused>> {
    const MONTHS: [&str; 12] =
        ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];
    let [day, month, year] = text.split(' ').collect::<Vec<_>>().try_into().ok()?;
    let named = month.to_lowercase();
    let month = (1..).zip(MONTHS).find_map(|(at, start)| named.starts_with(start).then_some(at))?;
    let date = || day_of(i32::try_from(digits(year, 4)?).map_err(|_| DateRefused)?, month, digits(day, 2)?);
    Some(date())
}

/// The day behind a spreadsheet's number: 1 is 1900-01-01, counted with the day 29.02.1900 that never was.
pub(super) fn from_serial(number: f64) -> Result<NaiveDate, DateRefused> {
    // Below 61 the phantom day shifts the count; nobody in a school was born then.
    if !(61.0..110_000.0).contains(&number) {
        return Err(DateRefused);
    }
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30).ok_or(DateRefused)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked above")]
    epoch.checked_add_days(Days::new(number.floor() as u64)).ok_or(DateRefused)
}

fn latest_century(year: u32, month: u32, day: u32, latest: NaiveDate) -> Result<NaiveDate, DateRefused> {
    let century = latest.year() / 100 * 100;
    let year = i32::try_from(year).map_err(|_| DateRefused)?;
    [century, century - 100]
        .into_iter()
        .filter_map(|century| day_of(century + year, month, day).ok())
        .find(|date| *date <= latest)
        .ok_or(DateRefused)
}

fn digits(text: &str, most: usize) -> Result<u32, DateRefused> {
    let fits = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if fits { text.parse().map_err(|_| DateRefused) } else { Err(DateRefused) }
}

fn day_of(year: i32, month: u32, day: u32) -> Result<NaiveDate, DateRefused> {
    NaiveDate::from_ymd_opt(year, month, day).filter(|_| year >= 1000).ok_or(DateRefused)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn read(text: &str) -> Result<NaiveDate, DateRefused> {
        birth_date(text, day(2026, 9, 1))
    }

    #[test]
    fn a_date_is_read_in_every_way_a_list_writes_it() {
        for text in [
            "27.10.2019",
            "27.10.19",
            "2019-10-27",
            "27/10/2019",
            "27.10.2019 г.",
            "27.10.2019 0:00:00",
            "27 октября 2019 г.",
        ] {
            assert_eq!(read(text), Ok(day(2019, 10, 27)), "{text}");
        }
        assert_eq!(from_serial(43765.0), Ok(day(2019, 10, 27)));
    }

    #[test]
    fn a_year_of_two_digits_is_the_latest_not_after_the_first_day() {
        assert_eq!(read("01.09.26"), Ok(day(2026, 9, 1)));
        assert_eq!(read("02.09.26"), Ok(day(1926, 9, 2)));
        assert_eq!(read("31.01.54"), Ok(day(1954, 1, 31)));
        assert_eq!(read("29.02.00"), Ok(day(2000, 2, 29)));
    }

    #[test]
    fn a_day_the_calendar_lacks_is_no_date() {
        for text in ["31.02.2016", "29.02.19", "00.01.2015", "12.2015", "15", "вчера", "1.1.1", "+1.01.2015"]
        {
            assert_eq!(read(text), Err(DateRefused), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_written_date_is_read_back(number in 61_u32..45_000) {
            let date = from_serial(f64::from(number)).unwrap();
            prop_assert_eq!(read(&date.format("%d.%m.%Y").to_string()), Ok(date));
            prop_assert_eq!(read(&date.to_string()), Ok(date));
        }
    }
}
