//! The key that pushes are signed with (VAPID): made once, kept among the settings of the server, sealed.

use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::BASE64URL_NOPAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};

use crate::kit::db::Db;
use crate::kit::vault::Vault;
use crate::kit::{AppError, AppResult, sql};

/// A token is good for so long; services take no more than a day.
const GOOD: TimeDelta = TimeDelta::hours(12);

const NAME: &str = "push_key";
const KEPT: &str = "SELECT value FROM server_settings WHERE key = $1";
/// Of two servers that start at once the second takes the key of the first.
const KEEP: &str = "INSERT INTO server_settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING";

pub struct Key {
    pair: EcdsaKeyPair,
    random: SystemRandom,
}

impl Key {
    pub async fn kept(db: &Db, vault: &Vault) -> AppResult<Self> {
        let random = SystemRandom::new();
        let kept = match found(db).await? {
            Some(kept) => kept,
            None => made(db, vault, &random).await?,
        };
        let sealed = BASE64URL_NOPAD.decode(kept.as_bytes()).map_err(AppError::fault)?;
        let pkcs8 = vault.open_file(&sealed)?;
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &pkcs8, &random);
        Ok(Self { pair: pair.map_err(AppError::fault)?, random })
    }

    /// The uncompressed point, as browsers and services want it.
    pub fn public(&self) -> String {
        BASE64URL_NOPAD.encode(self.pair.public_key().as_ref())
    }

    /// Says to the service at `origin` who pushes (RFC 8292, section 2).
    pub fn token(&self, (origin, contact): (&str, &str), now: DateTime<Utc>) -> String {
        let claims = serde_json::json!({ "aud": origin, "exp": (now + GOOD).timestamp(), "sub": contact });
        let part = |text: &str| BASE64URL_NOPAD.encode(text.as_bytes());
        let said = format!("{}.{}", part(r#"{"typ":"JWT","alg":"ES256"}"#), part(&claims.to_string()));
        let signed = self.pair.sign(&self.random, said.as_bytes());
        let signature = signed.expect("the system always has random bytes");
        format!("{said}.{}", BASE64URL_NOPAD.encode(signature.as_ref()))
    }
}

async fn found(db: &Db) -> AppResult<Option<String>> {
    let row = sql::row(&db.read().await?, KEPT, [NAME.into()]).await?;
    Ok(row.map(|row| row.try_get("", "value")).transpose()?)
}

async fn made(db: &Db, vault: &Vault, random: &SystemRandom) -> AppResult<String> {
    let fresh = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, random);
    let sealed = BASE64URL_NOPAD.encode(&vault.seal(fresh.map_err(AppError::fault)?.as_ref()));
    let tx = db.turn().await?;
    sql::run(&tx, KEEP, [NAME.into(), sealed.into()]).await?;
    tx.commit().await?;
    found(db).await?.ok_or_else(|| AppError::fault("the key of pushes was not kept"))
}
