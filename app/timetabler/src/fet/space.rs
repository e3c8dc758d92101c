//! The constraints of rooms.

use super::FetRefused;
use super::rules::Reading;
use crate::model::Rule;

pub fn read(it: &Reading<'_>) -> Result<Option<Rule>, FetRefused> {
    let home = it.kind.ends_with("HomeRoom") || it.kind.ends_with("HomeRooms");
    Ok(Some(match it.kind {
        "RoomNotAvailableTimes" => {
            Rule::RoomUnavailable { room: it.names.rooms.find(it.node.word("Room"))?, week: it.week()? }
        }
        "TeacherRoomNotAvailableTimes" => Rule::TeacherRoomUnavailable {
            teacher: it.teacher()?,
            room: it.names.rooms.find(it.node.word("Room"))?,
            week: it.week()?,
        },
        "ActivityPreferredRoom" | "ActivityPreferredRooms" => {
            Rule::RoomIn { activities: it.listed()?, rooms: rooms(it)?, home }
        }
        "SubjectPreferredRoom"
        | "SubjectPreferredRooms"
        | "SubjectActivityTagPreferredRoom"
        | "SubjectActivityTagPreferredRooms"
        | "ActivityTagPreferredRoom"
        | "ActivityTagPreferredRooms" => Rule::RoomIn { activities: it.selected()?, rooms: rooms(it)?, home },
        "TeacherHomeRoom" | "TeacherHomeRooms" => {
            let teacher = it.teacher()?;
            let theirs = |place: &usize| it.problem.activities[*place].teachers == [teacher];
            let activities = (0..it.problem.activities.len()).filter(theirs).collect();
            Rule::RoomIn { activities, rooms: rooms(it)?, home }
        }
        "StudentsSetHomeRoom" | "StudentsSetHomeRooms" => {
            let set = it.names.students.find(it.node.word("Students"))?;
            let theirs = |place: &usize| it.problem.activities[*place].students == [set];
            let activities = (0..it.problem.activities.len()).filter(theirs).collect();
            Rule::RoomIn { activities, rooms: rooms(it)?, home }
        }
        "ActivitiesOccupyMaxDifferentRooms" => {
            Rule::MaxRooms { activities: it.listed()?, rooms: it.number("Max_Number_of_Different_Rooms")? }
        }
        "ActivitiesSameRoomIfConsecutive" => Rule::SameRoomIfConsecutive { activities: it.listed()? },
        _ => return Ok(None),
    }))
}

fn rooms(it: &Reading<'_>) -> Result<Vec<usize>, FetRefused> {
    let named =
        it.node.children.iter().filter(|child| matches!(child.tag.as_str(), "Room" | "Preferred_Room"));
    named.map(|room| it.names.rooms.find(room.text.trim())).collect()
}
