//! Reconciliation against real SQL: the demo city's campaign of pupils is under way in the first school.

use domain::ids::{ClassId, PersonId, ReconciliationId};
use domain::reconciliation::{Side, State};
use server_fn::ServerFn;

use super::api::{
    AnswerOwnData, CloseReconciliation, ConfirmRows, ExplainDifference, FlagRow, NameMissing, OpenOwnData,
    OpenReconciliation, OpenReconciliations, OpenRows, StartReconciliation,
};
use super::overview::{Overview, Report};
use super::own_data::OwnData;
use super::sheet::{RowLine, Sheet};
use crate::features::testing::{Answer, City, Visitor, city};
use crate::kit::AppError;

mod campaigns;
mod families;
mod oneself;
mod rows;

/// The campaign of the demo city with two classes of its school.
struct Case {
    city: City,
    id: ReconciliationId,
    class: ClassId,
    other: ClassId,
}

async fn case() -> Case {
    let city = city().await;
    let school = city.number("SELECT id FROM organisations WHERE code = 'school-1'").await;
    let class = |grade: i32, letter: &str| {
        format!(
            "SELECT id FROM classes WHERE school_id = {school} AND grade = {grade} AND letter = '{letter}'"
        )
    };
    Case {
        id: ReconciliationId(city.number("SELECT id FROM reconciliations").await),
        class: ClassId(city.number(&class(7, "А")).await),
        other: ClassId(city.number(&class(5, "Б")).await),
        city,
    }
}

impl Case {
    async fn person(&self, login: &str) -> PersonId {
        let asked = format!("SELECT person_id FROM accounts WHERE login = '{login}'");
        PersonId(self.city.number(&asked).await)
    }

    async fn asks(&self, by: &mut Visitor, call: &str, more: &[(&str, &str)]) -> Answer {
        let id = self.id.to_string();
        let form: Vec<_> = [("id", id.as_str())].into_iter().chain(more.iter().copied()).collect();
        by.call(call, &form).await
    }

    async fn sheet(&self, by: &mut Visitor, class: ClassId) -> Sheet {
        self.asks(by, OpenRows::url(), &[("class", &class.to_string())]).await.read()
    }

    async fn row(&self, by: &mut Visitor, person: PersonId) -> RowLine {
        let sheet = self.sheet(by, self.class).await;
        sheet.rows.into_iter().find(|row| row.person == person).expect("a row of 7А")
    }

    async fn report(&self, by: &mut Visitor) -> Report {
        self.asks(by, OpenReconciliation::url(), &[]).await.read()
    }

    /// Says that a row is right, as the sheet shows it now.
    async fn confirm(&self, by: &mut Visitor, person: PersonId) -> Answer {
        let seen = self.row(by, person).await.seen;
        let (class, person) = (self.class.to_string(), person.to_string());
        self.asks(by, ConfirmRows::url(), &[("class", &class), ("person", &person), ("seen", &seen)]).await
    }

    /// What a guardian says of the data as they are shown now.
    async fn answer(&self, by: &mut Visitor, child: PersonId, (verdict, remark): (&str, &str)) -> Answer {
        let child = child.to_string();
        let data: OwnData = by.call(OpenOwnData::url(), &[("child", &child)]).await.read();
        let seen = data.asks.expect("a campaign is under way").seen;
        let form = [("child", child.as_str()), ("verdict", verdict), ("remark", remark), ("seen", &seen)];
        by.call(AnswerOwnData::url(), &form).await
    }

    /// Of whoever nobody has looked at, in 7А.
    async fn fresh(&self, by: &mut Visitor) -> PersonId {
        let sheet = self.sheet(by, self.class).await;
        sheet.rows.iter().find(|row| row.state == State::NotLooked).expect("a fresh row").person
    }
}
