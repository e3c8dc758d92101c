//! The constraints of time on activities.

use super::FetRefused;
use super::rules::Reading;
use crate::model::{Person, Rule, Same, Selection, Week};

pub fn read(it: &Reading<'_>) -> Result<Option<Rule>, FetRefused> {
    if let Some(rule) = between(it)? {
        return Ok(Some(rule));
    }
    if let Some(rule) = over_hours(it)? {
        return Ok(Some(rule));
    }
    Ok(Some(match it.kind {
        "BasicCompulsoryTime" | "BasicCompulsorySpace" => Rule::NobodyTwice,
        "BreakTimes" => Rule::Break { week: it.week()? },
        "TeacherNotAvailableTimes" => {
            Rule::Unavailable { people: vec![Person::Teacher(it.teacher()?)], week: it.week()? }
        }
        "StudentsSetNotAvailableTimes" => Rule::Unavailable { people: it.students()?, week: it.week()? },
        "ActivityPreferredStartingTime" => Rule::StartIn { activities: it.listed()?, week: start(it)? },
        "ActivityPreferredDay" => Rule::StartIn { activities: it.listed()?, week: whole_day(it)? },
        "ActivityPreferredStartingTimes" => Rule::StartIn { activities: it.listed()?, week: it.week()? },
        "ActivitiesPreferredStartingTimes" | "SubactivitiesPreferredStartingTimes" => {
            Rule::StartIn { activities: it.selected()?, week: it.week()? }
        }
        "ActivityPreferredTimeSlots" => Rule::HeldIn { activities: it.listed()?, week: it.week()? },
        "ActivitiesPreferredTimeSlots" | "SubactivitiesPreferredTimeSlots" => {
            Rule::HeldIn { activities: it.selected()?, week: it.week()? }
        }
        "ActivityEndsStudentsDay" => Rule::EndsDay { activities: it.listed()? },
        "ActivitiesEndStudentsDay" => Rule::EndsDay { activities: it.selected()? },
        _ => return Ok(None),
    }))
}

/// Rules between activities.
fn between(it: &Reading<'_>) -> Result<Option<Rule>, FetRefused> {
    let consecutive = || matches!(it.node.word("Consecutive_If_Same_Day"), "true" | "yes");
    Ok(Some(match it.kind {
        "MinDaysBetweenActivities" => Rule::MinDays {
            activities: it.listed()?,
            days: it.number("MinDays")?,
            consecutive: consecutive(),
        },
        "MaxDaysBetweenActivities" => Rule::MaxDays { activities: it.listed()?, days: it.number("MaxDays")? },
        "MinGapsBetweenActivities" => Rule::MinGaps { activities: it.listed()?, gaps: it.number("MinGaps")? },
        "ActivitiesSameStartingTime" => Rule::Same { activities: it.listed()?, what: Same::Start },
        "ActivitiesSameStartingDay" => Rule::Same { activities: it.listed()?, what: Same::Day },
        "ActivitiesSameStartingHour" => Rule::Same { activities: it.listed()?, what: Same::Hour },
        "ActivitiesNotOverlapping" => Rule::NotOverlapping { activities: it.listed()? },
        "ActivityTagsNotOverlapping" => Rule::SetsNotOverlapping { sets: tagged(it)? },
        "TwoActivitiesOrdered" => pair(it, |first, second| Rule::Ordered { first, second })?,
        "TwoActivitiesOrderedIfSameDay" => {
            pair(it, |first, second| Rule::OrderedIfSameDay { first, second })?
        }
        "TwoActivitiesConsecutive" => pair(it, |first, second| Rule::Consecutive { first, second })?,
        "TwoActivitiesGrouped" | "ThreeActivitiesGrouped" => {
            let named = ["First_Activity_Id", "Second_Activity_Id", "Third_Activity_Id"];
            let found: Vec<Option<usize>> = named.iter().map(|tag| it.one(tag)).collect::<Result<_, _>>()?;
            Rule::Grouped { activities: found.into_iter().flatten().collect() }
        }
        _ => return Ok(None),
    }))
}

/// Rules over chosen hours of the week.
fn over_hours(it: &Reading<'_>) -> Result<Option<Rule>, FetRefused> {
    let what = match it.kind {
        "ActivitiesOccupyMaxTimeSlotsFromSelection" => {
            Selection::OccupyAtMost(it.number("Max_Number_of_Occupied_Time_Slots")?)
        }
        "ActivitiesOccupyMinTimeSlotsFromSelection" => {
            Selection::OccupyAtLeast(it.number("Min_Number_of_Occupied_Time_Slots")?)
        }
        "ActivitiesMaxSimultaneousInSelectedTimeSlots" => {
            Selection::TogetherAtMost(it.number("Max_Number_of_Simultaneous_Activities")?)
        }
        "ActivitiesMinSimultaneousInSelectedTimeSlots" => Selection::TogetherAtLeast {
            count: it.number("Min_Number_of_Simultaneous_Activities")?,
            or_none: it.node.word("Allow_Empty_Slots") == "true",
        },
        "MaxTotalActivitiesFromSetInSelectedTimeSlots" => {
            Selection::TotalAtMost(it.number("Max_Total_Number_of_Activities")?)
        }
        _ => return Ok(None),
    };
    Ok(Some(Rule::Selected { activities: it.listed()?, week: it.week()?, what }))
}

/// A rule of two activities says nothing when one of them is switched off.
fn pair(it: &Reading<'_>, rule: impl Fn(usize, usize) -> Rule) -> Result<Rule, FetRefused> {
    let both = (it.one("First_Activity_Id")?, it.one("Second_Activity_Id")?);
    let (Some(first), Some(second)) = both else { return Ok(Rule::Grouped { activities: vec![] }) };
    Ok(rule(first, second))
}

fn start(it: &Reading<'_>) -> Result<Week, FetRefused> {
    let hour = it.node.word("Preferred_Hour");
    if hour.is_empty() {
        return whole_day(it);
    }
    let mut week = Week::none(it.problem.days.len());
    week.put(it.names.days.find(it.node.word("Preferred_Day"))?, it.names.hours.find(hour)?);
    Ok(week)
}

fn whole_day(it: &Reading<'_>) -> Result<Week, FetRefused> {
    let mut week = Week::none(it.problem.days.len());
    let day = it.names.days.find(it.node.word("Preferred_Day"))?;
    for hour in 0..it.problem.hours.len() {
        week.put(day, hour);
    }
    Ok(week)
}

fn tagged(it: &Reading<'_>) -> Result<Vec<Vec<usize>>, FetRefused> {
    let mut sets = vec![];
    for node in it.node.all("Activity_Tag") {
        let tag = it.names.tags.find(node.text.trim())?;
        let all = it.problem.activities.iter().enumerate();
        sets.push(all.filter(|(_, one)| one.tags.contains(&tag)).map(|(place, _)| place).collect());
    }
    Ok(sets)
}
