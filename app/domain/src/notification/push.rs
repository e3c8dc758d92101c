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
    /// `push.example.ru`, or with its scheme `http://127.0.0.1:8080`.
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
        let known = secure && SERVICES.iter().any(|service| is_of(authority, service));
        if !own && !known {
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

    /// Whom a token is for: `https://web.push.apple.com` (RFC 8292, section 2).
    pub fn origin(&self) -> String {
        format!("{}://{}", if self.secure { "https" } else { "http" }, self.authority)
    }
}

/// Until when a device is left alone after it was reached at `last`; nothing: it may be reached now.
pub fn spaced(now: DateTime<Utc>, last: Option<DateTime<Utc>>, at_once: bool) -> Option<DateTime<Utc>> {
    let again = last? + SPACED;
    (!at_once && now < again).then_some(again)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_push_goes_to_a_known_service_over_tls_and_nowhere_else() {
        let services = PushServices::default();
        for good in [
            "https://fcm.googleapis.com/fcm/send/dK:APA-91_x",
            "https://updates.push.services.mozilla.com/wpush/v2/gAAA=",
            "https://web.push.apple.com/QPx?a=b",
            "https://db5p.notify.windows.com/w/?token=BQ%2b",
        ] {
            let endpoint = services.endpoint(good).unwrap();
            assert!(endpoint.is_secure() && !endpoint.is_own() && endpoint.port() == 443, "{good}");
            assert!(good.starts_with(&endpoint.origin()) && good.ends_with(endpoint.path()), "{good}");
        }
        for bad in [
            "",
            "fcm.googleapis.com/x",
            "http://fcm.googleapis.com/x",
            "https://fcm.googleapis.com",
            "https://fcm.googleapis.com:8443/x",
            "https://fcm.googleapis.com@127.0.0.1/x",
            "https://fcm.googleapis.com.evil.example/x",
            "https://push.apple.com/x",
            "https://evilpush.apple.com/x",
            "https://127.0.0.1/x",
            "https://localhost/x",
            "https://web.push.apple.com/x y",
            "https://web.push.apple.com/x\r\nHost: evil",
            "https://web.push.apple.com/x#y",
            "https://ы.push.apple.com/x",
        ] {
            assert!(services.endpoint(bad).is_err(), "{bad}");
        }
        assert!(services.endpoint(&format!("https://web.push.apple.com/{}", "x".repeat(1_000))).is_err());
    }

    #[test]
    fn a_service_of_the_citys_own_is_known_by_its_whole_address() {
        let own = PushServices::with(["http://127.0.0.1:8080".into(), "push.example.ru".into()]);
        let sink = own.endpoint("http://127.0.0.1:8080/one").unwrap();
        assert!(!sink.is_secure() && sink.is_own());
        assert_eq!((sink.host(), sink.port(), sink.path()), ("127.0.0.1", 8080, "/one"));
        assert_eq!(sink.origin(), "http://127.0.0.1:8080");
        assert!(own.endpoint("https://push.example.ru/one").unwrap().is_secure());
        for bad in ["http://127.0.0.1/one", "http://127.0.0.1:8081/one", "http://push.example.ru/one"] {
            assert!(own.endpoint(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_device_is_silent_for_ten_minutes_unless_it_cannot_wait() {
        let now = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
        let before = |minutes| Some(now - TimeDelta::minutes(minutes));
        assert_eq!(spaced(now, None, false), None);
        assert_eq!(spaced(now, before(4), false), Some(now + TimeDelta::minutes(6)));
        assert_eq!(spaced(now, before(4), true), None);
        assert_eq!(spaced(now, before(10), false), None);
    }
}
