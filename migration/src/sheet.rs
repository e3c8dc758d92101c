//! The vocabulary of migrations: a table with its keys, references and indexes, in the words of this schema.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, date, date_null, text, text_null};
use sea_orm_migration::sea_orm::DbBackend;

/// One table with everything that belongs to it.
pub struct Sheet {
    name: &'static str,
    table: TableCreateStatement,
    indexes: Vec<IndexCreateStatement>,
    in_key_order: bool,
}

impl Sheet {
    /// A table whose key is said with [`Self::key`].
    pub fn plain(name: &'static str) -> Self {
        Self { name, table: Table::create().table(name).take(), indexes: Vec::new(), in_key_order: false }
    }

    /// A table that numbers its rows.
    pub fn numbered(name: &'static str) -> Self {
        Self::plain(name).cols([big_integer("id").primary_key().auto_increment().take()])
    }

    /// A table of a school that numbers its rows; others of the school may point at it with [`Self::within`].
    pub fn of_school(name: &'static str) -> Self {
        Self::numbered(name)
            .cols([big_integer("school_id")])
            .refers("school_id", "organisations")
            .unique(&["school_id", "id"])
    }

    pub fn cols<const N: usize>(mut self, columns: [ColumnDef; N]) -> Self {
        for column in columns {
            self.table.col(column);
        }
        self
    }

    /// From a day to a day that may not be known yet.
    pub fn since_until(mut self) -> Self {
        self.table.check(Expr::cust("until IS NULL OR until >= since"));
        self.cols([date("since"), date_null("until")])
    }

    pub fn check(mut self, rule: &'static str) -> Self {
        self.table.check(Expr::cust(rule));
        self
    }

    /// The primary key; SQLite then keeps the rows in its order, so that a page of the journal lies together.
    pub fn key(mut self, columns: &[&'static str]) -> Self {
        self.table.primary_key(&mut over(columns));
        self.in_key_order = true;
        self
    }

    /// The primary key of a table with rows too long to lie inside the key's tree.
    pub fn key_apart(mut self, columns: &[&'static str]) -> Self {
        self.table.primary_key(&mut over(columns));
        self
    }

    pub fn unique(mut self, columns: &[&'static str]) -> Self {
        self.table.index(over(columns).unique());
        self
    }

    pub fn index(mut self, columns: &[&'static str]) -> Self {
        let name = format!("ix_{}_{}", self.name, columns.join("_"));
        self.indexes.push(over(columns).name(name).table(self.name).take());
        self
    }

    /// A reference to a row of the city, or of the whole server.
    pub fn refers(self, column: &'static str, parent: &'static str) -> Self {
        self.points(&[column], parent, &["id"])
    }

    /// A reference that cannot leave the school.
    pub fn within(self, column: &'static str, parent: &'static str) -> Self {
        self.points(&["school_id", column], parent, &["school_id", "id"])
    }

    /// A reference that cannot leave the journal of the group.
    pub fn in_journal(self, column: &'static str, parent: &'static str) -> Self {
        let here = ["school_id", "group_id", column];
        self.points(&here, parent, &["school_id", "group_id", "id"])
    }

    pub fn points(mut self, from: &[&'static str], parent: &'static str, to: &[&'static str]) -> Self {
        let mut reference = ForeignKey::create();
        reference.from_tbl(self.name).to_tbl(parent);
        for column in from {
            reference.from_col(*column);
        }
        for column in to {
            reference.to_col(*column);
        }
        self.table.foreign_key(&mut reference);
        self
    }

    /// A reference whose rows go with the row they point at.
    pub fn gone_with(mut self, column: &'static str, parent: &'static str, key: &'static str) -> Self {
        let mut reference = ForeignKey::create();
        reference.from_tbl(self.name).from_col(column).to_tbl(parent).to_col(key);
        self.table.foreign_key(reference.on_delete(ForeignKeyAction::Cascade));
        self
    }

    pub async fn create(mut self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        if self.in_key_order && manager.get_database_backend() == DbBackend::Sqlite {
            self.table.extra("WITHOUT ROWID");
        }
        manager.create_table(self.table).await?;
        for index in self.indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

impl Sheet {
    /// Makes the table that is there anew after this plan, with all its rows. Nothing may point at it; SQLite only.
    pub async fn make_anew(self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let (name, connection) = (self.name, manager.get_connection());
        for statement in [format!("CREATE TABLE anew AS SELECT * FROM {name}"), format!("DROP TABLE {name}")]
        {
            connection.execute_unprepared(&statement).await?;
        }
        self.create(manager).await?;
        for statement in [format!("INSERT INTO {name} SELECT * FROM anew"), "DROP TABLE anew".to_owned()] {
            connection.execute_unprepared(&statement).await?;
        }
        Ok(())
    }
}

/// Creates the tables in the order given: a table comes after those it points at.
pub async fn create_all(manager: &SchemaManager<'_>, sheets: Vec<Sheet>) -> Result<(), DbErr> {
    for sheet in sheets {
        sheet.create(manager).await?;
    }
    Ok(())
}

/// Drops the tables of [`create_all`], the last first.
pub async fn drop_all(manager: &SchemaManager<'_>, sheets: Vec<Sheet>) -> Result<(), DbErr> {
    for sheet in sheets.into_iter().rev() {
        let drop = Table::drop().table(sheet.name).take();
        manager.drop_table(drop).await?;
    }
    Ok(())
}

/// A column that holds one of a few codes.
pub fn code(name: &'static str, codes: &[&str]) -> ColumnDef {
    text(name).check(one_of(name, codes)).take()
}

pub fn code_null(name: &'static str, codes: &[&str]) -> ColumnDef {
    text_null(name).check(one_of(name, codes)).take()
}

fn one_of(name: &'static str, codes: &[&str]) -> Expr {
    Expr::col(name).is_in(codes.iter().map(|code| (*code).to_owned()))
}

fn over(columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    for column in columns {
        index.col(*column);
    }
    index
}
