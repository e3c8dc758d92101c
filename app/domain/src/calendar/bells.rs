//! When lessons ring: the shipped bells of the first shift and of the second.

use chrono::NaiveTime;

const fn at(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).expect("the plan names times of the clock")
}

/// Lessons from half past eight: 40 minutes each, long breaks after the second and the third.
pub const BELLS: [(NaiveTime, NaiveTime); 7] = [
    (at(8, 30), at(9, 10)),
    (at(9, 20), at(10, 0)),
    (at(10, 20), at(11, 0)),
    (at(11, 20), at(12, 0)),
    (at(12, 10), at(12, 50)),
    (at(13, 0), at(13, 40)),
    (at(13, 50), at(14, 30)),
];

/// The second shift: it ends before seven in the evening, as it must.
pub const SECOND_SHIFT: [(NaiveTime, NaiveTime); 6] = [
    (at(13, 45), at(14, 25)),
    (at(14, 35), at(15, 15)),
    (at(15, 35), at(16, 15)),
    (at(16, 35), at(17, 15)),
    (at(17, 25), at(18, 5)),
    (at(18, 15), at(18, 55)),
];

/// Beginning and end of the lesson of this number, from 1.
pub fn bell(number: i32) -> Option<(NaiveTime, NaiveTime)> {
    bell_of_shift(1, number)
}

/// The same in the first shift or in the second.
pub fn bell_of_shift(shift: i32, number: i32) -> Option<(NaiveTime, NaiveTime)> {
    let at = usize::try_from(number).ok()?.checked_sub(1)?;
    let bells: &[_] = if shift == 2 { &SECOND_SHIFT } else { &BELLS };
    bells.get(at).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesson_begins_after_the_one_before_has_ended() {
        assert!(BELLS.windows(2).all(|pair| pair[0].1 < pair[1].0));
        assert!(SECOND_SHIFT.windows(2).all(|pair| pair[0].1 < pair[1].0));
        assert_eq!(bell_of_shift(2, 7), None, "a seventh lesson of the second shift would end after seven");
        assert_eq!(bell(1).map(|(starts, _)| starts), Some(at(8, 30)));
        assert_eq!((bell(0), bell(8)), (None, None));
    }
}
