//! The last day of a consent draws near: when it is told of, and how it is renewed.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, Months, NaiveDate};

use super::case::{Consent, ConsentCase, ConsentRefused, Given, Signed};
use super::policy::AnswerConsent;
use super::purpose::{Channel, Purpose};
use crate::access::Permit;

/// From so many days before its last one a consent is told to end, and may be renewed.
pub const ENDS_SOON: u64 = 30;
/// A renewal lasts so many months longer than what it renews.
const RENEWED_FOR: Months = Months::new(12);

/// How many days before the last one the end is told of. The nearest that is reached is told, once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Warning {
    LastDay,
    Week,
    Month,
}

impl Warning {
    pub const ALL: [Self; 3] = [Self::LastDay, Self::Week, Self::Month];

    pub const fn days(self) -> u32 {
        match self {
            Self::LastDay => 0,
            Self::Week => 7,
            Self::Month => 30,
        }
    }

    /// The one to be told on `today` of a consent with this last day; nothing: too early, or over.
    pub fn due(last: NaiveDate, today: NaiveDate) -> Option<Self> {
        let left = (last - today).num_days();
        Self::ALL.into_iter().find(|one| (0..=i64::from(one.days())).contains(&left))
    }
}

/// The latest last day that is near on `today`.
pub fn horizon(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(ENDS_SOON)).unwrap_or(NaiveDate::MAX)
}

/// What a notice tells of an end: «30 2026-12-12 photo» of one consent, «30 2026-12-12 5» of many.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ending {
    pub warning: Warning,
    pub last: NaiveDate,
    pub of: EndingOf,
}

/// One consent, or how many of a class or of the staff.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EndingOf {
    One(Purpose),
    Many(u32),
}

impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ", self.warning.days(), self.last)?;
        match self.of {
            EndingOf::One(purpose) => f.write_str(purpose.code()),
            EndingOf::Many(count) => count.fmt(f),
        }
    }
}

/// Text that tells of no end.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("«{0}» is no end of a consent")]
pub struct NotAnEnding(pub String);

impl FromStr for Ending {
    type Err = NotAnEnding;

    fn from_str(text: &str) -> Result<Self, NotAnEnding> {
        let no = || NotAnEnding(text.to_owned());
        let [days, last, of] = text.split(' ').collect::<Vec<_>>()[..] else { return Err(no()) };
        let days = days.parse::<u32>().map_err(|_| no())?;
        let warning = Warning::ALL.into_iter().find(|one| one.days() == days).ok_or_else(no)?;
        let one = Purpose::parse(of).map(EndingOf::One);
        let of = one.or_else(|| of.parse().ok().map(EndingOf::Many)).ok_or_else(no)?;
        Ok(Self { warning, last: last.parse().map_err(|_| no())?, of })
    }
}

impl Signed {
    /// How many days are left before the last one, where that is near.
    pub fn days_left(&self, today: NaiveDate) -> Option<u64> {
        let left = (self.valid_until? - today).num_days();
        u64::try_from(left).ok().filter(|left| *left <= ENDS_SOON)
    }

    /// May this one take the place of what ends soon? It must last longer.
    pub(super) fn renews(&self, old: &Self, today: NaiveDate) -> bool {
        old.days_left(today).is_some() && self.valid_until.is_none_or(|last| Some(last) > old.valid_until)
    }
}

impl Consent {
    /// How many days are left of one that stands and ends soon.
    pub fn days_left(&self, today: NaiveDate) -> Option<u64> {
        match self {
            Self::Standing(signed) => signed.days_left(today),
            _ => None,
        }
    }

    /// A paper may be brought: nothing stands, or what stands ends soon.
    pub fn takes_a_paper(&self, today: NaiveDate) -> bool {
        !self.stands() || self.days_left(today).is_some()
    }

    /// The last day after a renewal on the screen, if it may be renewed today.
    pub fn renewed_until(&self, today: NaiveDate) -> Option<NaiveDate> {
        let Self::Standing(Signed { valid_until: Some(last), .. }) = self else { return None };
        self.days_left(today).and_then(|_| last.checked_add_months(RENEWED_FOR))
    }
}

impl ConsentCase {
    /// A renewal on the screen: by the same paper agreement as a signature, and a year longer than what it renews.
    pub fn renew(self, today: NaiveDate, permit: &Permit<AnswerConsent>) -> Result<Given, ConsentRefused> {
        self.signs_here(today, permit)?;
        if !self.consent.stands() {
            return Err(ConsentRefused::NothingToRenew);
        }
        let until = self.consent.renewed_until(today).ok_or(ConsentRefused::TooEarlyToRenew)?;
        let signed = Signed { on: today, channel: Channel::Electronic, valid_until: Some(until) };
        let (subject, signer) = (self.subject, permit.action().0);
        Ok(Given { by: permit.by(), subject, signer, text: self.text, signed })
    }
}
