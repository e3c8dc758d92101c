//! People of a package, brought in by the law of lists; their numbers are kept.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::ids::PersonId;
use domain::oneroster::Remark;
use domain::people::ClassName;
use domain::people::roster::{self, CheckedPupils, CheckedStaff, RosterKind};

use super::{Hand, Kind};
use crate::features::oneroster::folk::Folk;
use crate::features::oneroster::placed::{FILE, placed};
use crate::kit::AppResult;
use crate::kit::intake::{self, Brought, Frame, List, Tally};

/// Numbers of those who went in; none: a dry run would write them.
pub type People = HashMap<String, Option<PersonId>>;

impl Hand<'_> {
    pub async fn people(
        &mut self,
        frame: &Frame,
        classes: &BTreeMap<String, ClassName>,
    ) -> AppResult<People> {
        let folk = Folk::of(self.bundle, self.school, classes);
        let names: BTreeSet<ClassName> = classes.values().chain(frame.classes.keys()).cloned().collect();
        let mut people = People::new();
        for user in &folk.alone {
            let said = ("не указан ребёнок", "Впишите sourcedId ученика в agentSourcedIds.");
            self.report.rejected.push(Remark::new(FILE, user.row, "agentSourcedIds", said));
        }
        self.staff(frame, (&folk, &names), &mut people).await?;
        self.pupils(frame, (&folk, &names), &mut people).await?;
        let bundle = self.bundle;
        for role in bundle.roles.iter().filter(|role| role.org == self.school) {
            if let Some(Some(person)) = people.get(&role.user) {
                let side = role.role.side();
                self.known.keep(Kind::Role, &role.sourced_id, format!("{person}:{side}"));
            }
        }
        Ok(people)
    }

    fn person(&self, number: &str) -> Option<PersonId> {
        self.known.id(Kind::User, number).map(PersonId)
    }

    async fn staff(
        &mut self,
        frame: &Frame,
        (folk, names): (&Folk<'_>, &BTreeSet<ClassName>),
        people: &mut People,
    ) -> AppResult<()> {
        let numbers: HashMap<u32, &str> =
            folk.staff.iter().map(|one| (one.user.row, one.user.sourced_id.as_str())).collect();
        let tx = self.house.db.read().await?;
        let (vault, list) = (&self.house.vault, folk.staff_list());
        let checked = intake::check(&tx, vault, (frame, names), &list, RosterKind::Staff).await?;
        let List::Staff(CheckedStaff { mut staff, report }) = checked else { return Ok(()) };
        for draft in &mut staff {
            draft.existing = self.person(numbers[&draft.place.row]).or(draft.existing);
        }
        let rows: Vec<u32> = staff.iter().map(|draft| draft.place.row).collect();
        let list = CheckedStaff { staff, report };
        let (tally, ids) = match self.log().filter(|_| !self.dry) {
            None => (intake::weigh_staff(&tx, vault, frame, &list).await?, None),
            Some(log) => {
                drop(tx);
                let (tally, ids) = intake::bring_staff(self.house, frame, &list, &log).await?;
                (tally, Some(ids))
            }
        };
        for (at, row) in rows.iter().enumerate() {
            self.meet(people, numbers[row], ids.as_ref().map(|ids| ids[at]));
        }
        self.told(folk, list.report, tally);
        Ok(())
    }

    async fn pupils(
        &mut self,
        frame: &Frame,
        (folk, names): (&Folk<'_>, &BTreeSet<ClassName>),
        people: &mut People,
    ) -> AppResult<()> {
        let by_row: HashMap<u32, _> = folk.pupils.iter().map(|one| (one.user.row, one)).collect();
        let tx = self.house.db.read().await?;
        let (vault, list) = (&self.house.vault, folk.pupil_list());
        let checked = intake::check(&tx, vault, (frame, names), &list, RosterKind::Pupils).await?;
        let List::Pupils(mut list) = checked else { return Ok(()) };
        for draft in &mut list.pupils {
            let pupil = by_row[&draft.place.row];
            draft.existing = self.person(&pupil.user.sourced_id).or(draft.existing);
            draft.since = pupil.place.and_then(|(_, line)| line.first);
        }
        for draft in &mut list.guardians {
            let known = draft.numbers.iter().find_map(|number| self.person(number));
            draft.existing = known.or(draft.existing);
        }
        let (tally, brought) = match self.log().filter(|_| !self.dry) {
            None => (intake::weigh_pupils(&tx, vault, frame, &list).await?, None),
            Some(log) => {
                drop(tx);
                let Brought { tally, pupils, guardians } =
                    intake::bring_pupils(self.house, frame, &list, &log).await?;
                (tally, Some((pupils, guardians)))
            }
        };
        for (at, draft) in list.pupils.iter().enumerate() {
            let id = brought.as_ref().map(|(pupils, _)| pupils[at]);
            self.meet(people, &by_row[&draft.place.row].user.sourced_id, id);
        }
        for (at, number) in numbered(&list) {
            self.meet(people, number, brought.as_ref().map(|(_, guardians)| guardians[at]));
        }
        self.told(folk, list.report, tally);
        Ok(())
    }

    /// Keeps the number of somebody who went in.
    fn meet(&mut self, people: &mut People, number: &str, id: Option<PersonId>) {
        if let Some(id) = id {
            self.known.keep(Kind::User, number, id.to_string());
        }
        people.insert(number.to_owned(), id.or_else(|| self.person(number)));
    }

    fn told(&mut self, folk: &Folk<'_>, checked: roster::Report, tally: Tally) {
        let report = &mut self.report;
        report.created += tally.created + tally.guardians_created;
        report.updated += tally.updated;
        report.unchanged += tally.unchanged + checked.guardians.persons - tally.guardians_created;
        let said = checked.warnings.into_iter().chain(tally.warnings);
        report.warnings.extend(said.flat_map(|remark| placed(folk, remark)));
        report.rejected.extend(checked.rejected.into_iter().flat_map(|remark| placed(folk, remark)));
    }
}

fn numbered(list: &CheckedPupils) -> impl Iterator<Item = (usize, &String)> {
    let numbers = |(at, draft): (usize, &'_ roster::GuardianDraft)| (at, draft.numbers.len());
    let counts: Vec<_> = list.guardians.iter().enumerate().map(numbers).collect();
    counts
        .into_iter()
        .flat_map(|(at, count)| (0..count).map(move |number| (at, number)))
        .map(|(at, number)| (at, &list.guardians[at].numbers[number]))
}
