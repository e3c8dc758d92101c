//! Web Push (RFC 8030, 8292): one empty push at a time to the service of a device's browser. There is none until the
//! city has said whom the services may ask.

mod key;
mod line;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::notification::{PushEndpoint, PushServices};
use rustls::{ClientConfig, RootCertStore};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::db::Db;
use super::vault::Vault;
use super::{AppError, AppResult};
use key::Key;

/// Turns a device on; a part of the page program.
pub const DEVICE_PROGRAM: &str = include_str!("device.js");

/// A service gets so long for the whole talk.
const PATIENCE: Duration = Duration::from_secs(20);
/// A service keeps a push for a device that is off so long, in seconds: later it would be no news.
const KEPT: u32 = 86_400;

pub struct Push {
    key: Key,
    /// `mailto:school@example.ru`: whom a service asks if something is wrong.
    contact: String,
    pub services: PushServices,
    tls: TlsConnector,
}

/// What the service said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Pushed {
    Taken,
    /// The device hears no more: nothing is to be sent there again.
    Gone,
    /// Not now: it may be tried again.
    Later(String),
}

impl Push {
    /// With the key kept in `db`, sealed by `vault`; at the first start it is made. Servers over one database share it.
    pub async fn at(db: &Db, vault: &Vault, contact: String, services: PushServices) -> AppResult<Self> {
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let tls = tls.map_err(AppError::fault)?.with_root_certificates(roots).with_no_client_auth();
        Ok(Self {
            key: Key::kept(db, vault).await?,
            contact,
            services,
            tls: TlsConnector::from(Arc::new(tls)),
        })
    }

    /// What a browser is told the pushes will be signed with.
    pub fn public_key(&self) -> String {
        self.key.public()
    }

    /// Sends one push without words. `now` is the moment of the machine: the service reckons by its own clock.
    pub async fn send(&self, endpoint: &PushEndpoint, now: DateTime<Utc>) -> Pushed {
        let head = self.head(endpoint, now);
        match timeout(PATIENCE, line::ask(&self.tls, endpoint, &head)).await {
            Ok(Ok(200..=299)) => Pushed::Taken,
            Ok(Ok(404 | 410)) => Pushed::Gone,
            Ok(Ok(status)) => Pushed::Later(format!("status {status}")),
            Ok(Err(error)) => Pushed::Later(error.to_string()),
            Err(_) => Pushed::Later("no answer in time".into()),
        }
    }

    /// The topic makes a push that still waits give way to the next: a device that was off hears once.
    fn head(&self, endpoint: &PushEndpoint, now: DateTime<Utc>) -> String {
        let (path, host) = (endpoint.path(), endpoint.authority());
        let (token, key) = (self.key.token((&endpoint.origin(), &self.contact), now), self.key.public());
        format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: vapid t={token}, k={key}\r\nTTL: {KEPT}\r\n\
             Urgency: normal\r\nTopic: news\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        )
    }
}
