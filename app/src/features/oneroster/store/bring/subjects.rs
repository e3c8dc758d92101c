//! Subjects of a package in the dictionary of the city.

use std::collections::{BTreeMap, BTreeSet};

use domain::curriculum::SUBJECTS;
use domain::ids::SubjectId;
use domain::oneroster::ClassType;
use domain::people::search_key;
use entity::subject;
use exchange::oneroster::Course;
use sea_orm::{ActiveModelTrait, EntityTrait, Set};

use super::{Hand, Kind};
use crate::kit::AppResult;

/// Subjects by the numbers of their courses; none: a dry run would add it.
pub type Subjects = BTreeMap<String, Option<SubjectId>>;

/// The course of ours that stands for being a class.
const HOMEROOM: &str = "homeroom";

impl Hand<'_> {
    pub async fn subjects(&mut self) -> AppResult<Subjects> {
        let scheduled = self.bundle.classes.iter().filter(|class| class.kind == ClassType::Scheduled);
        let taught: BTreeSet<&str> = scheduled
            .filter(|class| class.school == self.school)
            .map(|class| class.course.as_str())
            .collect();
        let mut all = subject::Entity::find().all(&self.house.db.read().await?).await?;
        let (mut subjects, bundle) = (Subjects::new(), self.bundle);
        for course in &bundle.courses {
            if course.code == HOMEROOM && (course.org == self.school || course.org.is_empty()) {
                self.report.count(self.known.ours(Kind::Course, &course.sourced_id).is_none(), false);
                self.known.keep(Kind::Course, &course.sourced_id, "0".to_owned());
            }
            if !taught.contains(course.sourced_id.as_str()) {
                continue;
            }
            let known = self.known.id(Kind::Course, &course.sourced_id);
            let found = all.iter().find(|one| Some(one.id.0) == known).or_else(|| named(&all, course));
            let found = found.map(|one| one.id);
            self.report.count(found.is_none(), false);
            let id = match found {
                None if !self.dry => Some(self.add(course, &mut all).await?),
                found => found,
            };
            if let Some(id) = id {
                self.known.keep(Kind::Course, &course.sourced_id, id.to_string());
            }
            subjects.insert(course.sourced_id.clone(), id);
        }
        Ok(subjects)
    }

    async fn add(&self, course: &Course, all: &mut Vec<subject::Model>) -> AppResult<SubjectId> {
        let shipped = SUBJECTS.iter().find(|of| search_key(of.name) == search_key(&course.title));
        let taken = |code: &str| code.is_empty() || all.iter().any(|one| one.code == code);
        let numbered = (1..).map(|number| format!("course-{number}"));
        let wished = [course.code.trim().to_lowercase()].into_iter().chain(numbered);
        let own = || wished.clone().find(|code| !taken(code)).unwrap_or_default();
        let row = subject::ActiveModel {
            code: Set(shipped.map_or_else(own, |of| of.code.to_owned())),
            name: Set(course.title.clone()),
            short_name: Set(shipped.map_or_else(|| course.title.clone(), |of| of.short.to_owned())),
            ..Default::default()
        };
        let tx = self.house.db.turn().await?;
        let row = row.insert(&tx).await?;
        if let Some(log) = self.log() {
            log.enter(&tx, "subject.add", format!("subject:{}", row.id), None).await?;
        }
        tx.commit().await?;
        all.push(row);
        Ok(all[all.len() - 1].id)
    }
}

/// The same code or the same name.
fn named<'s>(all: &'s [subject::Model], course: &Course) -> Option<&'s subject::Model> {
    let (code, name) = (course.code.trim().to_lowercase(), search_key(&course.title));
    let by_name = || all.iter().find(|one| search_key(&one.name) == name);
    all.iter().find(|one| one.code == code).or_else(by_name)
}
