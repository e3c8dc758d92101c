//! Writing a `.fet` with the found times and rooms locked, and reading them back.

use std::collections::HashMap;

use super::{FetFile, FetRefused, Node, tree};
use crate::model::{Place, Plan, Problem};

const TIME: &str = "ConstraintActivityPreferredStartingTime";
const ROOM: &str = "ConstraintActivityPreferredRoom";

/// The file as it was, with one locked time (and room) of weight 100 per placed activity added.
pub fn write_locked(file: &FetFile, plan: &Plan) -> String {
    let mut document = file.document.clone();
    for list in &mut document.children {
        match list.tag.as_str() {
            "Time_Constraints_List" => list.children.extend(times(&file.problem, plan)),
            "Space_Constraints_List" => list.children.extend(rooms(&file.problem, plan)),
            _ => {}
        }
    }
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    document.write(0, &mut out);
    out
}

fn locked(tag: &str, id: u64, middle: Vec<Node>) -> Node {
    let mut node = Node::leaf(tag, "");
    node.children = vec![Node::leaf("Weight_Percentage", "100"), Node::leaf("Activity_Id", id.to_string())];
    node.children.extend(middle);
    node.children.push(Node::leaf("Permanently_Locked", "true"));
    node.children.push(Node::leaf("Active", "true"));
    node.children.push(Node::leaf("Comments", ""));
    node
}

fn times(problem: &Problem, plan: &Plan) -> Vec<Node> {
    let placed = problem.activities.iter().zip(&plan.places);
    let lock = |id: u64, place: &Place| {
        let day = Node::leaf("Preferred_Day", problem.days[place.day].clone());
        let hour = Node::leaf("Preferred_Hour", problem.hours[place.hour].clone());
        locked(TIME, id, vec![day, hour])
    };
    placed.filter_map(|(activity, place)| Some(lock(activity.id, place.as_ref()?))).collect()
}

fn rooms(problem: &Problem, plan: &Plan) -> Vec<Node> {
    let mut found = vec![];
    for (number, activity) in problem.activities.iter().enumerate() {
        let Some(room) = plan.places[number].and_then(|place| place.room) else { continue };
        let mut middle = vec![Node::leaf("Room", problem.rooms[room].name.clone())];
        let real = &plan.real_rooms[number];
        if !real.is_empty() {
            middle.push(Node::leaf("Number_of_Real_Rooms", real.len().to_string()));
            middle.extend(real.iter().map(|&room| Node::leaf("Real_Room", problem.rooms[room].name.clone())));
        }
        found.push(locked(ROOM, activity.id, middle));
    }
    found
}

/// The plan locked in a `.fet` of the same problem: the last single starting time and room named for each activity.
pub fn read_plan(problem: &Problem, text: &str) -> Result<Plan, FetRefused> {
    let document = tree::parse(text)?;
    let mut plan = Plan::empty(problem.activities.len());
    let ids: HashMap<String, usize> =
        problem.activities.iter().enumerate().map(|(place, it)| (it.id.to_string(), place)).collect();
    let nodes = |list: &'static str, tag: &'static str| {
        let list = document.child(list).ok_or(FetRefused::Missing("Constraints_List"))?;
        Ok::<_, FetRefused>(
            list.all(tag).filter(|node| node.is_active() && node.word("Weight_Percentage") == "100"),
        )
    };
    let find = |what, names: &[String], name: &str| {
        let unknown = || FetRefused::Unknown { what, name: name.into() };
        names.iter().position(|one| one.trim() == name).ok_or_else(unknown)
    };
    for node in nodes("Time_Constraints_List", TIME)? {
        let Some(&activity) = ids.get(node.word("Activity_Id")) else { continue };
        let day = find("день", &problem.days, node.word("Preferred_Day"))?;
        let hour = find("час", &problem.hours, node.word("Preferred_Hour"))?;
        plan.places[activity] = Some(Place { day, hour, room: None });
    }
    let rooms: Vec<String> = problem.rooms.iter().map(|room| room.name.clone()).collect();
    for node in nodes("Space_Constraints_List", ROOM)? {
        let Some(&activity) = ids.get(node.word("Activity_Id")) else { continue };
        let room = find("кабинет", &rooms, node.word("Room"))?;
        if let Some(place) = &mut plan.places[activity] {
            place.room = Some(room);
        }
        for real in node.all("Real_Room") {
            plan.real_rooms[activity].push(find("кабинет", &rooms, real.text.trim())?);
        }
    }
    Ok(plan)
}
