//! Bells as a school writes them: what cannot ring, and what the sanitary rules say of it.

use chrono::{NaiveDate, NaiveTime};

use super::NUMBERS;
use super::norms::{Norm, RULES, SHIFTS, first_shift_only};

/// When a lesson begins and ends.
pub type Clocked = (NaiveTime, NaiveTime);

/// Why a schedule cannot be: `number` counts lessons from 1, `ends` says at which of the two times.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RingRefused {
    pub number: usize,
    pub ends: bool,
    pub why: String,
}

/// Minutes a lesson lasts at most, and a break at least.
const LONGEST_LESSON: i64 = 45;
const SHORTEST_BREAK: i64 = 10;

/// A schedule out of lines as typed, «8:30» and «9.10», from the first lesson on; nothing written is no schedule.
pub fn ringing(lines: &[(String, String)]) -> Result<Vec<Clocked>, Vec<RingRefused>> {
    let last = lines.iter().rposition(|(starts, ends)| !is_blank(starts) || !is_blank(ends));
    let lines = &lines[..last.map_or(0, |last| last + 1)];
    let (mut bells, mut refused): (Vec<Clocked>, Vec<RingRefused>) = (vec![], vec![]);
    for (number, (starts, ends)) in (1..).zip(lines) {
        match line(number, (starts, ends), bells.last()) {
            Ok(bell) => bells.push(bell),
            Err(why) => refused.push(why),
        }
    }
    if refused.is_empty() { Ok(bells) } else { Err(refused) }
}

fn line(
    number: usize,
    (starts, ends): (&str, &str),
    before: Option<&Clocked>,
) -> Result<Clocked, RingRefused> {
    let refused = |ends: bool, why: String| RingRefused { number, ends, why };
    if number > usize::from(NUMBERS) {
        return Err(refused(false, format!("В расписании не больше {NUMBERS} уроков.")));
    }
    if is_blank(starts) && is_blank(ends) {
        let why = format!("{number}-й урок пропущен: впишите время или уберите уроки ниже.");
        return Err(refused(false, why));
    }
    let read = |text: &str| time(text).ok_or_else(|| "Время пишется так: 8:30.".to_owned());
    let starts = read(starts).map_err(|why| refused(false, why))?;
    let ends = read(ends).map_err(|why| refused(true, why))?;
    if ends <= starts {
        return Err(refused(true, format!("{number}-й урок кончается раньше, чем начинается.")));
    }
    match before {
        Some((_, over)) if starts < *over => Err(refused(
            false,
            format!(
                "{number}-й урок начинается в {}, а {}-й кончается только в {}: они пересекаются.",
                starts.format("%H:%M"),
                number - 1,
                over.format("%H:%M")
            ),
        )),
        _ => Ok((starts, ends)),
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// «8:30», «08.30», «08:30:00»
fn time(text: &str) -> Option<NaiveTime> {
    let text = text.trim().replace('.', ":");
    ["%H:%M", "%H:%M:%S"].into_iter().find_map(|form| NaiveTime::parse_from_str(&text, form).ok())
}

/// What the sanitary rules have against these bells on `today`.
pub fn ringing_norms(bells: &[Clocked], today: NaiveDate) -> Vec<Norm> {
    let minutes = |from: NaiveTime, till: NaiveTime| (till - from).num_minutes();
    let at = |hour: u32| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN);
    let mut told = vec![];
    if bells.first().is_some_and(|(starts, _)| *starts < at(8)) {
        told.push("Уроки начинаются раньше 8:00".to_owned());
    }
    for (number, (starts, ends)) in (1..).zip(bells) {
        let long = minutes(*starts, *ends);
        if long > LONGEST_LESSON {
            told.push(format!("{number}-й урок длится {long} мин, можно не дольше {LONGEST_LESSON}"));
        }
    }
    let breaks = bells.windows(2).map(|pair| minutes(pair[0].1, pair[1].0));
    for (number, long) in (1..).zip(breaks) {
        if long < SHORTEST_BREAK {
            told.push(format!("После {number}-го урока {long} мин, перемена не короче {SHORTEST_BREAK}"));
        }
    }
    if bells.last().is_some_and(|(_, ends)| *ends > at(19)) {
        told.push("Уроки кончаются позже 19:00".to_owned());
    }
    told.into_iter().filter_map(|what| RULES.against(what, today)).collect()
}

/// What they have against a class of `grade` in this shift.
pub fn shift_norm(class: &str, (grade, shift): (i32, i32), today: NaiveDate) -> Option<Norm> {
    let first_only = u8::try_from(grade).is_ok_and(first_shift_only);
    let what = format!("{class} учится во вторую смену, а 1, 5 и 9–11 классы учатся только в первую");
    (first_only && shift > 1).then(|| SHIFTS.against(what, today)).flatten()
}
