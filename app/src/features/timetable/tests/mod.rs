//! Timetables against real SQL, read and made by people of the demo city.

use domain::timetable::{Edit, Hold, Kept, Place, Plan};
use server_fn::ServerFn;

use super::api::{
    CopyDraft, DropDraft, ListDrafts, OpenPlan, OpenTimetable, PutInForce, RenameDraft, SavePlan,
    StartSolver, StopSolver, WatchSolver,
};
use super::drafts::DraftList;
use super::leaf::{Leaf, Whose};
use super::sheet::{Edits, Run, RunState, Saved, Scope, Sheet, Wish};
use crate::features::testing::{Visitor, city};
use crate::kit::AppError;

mod drafts;
mod force;
mod reading;
mod solving;

async fn sheet(maker: &mut Visitor) -> Sheet {
    maker.call(OpenPlan::url(), &[]).await.read()
}

fn plan(sheet: &Sheet) -> Plan {
    Plan::new(std::sync::Arc::new(sheet.school.clone()), &sheet.kept)
}

/// The edit that takes one lesson of 7А off its place.
fn lift(plan: &Plan, code: &str) -> Edit {
    let of = |piece: &usize| plan.course(*piece).code == code && plan.stands()[*piece].place.is_some();
    let piece = (0..plan.pieces().len()).find(of).expect("it stands in the demo week");
    Edit(vec![plan.moving(piece, None)])
}

async fn save(maker: &mut Visitor, seen: i32, edits: Vec<Edit>) -> i32 {
    let edits = Edits { draft: None, seen, edits };
    let saved: Saved = maker.call_json(SavePlan::url(), &SavePlan { edits }).await.read();
    saved.version
}

async fn leaf(reader: &mut Visitor, whose: Option<Whose>, on: Option<&str>) -> Leaf {
    let on = on.map(|day| day.parse().unwrap());
    reader.call_json(OpenTimetable::url(), &OpenTimetable { whose, on }).await.read()
}
