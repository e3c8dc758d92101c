//! What each role may do in the school, as it crosses the wire.

use domain::rights::Bound;
use domain::role::{Right, Role};
use serde::{Deserialize, Serialize};

/// `/rights?part=table&role=`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RightsTable {
    pub title: String,
    pub roles: Vec<RoleColumn>,
}

/// One role of the school.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RoleColumn {
    pub role: Role,
    /// How many hold it today.
    pub people: u32,
    /// All rights of a school, in the order of the table.
    pub cells: Vec<RightCell>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RightCell {
    pub right: Right,
    pub given: bool,
    pub usual: bool,
    pub bound: Bound,
}

impl RoleColumn {
    /// How many of its rights the school has otherwise than usual.
    pub fn changed(&self) -> usize {
        self.cells.iter().filter(|cell| cell.given != cell.usual).count()
    }
}
