//! Lessons of a `.fet`: activities, and the times and rooms that they are given.

use std::collections::HashMap;

use domain::timetable::{Arriving, Hold, Weeks};

use super::tree::Node;
use super::write::{EVEN, ODD};

/// Of one activity.
#[derive(Clone, Default)]
struct Given {
    spot: Option<(usize, usize)>,
    room: Option<String>,
    hold: Hold,
}

pub fn read(document: &Node) -> Vec<Arriving> {
    let names = |list: &str, tag: &str| {
        let named = document.members(list, tag).map(|node| node.word("Name").to_owned());
        named.collect::<Vec<_>>()
    };
    let given = given(document, (&names("Days_List", "Day"), &names("Hours_List", "Hour")));
    let activities = document.members("Activities_List", "Activity").filter_map(|node| {
        let weeks = weeks(node.word("Comments"));
        // What every other week holds is switched off there: FET knows one week alone.
        let there = !matches!(node.word("Active"), "false" | "no") || weeks != Weeks::Every;
        there.then_some((node, weeks))
    });
    let lessons = activities.flat_map(|(node, weeks)| {
        let given = given.get(node.word("Id")).cloned().unwrap_or_default();
        let hours = node.word("Duration").parse::<usize>().unwrap_or(1).clamp(1, 14);
        let one = move |at: usize| Arriving {
            students: node.words("Students").collect(),
            subjects: node.words("Subject").collect(),
            teachers: node.words("Teacher").collect(),
            spot: given.spot.map(|(day, hour)| (day, hour + at)),
            room: given.room.clone(),
            weeks,
            hold: given.hold,
        };
        (0..hours).map(one)
    });
    lessons.collect()
}

fn weeks(comments: &str) -> Weeks {
    match comments {
        ODD => Weeks::Odd,
        EVEN => Weeks::Even,
        _ => Weeks::Every,
    }
}

fn given(document: &Node, (days, hours): (&[String], &[String])) -> HashMap<String, Given> {
    let mut all: HashMap<String, Given> = HashMap::new();
    let at = |names: &[String], name: &str| names.iter().position(|one| one == name);
    for node in document.members("Time_Constraints_List", "ConstraintActivityPreferredStartingTime") {
        let one = all.entry(node.word("Activity_Id").to_owned()).or_default();
        one.spot = at(days, node.word("Preferred_Day")).zip(at(hours, node.word("Preferred_Hour")));
        one.hold = if node.word("Permanently_Locked") == "true" { Hold::Locked } else { Hold::Free };
    }
    for node in document.members("Space_Constraints_List", "ConstraintActivityPreferredRoom") {
        let one = all.entry(node.word("Activity_Id").to_owned()).or_default();
        one.room = Some(node.word("Room").to_owned());
    }
    all
}
