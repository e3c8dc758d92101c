//! Who is in which class and group today, or will be; the longest list, read a part at a time.

use domain::oneroster::RoleName;
use exchange::oneroster::Enrollment;
use sea_orm::{ConnectionTrait, QueryResult};

use super::Held;
use super::moments::{Dated, Part};
use crate::features::oneroster::store::numbers::Kind;
use crate::kit::AppResult;
use crate::kit::sql;

/// Rows of one table that are lines of the list.
struct Source {
    /// `c` for classes, `g` for groups.
    of: &'static str,
    role: RoleName,
    /// Number of the place, of the person, first and last day.
    columns: [&'static str; 4],
    /// With a condition in which `$1` is today.
    from: &'static str,
    year: &'static str,
}

const SOURCES: [Source; 4] = [
    Source {
        of: "c",
        role: RoleName::Student,
        columns: ["m.class_id", "m.pupil_id", "m.since", "m.until"],
        from: "class_members m JOIN classes c ON c.school_id = m.school_id AND c.id = m.class_id # WHERE (m.until IS NULL OR m.until >= $1)",
        year: "c.year_id",
    },
    Source {
        of: "c",
        role: RoleName::Teacher,
        columns: ["m.id", "m.teacher_id", "CAST(NULL AS date)", "CAST(NULL AS date)"],
        from: "classes m # WHERE m.teacher_id IS NOT NULL AND CAST($1 AS date) IS NOT NULL",
        year: "m.year_id",
    },
    Source {
        of: "g",
        role: RoleName::Student,
        columns: ["m.group_id", "m.pupil_id", "m.since", "m.until"],
        from: "group_members m JOIN groups g ON g.school_id = m.school_id AND g.id = m.group_id # WHERE (m.until IS NULL OR m.until >= $1)",
        year: "g.year_id",
    },
    Source {
        of: "g",
        role: RoleName::Teacher,
        columns: ["m.group_id", "m.teacher_id", "m.since", "m.until"],
        from: "group_teachers m JOIN groups g ON g.school_id = m.school_id AND g.id = m.group_id # WHERE (m.until IS NULL OR m.until >= $1)",
        year: "g.year_id",
    },
];

impl Source {
    /// The rows with the moments `x` of their last change.
    fn rows(&self, held: &Held) -> String {
        let [place, person, ..] = self.columns;
        let moment = format!(
            "LEFT JOIN roster_changes x ON x.school_id = m.school_id AND x.kind = 'enrollment' AND x.ours = \
             '{}:' || CAST({place} AS text) || ':{}:' || CAST({person} AS text)",
            self.of,
            self.role.code()
        );
        format!("{} AND {}", self.from.replace('#', &moment), held.in_years(self.year))
    }
}

impl Held {
    /// All of them.
    pub async fn enrollments<C: ConnectionTrait>(&self, tx: &C) -> AppResult<Vec<Dated<Enrollment>>> {
        let mut all = vec![];
        for source in &SOURCES {
            all.extend(self.lines(tx, source, "").await?);
        }
        Ok(all)
    }

    /// A part of them in the order of our numbers, and how many there are in all.
    pub async fn some_enrollments<C: ConnectionTrait>(
        &self,
        tx: &C,
        part: &Part,
    ) -> AppResult<(Vec<Dated<Enrollment>>, usize)> {
        let (mut shown, mut total) = (vec![], 0);
        let condition = part.condition(&format!("COALESCE(x.at, {})", self.begun));
        for source in &SOURCES {
            let asked = format!("SELECT COUNT(*) AS n FROM {}{condition}", source.rows(self));
            let row = sql::row(tx, &asked, [self.today.into()]).await?;
            let many: i64 = row.map_or(Ok(0), |row| row.try_get("", "n"))?;
            let many = usize::try_from(many).unwrap_or_default();
            let (before, wanted) = (part.offset.saturating_sub(total), part.limit - shown.len());
            total += many;
            if before < many && wanted > 0 {
                let [place, person, since, _] = source.columns;
                let order = if source.of == "c" && source.role == RoleName::Teacher { "m.id" } else { since };
                let cut =
                    format!("{condition} ORDER BY {place}, {person}, {order} LIMIT {wanted} OFFSET {before}");
                shown.extend(self.lines(tx, source, &cut).await?);
            }
        }
        Ok((shown, total))
    }

    async fn lines<C: ConnectionTrait>(
        &self,
        tx: &C,
        source: &Source,
        cut: &str,
    ) -> AppResult<Vec<Dated<Enrollment>>> {
        let [place, person, since, until] = source.columns;
        let asked = format!(
            "SELECT m.school_id, {place} AS place, {person} AS person, {since} AS first_day, {until} AS last_day, x.at FROM {}{cut}",
            source.rows(self)
        );
        let rows = sql::rows(tx, &asked, [self.today.into()]).await?;
        rows.iter().map(|row| self.line(row, source)).collect()
    }

    fn line(&self, row: &QueryResult, source: &Source) -> AppResult<Dated<Enrollment>> {
        let (school, role): (i64, _) = (row.try_get("", "school_id")?, source.role);
        let (place, person): (i64, i64) = (row.try_get("", "place")?, row.try_get("", "person")?);
        let class = format!("{}:{place}", source.of);
        let ours = format!("{class}:{}:{person}", role.code());
        let at: Option<i64> = row.try_get("", "at")?;
        let record = Enrollment {
            row: 0,
            sourced_id: self.given.number(school, Kind::Enrollment, &ours),
            class: self.given.number(school, Kind::Class, &class),
            school: self.school(school),
            user: self.given.number(school, Kind::User, &person.to_string()),
            role,
            primary: role == RoleName::Teacher,
            first: row.try_get("", "first_day")?,
            last: row.try_get("", "last_day")?,
        };
        Ok(Dated { record, at: at.unwrap_or(self.begun) })
    }
}
