//! The order of the steps, and what a year lacks.

use super::*;

fn whole() -> YearFacts {
    let class = ClassFacts {
        name: "7А".into(),
        led: true,
        pupils: 25,
        lessons: 32,
        placed: 32,
        ..ClassFacts::default()
    };
    let grade = GradeFacts { name: "7".into(), hours: 3200, most: 3200 };
    let (classes, grades) = (vec![class], vec![grade]);
    YearFacts { terms: 4, staff: 50, rooms: 20, classes, grades, ..YearFacts::default() }
}

#[test]
fn steps_lead_from_the_card_of_the_school_to_the_opening_of_its_year() {
    assert_eq!((Step::Card.next(), Step::Card.back()), (Step::Staff, None));
    let codes = Step::ALL.map(Step::code);
    assert_eq!(codes[..5], ["card", "staff", "subjects", "classes", "rooms"]);
    assert_eq!(codes[5..], ["plan", "groups", "kinds", "borders", "pupils", "timetable", "check"]);
    assert_eq!((Step::Check.next(), Step::Check.back()), (Step::Check, Some(Step::Timetable)));
    for step in Step::ALL {
        assert_eq!(step.code().parse(), Ok(step));
    }
    assert_eq!("nowhere".parse::<Step>(), Err(NoStep));
}

#[test]
fn going_back_loses_no_step_reached() {
    assert_eq!(Step::Card.reached(Step::Card), Step::Staff);
    assert_eq!(Step::Groups.reached(Step::Card), Step::Groups);
}

#[test]
fn a_whole_year_lacks_nothing() {
    assert_eq!(missing(&whole()), []);
}

#[test]
fn an_empty_year_lacks_staff_classes_rooms_and_terms() {
    let found = missing(&YearFacts::default());
    assert_eq!(found, [Missing::Staff, Missing::Classes, Missing::Rooms, Missing::Terms]);
}

#[test]
fn each_lack_is_named_with_its_classes_and_leads_to_its_step() {
    let mut facts = whole();
    facts.card = vec!["телефона".into()];
    (facts.without_role, facts.rooms, facts.unrung) = (3, 0, vec![2]);
    let class = &mut facts.classes[0];
    (class.led, class.late) = (false, true);
    (class.pupils, class.alone, class.ungrouped, class.untaught, class.placed, class.clashes) =
        (0, 2, 1, 1, 31, 1);
    facts.grades[0].hours = 3300;
    facts.grades.push(GradeFacts { name: "8".into(), hours: 0, most: 3300 });
    let seven = || vec!["7А".to_owned()];
    let found = missing(&facts);
    let expected = [
        Missing::Card(vec!["телефона".into()]),
        Missing::Roles(3),
        Missing::Leaders(seven()),
        Missing::SecondShift(seven()),
        Missing::Rooms,
        Missing::Bells(vec![2]),
        Missing::Plan(vec!["8".into()]),
        Missing::TooManyHours(vec!["7".into()]),
        Missing::Groups(seven()),
        Missing::Teachers(seven()),
        Missing::Pupils(seven()),
        Missing::Guardians(2),
        Missing::Timetable(seven()),
        Missing::Clashes(seven()),
    ];
    assert_eq!(found, expected);
    assert!(found.is_sorted_by_key(Missing::step));
}

#[test]
fn a_school_is_as_far_as_the_steps_it_has_filled() {
    let none = Progress::default();
    assert_eq!((none.filled(), Progress::steps().count()), (0, Step::ALL.len() - 1));
    assert_eq!(none.lacks().first(), Some(&Step::Card));
    assert!(!none.lacks().contains(&Step::Check), "to open is not to fill");
    let some = Progress::of([Step::Staff, Step::Card, Step::Check, Step::Staff]);
    assert_eq!((some.filled(), some.lacks()[0]), (2, Step::Subjects));
    assert!(Progress::of(Step::ALL).lacks().is_empty());
}
