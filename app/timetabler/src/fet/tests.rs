//! Vectors of reading and writing files of FET.

use std::sync::atomic::AtomicBool;

use super::{FetRefused, read, read_plan, write_csv, write_locked};
use crate::desk::solve_fet;
use crate::model::{Limit, Mode, Person, Place, Plan, Rule};
use crate::solver::Options;
use crate::stopwatch::Stopwatch;

/// A small school: two days of three hours, a split class, one switched-off activity.
pub fn file(version: &str, time: &str, space: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<fet version="{version}">
<Institution_Name>Школа &amp; сад</Institution_Name>
<Days_List><Number_of_Days>2</Number_of_Days><Day><Name>пн</Name></Day><Day><Name>вт</Name></Day></Days_List>
<Hours_List><Number_of_Hours>3</Number_of_Hours>
<Hour><Name>1</Name></Hour><Hour><Name>2</Name></Hour><Hour><Name>3</Name></Hour></Hours_List>
<Subjects_List><Subject><Name>алгебра</Name></Subject><Subject><Name>труд</Name></Subject></Subjects_List>
<Activity_Tags_List><Activity_Tag><Name>трудный</Name></Activity_Tag></Activity_Tags_List>
<Teachers_List><Teacher><Name>Иванова</Name></Teacher><Teacher><Name>Петров</Name></Teacher></Teachers_List>
<Students_List><Year><Name>5</Name>
<Group><Name>5А</Name><Subgroup><Name>5А1</Name></Subgroup><Subgroup><Name>5А2</Name></Subgroup></Group>
<Group><Name>5Б</Name></Group></Year></Students_List>
<Activities_List>
<Activity><Teacher>Иванова</Teacher><Subject>алгебра</Subject><Activity_Tag>трудный</Activity_Tag>
<Students>5А</Students><Duration>1</Duration><Total_Duration>2</Total_Duration><Id>11</Id>
<Activity_Group_Id>11</Activity_Group_Id><Active>true</Active></Activity>
<Activity><Teacher>Иванова</Teacher><Subject>алгебра</Subject><Students>5А</Students><Duration>1</Duration>
<Total_Duration>2</Total_Duration><Id>12</Id><Activity_Group_Id>11</Activity_Group_Id><Active>true</Active></Activity>
<Activity><Teacher>Петров</Teacher><Subject>труд</Subject><Students>5А1</Students><Students>5Б</Students>
<Duration>2</Duration><Total_Duration>2</Total_Duration><Id>13</Id><Activity_Group_Id>0</Activity_Group_Id>
<Active>true</Active></Activity>
<Activity><Teacher>Петров</Teacher><Subject>труд</Subject><Students>5Б</Students><Duration>1</Duration>
<Total_Duration>1</Total_Duration><Id>14</Id><Activity_Group_Id>0</Activity_Group_Id><Active>false</Active></Activity>
</Activities_List>
<Buildings_List></Buildings_List>
<Rooms_List><Room><Name>101</Name><Building></Building><Capacity>30</Capacity></Room></Rooms_List>
<Time_Constraints_List>{time}</Time_Constraints_List>
<Space_Constraints_List>{space}</Space_Constraints_List>
</fet>"#
    )
}

fn constraint(kind: &str, weight: &str, inside: &str) -> String {
    format!(
        "<Constraint{kind}><Weight_Percentage>{weight}</Weight_Percentage>{inside}<Active>true</Active></Constraint{kind}>"
    )
}

fn rule(time: &str, space: &str) -> Rule {
    let file = read(&file("5.41.0", time, space)).unwrap();
    assert!(file.unsupported.is_empty(), "{:?}", file.unsupported);
    file.problem.constraints.into_iter().next().unwrap().rule
}

#[test]
fn a_split_class_is_its_subgroups_and_a_switched_off_activity_is_left_out() {
    let problem = read(&file("6.8.5", "", "")).unwrap().problem;
    assert_eq!(problem.subgroups, ["5А1", "5А2", "5Б"]);
    assert_eq!(problem.activities.len(), 3);
    assert_eq!(problem.activities[0].subgroups, [0, 1]);
    assert_eq!(problem.activities[2].subgroups, [0, 2]);
    let components: Vec<usize> = problem.activities.iter().map(|one| one.component).collect();
    assert_eq!(components, [1, 2, 1]);
    assert_eq!(problem.mode, Mode::Official);
}

#[test]
fn a_name_keeps_its_blanks_when_it_is_written_back() {
    let source = file("6.8.5", "", "").replace("<Name>101</Name>", "<Name>101 </Name>");
    let file = read(&source).unwrap();
    let mut plan = Plan::empty(3);
    plan.places[0] = Some(Place { day: 0, hour: 0, room: Some(0) });
    let written = write_locked(&file, &plan);
    assert!(written.contains("<Room>101 </Room>"));
    assert_eq!(read_plan(&file.problem, &written).unwrap(), plan);
}

#[test]
fn seats_pupils_and_halves_of_days_are_read() {
    let source = file("6.8.5", "", "")
        .replace("<Name>5А1</Name>", "<Name>5А1</Name><Number_of_Students>12</Number_of_Students>")
        .replace("<Name>5Б</Name>", "<Name>5Б</Name><Number_of_Students>20</Number_of_Students>")
        .replace("</Institution_Name>", "</Institution_Name><Mode>Mornings_Afternoons</Mode>");
    let behaviour = |word: &str| format!("Иванова</Name>{}", tagged("Mornings_Afternoons_Behavior", word));
    for (word, halves) in [("One day exception", Some(1)), ("Exclusive", Some(0)), ("Unrestricted", None)] {
        let problem = read(&source.replacen("Иванова</Name>", &behaviour(word), 1)).unwrap().problem;
        assert_eq!(problem.teachers[0].both_halves, halves);
        assert_eq!(problem.rooms[0].capacity, Some(30));
        assert_eq!(problem.activities[2].pupils, 32);
    }
}

fn tagged(tag: &str, word: &str) -> String {
    format!("<{tag}>{word}</{tag}>")
}

#[test]
fn what_is_no_file_of_fet_is_refused() {
    assert_eq!(read("<html></html>").unwrap_err(), FetRefused::NotFet);
    assert_eq!(read(&file("4.1", "", "")).unwrap_err(), FetRefused::Version("4.1".into()));
    assert!(matches!(read("<fet version=\"6.0\">").unwrap_err(), FetRefused::NotXml(_)));
    let stranger = constraint("TeacherMaxDaysPerWeek", "100", "<Teacher_Name>Нет</Teacher_Name>");
    let unknown = FetRefused::Unknown { what: "учитель", name: "Нет".into() };
    assert_eq!(read(&file("6.0", &stranger, "")).unwrap_err(), unknown);
}

#[test]
fn a_kind_that_is_not_known_is_named_with_its_count() {
    let strange = constraint("TeachersLikeTea", "100", "") + &constraint("TeachersLikeTea", "50", "");
    let asleep = strange.replace("<Active>true", "<Active>false").replace("LikeTea", "Sleep");
    let file = read(&file("6.0", &(strange + &asleep), "")).unwrap();
    assert_eq!(
        file.unsupported.into_iter().collect::<Vec<_>>(),
        [("ConstraintTeachersLikeTea".to_owned(), 2)]
    );
}

#[test]
fn rules_are_read_with_what_they_name() {
    let days = "<Number_of_Activities>3</Number_of_Activities><Activity_Id>11</Activity_Id><Activity_Id>12</Activity_Id>\
                <Activity_Id>14</Activity_Id><MinDays>1</MinDays><Consecutive_If_Same_Day>true</Consecutive_If_Same_Day>";
    let read = rule(&constraint("MinDaysBetweenActivities", "95", days), "");
    assert!(matches!(read, Rule::MinDays { activities, days: 1, consecutive: true } if activities == [0, 1]));
    let gaps = constraint("StudentsMaxGapsPerWeek", "100", "<Max_Gaps>2</Max_Gaps>");
    let Rule::Limit { people, limit } = rule(&gaps, "") else { panic!("a limit") };
    assert_eq!((people.len(), limit), (3, Limit::MaxGapsPerWeek(2)));
    let absent = "<Teacher>Петров</Teacher><Number_of_Not_Available_Times>1</Number_of_Not_Available_Times>\
                  <Not_Available_Time><Day>вт</Day><Hour>3</Hour></Not_Available_Time>";
    let Rule::Unavailable { people, week } = rule(&constraint("TeacherNotAvailableTimes", "100", absent), "")
    else {
        panic!("an absence")
    };
    assert_eq!(people, [Person::Teacher(1)]);
    assert_eq!(week.slots().collect::<Vec<_>>(), [(1, 2)]);
}

#[test]
fn rules_over_activities_find_them_by_whatever_they_name() {
    let slot = "<Preferred_Starting_Time><Preferred_Starting_Day>пн</Preferred_Starting_Day>\
                <Preferred_Starting_Hour>1</Preferred_Starting_Hour></Preferred_Starting_Time>";
    let chosen = |by: &str| {
        let Rule::StartIn { activities, .. } =
            rule(&constraint("ActivitiesPreferredStartingTimes", "100", &format!("{by}{slot}")), "")
        else {
            panic!("starts")
        };
        activities
    };
    assert_eq!(chosen("<Students_Name>5А2</Students_Name>"), [0, 1]);
    assert_eq!(chosen("<Students_Name>5</Students_Name>"), [0, 1, 2]);
    assert_eq!(chosen("<Subject_Name>труд</Subject_Name>"), [2]);
    assert_eq!(chosen("<Activity_Tag_Name>трудный</Activity_Tag_Name>"), [0]);
    assert_eq!(chosen("<Teacher_Name></Teacher_Name><Duration>2</Duration>"), [2]);
}

#[test]
fn a_home_room_is_of_lessons_of_that_set_alone() {
    let home = |set: &str| {
        constraint("StudentsSetHomeRoom", "100", &format!("<Students>{set}</Students><Room>101</Room>"))
    };
    let Rule::RoomIn { activities, rooms, home: true } = rule("", &home("5А")) else { panic!("a home") };
    assert_eq!((activities, rooms), (vec![0, 1], vec![0]));
    let Rule::RoomIn { activities, .. } = rule("", &home("5Б")) else { panic!("a home") };
    assert_eq!(activities, [] as [usize; 0]);
}

#[test]
fn a_written_timetable_reads_back_as_it_was() {
    let source = file("6.8.5", &constraint("BasicCompulsoryTime", "100", ""), "");
    let file = read(&source).unwrap();
    let place = |day, hour, room| Some(Place { day, hour, room });
    let mut plan = Plan::empty(3);
    plan.places = vec![place(0, 0, None), place(1, 2, Some(0)), None];
    let written = write_locked(&file, &plan);
    assert_eq!(read_plan(&file.problem, &written).unwrap(), plan);
    let again = read(&written).unwrap();
    assert_eq!(again.problem.constraints.len(), file.problem.constraints.len() + 3);
    assert!(written.contains("<Permanently_Locked>true</Permanently_Locked>"));
    assert!(written.contains("<Institution_Name>Школа &amp; сад</Institution_Name>"));
    let csv = write_csv(&file.problem, &plan);
    assert_eq!(csv.lines().nth(2), Some("12,вт,3,5А,алгебра,Иванова,,101"));
}

#[test]
fn what_does_not_fit_is_told_in_the_words_of_a_school() {
    let hour = |day: &str, hour: u8| {
        format!("<Not_Available_Time><Day>{day}</Day><Hour>{hour}</Hour></Not_Available_Time>")
    };
    let away = |teacher: &str, hours: &[String]| {
        let inside = format!("<Teacher>{teacher}</Teacher>{}", hours.concat());
        constraint("TeacherNotAvailableTimes", "100", &inside)
    };
    let week = [hour("пн", 2), hour("пн", 3), hour("вт", 1), hour("вт", 2), hour("вт", 3)];
    let gaps = constraint("StudentsMaxGapsPerWeek", "100", "<Max_Gaps>0</Max_Gaps>");
    let time = away("Петров", &[hour("вт", 3)]) + &gaps + &away("Иванова", &week);
    let never = AtomicBool::new(false);
    let watch = Stopwatch::started(&never, |_| {});
    let solved = solve_fet(&file("6.8.5", &time, ""), &Options::default(), false, &watch).unwrap();
    let conflict = solved.report.conflict.unwrap();
    assert_eq!(conflict.activities, ["№ 11 алгебра, 5А, Иванова, 1 ч", "№ 12 алгебра, 5А, Иванова, 1 ч"]);
    assert_eq!(conflict.constraints, ["учитель Иванова: недоступны часы: пн 2, пн 3, вт 1, вт 2, вт 3"]);
    assert!(conflict.alone);
}
