//! The school, its year in hand and the classes of that year; what of them is lacking is made before the people come.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use domain::calendar::{Span, TermKind, YearState, first_of_september, vacation_set, year_start};
use domain::ids::{BatchId, ClassId, PersonId, SchoolId, YearId};
use domain::people::ClassName;
use domain::people::undo::Deed;
use entity::{class, grade, organisation, school_year, staff};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::batch::{Line, card_changed, keep};
use super::order;
use super::undo::class_mark;
use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::house::House;
use crate::kit::vault::Vault;
use crate::kit::{AppError, AppResult};

/// Where the list is brought to.
#[derive(Clone, Debug)]
pub struct Frame {
    pub school: SchoolId,
    pub today: NaiveDate,
    pub first_day: NaiveDate,
    /// None: the year is still to be made.
    pub year: Option<(YearId, YearState)>,
    pub classes: BTreeMap<ClassName, Led>,
    /// The list knows its people by numbers of its own: whoever is called otherwise now has changed the name.
    pub numbered: bool,
    /// The batch whose deeds are kept; none: they cannot be taken back.
    pub batch: Option<BatchId>,
}

/// A class on record and who leads it.
#[derive(Clone, Copy, Debug)]
pub struct Led {
    pub class: ClassId,
    pub teacher: Option<PersonId>,
}

impl Frame {
    /// The classes on record and those confirmed to be made.
    pub fn with(&self, confirmed: &[ClassName]) -> BTreeSet<ClassName> {
        self.classes.keys().chain(confirmed).cloned().collect()
    }

    pub fn class_ids(&self) -> impl Iterator<Item = ClassId> {
        self.classes.values().map(|led| led.class)
    }

    pub fn name_of(&self, class: ClassId) -> String {
        let found = self.classes.iter().find(|(_, led)| led.class == class);
        found.map_or_else(String::new, |(name, _)| name.to_string())
    }

    /// While the year is a draft its lists may still be corrected.
    pub fn is_draft(&self) -> bool {
        !matches!(self.year, Some((_, YearState::Open | YearState::Closing | YearState::Closed)))
    }

    /// The year as it is after [`founded`].
    pub fn year(&self) -> AppResult<YearId> {
        self.year.map(|(year, _)| year).ok_or_else(|| AppError::fault("the year of an import is not there"))
    }
}

/// The school with this code.
pub async fn school<C: ConnectionTrait>(tx: &C, code: &str) -> AppResult<SchoolId> {
    let found = organisation::Entity::find()
        .filter(organisation::Column::Code.eq(code))
        .filter(organisation::Column::Kind.eq("school"))
        .one(tx)
        .await?;
    let refused = || AppError::Refused(format!("Школы с кодом «{code}» нет."));
    found.map(|school| SchoolId(school.id.0)).ok_or_else(refused)
}

/// The year asked for, else the open one or the draft, else the school year of today.
pub async fn load<C: ConnectionTrait>(
    tx: &C,
    school: SchoolId,
    today: NaiveDate,
    asked: Option<i32>,
) -> AppResult<Frame> {
    let years = school_year::Entity::find()
        .filter(school_year::Column::SchoolId.eq(school))
        .order_by_desc(school_year::Column::FirstDay)
        .all(tx)
        .await?;
    let state = |year: &school_year::Model| YearState::parse(&year.state).unwrap_or(YearState::Closed);
    let of = |wanted: YearState| years.iter().find(|year| state(year) == wanted);
    let first_day = match (asked, of(YearState::Open).or_else(|| of(YearState::Draft))) {
        (Some(year), _) => first_day_of(year)?,
        (None, Some(year)) => year.first_day,
        (None, None) => (year_start(today).year()..2100)
            .map(first_of_september)
            .find(|day| years.iter().all(|year| year.first_day.year() != day.year()))
            .unwrap_or_else(|| year_start(today)),
    };
    let year = years.iter().find(|year| year.first_day.year() == first_day.year());
    if let Some(shut) = year.filter(|year| !matches!(state(year), YearState::Draft | YearState::Open)) {
        let begun = shut.first_day.year();
        return Err(AppError::Refused(format!("Учебный год {begun}/{} закрыт для загрузки.", begun + 1)));
    }
    let mut frame = Frame {
        school,
        today,
        first_day: year.map_or(first_day, |year| year.first_day),
        year: year.map(|year| (year.id, state(year))),
        classes: BTreeMap::new(),
        numbered: false,
        batch: None,
    };
    if let Some((year, _)) = frame.year {
        frame.classes = classes(tx, school, year).await?;
    }
    Ok(frame)
}

fn first_day_of(year: i32) -> AppResult<NaiveDate> {
    if (2000..2100).contains(&year) {
        return Ok(first_of_september(year));
    }
    Err(AppError::Refused("Год — четыре цифры, например 2026: учебный год 2026/2027.".into()))
}

async fn classes<C: ConnectionTrait>(
    tx: &C,
    school: SchoolId,
    year: YearId,
) -> AppResult<BTreeMap<ClassName, Led>> {
    let own = class::Column::SchoolId.eq(school);
    let found = class::Entity::find().filter(own).filter(class::Column::YearId.eq(year)).all(tx).await?;
    let named = found.into_iter().filter_map(|row| {
        let name = ClassName::new(u8::try_from(row.grade).ok()?, &row.letter).ok()?;
        Some((name, Led { class: row.id, teacher: row.teacher_id }))
    });
    Ok(named.collect())
}

/// The frame with its year and the confirmed classes made, where they are lacking, in one turn.
pub async fn founded(house: &House, frame: &Frame, classes: &[ClassName], log: &Log) -> AppResult<Frame> {
    let lacking = |frame: &Frame| classes.iter().any(|class| !frame.classes.contains_key(class));
    if frame.year.is_some() && !lacking(frame) {
        return Ok(frame.clone());
    }
    let tx = house.db.long_turn().await?;
    order::lock(&tx).await?;
    // Somebody else may have made them since the list was weighed.
    let asked = Some(frame.first_day.year());
    let mut now = load(&tx, frame.school, frame.today, asked).await?;
    now.batch = frame.batch;
    let year = match now.year {
        Some((year, _)) => year,
        None => begin_year(&tx, usual_span(now.first_day), log).await?,
    };
    now.year.get_or_insert((year, YearState::Draft));
    for name in classes.iter().collect::<BTreeSet<_>>() {
        if !now.classes.contains_key(name) {
            let made = make_class(&tx, (now.school, year), name, log).await?;
            let class = made.id;
            keep(&tx, &now, vec![Line::of(Deed::ClassMade, class.0).left(class_mark(&made))]).await?;
            now.classes.insert(name.clone(), Led { class, teacher: None });
        }
    }
    bind_wishes(&tx, &house.vault, &mut now, log).await?;
    tx.commit().await?;
    Ok(Frame { numbered: frame.numbered, ..now })
}

fn usual_span(first: NaiveDate) -> Span {
    Span { first, last: NaiveDate::from_ymd_opt(first.year() + 1, 5, 31).unwrap_or(first) }
}

/// A year to be prepared.
pub async fn begin_year(tx: &Writing, span: Span, log: &Log) -> AppResult<YearId> {
    let begun = school_year::ActiveModel {
        school_id: Set(log.school),
        first_day: Set(span.first),
        last_day: Set(span.last),
        state: Set(YearState::Draft.code().to_owned()),
        ..Default::default()
    };
    let year = begun.insert(tx).await?.id;
    log.enter(tx, "year.add", format!("year:{year}"), Some(span.first.to_string())).await?;
    Ok(year)
}

async fn make_class(
    tx: &Writing,
    (school, year): (SchoolId, YearId),
    name: &ClassName,
    log: &Log,
) -> AppResult<class::Model> {
    let of = i32::from(name.grade());
    let mut vacation_set = vacation_set(of).to_owned();
    let key = (school, year, of, String::new());
    if let Some(there) = grade::Entity::find_by_id(key).one(tx).await? {
        vacation_set = there.vacation_set;
    } else {
        let row = grade::ActiveModel {
            school_id: Set(school),
            year_id: Set(year),
            grade: Set(of),
            profile: Set(String::new()),
            term_kind: Set(TermKind::usual_for(name.grade()).code().to_owned()),
            vacation_set: Set(vacation_set.clone()),
        };
        grade::Entity::insert(row).exec_without_returning(tx).await?;
    }
    let row = class::ActiveModel {
        school_id: Set(school),
        year_id: Set(year),
        grade: Set(of),
        letter: Set(name.letter().to_owned()),
        profile: Set(String::new()),
        kind: Set("ordinary".to_owned()),
        shift: Set(1),
        vacation_set: Set(vacation_set),
        plan_kind: Set("classic".to_owned()),
        ..Default::default()
    };
    let class = row.insert(tx).await?;
    log.enter(tx, "class.add", format!("class:{}", class.id), Some(name.to_string())).await?;
    Ok(class)
}

/// Whoever was named class teacher before the class was made leads it now.
async fn bind_wishes(tx: &Writing, vault: &Vault, frame: &mut Frame, log: &Log) -> AppResult<()> {
    let cards = staff::Entity::find()
        .filter(staff::Column::SchoolId.eq(frame.school))
        .filter(staff::Column::ClassWish.is_not_null())
        .order_by_asc(staff::Column::PersonId)
        .all(tx)
        .await?;
    for card in cards {
        let wished = wishes(card.class_wish.as_deref());
        let (made, open): (Vec<_>, Vec<_>) =
            wished.into_iter().partition(|name| frame.classes.contains_key(name));
        for name in &made {
            lead(tx, frame, (name, card.person_id), log).await?;
        }
        if !made.is_empty() {
            let change = staff::ActiveModel {
                school_id: Set(card.school_id),
                person_id: Set(card.person_id),
                class_wish: Set(written(&open)),
                ..Default::default()
            };
            let now = change.update(tx).await?;
            keep(tx, frame, card_changed(&card, &now, vault)?).await?;
        }
    }
    Ok(())
}

/// Gives the class to `person`, unless somebody leads it.
pub async fn lead(
    tx: &Writing,
    frame: &mut Frame,
    (name, person): (&ClassName, PersonId),
    log: &Log,
) -> AppResult<()> {
    let Some(led) = frame.classes.get_mut(name).filter(|led| led.teacher.is_none()) else { return Ok(()) };
    let given =
        class::ActiveModel { id: Set(led.class), teacher_id: Set(Some(person)), ..Default::default() };
    given.update(tx).await?;
    led.teacher = Some(person);
    let class = led.class;
    keep(tx, frame, vec![Line::of(Deed::LeadGiven, person.0).and(class.0)]).await?;
    log.enter(tx, "class.teacher", format!("class:{class}"), Some(format!("person:{person}"))).await
}

/// «5А, 6Б» as classes.
pub fn wishes(text: Option<&str>) -> Vec<ClassName> {
    text.unwrap_or_default().split(',').filter_map(|name| name.parse().ok()).collect()
}

/// The wish as a card keeps it.
pub fn written(classes: &[ClassName]) -> Option<String> {
    let text = classes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    Some(text).filter(|text| !text.is_empty())
}
