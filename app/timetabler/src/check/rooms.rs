//! Rules on rooms.

use std::collections::BTreeSet;

use super::{Found, Sheet};
use crate::model::Week;

/// The real rooms an activity takes.
fn taken(sheet: &Sheet<'_>, activity: usize) -> Vec<usize> {
    let Some(room) = sheet.place(activity).and_then(|place| place.room) else { return vec![] };
    if sheet.problem.rooms[room].parts.is_empty() {
        vec![room]
    } else {
        sheet.plan.real_rooms[activity].clone()
    }
}

pub fn no_room_twice(sheet: &Sheet<'_>) -> Found {
    let mut seen = std::collections::HashMap::new();
    let mut found = (0, vec![]);
    for activity in 0..sheet.problem.activities.len() {
        let Some(place) = sheet.place(activity) else { continue };
        for room in taken(sheet, activity) {
            for hour in place.hour..place.hour + sheet.duration(activity) {
                if let Some(other) = seen.insert((room, place.day, hour), activity) {
                    found.0 += 1;
                    found.1.extend([other, activity]);
                }
            }
        }
    }
    found
}

/// More pupils than seats.
pub fn too_small(sheet: &Sheet<'_>) -> Found {
    let seats = |room: usize| sheet.problem.rooms[room].capacity;
    let crowded = |&activity: &usize| {
        let pupils = sheet.problem.activities[activity].pupils;
        let room = sheet.place(activity).and_then(|place| place.room);
        room.and_then(seats).is_some_and(|seats| seats < pupils)
    };
    let all: Vec<usize> = (0..sheet.problem.activities.len()).filter(crowded).collect();
    (all.len(), all)
}

pub fn unavailable(sheet: &Sheet<'_>, room: usize, week: &Week) -> Found {
    let broken = |&activity: &usize| {
        let place = sheet.place(activity);
        taken(sheet, activity).contains(&room)
            && place.is_some_and(|at| week.meets(at.day, at.hour, sheet.duration(activity)))
    };
    let all: Vec<usize> = (0..sheet.problem.activities.len()).filter(broken).collect();
    (all.len(), all)
}

pub fn teacher_room(sheet: &Sheet<'_>, teacher: usize, room: usize, week: &Week) -> Found {
    let (_, all) = unavailable(sheet, room, week);
    let theirs = all.into_iter().filter(|&one| sheet.problem.activities[one].teachers.contains(&teacher));
    let theirs: Vec<usize> = theirs.collect();
    (theirs.len(), theirs)
}

/// A home room is meant for those activities only whose room no other rule names; any of their homes will do.
pub fn room_in(sheet: &Sheet<'_>, activities: &[usize], rooms: &[usize], home: bool) -> Found {
    let broken = |&&activity: &&usize| {
        let Some(place) = sheet.place(activity) else { return false };
        let at_home =
            || home && (sheet.roomed.contains(&activity) || other_home(sheet, activity, place.room));
        !place.room.is_some_and(|room| rooms.contains(&room)) && !at_home()
    };
    let all: Vec<usize> = activities.iter().filter(broken).copied().collect();
    (all.len(), all)
}

fn other_home(sheet: &Sheet<'_>, activity: usize, room: Option<usize>) -> bool {
    use crate::model::Rule::RoomIn;
    let Some(room) = room else { return false };
    sheet.problem.constraints.iter().any(|constraint| {
        matches!(&constraint.rule, RoomIn { activities, rooms, home: true }
            if activities.contains(&activity) && rooms.contains(&room))
    })
}

pub fn max_rooms(sheet: &Sheet<'_>, activities: &[usize], most: usize) -> Found {
    let used = activities.iter().filter_map(|&activity| sheet.place(activity)?.room);
    let different: BTreeSet<usize> = used.collect();
    (different.len().saturating_sub(most), activities.to_vec())
}

pub fn same_if_consecutive(sheet: &Sheet<'_>, activities: &[usize]) -> Found {
    let mut found = (0, vec![]);
    for &first in activities {
        for &second in activities {
            let (Some(one), Some(other)) = (sheet.place(first), sheet.place(second)) else { continue };
            let next = sheet.problem.next_hour(one.day, one.hour, sheet.duration(first));
            let adjoin = one.day == other.day && next == other.hour;
            if adjoin && one.room.is_some() && other.room.is_some() && one.room != other.room {
                found.0 += 1;
                found.1.extend([first, second]);
            }
        }
    }
    found
}
