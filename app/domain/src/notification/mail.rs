//! A mail address as a person types it.

use std::fmt;
use std::str::FromStr;

/// Longest address that mail servers take, in bytes.
const LONGEST: usize = 254;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MailAddress(String);

/// Text that is no mail address.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("Это не адрес почты. Он выглядит так: maria@example.ru.")]
pub struct NotAMailAddress;

impl MailAddress {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for MailAddress {
    type Err = NotAMailAddress;

    /// Letters of the domain may be of any alphabet; the rest is left to the mail server.
    fn from_str(text: &str) -> Result<Self, NotAMailAddress> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@').ok_or(NotAMailAddress)?;
        let plain = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
        let dots = |part: &str| !part.starts_with('.') && !part.ends_with('.') && !part.contains("..");
        let label = |label: &str| {
            !label.is_empty()
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let fits = text.len() <= LONGEST
            && (1..=64).contains(&local.len())
            && local.chars().all(plain)
            && dots(local)
            && domain.contains('.')
            && domain.split('.').all(label);
        if fits { Ok(Self(text.to_owned())) } else { Err(NotAMailAddress) }
    }
}

impl fmt::Display for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
