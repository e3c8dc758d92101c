//! The reconciliation under way in the first school: 7А is begun, a mother disagrees, 5Б has not begun.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use domain::ids::{AccountId, PersonId, ReconciliationId};
use domain::reconciliation::{Contacts, Kin, Listed, Place, Shown, Side};
use entity::{reconciliation, reconciliation_row, reconciliation_word};

use super::{Placed, Seeding, moment};
use crate::features::demo::families::Pupil;
use crate::features::demo::school::SchoolPlan;
use crate::kit::{AppError, AppResult};

/// It began so many days ago, and is due so many days ahead.
const BEGAN: Days = Days::new(9);
const AHEAD: Days = Days::new(8);
/// Pupils of 7А whose rows have been confirmed, by their place in the class; the next one is marked as wrong.
const CONFIRMED: usize = 3;

/// One row as it grows.
struct Draft {
    person: PersonId,
    class: usize,
    now: Listed,
}

impl Seeding {
    pub(super) async fn reconciliation(&mut self, plan: &SchoolPlan, placed: &Placed) -> AppResult<()> {
        let staff = |login: &str| plan.staff.iter().position(|one| one.login.as_deref() == Some(login));
        let (Some(office), Some(leader)) = (staff("coordinator"), staff("classteacher")) else {
            return Ok(());
        };
        let today = self.calendar.today;
        let day = (today - BEGAN).max(self.calendar.year.first);
        let id = ReconciliationId(self.ids.reconciliation.next());
        let campaign = reconciliation::Model {
            id,
            school_id: placed.school,
            side: Side::Pupils.code().into(),
            day,
            due: today + AHEAD,
            started_by: placed.staff[office].1,
            started_at: moment(day, morning(8)),
            closed_on: None,
            closed_by: None,
            remark: String::new(),
        };
        let drafts = drafts(plan, placed, day);
        let lead = plan.classes.iter().position(|class| class.name() == "7А");
        let said = (placed.staff[leader].1, moment(day + Days::new(2), morning(14)));
        let mut looked = 0;
        let mut rows = vec![];
        for draft in &drafts {
            let place = (Some(draft.class) == lead).then_some(looked);
            looked += usize::from(place.is_some());
            rows.push(row((id, placed), draft, (place, said))?);
        }
        mend(&mut rows, &drafts, plan.classes.iter().position(|class| class.name() == "5Б"))?;
        let words = self.words((id, placed), &drafts)?;
        self.line.put(reconciliation::Entity, vec![campaign]).await?;
        self.line.put(reconciliation_row::Entity, rows).await?;
        self.line.put(reconciliation_word::Entity, words).await
    }

    /// `parent2` has changed the telephone.
    fn words(
        &self,
        (id, placed): (ReconciliationId, &Placed),
        drafts: &[Draft],
    ) -> AppResult<Vec<reconciliation_word::Model>> {
        let Some((guardian, _)) = self.known.get("parent2") else { return Ok(vec![]) };
        let Some(own) = placed.kin.iter().find(|one| one.kin.person == *guardian) else { return Ok(vec![]) };
        let Some(of) = drafts.iter().find(|draft| draft.person == own.child) else { return Ok(vec![]) };
        let own = Contacts { phone: own.phone.clone(), email: None };
        Ok(vec![reconciliation_word::Model {
            school_id: placed.school,
            reconciliation_id: id,
            person_id: of.person,
            guardian_id: *guardian,
            verdict: "wrong".into(),
            text: "Номер телефона у меня другой, старый больше не мой.".into(),
            seen: text(&Shown { child: of.now.clone(), own })?,
            at: moment(self.calendar.today - Days::new(3), morning(19)),
        }])
    }
}

fn morning(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 10, 0).unwrap_or_default()
}

/// Who was in the school on `day`, as the lists say it today.
fn drafts(plan: &SchoolPlan, placed: &Placed, day: NaiveDate) -> Vec<Draft> {
    let there = plan.pupils.iter().zip(&placed.pupils);
    let there = there.filter(|(one, _)| one.since <= day && one.until.is_none_or(|last| last >= day));
    let draft = |(one, person): (&Pupil, &PersonId)| {
        let own = placed.kin.iter().filter(|one| one.child == *person).map(|one| one.kin.clone());
        let mut guardians: Vec<Kin> = own.collect();
        guardians.sort_by_cached_key(|kin| (kin.name.search_key(), kin.person));
        let now = Listed {
            name: one.name.clone(),
            born: Some(one.born),
            sex: Some(one.sex),
            place: Place::Class(plan.classes[one.class].name()),
            guardians,
        };
        Draft { person: *person, class: one.class, now }
    };
    there.map(draft).collect()
}

fn row(
    (id, placed): (ReconciliationId, &Placed),
    draft: &Draft,
    (place, (by, at)): (Option<usize>, (AccountId, DateTime<Utc>)),
) -> AppResult<reconciliation_row::Model> {
    let said = match place {
        Some(place) if place < CONFIRMED => Some("right"),
        Some(CONFIRMED) => Some("flagged"),
        Some(_) | None => None,
    };
    let wrong = said == Some("flagged");
    let listed = text(&draft.now)?;
    Ok(reconciliation_row::Model {
        school_id: placed.school,
        reconciliation_id: id,
        person_id: draft.person,
        class_id: Some(placed.classes[draft.class]),
        seen: said.map(|_| listed.clone()),
        listed: Some(listed),
        said: said.map(str::to_owned),
        flag: wrong.then(|| "born".into()),
        remark: if wrong {
            "В свидетельстве другой день, копия у меня.".into()
        } else {
            String::new()
        },
        said_by: said.map(|_| by),
        said_at: said.map(|_| at),
        explained: String::new(),
        state: None,
        listed_last: None,
    })
}

/// A birth date that the office has mended since: the first row of the other class says what it was.
fn mend(rows: &mut [reconciliation_row::Model], drafts: &[Draft], class: Option<usize>) -> AppResult<()> {
    let first = drafts.iter().position(|draft| Some(draft.class) == class);
    let Some(at) = first else { return Ok(()) };
    let born = drafts[at].now.born.map(|day| day - Days::new(1));
    rows[at].listed = Some(text(&Listed { born, ..drafts[at].now.clone() })?);
    Ok(())
}

fn text(value: &impl serde::Serialize) -> AppResult<String> {
    serde_json::to_string(value).map_err(AppError::fault)
}
