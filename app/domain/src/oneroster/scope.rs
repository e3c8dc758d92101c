//! What a program may read of a roster.

use std::str::FromStr;

/// A leave as `OneRoster` 1.2 names it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Scope {
    /// Lists and single records.
    Core,
    /// The same, and the lists of one school or class.
    Full,
    /// Birth dates and sex, and nothing beside them.
    Demographics,
}

const AREA: &str = "https://purl.imsglobal.org/spec/or/v1p2/scope/";

impl Scope {
    pub const ALL: [Self; 3] = [Self::Core, Self::Full, Self::Demographics];

    /// Without the address before it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Core => "roster-core.readonly",
            Self::Full => "roster.readonly",
            Self::Demographics => "roster-demographics.readonly",
        }
    }

    pub fn address(self) -> String {
        format!("{AREA}{}", self.code())
    }

    /// Scopes with spaces between; none if one of them is no scope.
    pub fn read_all(text: &str) -> Option<Vec<Self>> {
        text.split_whitespace().map(|scope| scope.parse().ok()).collect()
    }

    pub fn write_all(scopes: &[Self]) -> String {
        scopes.iter().map(|scope| scope.address()).collect::<Vec<_>>().join(" ")
    }
}

impl FromStr for Scope {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let code = text.strip_prefix(AREA).unwrap_or(text);
        let known = Self::ALL.into_iter().find(|scope| scope.code() == code);
        known.ok_or_else(|| {
            "бывают roster-core.readonly, roster.readonly и roster-demographics.readonly".to_owned()
        })
    }
}
