//! Who is in which group and who teaches it.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use domain::ids::{GroupId, PersonId};
use domain::oneroster::{Remark, RoleName};
use domain::people::ClassName;
use entity::{group_member, group_teacher};
use exchange::oneroster::Enrollment;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use super::groups::Groups;
use super::people::People;
use super::{Hand, Kind, learns};
use crate::kit::AppResult;
use crate::kit::event::Log;
use crate::kit::intake::{self, Frame};

const FILE: &str = "enrollments.csv";
/// Rows of a turn.
const PIECE: usize = 200;

/// A place to be taken.
struct Place {
    group: GroupId,
    person: PersonId,
    since: NaiveDate,
    role: RoleName,
}

type Taken = HashSet<(GroupId, PersonId, bool)>;

impl Hand<'_> {
    pub async fn members(
        &mut self,
        frame: &Frame,
        (classes, groups): (&BTreeMap<String, ClassName>, &Groups),
        people: &People,
    ) -> AppResult<()> {
        let mut taken = self.taken(frame).await?;
        let (mut places, bundle) = (vec![], self.bundle);
        for line in &bundle.enrollments {
            let ours = classes.contains_key(&line.class) || groups.contains_key(&line.class);
            if !ours || !self.attends(line, people) {
                continue;
            }
            let person = people.get(&line.user).copied().flatten();
            if let Some(class) = classes.get(&line.class) {
                // The place in a class came with the person, by an order.
                self.keep(line, frame.classes.get(class).map(|led| format!("c:{}", led.class)), person);
                continue;
            }
            let Some(&group) = groups.get(&line.class) else { continue };
            self.keep(line, group.map(|group| format!("g:{group}")), person);
            let key = group.zip(person).map(|(group, person)| (group, person, learns(line.role)));
            let new = key.is_none_or(|key| taken.insert(key));
            self.report.count(new, false);
            if let Some((group, person, _)) = key.filter(|_| new) {
                let since = line.first.unwrap_or(frame.first_day);
                places.push(Place { group, person, since, role: line.role });
            }
        }
        match self.log().filter(|_| !self.dry) {
            Some(log) => self.write(&places, &log).await,
            None => Ok(()),
        }
    }

    /// Is the line in force, and of somebody who went in?
    fn attends(&mut self, line: &Enrollment, people: &People) -> bool {
        let today = self.house.clock.today();
        let said = match people.get(&line.user) {
            _ if line.last.is_some_and(|last| last < today) => {
                self.report.warnings.push(Remark::new(
                    FILE,
                    line.row,
                    "endDate",
                    ("зачисление уже закончилось", "Строка не внесена: принимается нынешний состав."),
                ));
                return false;
            }
            Some(_) if !learns(line.role) && line.role.post().is_none() => {
                ("в классе учатся или учат", "Впишите student или teacher.")
            }
            Some(_) => return true,
            None => ("этот человек не принят", "Исправьте его строку в users.csv, причина названа там."),
        };
        // A number that no row has was named already.
        if self.bundle.users.iter().any(|user| user.sourced_id == line.user) {
            self.report.rejected.push(Remark::new(FILE, line.row, "userSourcedId", said));
        }
        false
    }

    fn keep(&mut self, line: &Enrollment, place: Option<String>, person: Option<PersonId>) {
        let role = if learns(line.role) { RoleName::Student } else { RoleName::Teacher };
        if let Some((place, person)) = place.zip(person).filter(|_| !self.dry) {
            self.known.keep(Kind::Enrollment, &line.sourced_id, format!("{place}:{}:{person}", role.code()));
        }
    }

    async fn taken(&self, frame: &Frame) -> AppResult<Taken> {
        let tx = self.house.db.read().await?;
        let members = group_member::Entity::find().filter(group_member::Column::SchoolId.eq(frame.school));
        let members = members.filter(group_member::Column::Until.is_null()).all(&tx).await?;
        let teachers = group_teacher::Entity::find().filter(group_teacher::Column::SchoolId.eq(frame.school));
        let teachers = teachers.filter(group_teacher::Column::Until.is_null()).all(&tx).await?;
        let members = members.into_iter().map(|row| (row.group_id, row.pupil_id, true));
        Ok(members.chain(teachers.into_iter().map(|row| (row.group_id, row.teacher_id, false))).collect())
    }

    async fn write(&self, places: &[Place], log: &Log) -> AppResult<()> {
        for piece in places.chunks(PIECE) {
            let tx = self.house.db.long_turn().await?;
            let rows =
                piece.iter().filter(|place| learns(place.role)).map(|place| group_member::ActiveModel {
                    school_id: Set(log.school),
                    group_id: Set(place.group),
                    pupil_id: Set(place.person),
                    since: Set(place.since),
                    until: Set(None),
                    order_line_id: Set(None),
                });
            let rows: Vec<_> = rows.collect();
            if !rows.is_empty() {
                group_member::Entity::insert_many(rows).exec_without_returning(&tx).await?;
            }
            let mut joined: HashMap<GroupId, u32> = HashMap::new();
            for place in piece {
                if learns(place.role) {
                    *joined.entry(place.group).or_default() += 1;
                } else {
                    intake::give_group(&tx, (place.group, place.person), place.since, log).await?;
                }
            }
            let joined: BTreeMap<GroupId, u32> = joined.into_iter().collect();
            for (group, pupils) in joined {
                log.enter(&tx, "group.join", format!("group:{group}"), Some(format!("pupils:{pupils}")))
                    .await?;
            }
            tx.commit().await?;
        }
        Ok(())
    }
}
