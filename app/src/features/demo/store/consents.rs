//! Consents of the demo city: texts published, papers brought in, and one family of 5Б that has not answered.

use std::collections::BTreeSet;

use chrono::Days;
use domain::consent::{Channel, Purpose, first_text};
use domain::ids::{ConsentId, ConsentTemplateId, PersonId};
use entity::{consent, consent_template, kinship};

use super::{Placed, Seeding};
use crate::features::demo::school::SchoolPlan;
use crate::kit::{AppResult, session};

/// Of a hundred children so many may be shown on the school's site.
const SHOWN: usize = 70;
/// Of those of 5Б so few only for three weeks more.
const ENDING: usize = 3;

impl Seeding {
    pub(super) async fn consents(
        &mut self,
        plan: &SchoolPlan,
        placed: &Placed,
        kin: &[kinship::Model],
    ) -> AppResult<()> {
        let texts = self.texts(placed);
        let silent = silent(plan, placed);
        let guardians: BTreeSet<PersonId> =
            kin.iter().filter(|link| !silent.contains(&link.child_id)).map(|link| link.guardian_id).collect();
        let first =
            |child: PersonId| kin.iter().find(|link| link.child_id == child).map(|link| link.guardian_id);
        let mut signed: Vec<(Purpose, PersonId, PersonId)> = vec![];
        signed.extend(placed.staff.iter().map(|(person, _)| (Purpose::Staff, *person, *person)));
        signed.extend(guardians.iter().map(|person| (Purpose::Guardian, *person, *person)));
        for (at, child) in placed.pupils.iter().enumerate().filter(|(_, child)| !silent.contains(child)) {
            let Some(guardian) = first(*child) else { continue };
            signed.push((Purpose::Child, *child, guardian));
            signed.extend((at * 37 % 100 < SHOWN).then_some((Purpose::Photo, *child, guardian)));
            signed.extend((at % 2 == 0).then_some((Purpose::Signature, guardian, guardian)));
        }
        let rows: BTreeSet<_> = signed.into_iter().collect();
        let mut rows: Vec<_> = rows.into_iter().map(|signed| self.signed(&texts, placed, signed)).collect();
        self.let_end(plan, placed, (&texts, &mut rows));
        self.line.put(consent_template::Entity, texts).await?;
        self.line.put(consent::Entity, rows).await
    }

    fn texts(&mut self, placed: &Placed) -> Vec<consent_template::Model> {
        let text = |purpose: Purpose| {
            let draft = first_text(purpose);
            consent_template::Model {
                id: ConsentTemplateId(self.ids.consent_template.next()),
                school_id: placed.school,
                purpose: purpose.code().into(),
                version: 1,
                title: draft.title.into(),
                text: draft.text.into(),
                text_hash: session::hash(draft.text),
                accepted_from: 1,
                published_at: Some(self.begun()),
            }
        };
        Purpose::ALL.map(text).into()
    }

    /// Photographs of the last few children of 5Б may be shown for three weeks more.
    fn let_end(
        &self,
        plan: &SchoolPlan,
        placed: &Placed,
        (texts, rows): (&[consent_template::Model], &mut [consent::Model]),
    ) {
        let photo = texts.iter().find(|text| text.purpose == Purpose::Photo.code()).map(|text| text.id);
        let class = plan.classes.iter().position(|class| class.name() == "5Б");
        let children: BTreeSet<PersonId> = plan
            .pupils
            .iter()
            .zip(&placed.pupils)
            .filter(|(pupil, _)| plan.code == "school-1" && Some(pupil.class) == class)
            .map(|(_, child)| *child)
            .collect();
        let shown = rows
            .iter_mut()
            .rev()
            .filter(|row| Some(row.template_id) == photo && children.contains(&row.subject_id));
        shown.take(ENDING).for_each(|row| row.valid_until = Some(self.calendar.today + Days::new(21)));
    }

    fn signed(
        &mut self,
        texts: &[consent_template::Model],
        placed: &Placed,
        (purpose, subject, signer): (Purpose, PersonId, PersonId),
    ) -> consent::Model {
        let text = texts.iter().find(|text| text.purpose == purpose.code());
        consent::Model {
            id: ConsentId(self.ids.consent.next()),
            school_id: placed.school,
            subject_id: subject,
            given_by: signer,
            template_id: text.expect("every purpose has its text").id,
            channel: Channel::Paper.code().into(),
            scan: None,
            signed_on: self.calendar.year.first,
            valid_until: None,
            withdrawn_on: None,
            withdrawn_how: None,
            registered_by: None,
            registered_at: Some(self.begun()),
            withdrawn_by: None,
        }
    }
}

/// Children of the first family of 5Б in the first school that nobody knows by login.
fn silent(plan: &SchoolPlan, placed: &Placed) -> BTreeSet<PersonId> {
    let class = plan.classes.iter().position(|class| class.name() == "5Б");
    let unknown = |family: usize| {
        let family = &plan.families[family];
        family.elsewhere.is_none() && family.guardians.iter().all(|guardian| guardian.login.is_none())
    };
    let first = plan.pupils.iter().filter(|pupil| Some(pupil.class) == class).map(|pupil| pupil.family);
    let Some(family) = first.filter(|_| plan.code == "school-1").find(|family| unknown(*family)) else {
        return BTreeSet::new();
    };
    let children = plan.pupils.iter().zip(&placed.pupils).filter(|(pupil, _)| pupil.family == family);
    children.map(|(_, child)| *child).collect()
}
