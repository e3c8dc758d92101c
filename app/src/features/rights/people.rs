//! People of a school with their roles, and schools with those who answer for them, as they cross the wire.

use chrono::NaiveDate;
use domain::ids::{ClassId, PersonId, RoleId, SchoolId};
use domain::role::Role;
use serde::{Deserialize, Serialize};

/// A school whose roles the reader may see.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Here {
    pub school: SchoolId,
    pub title: String,
    /// The reader's own school: roles of all kinds, rights, dismissals.
    pub own: bool,
    pub today: NaiveDate,
}

/// `/rights?school=&name=`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Staff {
    pub here: Here,
    /// What was looked for.
    pub name: String,
    /// By name.
    pub people: Vec<Line>,
    /// Groups of the year that nobody teaches, and classes that nobody leads: «7А, Алгебра».
    pub untaught: Vec<Lack>,
    pub unled: Vec<Lack>,
}

/// What nobody answers for, and the class where it is mended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Lack {
    pub title: String,
    /// None: a group of several classes.
    pub class: Option<ClassId>,
}

/// Somebody who works in the school.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    pub person: PersonId,
    pub name: String,
    /// As the list of staff has it.
    pub post: String,
    pub roles: Vec<Worn>,
    /// What the post speaks for, if the person has no role.
    pub proposed: Option<Role>,
    /// The last day of somebody who is dismissed.
    pub leaves: Option<NaiveDate>,
    /// For whom they stand in today, and who stands in for them.
    pub stands: Vec<Stands>,
}

/// One side of a standing in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Stands {
    /// «Лебедеву О. Н.»
    For(String, Lent),
    /// «Щербакова Ю. Р.»
    By(String, Lent),
}

/// What is stood in for, and the last day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Lent {
    /// «классный руководитель 7А»
    pub what: String,
    pub until: NaiveDate,
}

/// A role held now or later.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Worn {
    pub id: RoleId,
    pub role: Role,
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
}

/// A school below an office.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Seat {
    pub school: SchoolId,
    pub title: String,
    /// «Кравцова Е. В.»
    pub coordinators: Vec<String>,
    pub heads: Vec<String>,
}
