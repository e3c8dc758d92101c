//! A package brought in: organisations, the year, classes, people, groups, in this order, each counted as it goes.
//!
//! What stands already is left alone, so that a run that was cut off is simply begun again.

mod groups;
mod members;
mod orgs;
mod people;
mod subjects;
mod year;

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::SchoolId;
use domain::oneroster::{ClassType, Remark, Report, RoleName, read_grade};
use domain::people::ClassName;
use exchange::oneroster::{Bundle, Package};

use super::numbers::{Kind, Known};
use crate::kit::event::Log;
use crate::kit::house::House;
use crate::kit::intake::{self, Frame};
use crate::kit::{AppError, AppResult};

/// A school of the package and how far its bringing has come.
struct Hand<'a> {
    house: &'a House,
    bundle: &'a Bundle,
    /// The number of the school in the package.
    school: &'a str,
    /// None: a school that a dry run would make.
    id: Option<SchoolId>,
    known: Known,
    report: Report,
    dry: bool,
}

/// Brings a package in. The figures of a dry run are those of the run.
pub async fn import(house: &House, file: Vec<u8>, dry: bool) -> AppResult<Report> {
    let read = tokio::task::spawn_blocking(move || exchange::oneroster::read(&file));
    let package = read.await.map_err(AppError::fault)?;
    let package = package.map_err(|refused| AppError::Refused(refused.to_string()))?;
    let Package { bundle, files, rejected, warnings } = package;
    let mut report = Report { files, rejected, warnings, ..Report::default() };
    let found = orgs::found(house, &bundle, dry, &mut report).await?;
    report.rejected.extend(strangers(&bundle));
    for (school, id) in &found.schools {
        let known = match id {
            Some(id) => Known::load(&house.db.read().await?, *id).await?,
            None => Known::default(),
        };
        let mut hand = Hand { house, bundle: &bundle, school, id: *id, known, report, dry };
        for (org, ours) in &found.ours {
            hand.known.keep(Kind::Org, org, ours.to_string());
        }
        Box::pin(hand.bring()).await?;
        if let Some(id) = hand.id.filter(|_| !dry) {
            hand.known.save(house, id).await?;
        }
        report = hand.report;
    }
    Ok(report.sorted())
}

impl Hand<'_> {
    async fn bring(&mut self) -> AppResult<()> {
        let mut frame = self.year().await?;
        frame.numbered = true;
        let classes = self.homerooms();
        let frame = self.found_classes(&frame, &classes).await?;
        let people = self.people(&frame, &classes).await?;
        let subjects = self.subjects().await?;
        let groups = self.groups((&frame, &classes), &subjects).await?;
        self.members(&frame, (&classes, &groups), &people).await?;
        match self.log().filter(|_| !self.dry && frame.year.is_some()) {
            Some(log) => intake::issue(self.house, &frame, &log).await,
            None => Ok(()),
        }
    }

    fn log(&self) -> Option<Log> {
        self.id.map(|school| Log { school, by: None, at: self.house.clock.now() })
    }

    /// Homerooms of the school by their numbers.
    fn homerooms(&mut self) -> BTreeMap<String, ClassName> {
        let (mut named, bundle, school) = (BTreeMap::new(), self.bundle, self.school);
        let own =
            bundle.classes.iter().filter(|class| class.school == school && class.kind == ClassType::Homeroom);
        for class in own {
            let by_code = || ClassName::new(read_grade(&class.grades)?, &class.code).ok();
            if let Some(name) = class.title.parse().ok().or_else(by_code) {
                named.insert(class.sourced_id.clone(), name);
                continue;
            }
            let said = ("не похоже на класс", "Назовите класс так: 5А.");
            self.report.rejected.push(Remark::new("classes.csv", class.row, "title", said));
        }
        named
    }

    async fn found_classes(
        &mut self,
        frame: &Frame,
        named: &BTreeMap<String, ClassName>,
    ) -> AppResult<Frame> {
        let names: Vec<ClassName> = named.values().cloned().collect::<BTreeSet<_>>().into_iter().collect();
        for name in &names {
            self.report.count(!frame.classes.contains_key(name), false);
        }
        let Some(log) = self.log().filter(|_| !self.dry && !names.is_empty()) else {
            return Ok(frame.clone());
        };
        let frame = intake::founded(self.house, frame, &names, &log).await?;
        for (number, name) in named {
            if let Some(led) = frame.classes.get(name) {
                self.known.keep(Kind::Class, number, format!("c:{}", led.class));
            }
        }
        Ok(frame)
    }
}

/// Rows that point at nothing of the package.
fn strangers(bundle: &Bundle) -> Vec<Remark> {
    let users: BTreeSet<&str> = bundle.users.iter().map(|user| user.sourced_id.as_str()).collect();
    let classes: BTreeSet<&str> = bundle.classes.iter().map(|class| class.sourced_id.as_str()).collect();
    let orgs: BTreeSet<&str> = bundle.orgs.iter().map(|org| org.sourced_id.as_str()).collect();
    let mut remarks = vec![];
    let mut say = |file: &str, row, column, what: &str, (of, there): (&str, bool)| {
        if !there {
            let said = (format!("в {of} нет {what}"), format!("Исправьте номер или добавьте строку в {of}."));
            remarks.push(Remark::new(file, row, column, (&said.0, &said.1)));
        }
    };
    for class in &bundle.classes {
        let there = orgs.contains(class.school.as_str());
        say("classes.csv", class.row, "schoolSourcedId", "такой школы", ("orgs.csv", there));
    }
    for role in &bundle.roles {
        let there = users.contains(role.user.as_str());
        say("roles.csv", role.row, "userSourcedId", "такого пользователя", ("users.csv", there));
        let there = orgs.contains(role.org.as_str());
        say("roles.csv", role.row, "orgSourcedId", "такой организации", ("orgs.csv", there));
    }
    for line in &bundle.enrollments {
        let there = users.contains(line.user.as_str());
        say("enrollments.csv", line.row, "userSourcedId", "такого пользователя", ("users.csv", there));
        let there = classes.contains(line.class.as_str());
        say("enrollments.csv", line.row, "classSourcedId", "такого класса", ("classes.csv", there));
    }
    let mut placed: BTreeSet<&str> = bundle.roles.iter().map(|role| role.user.as_str()).collect();
    placed.extend(bundle.enrollments.iter().map(|line| line.user.as_str()));
    for user in bundle.users.iter().filter(|user| !placed.contains(user.sourced_id.as_str())) {
        let said = ("у пользователя нет роли", "Добавьте строку с ним в roles.csv.");
        remarks.push(Remark::new("users.csv", user.row, "", said));
    }
    remarks
}

/// Does this role put somebody into a place as a pupil?
const fn learns(role: RoleName) -> bool {
    matches!(role, RoleName::Student)
}
