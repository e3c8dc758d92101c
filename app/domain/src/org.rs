//! Organisations: city → district → school, and the methodical centre under the city.

use serde::{Deserialize, Serialize};

/// What an organisation is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrgKind {
    City,
    District,
    School,
    Preschool,
    Extra,
    MethodCentre,
}

impl OrgKind {
    pub const ALL: [Self; 6] =
        [Self::City, Self::District, Self::School, Self::Preschool, Self::Extra, Self::MethodCentre];

    /// The code stored and typed at the console.
    pub const fn code(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::District => "district",
            Self::School => "school",
            Self::Preschool => "preschool",
            Self::Extra => "extra",
            Self::MethodCentre => "method_centre",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// May an organisation of this kind stand under `parent`? A school may stand alone.
    pub const fn fits_under(self, parent: Option<Self>) -> bool {
        match (self, parent) {
            (Self::City, parent) => parent.is_none(),
            (Self::School, None) => true,
            (_, None) => false,
            (Self::District | Self::MethodCentre, Some(parent)) => matches!(parent, Self::City),
            (_, Some(parent)) => matches!(parent, Self::City | Self::District),
        }
    }
}

/// A code of an organisation: `[a-z0-9-]`, 1 to 40 characters.
pub fn is_org_code(code: &str) -> bool {
    (1..=40).contains(&code.len())
        && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_may_hang_on_the_city_on_a_district_or_stand_alone() {
        assert!(OrgKind::School.fits_under(Some(OrgKind::City)));
        assert!(OrgKind::School.fits_under(Some(OrgKind::District)));
        assert!(OrgKind::School.fits_under(None));
        assert!(!OrgKind::School.fits_under(Some(OrgKind::School)));
    }

    #[test]
    fn a_district_needs_its_city() {
        assert!(!OrgKind::District.fits_under(None));
        assert!(OrgKind::District.fits_under(Some(OrgKind::City)));
        assert!(!OrgKind::City.fits_under(Some(OrgKind::City)));
    }

    #[test]
    fn a_code_is_lower_case_latin() {
        assert!(is_org_code("school-12"));
        assert!(!is_org_code("Школа"));
        assert!(!is_org_code(""));
        assert!(!is_org_code("a b"));
    }
}
