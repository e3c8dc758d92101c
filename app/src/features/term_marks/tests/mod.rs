//! Term marks against real SQL, written and read by people of the demo city.

use domain::ids::{GroupId, PersonId, TermId};
use domain::term_mark::{TermMarkValue, TermMarkWish};
use server_fn::ServerFn;

use super::api::{
    AcceptSuggestions, CloseTerm, ExtendTerm, OpenRules, OpenTermMarks, OpenTerms, PutRule, PutTermMark,
    ReopenTerm, SaveTermMarks, TermGroups,
};
use super::overview::Overview;
use super::sheet::{Answer, Leave, Listed, Row, Sheet, Wishes};
use crate::features::testing::{City, Visitor, city};
use crate::kit::AppError;

mod rules;
mod terms;
mod writing;
mod years;

/// Algebra of 7А, the group of `teacher`.
async fn algebra(city: &City) -> GroupId {
    let mut teacher = city.sign_in("teacher").await;
    let groups: Vec<Listed> = teacher.call(TermGroups::url(), &[]).await.read();
    let own = groups.iter().find(|group| group.class == "7А" && group.subject == "Алгебра");
    own.expect("the teacher has algebra in 7А").group
}

/// The sheet of the quarter under way.
async fn open(reader: &mut Visitor, group: GroupId) -> Sheet {
    reader.call(OpenTermMarks::url(), &[("group", &group.to_string())]).await.read()
}

async fn open_in(reader: &mut Visitor, group: GroupId, term: TermId) -> Sheet {
    let (group, term) = (group.to_string(), term.to_string());
    reader.call(OpenTermMarks::url(), &[("group", &group), ("term", &term)]).await.read()
}

/// Pupils in the group to the end for whom the rule suggests something.
fn suggested(sheet: &Sheet) -> Vec<(PersonId, TermMarkValue)> {
    let rows = sheet.rows.iter().filter(|row| row.left.is_none());
    rows.filter_map(|row| Some((row.pupil, row.outcome.value()?))).collect()
}

fn row(sheet: &Sheet, pupil: PersonId) -> &Row {
    sheet.rows.iter().find(|row| row.pupil == pupil).unwrap()
}

fn value(sheet: &Sheet, pupil: PersonId) -> Option<TermMarkValue> {
    row(sheet, pupil).mark.as_ref().map(|mark| mark.value)
}

/// A wish about an empty row.
fn wish(sheet: &Sheet, pupil: PersonId, value: TermMarkValue) -> TermMarkWish {
    let (group, term) = (sheet.head.group, sheet.head.term);
    TermMarkWish { group, term, pupil, seen: None, value: Some(value), reason: None }
}

async fn save(writer: &mut Visitor, wishes: Vec<TermMarkWish>) -> Vec<Answer> {
    let wishes = Wishes::try_from(wishes).unwrap();
    writer.call_json(SaveTermMarks::url(), &SaveTermMarks { wishes }).await.read()
}

/// What stands against a call that is refused as a whole.
async fn refused(writer: &mut Visitor, wish: TermMarkWish) -> u16 {
    let wishes = Wishes::try_from(vec![wish]).unwrap();
    let answer = writer.call_json(SaveTermMarks::url(), &SaveTermMarks { wishes }).await;
    answer.refusal::<AppError>().0
}

async fn events(city: &City, act: &str) -> i64 {
    city.number(&format!("SELECT count(*) FROM events WHERE act = '{act}'")).await
}

/// A digit that the rule does not suggest.
fn other(value: TermMarkValue) -> TermMarkValue {
    if value == TermMarkValue::Five { TermMarkValue::Four } else { TermMarkValue::Five }
}
