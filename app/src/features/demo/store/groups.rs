//! Groups of all classes and subjects: their pupils, their teachers and their places in the week.

use domain::ids::{GroupId, SlotId};
use domain::timetable::Weeks;
use entity::{group, group_member, group_teacher, slot};

use super::city::subject_id;
use super::{Placed, Seeding};
use crate::features::demo::school::SchoolPlan;
use crate::kit::AppResult;

impl Seeding {
    pub(super) async fn groups(&mut self, plan: &SchoolPlan, placed: &mut Placed) -> AppResult<()> {
        placed.groups = plan.groups.iter().map(|_| GroupId(self.ids.group.next())).collect();
        let groups = plan.groups.iter().zip(&placed.groups).map(|(of, id)| {
            let class = &plan.classes[of.class];
            group::Model {
                id: *id,
                school_id: placed.school,
                year_id: placed.year,
                subject_id: subject_id(of.subject),
                class_id: Some(placed.classes[of.class]),
                grade: class.grade,
                name: class.name(),
                without_marks: class.grade == 1,
            }
        });
        let groups = groups.collect();
        self.line.put(group::Entity, groups).await?;
        self.line.put(group_member::Entity, members(plan, placed)).await?;
        let since = self.calendar.year.first;
        let teachers = plan.groups.iter().zip(&placed.groups).map(|(of, id)| group_teacher::Model {
            school_id: placed.school,
            group_id: *id,
            teacher_id: placed.staff[of.teacher].0,
            since,
            until: None,
        });
        let teachers = teachers.collect();
        self.line.put(group_teacher::Entity, teachers).await?;
        let slots = self.slots(plan, placed);
        self.line.put(slot::Entity, slots).await
    }

    fn slots(&mut self, plan: &SchoolPlan, placed: &Placed) -> Vec<slot::Model> {
        let mut slots = vec![];
        for (at, places) in plan.places.iter().enumerate() {
            slots.extend(places.iter().map(|place| slot::Model {
                id: SlotId(self.ids.slot.next()),
                school_id: placed.school,
                year_id: placed.year,
                group_id: placed.groups[at],
                weekday: place.weekday,
                number: place.number,
                room_id: Some(placed.rooms[plan.groups[at].teacher]),
                since: self.calendar.year.first,
                until: None,
                weeks: Weeks::Every.code().into(),
            }));
        }
        slots
    }
}

fn members(plan: &SchoolPlan, placed: &Placed) -> Vec<group_member::Model> {
    let mut members = vec![];
    for (of, id) in plan.groups.iter().zip(&placed.groups) {
        let pupils = plan.pupils.iter().enumerate().filter(|(_, pupil)| pupil.class == of.class);
        members.extend(pupils.map(|(at, pupil)| group_member::Model {
            school_id: placed.school,
            group_id: *id,
            pupil_id: placed.pupils[at],
            since: pupil.since,
            until: pupil.until,
            order_line_id: None,
        }));
    }
    members
}
