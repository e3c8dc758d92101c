//! Fates carried out: what goes is taken away row by row, by the numbers the batch kept, and what was changed is put back.

use std::collections::BTreeSet;

use domain::ids::{ClassId, ClassMemberId, OrderLineId, PersonId, SchoolId};
use domain::people::ClassName;
use domain::people::undo::{Deed, Fate};
use entity::{class, class_member, kinship, order, staff};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::on_record::before;
use super::record::{Done, Fates, Record};
use crate::kit::db::Writing;
use crate::kit::event::{Happening, Log, record_all};
use crate::kit::intake::store::frame::{wishes, written as listed};
use crate::kit::intake::store::{order as orders, written};
use crate::kit::vault::Vault;
use crate::kit::{AppResult, request, sql};

/// What hangs on others goes before them.
const IN_TURN: [Deed; 11] = [
    Deed::KinMade,
    Deed::KinChanged,
    Deed::PlaceMade,
    Deed::PlaceMoved,
    Deed::LeadGiven,
    Deed::CardMade,
    Deed::CardChanged,
    Deed::AccountMade,
    Deed::PersonChanged,
    Deed::PersonMade,
    Deed::ClassMade,
];

/// Undoes all that is to be undone; the classes whose lists change.
pub async fn carry_out(
    tx: &Writing,
    vault: &Vault,
    (record, fates): (&Record, &Fates),
    log: &Log,
) -> AppResult<BTreeSet<ClassId>> {
    let (mut events, mut classes) = (vec![], BTreeSet::new());
    for deed in IN_TURN {
        let undone =
            fates.iter().filter(|(_, fate)| **fate == Fate::Undone).map(|(at, _)| &record.lines[*at]);
        for line in undone.filter(|line| line.deed == deed) {
            if matches!(deed, Deed::PlaceMade | Deed::PlaceMoved) {
                let place = class_member::Entity::find_by_id(ClassMemberId(line.other.unwrap_or_default()));
                classes.extend(place.one(tx).await?.map(|place| place.class_id));
            }
            events.push(undo(tx, vault, (record.batch.school, line), log).await?);
        }
    }
    record_all(tx, &events).await?;
    Ok(classes)
}

async fn undo(
    tx: &Writing,
    vault: &Vault,
    (school_id, line): (SchoolId, &Done),
    log: &Log,
) -> AppResult<Happening> {
    let (act, subject, new) = match line.deed {
        Deed::KinChanged | Deed::PlaceMoved | Deed::CardChanged | Deed::PersonChanged => {
            put_back(tx, vault, (school_id, line)).await?
        }
        _ => take_away(tx, school_id.0, line).await?,
    };
    let Log { school, by, at } = *log;
    let reason = by.is_none().then(request::console_user);
    Ok(Happening { school, at, by, act, subject, old: None, new, reason })
}

/// What the log says: the act, what of, and what stands there now.
type Said = (&'static str, String, Option<String>);

async fn put_back(tx: &Writing, vault: &Vault, (school, line): (SchoolId, &Done)) -> AppResult<Said> {
    let person = format!("person:{}", line.target);
    Ok(match line.deed {
        Deed::KinChanged => {
            let degree = before(line, vault)?.remove("degree").flatten();
            kin_back(tx, line, degree.clone()).await?;
            ("kinship.change", format!("{person} child:{}", line.child()), degree)
        }
        Deed::PlaceMoved => {
            let class = place_back(tx, vault, line).await?;
            drop_order_line(tx, school.0, line).await?;
            ("class.join", person, class.map(|class| format!("class:{class}")))
        }
        Deed::CardChanged => {
            card_back(tx, vault, school, line).await?;
            ("staff.change", person, None)
        }
        _ => {
            let was = before(line, vault)?;
            written::person_back(line.person(), &was, vault).update(tx).await?;
            ("person.change", person, Some(written::fields(&was).join(",")))
        }
    })
}

async fn take_away(tx: &Writing, school: i64, line: &Done) -> AppResult<Said> {
    const KIN: &str = "DELETE FROM kinships WHERE guardian_id = $1 AND child_id = $2";
    const GROUPS: &str =
        "DELETE FROM group_members WHERE school_id = $1 AND pupil_id = $2 AND order_line_id = $3";
    const PLACE: &str = "DELETE FROM class_members WHERE school_id = $1 AND id = $2";
    const LEAD: &str =
        "UPDATE classes SET teacher_id = NULL WHERE school_id = $1 AND id = $2 AND teacher_id = $3";
    const CARD: &str = "DELETE FROM staff WHERE school_id = $1 AND person_id = $2";
    const ACCOUNT: &str = "DELETE FROM accounts WHERE person_id = $1";
    const CLASS: &str = "DELETE FROM classes WHERE school_id = $1 AND id = $2";
    let (target, person) = (line.target, format!("person:{}", line.target));
    let (act, subject) = match line.deed {
        Deed::KinMade => {
            take(tx, KIN, [target, line.child().0]).await?;
            ("kinship.remove", format!("{person} child:{}", line.child()))
        }
        Deed::PlaceMade => {
            take(tx, GROUPS, [school, target, ordered(line)]).await?;
            take(tx, PLACE, [school, line.other.unwrap_or_default()]).await?;
            drop_order_line(tx, school, line).await?;
            ("class.leave", person)
        }
        Deed::LeadGiven => {
            take(tx, LEAD, [school, line.class().0, target]).await?;
            ("class.teacher", format!("class:{}", line.class()))
        }
        Deed::CardMade => {
            take(tx, CARD, [school, target]).await?;
            ("staff.remove", person)
        }
        Deed::AccountMade => {
            take(tx, ACCOUNT, [target]).await?;
            ("account.remove", person)
        }
        Deed::PersonMade => {
            take(tx, ACCOUNT, [target]).await?;
            take(tx, "DELETE FROM persons WHERE id = $1", [target]).await?;
            ("person.remove", person)
        }
        _ => {
            take(tx, CLASS, [school, line.class().0]).await?;
            ("class.remove", format!("class:{}", line.class()))
        }
    };
    Ok((act, subject, None))
}

async fn take<const N: usize>(tx: &Writing, sql: &str, values: [i64; N]) -> AppResult<()> {
    sql::run(tx, sql, values.map(Into::into)).await.map(drop)
}

async fn drop_order_line(tx: &Writing, school: i64, line: &Done) -> AppResult<()> {
    take(tx, "DELETE FROM order_lines WHERE school_id = $1 AND id = $2", [school, ordered(line)]).await
}

/// The line of the order by which the pupil has the place.
fn ordered(line: &Done) -> i64 {
    line.mark.parse().unwrap_or_default()
}

async fn kin_back(tx: &Writing, line: &Done, degree: Option<String>) -> AppResult<()> {
    let (guardian, child) = (line.person(), line.child());
    if kinship::Entity::find_by_id((guardian, child)).one(tx).await?.is_some() {
        let (guardian_id, child_id, degree) = (Set(guardian), Set(child), Set(degree));
        kinship::ActiveModel { guardian_id, child_id, degree, ..Default::default() }.update(tx).await?;
    }
    Ok(())
}

async fn place_back(tx: &Writing, vault: &Vault, line: &Done) -> AppResult<Option<ClassId>> {
    let was = before(line, vault)?;
    let number = |column: &str| was.get(column).cloned().flatten().and_then(|text| text.parse::<i64>().ok());
    let (Some(class), Some(order_line), Some(place)) = (number("class"), number("line"), line.other) else {
        return Ok(None);
    };
    let id = ClassMemberId(place);
    if class_member::Entity::find_by_id(id).one(tx).await?.is_some() {
        let (id, class_id, order_line_id) = (Set(id), Set(ClassId(class)), Set(OrderLineId(order_line)));
        class_member::ActiveModel { id, class_id, order_line_id, ..Default::default() }.update(tx).await?;
    }
    Ok(Some(ClassId(class)))
}

/// A wish that has come true stays fulfilled.
async fn card_back(tx: &Writing, vault: &Vault, school: SchoolId, line: &Done) -> AppResult<()> {
    let was = before(line, vault)?;
    let text = |column: &str| was.get(column).cloned().flatten();
    let mut row =
        staff::ActiveModel { school_id: Set(school), person_id: Set(line.person()), ..Default::default() };
    if was.contains_key("post") {
        row.post = Set(text("post").unwrap_or_default());
    }
    if was.contains_key("subjects") {
        row.subjects = Set(text("subjects").unwrap_or_default());
    }
    if was.contains_key("class_wish") {
        let led = led_by(tx, school, line.person()).await?;
        let open: Vec<ClassName> =
            wishes(text("class_wish").as_deref()).into_iter().filter(|class| !led.contains(class)).collect();
        row.class_wish = Set(listed(&open));
    }
    if staff::Entity::find_by_id((school, line.person())).one(tx).await?.is_some() {
        row.update(tx).await?;
    }
    Ok(())
}

async fn led_by(tx: &Writing, school: SchoolId, person: PersonId) -> AppResult<Vec<ClassName>> {
    let own = class::Entity::find().filter(class::Column::SchoolId.eq(school));
    let led = own.filter(class::Column::TeacherId.eq(person)).all(tx).await?;
    let name = |row: class::Model| ClassName::new(u8::try_from(row.grade).ok()?, &row.letter).ok();
    Ok(led.into_iter().filter_map(name).collect())
}

/// An order leaves the book by another order.
pub async fn cancel(tx: &Writing, order: order::Model, today: chrono::NaiveDate, log: &Log) -> AppResult<()> {
    let (id, state) = (Set(order.id), Set("cancelled".to_owned()));
    order::ActiveModel { id, state, ..Default::default() }.update(tx).await?;
    let cancelling = order::ActiveModel {
        school_id: Set(order.school_id),
        year_id: Set(order.year_id),
        kind: Set("отмена приказа".to_owned()),
        number: Set(orders::next_number(tx, (order.school_id, order.year_id)).await?),
        date: Set(today),
        effective: Set(order.effective),
        basis: Set("Отмена загрузки списка".to_owned()),
        state: Set("issued".to_owned()),
        cancels_id: Set(Some(order.id)),
        ..Default::default()
    };
    let by = cancelling.insert(tx).await?.id;
    log.enter(tx, "order.cancel", format!("order:{}", order.id), Some(format!("order:{by}"))).await
}
