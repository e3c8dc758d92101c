//! A day on its way between the halves: «2026-11-12», read without the reader of every form of a date, which would be
//! a fortieth of what a journal brings along. For `#[serde(with = "domain::day")]`.

use chrono::{Datelike, NaiveDate};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

pub fn serialize<S: Serializer>(day: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(day)
}

pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    let text = String::deserialize(from)?;
    read(&text).ok_or_else(|| D::Error::custom("not a day"))
}

/// «2026-11-12» and nothing else.
pub fn read(text: &str) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// «12.11.2026»
pub fn in_figures(day: NaiveDate) -> String {
    format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year())
}

/// The same where there may be none.
pub mod maybe {
    use chrono::NaiveDate;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(day: &Option<NaiveDate>, to: S) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => to.collect_str(day),
            None => to.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
        let Some(text) = Option::<String>::deserialize(from)? else { return Ok(None) };
        super::read(&text).map(Some).ok_or_else(|| D::Error::custom("not a day"))
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    use super::*;

    #[derive(Serialize, Deserialize, PartialEq, Debug)]
    struct Days {
        #[serde(with = "super")]
        one: NaiveDate,
        #[serde(with = "super::maybe")]
        other: Option<NaiveDate>,
    }

    #[test]
    fn a_day_comes_back_as_it_went() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 12).unwrap();
        for (other, text) in [
            (None, r#"{"one":"2026-11-12","other":null}"#),
            (Some(day), r#"{"one":"2026-11-12","other":"2026-11-12"}"#),
        ] {
            let days = Days { one: day, other };
            assert_eq!(serde_json::to_string(&days).unwrap(), text);
            assert_eq!(serde_json::from_str::<Days>(text).unwrap(), days);
        }
        assert_eq!(in_figures(day), "12.11.2026");
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in ["", "2026-11", "2026-02-30", "12.11.2026", "2026-11-12T00:00"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
