//! All consents of a class or of the staff side by side, as they cross the wire.

use chrono::NaiveDate;
use domain::consent::{Consent, Purpose};
use domain::ids::{ClassId, PersonId};
use serde::{Deserialize, Serialize};

/// `/consents/:of`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Grid {
    pub class: Option<ClassId>,
    pub title: String,
    pub today: NaiveDate,
    /// Purposes with a published text.
    pub columns: Vec<Purpose>,
    pub rows: Vec<GridRow>,
}

/// A pupil with the family, or one of the staff.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GridRow {
    pub person: PersonId,
    pub name: String,
    /// One for each column.
    pub cells: Vec<Vec<Spot>>,
}

/// One consent in its cell.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Spot {
    /// «мать, Соколова М. А.»; empty: whom the row is about.
    pub of: String,
    pub consent: Consent,
    pub signed_by: Option<String>,
    /// Papers that may be brought: «child:12.34», and who signs it.
    pub papers: Vec<(String, String)>,
}

impl Grid {
    /// Consents that stand, of all in the column.
    pub fn given(&self, column: usize) -> (usize, usize) {
        let spots = || self.rows.iter().flat_map(|row| &row.cells[column]);
        (spots().filter(|spot| spot.consent.stands()).count(), spots().count())
    }
}
