//! The orders that brought pupils into their classes, or took them out, and the membership that follows.

use chrono::NaiveDate;
use domain::ids::{ClassMemberId, OrderId, OrderLineId};
use entity::{class_member, order, order_line};

use super::{Placed, Seeding};
use crate::features::demo::families::Pupil;
use crate::features::demo::school::SchoolPlan;
use crate::kit::AppResult;

/// An order with its lines, as it grows.
struct Draft {
    id: OrderId,
    lines: Vec<order_line::Model>,
}

impl Seeding {
    pub(super) async fn movement(&mut self, plan: &SchoolPlan, placed: &Placed) -> AppResult<()> {
        let start = self.calendar.year.first;
        let mut members = vec![];
        let mut moved = self.draft();
        let mut arrived = self.draft();
        let mut left = self.draft();
        for (at, pupil) in plan.pupils.iter().enumerate() {
            let came = if pupil.since == start { &mut moved } else { &mut arrived };
            let line = self.line_of(came, (at, pupil), placed, true);
            let end = pupil.until.map(|_| self.line_of(&mut left, (at, pupil), placed, false));
            members.push(class_member::Model {
                id: ClassMemberId(self.ids.class_member.next()),
                school_id: placed.school,
                class_id: placed.classes[pupil.class],
                pupil_id: placed.pupils[at],
                since: pupil.since,
                until: pupil.until,
                order_line_id: line,
                end_line_id: end,
            });
        }
        let since = plan.pupils.iter().map(|pupil| pupil.since).max().unwrap_or(start);
        let until = plan.pupils.iter().filter_map(|pupil| pupil.until).max().unwrap_or(start);
        let moved = (moved, ("перенос данных", "1-у", start), "Списки классов на начало года");
        let left = (left, ("выбытие", "2-у", until), "Заявление родителей о переезде");
        let arrived = (arrived, ("зачисление", "3-у", since), "Заявление родителей, личное дело");
        for (draft, of, basis) in [moved, left, arrived] {
            self.issue(draft, of, basis, placed).await?;
        }
        self.batches(plan, placed, &members).await?;
        self.line.put(class_member::Entity, members).await
    }

    fn draft(&mut self) -> Draft {
        Draft { id: OrderId(self.ids.order.next()), lines: vec![] }
    }

    fn line_of(
        &mut self,
        draft: &mut Draft,
        (at, pupil): (usize, &Pupil),
        placed: &Placed,
        into: bool,
    ) -> OrderLineId {
        let id = OrderLineId(self.ids.order_line.next());
        let class = Some(placed.classes[pupil.class]);
        let (from, to) = if into { (None, class) } else { (class, None) };
        draft.lines.push(order_line::Model {
            id,
            school_id: placed.school,
            order_id: draft.id,
            person_id: placed.pupils[at],
            from_class_id: from,
            to_class_id: to,
            detail: String::new(),
        });
        id
    }

    /// An order without lines was never written.
    async fn issue(
        &mut self,
        draft: Draft,
        (kind, number, day): (&str, &str, NaiveDate),
        basis: &str,
        placed: &Placed,
    ) -> AppResult<()> {
        if draft.lines.is_empty() {
            return Ok(());
        }
        let order = order::Model {
            id: draft.id,
            school_id: placed.school,
            year_id: placed.year,
            kind: kind.into(),
            number: number.into(),
            date: day,
            effective: day,
            basis: basis.into(),
            state: "issued".into(),
            cancels_id: None,
        };
        self.line.put(order::Entity, vec![order]).await?;
        self.line.put(order_line::Entity, draft.lines).await
    }
}
