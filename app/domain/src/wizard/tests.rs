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
    YearFacts { terms: 4, staff: 50, without_role: 0, classes: vec![class], grades: vec![grade] }
}

#[test]
fn steps_lead_from_the_year_to_its_opening() {
    assert_eq!((Step::Kinds.next(), Step::Kinds.back()), (Step::Borders, None));
    assert_eq!((Step::Check.next(), Step::Check.back()), (Step::Check, Some(Step::Timetable)));
    for step in Step::ALL {
        assert_eq!(step.code().parse(), Ok(step));
    }
    assert_eq!("nowhere".parse::<Step>(), Err(NoStep));
}

#[test]
fn going_back_loses_no_step_reached() {
    assert_eq!(Step::Kinds.reached(Step::Kinds), Step::Borders);
    assert_eq!(Step::Groups.reached(Step::Kinds), Step::Groups);
}

#[test]
fn a_whole_year_lacks_nothing() {
    assert_eq!(missing(&whole()), []);
}

#[test]
fn an_empty_year_lacks_terms_staff_and_classes() {
    let found = missing(&YearFacts::default());
    assert_eq!(found, [Missing::Terms, Missing::Staff, Missing::Classes]);
}

#[test]
fn each_lack_is_named_with_its_classes_and_leads_to_its_step() {
    let mut facts = whole();
    facts.without_role = 3;
    let class = &mut facts.classes[0];
    (class.led, class.pupils, class.alone, class.ungrouped, class.untaught, class.placed, class.clashes) =
        (false, 0, 2, 1, 1, 31, 1);
    facts.grades[0].hours = 3300;
    facts.grades.push(GradeFacts { name: "8".into(), hours: 0, most: 3300 });
    let seven = || vec!["7А".to_owned()];
    let found = missing(&facts);
    let expected = [
        Missing::Roles(3),
        Missing::Leaders(seven()),
        Missing::Pupils(seven()),
        Missing::Guardians(2),
        Missing::Plan(vec!["8".into()]),
        Missing::TooManyHours(vec!["7".into()]),
        Missing::Groups(seven()),
        Missing::Teachers(seven()),
        Missing::Timetable(seven()),
        Missing::Clashes(seven()),
    ];
    assert_eq!(found, expected);
    assert!(found.is_sorted_by_key(Missing::step));
}
