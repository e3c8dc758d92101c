//! Sessions: the token in the cookie, its hash in the table, and how often one may try to sign in.

use std::num::NonZeroU32;

use axum::http::HeaderMap;
use chrono::TimeDelta;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use rand::RngCore;
use sha2::{Digest, Sha256};

use super::house::House;
use super::response;
use super::{AppError, AppResult};

/// A session ends at last after this.
pub const LASTS: TimeDelta = TimeDelta::days(30);
/// A session of staff ends after so long without a click; families keep theirs on their phones.
pub const STAFF_IDLE: TimeDelta = TimeDelta::hours(12);
/// Last-seen is written no oftener.
pub const SEEN_EVERY: TimeDelta = TimeDelta::minutes(5);

/// 256 random bits in hex: shown once, never stored.
pub struct Token(String);

impl Token {
    pub fn fresh() -> Self {
        let mut bytes = [0u8; 32];
        rand::rng().fill_bytes(&mut bytes);
        Self(hex(&bytes))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the table keeps.
    pub fn hash(&self) -> String {
        hash(&self.0)
    }
}

/// SHA-256 of a token, in hex.
pub fn hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

const fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-gorodok" } else { "gorodok" }
}

/// The token the caller brought.
pub fn token(house: &House, headers: &HeaderMap) -> Option<String> {
    response::cookie_in(headers, cookie_name(house.secure())).filter(|token| token.len() == 64)
}

/// Hands the token over in a cookie that scripts cannot read.
pub fn give(house: &House, token: &Token) {
    let (name, secure) = (cookie_name(house.secure()), if house.secure() { "; Secure" } else { "" });
    let age = LASTS.num_seconds();
    response::set_cookie(&format!(
        "{name}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}",
        token.0
    ));
}

/// Takes the cookie back.
pub fn take_back(house: &House) {
    let (name, secure) = (cookie_name(house.secure()), if house.secure() { "; Secure" } else { "" });
    response::set_cookie(&format!("{name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{secure}"));
}

/// Asks the browser to forget the pages it has seen.
pub fn clear_site() {
    response::set_header(axum::http::HeaderName::from_static("clear-site-data"), "\"cache\", \"storage\"");
}

/// Counts attempts to sign in by login and address together: a whole school has one address.
pub struct Attempts(DefaultKeyedRateLimiter<(String, String)>);

impl Default for Attempts {
    fn default() -> Self {
        Self::new()
    }
}

impl Attempts {
    /// Ten at once, then one in six seconds.
    pub fn new() -> Self {
        let ten = NonZeroU32::new(10).expect("ten is not zero");
        Self(RateLimiter::keyed(Quota::per_minute(ten)))
    }

    pub fn one_more(&self, login: &str, address: &str) -> AppResult<()> {
        let key = (login.to_lowercase(), address.to_owned());
        if self.0.len() > 100_000 {
            self.0.retain_recent();
        }
        self.0.check_key(&key).map_err(|_| AppError::TooOften { seconds: 10 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_256_bits_and_only_its_hash_is_kept() {
        let token = Token::fresh();
        assert_eq!(token.as_str().len(), 64);
        assert_eq!(token.hash().len(), 64);
        assert_ne!(token.hash(), token.as_str());
    }

    #[test]
    fn the_eleventh_try_waits_and_another_login_from_the_same_address_does_not() {
        let attempts = Attempts::new();
        for _ in 0..10 {
            assert_eq!(attempts.one_more("ivanov", "10.0.0.1"), Ok(()));
        }
        assert!(attempts.one_more("Ivanov", "10.0.0.1").is_err());
        assert_eq!(attempts.one_more("petrova", "10.0.0.1"), Ok(()));
    }
}
