//! The second factor: a code of the phone beside the password, who cannot do without it, what opens the door instead.

use std::str::FromStr;

use crate::access::{Grant, Role};

/// A code holds for so many seconds: RFC 6238, and the applications of all makers.
pub const STEP_S: u64 = 30;
/// Recovery codes handed out at once.
pub const RECOVERY_CODES: usize = 10;
/// Letters and digits of a recovery code: 50 random bits.
pub const RECOVERY_LENGTH: usize = 10;

/// What somebody owes before anything of the house is theirs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owed {
    /// The code of the phone: so far the password alone is known.
    Code,
    /// A password of their own in place of the one-time one.
    NewPassword,
    /// A second factor, without which their role is not opened.
    Factor,
}

/// The second factor of an account, as this very session knows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Factor {
    Absent,
    Awaited,
    Given,
}

/// Passwords of an account.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Password {
    /// One-time links alone open: there is nothing to be stolen beside them.
    Absent,
    OneTime,
    Own,
}

/// What is owed by whoever signed in, before their roles are looked at; the code comes first, or a stolen one-time
/// password would be enough to take the account over.
pub const fn owed(factor: Factor, password: Password) -> Option<Owed> {
    match (factor, password) {
        (Factor::Awaited, _) => Some(Owed::Code),
        (_, Password::OneTime) => Some(Owed::NewPassword),
        _ => None,
    }
}

/// What their roles ask beside it.
pub fn owed_by_roles(factor: Factor, password: Password, grants: &[Grant]) -> Option<Owed> {
    let needs = grants.iter().any(|grant| grant.role.needs_second_factor());
    (needs && factor == Factor::Absent && password == Password::Own).then_some(Owed::Factor)
}

impl Role {
    /// Whoever could take the data of a whole school or city away does not come in by a password alone.
    pub const fn needs_second_factor(self) -> bool {
        matches!(
            self,
            Self::ServerAdmin
                | Self::CityHead
                | Self::CityOfficer
                | Self::CityOperator
                | Self::DistrictOfficer
                | Self::Coordinator
        )
    }
}

/// What somebody typed at the door.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Proof {
    /// Six digits of the phone.
    Digits(u32),
    /// A recovery code, as [`recovery_code`] would write it without its dash.
    Recovery(String),
}

/// Neither six digits nor a recovery code.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("Нужны шесть цифр из приложения или запасной код из десяти знаков.")]
pub struct NotAProof;

impl FromStr for Proof {
    type Err = NotAProof;

    /// Spaces and dashes are for the eye; a recovery code reads in either case.
    fn from_str(text: &str) -> Result<Self, NotAProof> {
        let signs: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let signs = signs.to_ascii_uppercase();
        match signs.len() {
            6 if signs.bytes().all(|sign| sign.is_ascii_digit()) => {
                signs.parse().map(Self::Digits).map_err(|_| NotAProof)
            }
            RECOVERY_LENGTH if signs.bytes().all(|sign| matches!(sign, b'A'..=b'Z' | b'2'..=b'7')) => {
                Ok(Self::Recovery(signs))
            }
            _ => Err(NotAProof),
        }
    }
}

/// A recovery code as people read it: «ABCDE-23456».
pub fn recovery_code(signs: &str) -> String {
    let (first, second) = signs.split_at_checked(RECOVERY_LENGTH / 2).unwrap_or((signs, ""));
    format!("{first}-{second}")
}

/// The step whose code was typed: this one, or a neighbour, for clocks differ; none that was taken before, so that a
/// code seen over a shoulder opens nothing.
pub fn step_of(digits: u32, now: u64, taken: Option<u64>, code_at: impl Fn(u64) -> u32) -> Option<u64> {
    let steps = now.saturating_sub(1)..=now + 1;
    steps
        .into_iter()
        .filter(|step| taken.is_none_or(|taken| *step > taken))
        .find(|step| code_at(*step) == digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::OrganisationId;
    use crate::org::OrgKind;

    fn grant(role: Role) -> Grant {
        Grant { role, organisation: OrganisationId(1), kind: OrgKind::School }
    }

    #[test]
    fn the_code_is_asked_before_the_new_password() {
        assert_eq!(owed(Factor::Awaited, Password::OneTime), Some(Owed::Code));
        assert_eq!(owed(Factor::Given, Password::OneTime), Some(Owed::NewPassword));
        assert_eq!(owed(Factor::Given, Password::Own), None);
        assert_eq!(owed(Factor::Absent, Password::Own), None);
    }

    #[test]
    fn a_coordinator_with_a_password_needs_a_second_factor_and_a_teacher_does_not() {
        let asked = |role, password| owed_by_roles(Factor::Absent, password, &[grant(role)]);
        assert_eq!(asked(Role::Coordinator, Password::Own), Some(Owed::Factor));
        assert_eq!(asked(Role::CityOfficer, Password::Own), Some(Owed::Factor));
        assert_eq!(asked(Role::Teacher, Password::Own), None);
        assert_eq!(asked(Role::Coordinator, Password::Absent), None, "links alone open");
        assert_eq!(owed_by_roles(Factor::Given, Password::Own, &[grant(Role::Coordinator)]), None);
    }

    #[test]
    fn digits_and_recovery_codes_read_as_people_type_them() {
        assert_eq!("123 456".parse(), Ok(Proof::Digits(123_456)));
        assert_eq!("000042".parse(), Ok(Proof::Digits(42)));
        assert_eq!(" abcde-23456 ".parse(), Ok(Proof::Recovery("ABCDE23456".into())));
        for wrong in ["", "12345", "1234567", "ABCDE-2345", "ABCDE-23418", "шесть!"] {
            assert_eq!(wrong.parse::<Proof>(), Err(NotAProof), "{wrong}");
        }
        assert_eq!(recovery_code("ABCDE23456"), "ABCDE-23456");
    }

    #[test]
    fn a_code_opens_within_half_a_minute_of_the_clock_and_once() {
        let code_at = |step: u64| u32::try_from(step % 1_000_000).unwrap();
        assert_eq!(step_of(100, 100, None, code_at), Some(100));
        assert_eq!(step_of(99, 100, None, code_at), Some(99), "the phone is late");
        assert_eq!(step_of(101, 100, None, code_at), Some(101), "the phone is early");
        assert_eq!(step_of(98, 100, None, code_at), None);
        assert_eq!(step_of(100, 100, Some(100), code_at), None, "taken before");
        assert_eq!(step_of(99, 100, Some(100), code_at), None, "older than the one taken");
        assert_eq!(step_of(0, 0, None, code_at), Some(0), "the first half minute of all");
    }
}
