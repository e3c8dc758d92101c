//! Groups of a package: a class, or part of one, that learns a subject.

use std::collections::{BTreeMap, HashMap};

use domain::ids::{ClassId, GroupId, SubjectId};
use domain::oneroster::{ClassType, Remark, read_grade};
use domain::people::ClassName;
use entity::group;
use exchange::oneroster::{Bundle, Class};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::subjects::Subjects;
use super::{Hand, Kind, learns};
use crate::kit::AppResult;
use crate::kit::intake::Frame;

const FILE: &str = "classes.csv";

/// Groups by their numbers; none: a dry run would make it.
pub type Groups = HashMap<String, Option<GroupId>>;

/// A group as the package has it.
struct Wanted<'a> {
    record: &'a Class,
    subject: Option<SubjectId>,
    grade: i32,
    class: Option<ClassId>,
}

impl Hand<'_> {
    pub async fn groups(
        &mut self,
        (frame, classes): (&Frame, &BTreeMap<String, ClassName>),
        subjects: &Subjects,
    ) -> AppResult<Groups> {
        let year = frame.year.map(|(year, _)| year);
        let own = group::Entity::find().filter(group::Column::SchoolId.eq(frame.school));
        let mut held = match year {
            Some(year) => {
                own.filter(group::Column::YearId.eq(year)).all(&self.house.db.read().await?).await?
            }
            None => vec![],
        };
        let (mut groups, homes) = (Groups::new(), homes(self.bundle, classes));
        let bundle = self.bundle;
        let scheduled = bundle.classes.iter().filter(|class| class.kind == ClassType::Scheduled);
        for record in scheduled.filter(|class| class.school == self.school) {
            let home =
                classes.get(&record.own_class).or_else(|| homes.get(record.sourced_id.as_str()).copied());
            let Some(&subject) = subjects.get(&record.course) else {
                let said = (
                    "в courses.csv нет такого предмета",
                    "Исправьте номер или добавьте строку в courses.csv.",
                );
                self.report.rejected.push(Remark::new(FILE, record.row, "courseSourcedId", said));
                continue;
            };
            let Some(grade) = home.map(ClassName::grade).or_else(|| read_grade(&record.grades)) else {
                let said = ("неизвестна параллель", "Впишите её двумя цифрами, например 05.");
                self.report.rejected.push(Remark::new(FILE, record.row, "grades", said));
                continue;
            };
            let class = home.and_then(|home| frame.classes.get(home)).map(|led| led.class);
            let wanted = Wanted { record, subject, grade: i32::from(grade), class };
            let known = self.known.ours(Kind::Class, &record.sourced_id);
            let known = known.and_then(|ours| ours.strip_prefix("g:")?.parse::<i64>().ok());
            let found = held.iter().find(|row| Some(row.id.0) == known).or_else(|| same(&held, &wanted));
            let renamed = found.is_some_and(|row| row.name != record.title);
            let found = found.map(|row| row.id);
            self.report.count(found.is_none(), renamed);
            let id = self.settle(frame, &wanted, (found, renamed)).await?;
            if let (Some(id), None) = (id, found) {
                held.extend(group::Entity::find_by_id(id).one(&self.house.db.read().await?).await?);
            }
            if let Some(id) = id {
                self.known.keep(Kind::Class, &record.sourced_id, format!("g:{id}"));
            }
            groups.insert(record.sourced_id.clone(), id);
        }
        Ok(groups)
    }

    async fn settle(
        &self,
        frame: &Frame,
        wanted: &Wanted<'_>,
        (found, renamed): (Option<GroupId>, bool),
    ) -> AppResult<Option<GroupId>> {
        let lacking = found.is_none();
        let Some(log) = self.log().filter(|_| !self.dry && (lacking || renamed)) else { return Ok(found) };
        let (Some(subject), Some((year, _))) = (wanted.subject, frame.year) else { return Ok(found) };
        let tx = self.house.db.turn().await?;
        let name = Set(wanted.record.title.clone());
        let (id, act) = if let Some(id) = found {
            group::ActiveModel { id: Set(id), name, ..Default::default() }.update(&tx).await?;
            (id, "group.change")
        } else {
            let row = group::ActiveModel {
                school_id: Set(frame.school),
                year_id: Set(year),
                subject_id: Set(subject),
                class_id: Set(wanted.class),
                grade: Set(wanted.grade),
                name,
                without_marks: Set(wanted.grade == 1),
                ..Default::default()
            };
            (row.insert(&tx).await?.id, "group.add")
        };
        let of = wanted.class.map(|class| format!("class:{class}"));
        log.enter(&tx, act, format!("group:{id}"), of).await?;
        tx.commit().await?;
        Ok(Some(id))
    }
}

/// The homeroom of each group whose pupils are all of one.
fn homes<'c>(
    bundle: &'c Bundle,
    classes: &'c BTreeMap<String, ClassName>,
) -> HashMap<&'c str, &'c ClassName> {
    let pupils = || bundle.enrollments.iter().filter(|line| learns(line.role));
    let placed: HashMap<&str, &ClassName> =
        pupils().filter_map(|line| Some((line.user.as_str(), classes.get(&line.class)?))).collect();
    let mut homes: HashMap<&str, Option<&ClassName>> = HashMap::new();
    for line in pupils().filter(|line| !classes.contains_key(&line.class)) {
        let home = placed.get(line.user.as_str()).copied();
        let of = homes.entry(&line.class).or_insert(home);
        *of = of.filter(|known| Some(*known) == home);
    }
    homes.into_iter().filter_map(|(group, home)| Some((group, home?))).collect()
}

/// A group of the same class, subject and name.
fn same<'g>(held: &'g [group::Model], wanted: &Wanted<'_>) -> Option<&'g group::Model> {
    held.iter().find(|row| {
        Some(row.subject_id) == wanted.subject
            && row.class_id == wanted.class
            && row.grade == wanted.grade
            && row.name == wanted.record.title
    })
}
