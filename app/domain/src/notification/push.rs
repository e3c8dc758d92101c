//! Web Push: through whose services a device is reached, and how often.

use chrono::{DateTime, TimeDelta, Utc};

/// The services of the browsers that people have; «*» stands for names before the dot.
const SERVICES: [&str; 4] =
    ["fcm.googleapis.com", "updates.push.services.mozilla.com", "*.push.apple.com", "*.notify.windows.com"];

/// Longest address of a device, in bytes.
const LONGEST: usize = 1_000;
/// What can wait comes to one device no oftener.
const SPACED: TimeDelta = TimeDelta::minutes(10);

/// The services that may be asked: the known ones, and those that the city has added.
#[derive(Clone, Default, Debug)]
pub struct PushServices {
    /// «push.example.ru», or with its scheme «http://127.0.0.1:8080».
    own: Vec<String>,
}

/// Where a device is reached: an address of a service.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PushEndpoint {
    secure: bool,
    own: bool,
    authority: String,
    host: String,
    port: u16,
    path: String,
}

/// Text that is no address of a service one may ask.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error(
    "Этот браузер получает уведомления через службу, которой «Городок» не знает. Попробуйте другой браузер."
)]
pub struct NotAPushEndpoint;

impl PushServices {
    pub fn with(own: impl IntoIterator<Item = String>) -> Self {
        Self { own: own.into_iter().collect() }
    }

    pub fn endpoint(&self, text: &str) -> Result<PushEndpoint, NotAPushEndpoint> {
        let clean = text.len() <= LONGEST && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#');
        let (scheme, rest) = text.split_once("://").filter(|_| clean).ok_or(NotAPushEndpoint)?;
        let (authority, path) = rest.split_once('/').ok_or(NotAPushEndpoint)?;
        let secure = scheme == "https";
        let whole = format!("{scheme}://{authority}");
        let own = self.own.iter().any(|own| *own == whole || (secure && own == authority));
        if !own && !(secure && SERVICES.iter().any(|service| is_of(authority, service))) {
            return Err(NotAPushEndpoint);
        }
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) => (host, port.parse().map_err(|_| NotAPushEndpoint)?),
            None => (authority, if secure { 443 } else { 80 }),
        };
        Ok(PushEndpoint {
            secure,
            own,
            authority: authority.into(),
            host: host.into(),
            port,
            path: format!("/{path}"),
        })
    }
}

fn is_of(host: &str, service: &str) -> bool {
    match service.strip_prefix('*') {
        Some(end) => host.strip_suffix(end).is_some_and(|names| {
            !names.is_empty()
                && names.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte))
        }),
        None => host == service,
    }
}

impl PushEndpoint {
    pub const fn is_secure(&self) -> bool {
        self.secure
    }

    /// The city has added its service, wherever it stands.
    pub const fn is_own(&self) -> bool {
        self.own
    }

    pub fn host(&self) -> &str {
        &self.host
    }

    pub const fn port(&self) -> u16 {
        self.port
    }

    /// The host, with its port if one was said.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// From the first «/» on.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Whom a token is for: «https://web.push.apple.com» (RFC 8292, section 2).
    pub fn origin(&self) -> String {
        format!("{}://{}", if self.secure { "https" } else { "http" }, self.authority)
    }
}

/// Until when a device is left alone after it was reached at `last`; nothing: it may be reached now.
pub fn spaced(now: DateTime<Utc>, last: Option<DateTime<Utc>>, at_once: bool) -> Option<DateTime<Utc>> {
    let again = last? + SPACED;
    (!at_once && now < again).then_some(again)
}
