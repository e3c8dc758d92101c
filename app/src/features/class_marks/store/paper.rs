//! The class in all subjects for paper and for a workbook.

use domain::access::Sight;
use domain::ids::{ClassId, TermId};
use domain::print::{Roll, RollHead, RollPart, Room};
use domain::trace::Way;

use super::opened::board;
use crate::features::class_marks::board::{Row, Standing};
use crate::kit::db::Reading;
use crate::kit::rolls::school_title;
use crate::kit::{AppResult, Request};
use crate::ui::words::{day_in_figures, hundredths};

/// The class asked for; it leaves its trace.
pub async fn roll(
    cx: &Request<Reading>,
    sight: &Sight,
    asked: (Option<ClassId>, Option<TermId>),
    way: Way,
) -> AppResult<Roll> {
    let of = board(cx, sight, asked, way).await?;
    let subject = |title: &str| RollHead::new(title, Room::Rest);
    let heads =
        of.subjects.iter().map(|one| subject(if one.short.is_empty() { &one.title } else { &one.short }));
    let counts = ["Точки", "Пропуски"].map(|title| RollHead::new(title, Room::Letter));
    let heads = std::iter::once(RollHead::new("Ученик", Room::Name)).chain(heads).chain(counts).collect();
    let part = RollPart {
        title: format!("{}, {}", of.head.title, of.head.term_title),
        rows: of.rows.iter().map(line).collect(),
    };
    let foot = format!("Средняя отметка, за чертой — итоговая. Составлено {}", day_in_figures(cx.today));
    Ok(Roll { school: school_title(&cx.tx, cx.school()?).await?, heads, parts: vec![part], foot })
}

fn line(row: &Row) -> Vec<String> {
    let cells = row.cells.iter().map(|cell| cell.as_ref().map(written).unwrap_or_default());
    let counts = [row.debts, row.missed.lessons]
        .map(|count| if count == 0 { String::new() } else { count.to_string() });
    std::iter::once(row.name.clone()).chain(cells).chain(counts).collect()
}

/// «4,35 / 4»
fn written(stands: &Standing) -> String {
    let average = stands.average.map_or_else(|| stands.word().to_owned(), hundredths);
    stands.term_mark.map_or_else(|| average.clone(), |mark| format!("{average} / {}", mark.text()))
}
