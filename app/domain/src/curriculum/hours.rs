//! Hours a week: as people write them, as lessons of a timetable, and the most a grade may have.

/// What is no number of hours.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("часы — число от 0 до 20, можно с половиной: 2,5")]
pub struct HoursRefused;

/// The most hours of a week of five days, in hundredths (`СанПиН` 1.2.3685-21, table 6.6).
pub const fn most(grade: i32) -> Option<i32> {
    Some(
        100 * match grade {
            1 => 21,
            2..=4 => 23,
            5 => 29,
            6 => 30,
            7 => 32,
            8 | 9 => 33,
            10..=12 => 34,
            _ => return None,
        },
    )
}

/// The same in a week of five days or of six: grade 1 has five.
pub const fn most_in(grade: i32, days: u8) -> Option<i32> {
    let more = if days > 5 && grade > 1 { 300 } else { 0 };
    match most(grade) {
        Some(hours) => Some(hours + more),
        None => None,
    }
}

/// «2», «2,5», «0.5» as hundredths; nothing written is none.
pub fn parse_hours(text: &str) -> Result<i32, HoursRefused> {
    let text = text.trim().replace(',', ".");
    if text.is_empty() {
        return Ok(0);
    }
    let (whole, part) = text.split_once('.').unwrap_or((&text, "0"));
    let whole: i32 = whole.parse().map_err(|_| HoursRefused)?;
    let part = match part {
        "0" | "00" => 0,
        "25" => 25,
        "5" | "50" => 50,
        "75" => 75,
        _ => return Err(HoursRefused),
    };
    let hours = whole * 100 + part;
    if (0..=2000).contains(&hours) && whole >= 0 { Ok(hours) } else { Err(HoursRefused) }
}

/// «2», «2,5»
pub fn say_hours(hundredths: i32) -> String {
    let part = hundredths % 100;
    match part {
        0 => format!("{}", hundredths / 100),
        _ if part % 10 == 0 => format!("{},{}", hundredths / 100, part / 10),
        _ => format!("{},{part:02}", hundredths / 100),
    }
}

/// Places in the week that the hours need.
pub const fn lessons(hundredths: i32) -> i32 {
    (hundredths + 99) / 100
}

/// Weeks of teaching in a year (federal curriculum): grade 1 has one fewer.
pub const fn weeks(grade: i32) -> u32 {
    if grade == 1 { 33 } else { 34 }
}

/// Lessons of a year that so many hours a week make, as a lesson plan is to have them.
pub const fn in_a_year(hundredths: i32, grade: i32) -> u32 {
    (hundredths.unsigned_abs() * weeks(grade) + 50) / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them_and_said_so() {
        for (text, hours, said) in [("2", 200, "2"), ("2,5", 250, "2,5"), (" 0.5 ", 50, "0,5"), ("", 0, "0")]
        {
            assert_eq!(parse_hours(text), Ok(hours), "{text}");
            assert_eq!(say_hours(hours), said);
        }
        assert_eq!(say_hours(225), "2,25");
        for text in ["два", "-1", "21", "2,3", "1e2", "99999999999"] {
            assert_eq!(parse_hours(text), Err(HoursRefused), "{text}");
        }
    }

    #[test]
    fn half_an_hour_needs_a_place_of_its_own() {
        assert_eq!((lessons(250), lessons(300), lessons(0)), (3, 3, 0));
    }

    #[test]
    fn a_plan_of_three_hours_a_week_has_102_lessons() {
        assert_eq!(
            [(300, 7), (200, 11), (50, 9), (500, 1)].map(|(week, grade)| in_a_year(week, grade)),
            [102, 68, 17, 165]
        );
    }

    #[test]
    fn grade_one_has_the_shortest_week() {
        assert_eq!((most(1), most(11), most(0)), (Some(2100), Some(3400), None));
        assert_eq!([1, 2, 5, 11].map(|grade| most_in(grade, 6)), [2100, 2600, 3200, 3700].map(Some));
        assert_eq!([1, 2, 5, 11].map(|grade| most_in(grade, 5)), [2100, 2300, 2900, 3400].map(Some));
    }
}
