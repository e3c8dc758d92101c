//! When each record of the roster was changed last: kept by the database itself, so that no slice can forget it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text};
use sea_orm_migration::sea_orm::DbBackend;

use crate::sheet::{Sheet, create_all, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_all(manager, vec![roster_changes()]).await?;
        let backend = manager.get_database_backend();
        let begun = format!("INSERT INTO roster_changes VALUES (0, 'begun', '', {})", now(backend));
        manager.get_connection().execute_unprepared(&begun).await?;
        for statement in RULES.iter().flat_map(|rule| rule.set(backend)) {
            manager.get_connection().execute_unprepared(&statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let backend = manager.get_database_backend();
        for statement in RULES.iter().flat_map(|rule| rule.lift(backend)) {
            manager.get_connection().execute_unprepared(&statement).await?;
        }
        drop_all(manager, vec![roster_changes()]).await
    }
}

/// A record by its school (0: of the city), its kind and its own number, as `sourced_ids` has them; milliseconds of the
/// epoch. The row `begun` is the moment before which nothing is known.
fn roster_changes() -> Sheet {
    Sheet::plain("roster_changes")
        .cols([big_integer("school_id"), text("kind"), text("ours"), big_integer("at")])
        .key(&["school_id", "kind", "ours"])
        .index(&["school_id", "kind", "at"])
}

/// Rows of a table whose change is a change of records. `#` stands for the row.
struct Rule {
    table: &'static str,
    /// Columns that programs read something of.
    columns: &'static str,
    /// A row that goes leaves records behind which tell of it.
    deleted: bool,
    /// Each selects `school_id, kind, ours`; what follows the last column begins with WHERE or FROM.
    records: &'static [&'static str],
}

const KIN: &str = "0, 'user', CAST(k.guardian_id AS text) FROM kinships k WHERE k.child_id = #.pupil_id";

const RULES: &[Rule] = &[
    Rule {
        table: "organisations",
        columns: "parent_id, kind, code, name",
        deleted: false,
        records: &[
            "0, 'org', CAST(#.id AS text) WHERE TRUE",
            "0, 'org', CAST(#.parent_id AS text) WHERE #.parent_id IS NOT NULL",
        ],
    },
    Rule {
        table: "school_years",
        columns: "first_day, last_day, state",
        deleted: false,
        records: &[
            "#.school_id, 'session', 'y:' || CAST(#.id AS text) WHERE TRUE",
            "#.school_id, 'course', '0' WHERE TRUE",
            "t.school_id, 'session', 't:' || CAST(t.id AS text) FROM terms t WHERE t.school_id = #.school_id AND t.year_id = #.id",
            "c.school_id, 'class', 'c:' || CAST(c.id AS text) FROM classes c WHERE c.school_id = #.school_id AND c.year_id = #.id",
            "g.school_id, 'class', 'g:' || CAST(g.id AS text) FROM groups g WHERE g.school_id = #.school_id AND g.year_id = #.id",
            "#.school_id, 'course', CAST(s.id AS text) FROM subjects s WHERE s.id IN (SELECT g.subject_id FROM groups g WHERE g.school_id = #.school_id AND g.year_id = #.id)",
            "c.school_id, 'enrollment', 'c:' || CAST(c.id AS text) || ':teacher:' || CAST(c.teacher_id AS text) FROM classes c WHERE c.school_id = #.school_id AND c.year_id = #.id AND c.teacher_id IS NOT NULL",
            "m.school_id, 'enrollment', 'c:' || CAST(m.class_id AS text) || ':student:' || CAST(m.pupil_id AS text) FROM (SELECT DISTINCT x.school_id, x.class_id, x.pupil_id FROM class_members x JOIN classes c ON c.school_id = x.school_id AND c.id = x.class_id WHERE x.school_id = #.school_id AND c.year_id = #.id) m WHERE TRUE",
            "m.school_id, 'enrollment', 'g:' || CAST(m.group_id AS text) || ':student:' || CAST(m.pupil_id AS text) FROM (SELECT DISTINCT x.school_id, x.group_id, x.pupil_id FROM group_members x JOIN groups g ON g.school_id = x.school_id AND g.id = x.group_id WHERE x.school_id = #.school_id AND g.year_id = #.id) m WHERE TRUE",
            "m.school_id, 'enrollment', 'g:' || CAST(m.group_id AS text) || ':teacher:' || CAST(m.teacher_id AS text) FROM (SELECT DISTINCT x.school_id, x.group_id, x.teacher_id FROM group_teachers x JOIN groups g ON g.school_id = x.school_id AND g.id = x.group_id WHERE x.school_id = #.school_id AND g.year_id = #.id) m WHERE TRUE",
            "0, 'user', CAST(p.id AS text) FROM persons p WHERE p.id IN (SELECT x.pupil_id FROM class_members x JOIN classes c ON c.school_id = x.school_id AND c.id = x.class_id WHERE x.school_id = #.school_id AND c.year_id = #.id UNION SELECT k.guardian_id FROM kinships k JOIN class_members x ON x.pupil_id = k.child_id JOIN classes c ON c.school_id = x.school_id AND c.id = x.class_id WHERE x.school_id = #.school_id AND c.year_id = #.id)",
        ],
    },
    Rule {
        table: "terms",
        columns: "kind, number, title, first_day, last_day",
        deleted: false,
        records: &["#.school_id, 'session', 't:' || CAST(#.id AS text) WHERE TRUE"],
    },
    Rule {
        table: "classes",
        columns: "grade, letter, teacher_id",
        deleted: false,
        records: &[
            "#.school_id, 'class', 'c:' || CAST(#.id AS text) WHERE TRUE",
            "#.school_id, 'enrollment', 'c:' || CAST(#.id AS text) || ':teacher:' || CAST(#.teacher_id AS text) WHERE #.teacher_id IS NOT NULL",
        ],
    },
    Rule {
        table: "groups",
        columns: "subject_id, class_id, grade, name",
        deleted: false,
        records: &[
            "#.school_id, 'class', 'g:' || CAST(#.id AS text) WHERE TRUE",
            "#.school_id, 'course', CAST(#.subject_id AS text) WHERE TRUE",
        ],
    },
    Rule {
        table: "subjects",
        columns: "code, name",
        deleted: false,
        records: &[
            "o.id, 'course', CAST(#.id AS text) FROM organisations o WHERE o.id IN (SELECT g.school_id FROM groups g WHERE g.subject_id = #.id)",
        ],
    },
    Rule {
        table: "persons",
        columns: "surname, given, patronymic, sex, born, phone, email",
        deleted: false,
        records: &["0, 'user', CAST(#.id AS text) WHERE TRUE"],
    },
    Rule {
        table: "accounts",
        columns: "login",
        deleted: false,
        records: &["0, 'user', CAST(#.person_id AS text) WHERE TRUE"],
    },
    Rule {
        table: "staff",
        columns: "post, subjects, until",
        deleted: true,
        records: &["0, 'user', CAST(#.person_id AS text) WHERE TRUE"],
    },
    Rule {
        table: "kinships",
        columns: "degree",
        deleted: true,
        records: &[
            "0, 'user', CAST(#.guardian_id AS text) WHERE TRUE",
            "0, 'user', CAST(#.child_id AS text) WHERE TRUE",
        ],
    },
    Rule {
        table: "class_members",
        columns: "class_id, since, until",
        deleted: true,
        records: &[
            "#.school_id, 'enrollment', 'c:' || CAST(#.class_id AS text) || ':student:' || CAST(#.pupil_id AS text) WHERE TRUE",
            "0, 'user', CAST(#.pupil_id AS text) WHERE TRUE",
            KIN,
        ],
    },
    Rule {
        table: "group_members",
        columns: "since, until",
        deleted: false,
        records: &[
            "#.school_id, 'enrollment', 'g:' || CAST(#.group_id AS text) || ':student:' || CAST(#.pupil_id AS text) WHERE TRUE",
        ],
    },
    Rule {
        table: "group_teachers",
        columns: "since, until",
        deleted: false,
        records: &[
            "#.school_id, 'enrollment', 'g:' || CAST(#.group_id AS text) || ':teacher:' || CAST(#.teacher_id AS text) WHERE TRUE",
        ],
    },
];

/// Milliseconds of the epoch by the clock of the database.
fn now(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Postgres => "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS bigint)",
        _ => "CAST(unixepoch('subsec') * 1000 AS INTEGER)",
    }
}

impl Rule {
    fn set(&self, backend: DbBackend) -> Vec<String> {
        if backend == DbBackend::Postgres { self.postgres() } else { self.sqlite() }
    }

    /// The moment goes before what the record begins with: the columns are `school_id, kind, ours, at`.
    fn body(&self, row: &str, backend: DbBackend) -> String {
        let one = |record: &&str| {
            let (columns, rest) = parted(record);
            format!(
                "INSERT INTO roster_changes (school_id, kind, ours, at) SELECT {columns}, {} {rest} \
                 ON CONFLICT (school_id, kind, ours) DO UPDATE SET at = excluded.at; ",
                now(backend)
            )
            .replace('#', row)
        };
        self.records.iter().map(one).collect()
    }

    /// What happens to a row, and which of its two faces then says what it is.
    fn happenings(&self) -> Vec<(&'static str, String, &'static str)> {
        let mut all = vec![
            ("new", "INSERT".to_owned(), "NEW"),
            ("changed", format!("UPDATE OF {}", self.columns), "NEW"),
        ];
        if self.deleted {
            all.push(("gone", "DELETE".to_owned(), "OLD"));
        }
        all
    }

    fn sqlite(&self) -> Vec<String> {
        let table = self.table;
        let one = |(name, event, row): (&str, String, &str)| {
            let body = self.body(row, DbBackend::Sqlite);
            format!("CREATE TRIGGER roster_{table}_{name} AFTER {event} ON {table} BEGIN {body}END")
        };
        self.happenings().into_iter().map(one).collect()
    }

    fn postgres(&self) -> Vec<String> {
        let table = self.table;
        let one = |(name, event, row): (&str, String, &str)| {
            let body = self.body(row, DbBackend::Postgres);
            [
                format!(
                    "CREATE FUNCTION roster_{table}_{name}() RETURNS trigger LANGUAGE plpgsql AS \
                     $$ BEGIN {body}RETURN NULL; END $$"
                ),
                format!(
                    "CREATE TRIGGER roster_{table}_{name} AFTER {event} ON {table} \
                     FOR EACH ROW EXECUTE FUNCTION roster_{table}_{name}()"
                ),
            ]
        };
        self.happenings().into_iter().flat_map(one).collect()
    }

    fn lift(&self, backend: DbBackend) -> Vec<String> {
        let table = self.table;
        let one = |(name, ..): (&str, String, &str)| match backend {
            DbBackend::Postgres => vec![
                format!("DROP TRIGGER roster_{table}_{name} ON {table}"),
                format!("DROP FUNCTION roster_{table}_{name}()"),
            ],
            _ => vec![format!("DROP TRIGGER roster_{table}_{name}")],
        };
        self.happenings().into_iter().flat_map(one).collect()
    }
}

/// The columns of a record, and what follows them.
fn parted(record: &str) -> (&str, &str) {
    let at = record.find(" FROM ").or_else(|| record.find(" WHERE ")).unwrap_or(record.len());
    record.split_at(at)
}
