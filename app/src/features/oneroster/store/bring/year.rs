//! The year of a package with its terms.

use domain::calendar::YearState;
use domain::ids::{SchoolId, YearId};
use domain::oneroster::Remark;
use entity::term;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::Hand;
use crate::features::oneroster::sessions::{self, TermFound, YearFound};
use crate::features::oneroster::store::numbers::Kind;
use crate::kit::AppResult;
use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::intake::{self, Frame};

const FILE: &str = "academicSessions.csv";

impl Hand<'_> {
    /// The year the package speaks of, made if it is lacking; without one, the year in hand.
    pub async fn year(&mut self) -> AppResult<Frame> {
        let today = self.house.clock.today();
        let school = self.id.unwrap_or(SchoolId(0));
        let of_school: Vec<_> = self.own_sessions();
        let Some(found) = sessions::year(&of_school, today) else {
            return intake::frame(&self.house.db.read().await?, school, today, None).await;
        };
        let asked = Some(sessions::begins(&found));
        let mut frame = intake::frame(&self.house.db.read().await?, school, today, asked).await?;
        self.report.count(frame.year.is_none(), false);
        if let Some(log) = self.log().filter(|_| !self.dry && frame.year.is_none()) {
            let tx = self.house.db.turn().await?;
            intake::lock(&tx).await?;
            intake::begin_year(&tx, found.span, &log).await?;
            tx.commit().await?;
            frame = intake::frame(&self.house.db.read().await?, school, today, asked).await?;
        }
        if frame.year.is_none() {
            frame.first_day = found.span.first;
        }
        if let Some((record, (year, _))) = found.record.zip(frame.year) {
            self.known.keep(Kind::Session, &record.sourced_id, format!("y:{year}"));
        }
        let (terms, remarks) = sessions::terms(&of_school, &found);
        self.report.warnings.extend(remarks);
        self.terms(&frame, &found, terms).await?;
        Ok(frame)
    }

    /// The spans that classes of the school point at, else all of the package.
    fn own_sessions(&self) -> Vec<exchange::oneroster::Session> {
        let all = &self.bundle.sessions;
        let own = self.bundle.classes.iter().filter(|class| class.school == self.school);
        let mut named: std::collections::BTreeSet<&str> =
            own.flat_map(|class| &class.terms).map(String::as_str).collect();
        for _ in 0..4 {
            let above =
                all.iter().filter(|one| named.contains(one.sourced_id.as_str()) && !one.parent.is_empty());
            let above: Vec<&str> = above.map(|one| one.parent.as_str()).collect();
            named.extend(above);
        }
        let years = all.iter().any(|one| named.contains(one.sourced_id.as_str()));
        let within = |one: &&exchange::oneroster::Session| {
            !years || named.contains(one.sourced_id.as_str()) || named.contains(one.parent.as_str())
        };
        all.iter().filter(within).cloned().collect()
    }

    async fn terms(&mut self, frame: &Frame, of: &YearFound<'_>, terms: Vec<TermFound<'_>>) -> AppResult<()> {
        let year = frame.year.map(|(year, _)| year);
        let held = match year {
            Some(year) => {
                let own = term::Entity::find().filter(term::Column::SchoolId.eq(frame.school));
                own.filter(term::Column::YearId.eq(year)).all(&self.house.db.read().await?).await?
            }
            None => vec![],
        };
        let draft = !matches!(frame.year, Some((_, state)) if state != YearState::Draft);
        let same = |row: &&term::Model, term: &TermFound<'_>| {
            row.kind == term.kind.code() && row.number == term.number
        };
        let mut changes = vec![];
        for term in terms {
            let row = held.iter().find(|row| same(row, &term));
            let differs = row.is_some_and(|row| differs(row, &term));
            if !draft && (row.is_none() || differs) {
                let said = ("учебный год уже открыт", "Сроки четвертей меняют в мастере учебного года.");
                self.report.warnings.push(Remark::new(FILE, term.record.row, "", said));
                self.report.count(false, false);
            } else {
                self.report.count(row.is_none(), differs);
                if row.is_none() || differs {
                    changes.push((row.map(|row| row.id), term));
                    continue;
                }
            }
            if let Some(row) = row {
                self.known.keep(Kind::Session, &term.record.sourced_id, format!("t:{}", row.id));
            }
        }
        let Some((log, year)) = self.log().zip(year).filter(|_| !self.dry && !changes.is_empty()) else {
            return Ok(());
        };
        let tx = self.house.db.turn().await?;
        for (id, term) in &changes {
            let id = write(&tx, (&log, year), *id, term).await?;
            self.known.keep(Kind::Session, &term.record.sourced_id, format!("t:{id}"));
        }
        log.enter(&tx, "year.plan", format!("year:{year}"), Some(of.span.first.to_string())).await?;
        tx.commit().await
    }
}

fn differs(row: &term::Model, term: &TermFound<'_>) -> bool {
    let days = [row.first_day, row.last_day, row.post_from, row.post_until];
    let told = [term.record.first, term.record.last, term.posting.first, term.posting.last];
    row.title != term.record.title || days != told
}

async fn write(
    tx: &Writing,
    (log, year): (&Log, YearId),
    id: Option<domain::ids::TermId>,
    term: &TermFound<'_>,
) -> AppResult<domain::ids::TermId> {
    let mut row = term::ActiveModel {
        school_id: Set(log.school),
        year_id: Set(year),
        kind: Set(term.kind.code().to_owned()),
        number: Set(term.number),
        title: Set(term.record.title.clone()),
        first_day: Set(term.record.first),
        last_day: Set(term.record.last),
        post_from: Set(term.posting.first),
        post_until: Set(term.posting.last),
        ..Default::default()
    };
    if let Some(id) = id {
        row.id = Set(id);
        return Ok(row.update(tx).await?.id);
    }
    Ok(row.insert(tx).await?.id)
}
