//! A timetable as a table for a spreadsheet, one row per activity.

use crate::model::{Plan, Problem};

pub fn write_csv(problem: &Problem, plan: &Plan) -> String {
    let mut rows = vec!["Activity Id,Day,Hour,Students Sets,Subject,Teachers,Activity Tags,Room".to_owned()];
    for (activity, place) in problem.activities.iter().zip(&plan.places) {
        let named = |all: Vec<&str>| all.join("+");
        let students =
            named(activity.students.iter().map(|&set| problem.students[set].name.as_str()).collect());
        let teachers =
            named(activity.teachers.iter().map(|&one| problem.teachers[one].name.as_str()).collect());
        let tags = named(activity.tags.iter().map(|&tag| problem.tags[tag].as_str()).collect());
        let day = place.map_or("", |place| &problem.days[place.day]);
        let hour = place.map_or("", |place| &problem.hours[place.hour]);
        let room = place.and_then(|place| place.room).map_or("", |room| &problem.rooms[room].name);
        let subject = &problem.subjects[activity.subject];
        let id = activity.id.to_string();
        let cells = [&id, day, hour, &students, subject, &teachers, &tags, room];
        rows.push(cells.map(quoted).join(","));
    }
    rows.join("\r\n") + "\r\n"
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
