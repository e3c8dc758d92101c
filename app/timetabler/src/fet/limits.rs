//! The constraints on what one teacher or one pupil may be asked to bear.

use super::FetRefused;
use super::rules::Reading;
use crate::model::{Limit, Mode, Person, Rule};

/// The kind says whose limit it is (`Teacher`, `Teachers`, `StudentsSet`, `Students`) and then which.
pub fn read(it: &Reading<'_>) -> Result<Option<Rule>, FetRefused> {
    let subgroups = (0..it.problem.subgroups.len()).map(Person::Subgroup);
    let (people, rest): (Vec<Person>, &str) = if let Some(rest) = it.kind.strip_prefix("Teachers") {
        ((0..it.problem.teachers.len()).map(Person::Teacher).collect(), rest)
    } else if let Some(rest) = it.kind.strip_prefix("Teacher") {
        (vec![Person::Teacher(it.teacher()?)], rest)
    } else if let Some(rest) = it.kind.strip_prefix("StudentsSet") {
        (it.students()?, rest)
    } else if let Some(rest) = it.kind.strip_prefix("Students") {
        (subgroups.collect(), rest)
    } else {
        return Ok(None);
    };
    let limit = match daily(it, rest)? {
        Some(limit) => Some(limit),
        None => weekly(it, rest)?,
    };
    Ok(limit.map(|limit| Rule::Limit { people, limit }))
}

fn tag(it: &Reading<'_>) -> Result<usize, FetRefused> {
    it.names.tags.find(it.node.any_word(&["Activity_Tag_Name", "Activity_Tag"]))
}

fn daily(it: &Reading<'_>, rest: &str) -> Result<Option<Limit>, FetRefused> {
    let excepted = it.node.word("Allow_One_Day_Exception_of_Plus_One") == "true";
    Ok(Some(match rest {
        "MaxGapsPerDay" => Limit::MaxGapsPerDay(it.number("Max_Gaps")?),
        "MaxHoursDaily" => Limit::MaxHoursDaily(it.number("Maximum_Hours_Daily")?),
        "MinHoursDaily" => {
            Limit::MinHoursDaily { hours: it.number("Minimum_Hours_Daily")?, empty_days: empty_days(it) }
        }
        "MaxHoursContinuously" => Limit::MaxHoursContinuously(it.number("Maximum_Hours_Continuously")?),
        "MaxSpanPerDay" if !excepted => Limit::MaxSpanPerDay(it.number("Max_Span")?),
        "ActivityTagMaxHoursDaily" => {
            Limit::TagMaxHoursDaily { tag: tag(it)?, hours: it.number("Maximum_Hours_Daily")? }
        }
        "ActivityTagMaxHoursContinuously" => {
            Limit::TagMaxHoursContinuously { tag: tag(it)?, hours: it.number("Maximum_Hours_Continuously")? }
        }
        "MaxHoursDailyRealDays" if it.problem.mode == Mode::HalfDays => {
            Limit::MaxHoursPerRealDay(it.number("Maximum_Hours_Daily")?)
        }
        "MinGapsBetweenBuildingChanges" => {
            Limit::GapsBetweenBuildings(it.number("Min_Gaps_Between_Building_Changes")?)
        }
        _ => return Ok(None),
    }))
}

fn weekly(it: &Reading<'_>, rest: &str) -> Result<Option<Limit>, FetRefused> {
    let halves = it.problem.mode == Mode::HalfDays;
    Ok(Some(match rest {
        "MaxDaysPerWeek" => Limit::MaxDays(it.number("Max_Days_Per_Week")?),
        "MinDaysPerWeek" => Limit::MinDays(it.number("Minimum_Days_Per_Week")?),
        "MaxGapsPerWeek" => Limit::MaxGapsPerWeek(it.number("Max_Gaps")?),
        "EarlyMaxBeginningsAtSecondHour" => {
            Limit::LateBeginnings(it.number("Max_Beginnings_At_Second_Hour")?)
        }
        "IntervalMaxDaysPerWeek" => {
            let end = it.node.word("Interval_End_Hour");
            let to = if end.is_empty() { it.problem.hours.len() } else { it.names.hours.find(end)? };
            let from = it.names.hours.find(it.node.word("Interval_Start_Hour"))?;
            Limit::IntervalMaxDays { from, to, days: it.number("Max_Days_Per_Week")? }
        }
        "MinRestingHours" => Limit::MinRestingHours {
            hours: it.number("Minimum_Resting_Hours")?,
            circular: it.node.word("Circular") == "true",
        },
        "MaxRealDaysPerWeek" if halves => Limit::MaxRealDays(it.number("Max_Days_Per_Week")?),
        "MaxMorningsPerWeek" if halves => Limit::MaxMornings(it.number("Max_Mornings_Per_Week")?),
        "MaxAfternoonsPerWeek" if halves => Limit::MaxAfternoons(it.number("Max_Afternoons_Per_Week")?),
        _ => return Ok(None),
    }))
}

/// Pupils come every day unless the file says otherwise; teachers the other way round.
fn empty_days(it: &Reading<'_>) -> bool {
    match it.node.word("Allow_Empty_Days") {
        "" => it.kind.starts_with("Teacher"),
        word => word != "false",
    }
}
