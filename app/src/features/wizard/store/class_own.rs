//! One class of the year: its letter and room, and its removal if it was made by mistake.

use domain::access::Permit;
use domain::ids::{ClassId, RoomId};
use domain::people::ClassName;
use domain::wizard::ClassUse;
use entity::{class as row, class_origin, group, vacancy};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::classes::of_year;
use super::frame::Frame;
use super::rooms;
use crate::features::wizard::policy::SetUpYear;
use crate::kit::db::Writing;
use crate::kit::{AppError, AppResult, Request, sql};

/// What a class holds, in the words of `ClassUse`.
const USE: &str = "SELECT \
     (SELECT COUNT(*) FROM class_members m WHERE m.school_id = $1 AND m.class_id = $2) \
     + (SELECT COUNT(*) FROM order_lines o WHERE o.school_id = $1 AND (o.from_class_id = $2 OR o.to_class_id = $2)) \
     + (SELECT COUNT(*) FROM class_origins o JOIN class_members m ON m.school_id = o.school_id AND m.class_id = o.origin_id \
         AND m.until IS NULL WHERE o.school_id = $1 AND o.class_id = $2) AS pupils, \
     (SELECT COUNT(*) FROM groups g WHERE g.school_id = $1 AND g.class_id = $2 AND ( \
       EXISTS (SELECT 1 FROM lessons x WHERE x.school_id = g.school_id AND x.group_id = g.id) \
       OR EXISTS (SELECT 1 FROM group_members x WHERE x.school_id = g.school_id AND x.group_id = g.id) \
       OR EXISTS (SELECT 1 FROM lesson_plan_groups x WHERE x.school_id = g.school_id AND x.group_id = g.id) \
       OR EXISTS (SELECT 1 FROM lesson_plan_pauses x WHERE x.school_id = g.school_id AND x.group_id = g.id) \
       OR EXISTS (SELECT 1 FROM term_marks x WHERE x.school_id = g.school_id AND x.group_id = g.id) \
       OR EXISTS (SELECT 1 FROM notices x WHERE x.school_id = g.school_id AND x.group_id = g.id))) AS taught, \
     (SELECT COUNT(*) FROM notices x WHERE x.school_id = $1 AND x.class_id = $2) \
     + (SELECT COUNT(*) FROM announcements x WHERE x.school_id = $1 AND x.class_id = $2) \
     + (SELECT COUNT(*) FROM deputies x WHERE x.school_id = $1 AND x.class_id = $2) \
     + (SELECT COUNT(*) FROM calendar_feeds x WHERE x.school_id = $1 AND x.class_id = $2) \
     + (SELECT COUNT(*) FROM reconciliation_rows x WHERE x.school_id = $1 AND x.class_id = $2) \
     + (SELECT COUNT(*) FROM reconciliation_missing x WHERE x.school_id = $1 AND x.class_id = $2) \
     + (SELECT COUNT(*) FROM class_origins x WHERE x.school_id = $1 AND x.origin_id = $2) AS named";

/// Groups are called by their class: «7А», «7А, 1 подгруппа».
const CALLED: &str = "UPDATE groups SET name = $4 || substr(name, length($3) + 1) WHERE school_id = $1 AND class_id = $2 \
     AND (name = $3 OR name LIKE $3 || ', %')";

/// What goes with the groups of a class that is no more.
const TIED: [&str; 4] = ["group_teachers", "slots", "group_origins", "vacancies"];

/// Writes the letter and the room of a class.
pub async fn set_class(
    cx: &Request<Writing>,
    frame: &Frame,
    (class, letter, room): (ClassId, &str, Option<RoomId>),
    permit: Permit<SetUpYear>,
) -> AppResult<()> {
    let classes = of_year(&cx.tx, frame).await?;
    let known = classes.iter().find(|known| known.id == class).ok_or(AppError::NotFound)?;
    let rooms = rooms::of_school(&cx.tx, frame).await?;
    if room.is_some_and(|room| rooms.iter().all(|known| known.id != room)) {
        return Err(AppError::NotFound);
    }
    let name = named(known, letter)?;
    let taken = |other: &&row::Model| {
        other.id != class && other.grade == known.grade && other.letter == name.letter()
    };
    if classes.iter().any(|other| taken(&other)) {
        return Err(AppError::field("letter", format!("Класс {name} уже есть.")));
    }
    let log = frame.log(cx, &permit);
    if name.letter() != known.letter {
        let old = format!("{}{}", known.grade, known.letter);
        let values = [frame.school.0.into(), class.0.into(), old.into(), name.to_string().into()];
        sql::run(&cx.tx, CALLED, values).await?;
        log.enter(&cx.tx, "class.rename", format!("class:{class}"), Some(name.to_string())).await?;
    }
    if room != known.room_id {
        let told = room.map(|room| format!("room:{room}"));
        log.enter(&cx.tx, "class.room", format!("class:{class}"), told).await?;
    }
    let letter = Set(name.letter().to_owned());
    row::ActiveModel { id: Set(class), letter, room_id: Set(room), ..Default::default() }
        .update(&cx.tx)
        .await?;
    Ok(())
}

/// One letter, or one word of letters.
fn named(class: &row::Model, letter: &str) -> AppResult<ClassName> {
    let wrong = |why: String| AppError::field("letter", why);
    let grade = u8::try_from(class.grade).unwrap_or(u8::MAX);
    let found = ClassName::of_grade(grade, &format!("{letter},")).map_err(|why| wrong(why.to_string()))?;
    match <[ClassName; 1]>::try_from(found) {
        Ok([name]) => Ok(name),
        Err(_) => Err(wrong("Впишите одну литеру, например «А».".into())),
    }
}

/// Takes a class away that nobody has used.
pub async fn remove_class(
    cx: &Request<Writing>,
    frame: &Frame,
    class: ClassId,
    permit: Permit<SetUpYear>,
) -> AppResult<()> {
    let values = || [frame.school.0.into(), class.0.into()];
    let found = sql::row(&cx.tx, USE, values()).await?.ok_or(AppError::NotFound)?;
    let count =
        |name: &str| -> AppResult<u64> { Ok(u64::try_from(found.try_get::<i64>("", name)?).unwrap_or(0)) };
    let used = ClassUse { pupils: count("pupils")?, taught: count("taught")?, named: count("named")? };
    used.removed().map_err(|why| AppError::Refused(why.to_string()))?;
    for table in TIED {
        let gone = format!(
            "DELETE FROM {table} WHERE school_id = $1 AND group_id IN (SELECT id FROM groups WHERE school_id = $1 AND class_id = $2)"
        );
        sql::run(&cx.tx, &gone, values()).await?;
    }
    let groups = group::Entity::delete_many().filter(group::Column::SchoolId.eq(frame.school));
    groups.filter(group::Column::ClassId.eq(class)).exec(&cx.tx).await?;
    let reasons = vacancy::Entity::delete_many().filter(vacancy::Column::SchoolId.eq(frame.school));
    reasons.filter(vacancy::Column::ClassId.eq(class)).exec(&cx.tx).await?;
    let origins = class_origin::Entity::delete_many().filter(class_origin::Column::SchoolId.eq(frame.school));
    origins.filter(class_origin::Column::ClassId.eq(class)).exec(&cx.tx).await?;
    row::Entity::delete_by_id(class).exec(&cx.tx).await?;
    frame.log(cx, &permit).enter(&cx.tx, "class.remove", format!("class:{class}"), None).await
}
