//! The frame of a school's year: terms, vacations, bells, rooms, classes and the curriculum.

use std::collections::BTreeSet;

use chrono::Datelike;
use domain::calendar::{BELLS, TermKind, YearState, vacation_set};
use domain::curriculum;
use domain::ids::{ClassId, CurriculumRowId, RoomId, TermId, VacationId};
use domain::role::Role;
use domain::timetable::RoomKind;
use entity::{bell, class, curriculum_row, grade, room, school_card, school_year, term, vacation};

use super::city::subject_id;
use super::{Placed, Seeding};
use crate::features::demo::school::SchoolPlan;
use crate::kit::AppResult;

impl Seeding {
    pub(super) async fn frame(&mut self, plan: &SchoolPlan, placed: &mut Placed) -> AppResult<()> {
        let year = school_year::Model {
            id: placed.year,
            school_id: placed.school,
            first_day: self.calendar.year.first,
            last_day: self.calendar.year.last,
            state: YearState::Open.code().into(),
        };
        self.line.put(school_year::Entity, vec![year]).await?;
        let (terms, vacations) = (self.terms(placed), self.vacations(placed));
        placed.terms.clone_from(&terms);
        self.line.put(term::Entity, terms).await?;
        self.line.put(vacation::Entity, vacations).await?;
        self.line.put(bell::Entity, bells(placed)).await?;
        let rooms = self.rooms(plan, placed);
        self.line.put(room::Entity, rooms).await?;
        let classes = self.classes(plan, placed);
        self.line.put(class::Entity, classes).await?;
        self.line.put(school_card::Entity, vec![card(plan, placed)]).await?;
        let (grades, rows) = self.curriculum(plan, placed);
        self.line.put(grade::Entity, grades).await?;
        self.line.put(curriculum_row::Entity, rows).await
    }

    fn terms(&mut self, placed: &Placed) -> Vec<term::Model> {
        let terms = self.calendar.plan.terms().into_iter().map(|of| term::Model {
            id: TermId(self.ids.term.next()),
            school_id: placed.school,
            year_id: placed.year,
            kind: of.kind.code().into(),
            number: of.number,
            title: of.title,
            first_day: of.span.first,
            last_day: of.span.last,
            post_from: of.posting.first,
            post_until: of.posting.last,
        });
        terms.collect()
    }

    fn vacations(&mut self, placed: &Placed) -> Vec<vacation::Model> {
        let vacations = self.calendar.plan.vacations().into_iter().map(|of| vacation::Model {
            id: VacationId(self.ids.vacation.next()),
            school_id: placed.school,
            year_id: placed.year,
            set_code: of.set.into(),
            title: of.title.into(),
            first_day: of.span.first,
            last_day: of.span.last,
        });
        vacations.collect()
    }

    /// Every teacher has a room.
    fn rooms(&mut self, plan: &SchoolPlan, placed: &mut Placed) -> Vec<room::Model> {
        let teachers = plan.groups.iter().map(|group| group.teacher + 1).max().unwrap_or(0);
        let mut rooms = vec![];
        for at in 0..teachers {
            let id = RoomId(self.ids.room.next());
            placed.rooms.push(id);
            let name = match plan.staff[at].subjects {
                "Физическая культура" => format!("Зал {}", at + 1),
                "Труд (технология)" => format!("Мастерская {}", at + 1),
                _ => format!("{}", (at / 20 + 1) * 100 + at % 20 + 1),
            };
            let kind = fitted(plan.staff[at].subjects).code().into();
            rooms.push(room::Model { id, school_id: placed.school, name, seats: Some(30), kind });
        }
        rooms
    }

    fn classes(&mut self, plan: &SchoolPlan, placed: &mut Placed) -> Vec<class::Model> {
        let counted = self.calendar.year.first.with_day(20).filter(|day| *day <= self.calendar.today);
        let mut classes = vec![];
        for (at, of) in plan.classes.iter().enumerate() {
            let id = ClassId(self.ids.class.next());
            placed.classes.push(id);
            let headcount = counted.map(|day| {
                let present = plan.pupils.iter().filter(|p| p.class == at && p.since <= day);
                i32::try_from(present.count()).expect("a class is small")
            });
            classes.push(class::Model {
                id,
                school_id: placed.school,
                year_id: placed.year,
                grade: of.grade,
                letter: of.letter.into(),
                profile: of.profile().into(),
                kind: "ordinary".into(),
                shift: 1,
                room_id: Some(placed.rooms[of.leader]),
                vacation_set: vacation_set(of.grade).into(),
                plan_kind: if (of.grade, of.letter) == (10, "А") { "individual" } else { "classic" }.into(),
                teacher_id: Some(placed.staff[of.leader].0),
                headcount_20_sept: headcount,
                term_kind: None,
            });
        }
        classes
    }

    fn curriculum(
        &mut self,
        plan: &SchoolPlan,
        placed: &Placed,
    ) -> (Vec<grade::Model>, Vec<curriculum_row::Model>) {
        let all: BTreeSet<_> = plan.classes.iter().map(|class| (class.grade, class.profile())).collect();
        let grades = all.iter().map(|(of, profile)| grade::Model {
            school_id: placed.school,
            year_id: placed.year,
            grade: *of,
            profile: (*profile).into(),
            term_kind: if *of >= 10 { TermKind::Half } else { TermKind::Quarter }.code().into(),
            vacation_set: vacation_set(*of).into(),
        });
        let grades = grades.collect();
        let mut rows = vec![];
        for (of, profile) in all {
            for row in curriculum::rows(of, profile) {
                let parts = [("core", row.core), ("school", row.school)].into_iter().filter(|(_, n)| *n > 0);
                rows.extend(parts.map(|(part, hours)| curriculum_row::Model {
                    id: CurriculumRowId(self.ids.curriculum_row.next()),
                    school_id: placed.school,
                    year_id: placed.year,
                    grade: of,
                    profile: profile.into(),
                    subject_id: subject_id(row.subject),
                    part: part.into(),
                    hours_hundredths: hours,
                    split: 1,
                }));
            }
        }
        (grades, rows)
    }
}

/// Five days a week, and the head the staff list names.
fn card(plan: &SchoolPlan, placed: &Placed) -> school_card::Model {
    let head = plan.staff.iter().position(|one| one.role == Role::Head.code());
    let head_id = head.map(|at| placed.staff[at].0);
    school_card::Model { school_id: placed.school, head_id, six_days: String::new() }
}

/// A teacher's room is fitted for what is taught there.
fn fitted(subjects: &str) -> RoomKind {
    match subjects {
        "Физическая культура" => RoomKind::Gym,
        "Труд (технология)" => RoomKind::Workshop,
        "Физика" => RoomKind::Physics,
        "Химия" => RoomKind::Chemistry,
        "Биология" => RoomKind::Biology,
        "Информатика" => RoomKind::Informatics,
        "Музыка" => RoomKind::Music,
        "Начальные классы" => RoomKind::Primary,
        _ => RoomKind::Ordinary,
    }
}

fn bells(placed: &Placed) -> Vec<bell::Model> {
    let bells = (1..).zip(BELLS).map(|(number, (starts, ends))| {
        let (school_id, year_id) = (placed.school, placed.year);
        bell::Model { school_id, year_id, shift: 1, weekday: 0, number, starts, ends }
    });
    bells.collect()
}
