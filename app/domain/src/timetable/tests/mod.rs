//! Places of the week and whose lessons may stand there.

mod arrival;
mod chains;
mod force;
mod norms;
mod plans;
mod ringing;
mod school;

use proptest::prelude::*;

use super::*;

fn place(text: &str) -> Place {
    text.parse().unwrap()
}

fn busy(at: &str, teacher: i64) -> Busy {
    Busy { place: place(at), teacher: PersonId(teacher), class: "7Б".into() }
}

#[test]
fn a_week_has_six_days_of_seven_lessons() {
    assert_eq!(place("6.7").to_string(), "6.7");
    assert_eq!(usize::from(NUMBERS), crate::calendar::BELLS.len(), "every lesson has its bell");
    for text in ["0.1", "7.1", "1.0", "1.8", "1", "", "x.y"] {
        assert_eq!(text.parse::<Place>(), Err(Unseated::NoPlace), "{text}");
    }
}

#[test]
fn a_teacher_is_not_in_two_classes_at_once() {
    let others = [busy("1.2", 5)];
    let refused = seat(&others, Some(PersonId(5)), place("1.2"));
    assert_eq!(refused, Err(Unseated::TeacherBusy { class: "7Б".into() }));
    assert_eq!(seat(&others, Some(PersonId(6)), place("1.2")), Ok(()));
    assert_eq!(seat(&others, Some(PersonId(5)), place("1.3")), Ok(()));
    assert_eq!(seat(&others, None, place("1.2")), Ok(()));
}

#[test]
fn a_day_copied_takes_the_place_of_what_was_there() {
    let week = [(place("1.1"), GroupId(1)), (place("1.2"), GroupId(2)), (place("2.5"), GroupId(3))];
    let copied = copy_day(&week, 1, 2);
    let expected = [("1.1", 1), ("1.2", 2), ("2.1", 1), ("2.2", 2)];
    assert_eq!(copied, expected.map(|(at, group)| (place(at), GroupId(group))));
    assert_eq!(copy_day(&week, 1, 1), week);
    assert_eq!(copy_day(&week, 1, 9), week);
}

#[test]
fn a_class_copied_keeps_the_subjects_the_other_class_has_too() {
    let week = [(place("1.1"), SubjectId(1)), (place("1.2"), SubjectId(2))];
    let own = [(SubjectId(1), GroupId(10)), (SubjectId(3), GroupId(30))];
    assert_eq!(copy_class(&week, &own), [(place("1.1"), GroupId(10))]);
}

proptest! {
    #[test]
    fn a_written_place_is_read_back(weekday in 1_u8..=DAYS, number in 1_u8..=NUMBERS) {
        let place = Place::new(weekday, number).unwrap();
        prop_assert_eq!(place.to_string().parse::<Place>(), Ok(place));
    }

    #[test]
    fn copying_a_day_twice_is_copying_it_once(from in 1_u8..=DAYS, to in 1_u8..=DAYS) {
        let week: Vec<_> = (1..=DAYS).map(|day| (Place::new(day, 1).unwrap(), GroupId(i64::from(day)))).collect();
        let once = copy_day(&week, from, to);
        prop_assert_eq!(copy_day(&once, from, to), once);
    }
}
