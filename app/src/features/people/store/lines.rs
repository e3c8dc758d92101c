//! The list of a class: its lines as a form opens with them, and those that were corrected.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::card::{CardDraft, ClassPlace, KeepCard, Written};
use domain::ids::{ClassId, PersonId};
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::{ConnectionTrait, QueryResult};

use super::correct::{conflict, draft_of, seen, write_over, written};
use crate::features::people::class_list::{ClassList, Line, LineSent};
use crate::kit::db::{Reading, Writing};
use crate::kit::rolls::MEMBERS;
use crate::kit::{AppError, AppResult, FieldError, Request, link, sql, trace};
use crate::ui::words::counted;

const CLASS: &str = "SELECT c.grade, c.letter, y.first_day FROM classes c \
     JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id AND y.state <> 'closed' \
     WHERE c.school_id = $1 AND c.id = $2";

/// A class of a year that is not closed.
pub struct ListOf {
    pub place: ClassPlace,
    title: String,
    first_day: NaiveDate,
}

/// What became of the lines that were sent.
#[derive(Default)]
pub struct Corrected {
    written: u64,
    refused: BTreeSet<PersonId>,
    wrong: Vec<FieldError>,
}

/// The class, if the caller sees it.
pub async fn list_of<T: ConnectionTrait>(cx: &Request<T>, class: ClassId) -> AppResult<ListOf> {
    let school = cx.school().map_err(|_| AppError::NotFound)?;
    let place = ClassPlace { school, class };
    let row = sql::row(&cx.tx, CLASS, [school.0.into(), class.0.into()]).await?;
    let row = row.filter(|_| place.shown_to(&cx.actor)).ok_or(AppError::NotFound)?;
    Ok(ListOf { place, title: sql::class_name(&row)?, first_day: row.try_get("", "first_day")? })
}

/// It leaves its trace before it is shown.
pub async fn class_list(cx: &Request<Reading>, of: ListOf) -> AppResult<ClassList> {
    let ClassPlace { school, class } = of.place;
    trace::leave(cx, school, Look::at(Way::List, Matter::People), [Whose::Class(class)])?;
    let mut lines = vec![];
    for (person, written) in members(cx, of.place).await? {
        let draft = line_of(draft_of(&written));
        lines.push(Line { person, seen: seen(&draft), draft });
    }
    Ok(ClassList { class, title: of.title, lines })
}

fn line_of(card: CardDraft) -> CardDraft {
    CardDraft { phone: String::new(), email: String::new(), ..card }
}

async fn members<T: ConnectionTrait>(
    cx: &Request<T>,
    place: ClassPlace,
) -> AppResult<Vec<(PersonId, Written)>> {
    let asked = format!(
        "SELECT p.id, p.surname, p.given, p.patronymic, p.sex, p.born, p.phone, p.email FROM {MEMBERS} JOIN persons p ON p.id = m.pupil_id \
         WHERE m.school_id = $1 AND m.class_id = $3 AND y.state <> 'closed' ORDER BY p.search, p.id"
    );
    let values = [place.school.0.into(), cx.today.into(), place.class.0.into()];
    let member = |row: &QueryResult| Ok((PersonId(row.try_get("", "id")?), written(row)?));
    sql::rows(&cx.tx, &asked, values).await?.iter().map(member).collect()
}

/// Writes the lines in which something was typed, and may be; what is wrong with the others is told line by line.
pub async fn correct_lines(cx: &Request<Writing>, of: &ListOf, sent: &[LineSent]) -> AppResult<Corrected> {
    let members = members(cx, of.place).await?;
    let mut done = Corrected::default();
    for line in sent.iter().filter(|line| seen(&line.draft()) != line.seen) {
        let member = members.iter().find(|(person, _)| *person == line.person);
        if let Some((_, old)) = member {
            correct_line(cx, (of, old.clone()), line, &mut done).await?;
        } else {
            done.refuse(line.person, "", "Этого ученика в классе уже нет.".into());
        }
    }
    Ok(done)
}

async fn correct_line(
    cx: &Request<Writing>,
    (of, old): (&ListOf, Written),
    line: &LineSent,
    done: &mut Corrected,
) -> AppResult<()> {
    let permit = cx.actor.permit(KeepCard(of.place.of(line.person)))?;
    let entry = match line.draft().enter_line(&old, (cx.today, Some(of.first_day)), permit) {
        Ok(entry) => entry,
        Err(wrong) => {
            for one in wrong {
                done.refuse(line.person, one.field.code(), one.text);
            }
            return Ok(());
        }
    };
    // Whoever wishes what stands there has nothing to be told.
    let wished = draft_of(entry.written()) == draft_of(&old);
    if !wished && seen(&line_of(draft_of(&old))) != line.seen {
        let place = of.place.of(line.person);
        let told = conflict(cx, &place, &format!("person:{}", line.person)).await?;
        done.refuse(line.person, "", told.to_string());
        return Ok(());
    }
    match write_over(cx, &entry, old).await {
        Ok(changed) => done.written += u64::from(changed),
        Err(told @ AppError::Conflict { .. }) => done.refuse(line.person, "", told.to_string()),
        Err(error) => return Err(error),
    }
    Ok(())
}

impl Corrected {
    /// `field` is empty for the line as a whole.
    fn refuse(&mut self, person: PersonId, field: &str, text: String) {
        self.refused.insert(person);
        self.wrong.push(FieldError::new(&format!("{person}.{field}"), text));
    }

    /// Where the form leads, or what of it waits.
    pub fn answer(self, of: &ListOf) -> AppResult<()> {
        let words = |number: usize| counted(number as u64, ["строка", "строки", "строк"]);
        if self.refused.is_empty() {
            leptos_axum::redirect(&format!("{}?saved={}", link::class_list(of.place.class), self.written));
            return Ok(());
        }
        let saved = match self.written {
            0 => String::new(),
            many => format!("Сохранено: {}. ", counted(many, ["строка", "строки", "строк"])),
        };
        let told =
            format!("{saved}Не сохранено: {}. Что исправить, написано в них.", words(self.refused.len()));
        let mut wrong = self.wrong;
        wrong.push(FieldError::new("", told));
        Err(AppError::Form(wrong))
    }
}
