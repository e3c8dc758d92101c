//! Averages beside term marks of one class, as they cross the wire.

use chrono::NaiveDate;
use domain::ids::{ClassId, PersonId, TermId};
use domain::journal::Hundredths;
use domain::term_mark::{Beside, TermMarkValue};
use serde::{Deserialize, Serialize};

use super::doubt::Place;
use super::overview::Whose;

/// `/control/averages`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Averages {
    /// In the order of grades.
    pub classes: Vec<(ClassId, String)>,
    /// Some groups are gathered from several classes.
    pub gathered: bool,
    /// The class shown, or the gathered groups; all, while the school has neither.
    pub whose: Whose,
    /// Terms of that class that have begun.
    pub terms: Vec<(TermId, String)>,
    /// The one shown; none while no term has begun.
    pub term: Option<TermId>,
    /// Groups that learn with marks, by subject.
    pub groups: Vec<GroupAverages>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GroupAverages {
    pub place: Place,
    /// In the order of the register.
    pub rows: Vec<OfPupil>,
}

/// One pupil in one subject.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OfPupil {
    pub pupil: PersonId,
    pub name: String,
    /// Last day in the group, if that was before the term's end.
    pub left: Option<NaiveDate>,
    /// Of the current marks as they stand now.
    pub average: Option<Hundredths>,
    /// What the rule in force makes of them.
    pub suggested: Option<TermMarkValue>,
    pub mark: Option<Compared>,
}

/// A term mark and how it stands to them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Compared {
    pub value: TermMarkValue,
    /// What the rule suggested when it was written.
    pub then: Option<TermMarkValue>,
    pub reason: Option<String>,
    pub beside: Beside,
}

impl OfPupil {
    /// Is it worth a look?
    pub fn differs(&self) -> bool {
        self.mark.as_ref().is_some_and(|mark| mark.beside.differs())
    }
}
