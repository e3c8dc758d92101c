//! The lists of a `.fet`: days, hours, subjects, teachers, students, rooms, activities.

use std::collections::{BTreeMap, HashMap};

use super::names::{Index, Names, number};
use super::{FetRefused, Node};
use crate::model::{Activity, Mode, Problem, Room, StudentsSet, Teacher, Week};

pub fn read(document: &Node) -> Result<(Problem, Names), FetRefused> {
    let days = listed(document, "Days_List", "Day").ok_or(FetRefused::Missing("Days_List"))?;
    let hours = listed(document, "Hours_List", "Hour").ok_or(FetRefused::Missing("Hours_List"))?;
    if hours.len() > 60 || days.len() > 35 {
        return Err(FetRefused::TooLarge);
    }
    let mode = match document.word("Mode") {
        "Mornings_Afternoons" => Mode::HalfDays,
        _ => Mode::Official,
    };
    let mut problem = Problem {
        mode,
        subjects: listed(document, "Subjects_List", "Subject").unwrap_or_default(),
        tags: listed(document, "Activity_Tags_List", "Activity_Tag").unwrap_or_default(),
        buildings: listed(document, "Buildings_List", "Building").unwrap_or_default(),
        breaks: Week::none(days.len()),
        days,
        hours,
        ..Problem::default()
    };
    problem.teachers = teachers(document, mode);
    students(document, &mut problem);
    let rooms = listed(document, "Rooms_List", "Room").unwrap_or_default();
    let mut names = index(&problem, &rooms);
    problem.rooms = read_rooms(document, &names)?;
    activities(document, &mut problem, &mut names)?;
    Ok((problem, names))
}

/// What no constraint says and the solver does not honour all the same.
pub fn unsupported(document: &Node) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    let mode = document.word("Mode");
    if !matches!(mode, "" | "Official" | "Mornings_Afternoons") {
        found.insert(format!("Mode_{mode}"), 1);
    }
    let rooms = document.child("Rooms_List");
    let is_virtual = |room: &&Node| room.word("Virtual") == "true";
    let virtual_rooms = rooms.map_or(0, |rooms| rooms.all("Room").filter(is_virtual).count());
    if virtual_rooms > 0 {
        found.insert("VirtualRoom".into(), virtual_rooms);
    }
    found
}

/// As it is written, blanks and all: FET tells names apart by them.
fn name(node: &Node) -> String {
    node.child("Name").unwrap_or(node).text.clone()
}

/// Old files name days and hours by bare `<Name>` tags.
fn listed(document: &Node, list: &str, tag: &str) -> Option<Vec<String>> {
    let list = document.child(list)?;
    Some(list.children.iter().filter(|child| child.tag == tag || child.tag == "Name").map(name).collect())
}

fn teachers(document: &Node, mode: Mode) -> Vec<Teacher> {
    let list = document.child("Teachers_List");
    let both_halves = |node: &Node| {
        let word = node.word("Mornings_Afternoons_Behavior").to_lowercase().replace('_', " ");
        match word.as_str() {
            _ if mode == Mode::Official => None,
            "exclusive" => Some(0),
            "one day exception" => Some(1),
            "two days exception" => Some(2),
            "three days exception" => Some(3),
            _ => None,
        }
    };
    let teacher = |node: &Node| Teacher { name: name(node), both_halves: both_halves(node) };
    list.map_or_else(Vec::new, |list| list.all("Teacher").map(teacher).collect())
}

/// Sets by name, in the order met; whoever is not split is their own subgroup.
fn students(document: &Node, problem: &mut Problem) {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut subgroups: HashMap<String, usize> = HashMap::new();
    let Some(list) = document.child("Students_List") else { return };
    for year in list.all("Year") {
        walk(year, problem, &mut places, &mut subgroups);
    }
}

fn walk(
    node: &Node,
    problem: &mut Problem,
    places: &mut HashMap<String, usize>,
    subgroups: &mut HashMap<String, usize>,
) -> Vec<usize> {
    let name = name(node);
    let inner = node.children.iter().filter(|child| matches!(child.tag.as_str(), "Group" | "Subgroup"));
    let mut members: Vec<usize> = inner.flat_map(|child| walk(child, problem, places, subgroups)).collect();
    if members.is_empty() {
        members.push(*subgroups.entry(name.clone()).or_insert_with(|| {
            problem.subgroups.push(name.clone());
            problem.subgroups.len() - 1
        }));
    }
    let place = *places.entry(name.clone()).or_insert_with(|| {
        let pupils = node.word("Number_of_Students").parse().unwrap_or(0);
        problem.students.push(StudentsSet { name, pupils, subgroups: vec![] });
        problem.students.len() - 1
    });
    let set = &mut problem.students[place].subgroups;
    set.extend(&members);
    set.sort_unstable();
    set.dedup();
    members
}

fn index(problem: &Problem, rooms: &[String]) -> Names {
    let teachers: Vec<String> = problem.teachers.iter().map(|teacher| teacher.name.clone()).collect();
    let students: Vec<String> = problem.students.iter().map(|set| set.name.clone()).collect();
    Names {
        days: Index::of("день", &problem.days),
        hours: Index::of("час", &problem.hours),
        subjects: Index::of("предмет", &problem.subjects),
        tags: Index::of("метка", &problem.tags),
        teachers: Index::of("учитель", &teachers),
        students: Index::of("учащиеся", &students),
        rooms: Index::of("кабинет", rooms),
        buildings: Index::of("здание", &problem.buildings),
        activities: HashMap::new(),
    }
}

fn read_rooms(document: &Node, names: &Names) -> Result<Vec<Room>, FetRefused> {
    let Some(list) = document.child("Rooms_List") else { return Ok(vec![]) };
    let mut rooms = vec![];
    for node in list.all("Room") {
        let mut parts = vec![];
        for set in node.all("Set_of_Real_Rooms") {
            let real = set.all("Real_Room").map(|room| names.rooms.find(room.text.trim()));
            parts.push(real.collect::<Result<_, _>>()?);
        }
        let building = names.buildings.any(node.word("Building"))?;
        rooms.push(Room { name: name(node), capacity: node.word("Capacity").parse().ok(), building, parts });
    }
    Ok(rooms)
}

fn activities(document: &Node, problem: &mut Problem, names: &mut Names) -> Result<(), FetRefused> {
    let list = document.child("Activities_List").ok_or(FetRefused::Missing("Activities_List"))?;
    let mut components: HashMap<u64, usize> = HashMap::new();
    for node in list.all("Activity") {
        let id: u64 = number(node, "Id")?;
        let group: u64 = node.word("Activity_Group_Id").parse().unwrap_or(0);
        let component = components.entry(group).or_default();
        *component += 1;
        let component = if group == 0 { 1 } else { *component };
        if node.is_active() {
            let activity = activity(node, id, component, problem, names)?;
            names.activities.insert(id, Some(problem.activities.len()));
            problem.activities.push(activity);
        } else {
            names.activities.insert(id, None);
        }
    }
    Ok(())
}

fn activity(
    node: &Node,
    id: u64,
    component: usize,
    problem: &Problem,
    names: &Names,
) -> Result<Activity, FetRefused> {
    let find = |tag: &str, index: &Index| -> Result<Vec<usize>, FetRefused> {
        node.all(tag).filter(|it| !it.text.trim().is_empty()).map(|it| index.find(it.text.trim())).collect()
    };
    let students = find("Students", &names.students)?;
    let mut subgroups: Vec<usize> =
        students.iter().flat_map(|&set| problem.students[set].subgroups.iter().copied()).collect();
    subgroups.sort_unstable();
    subgroups.dedup();
    let pupils = students.iter().map(|&set| problem.students[set].pupils).sum();
    Ok(Activity {
        id,
        pupils: node.word("Number_Of_Students").parse().unwrap_or(pupils),
        subject: names.subjects.find(node.word("Subject"))?,
        tags: find("Activity_Tag", &names.tags)?,
        teachers: find("Teacher", &names.teachers)?,
        students,
        subgroups,
        duration: number(node, "Duration")?,
        component,
    })
}
