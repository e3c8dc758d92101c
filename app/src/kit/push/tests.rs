//! Pushes as a service sees them: signed by the key that browsers know.

use data_encoding::BASE64URL_NOPAD;
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

use super::*;
use crate::kit::testing::fresh_db;

const CONTACT: &str = "mailto:school@example.ru";

async fn push(db: &Db, vault: &Vault) -> Push {
    Push::at(db, vault, CONTACT.into(), PushServices::default()).await.unwrap()
}

fn clear(part: &str) -> serde_json::Value {
    serde_json::from_slice(&BASE64URL_NOPAD.decode(part.as_bytes()).unwrap()).unwrap()
}

#[tokio::test]
async fn a_push_is_signed_by_the_key_that_browsers_are_told() {
    let fresh = fresh_db().await;
    let push = push(&fresh, &Vault::new(&[7; 64])).await;
    let endpoint = push.services.endpoint("https://web.push.apple.com/one").unwrap();
    let now = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
    let head = push.head(&endpoint, now);
    assert!(head.starts_with("POST /one HTTP/1.1\r\nHost: web.push.apple.com\r\n"), "{head}");
    assert!(head.contains("\r\nTTL: 86400\r\n") && head.ends_with("Connection: close\r\n\r\n"), "{head}");
    let said = head.split("vapid t=").nth(1).unwrap().split("\r\n").next().unwrap();
    let (token, key) = said.split_once(", k=").unwrap();
    assert_eq!(key, push.public_key());
    let (message, signature) = token.rsplit_once('.').unwrap();
    let point = BASE64URL_NOPAD.decode(key.as_bytes()).unwrap();
    assert_eq!((point.len(), point[0]), (65, 4), "the uncompressed point");
    let signature = BASE64URL_NOPAD.decode(signature.as_bytes()).unwrap();
    let known = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &point);
    known.verify(message.as_bytes(), &signature).unwrap();
    assert!(known.verify(format!("{message}A").as_bytes(), &signature).is_err());
    let (head, claims) = message.split_once('.').unwrap();
    assert_eq!(clear(head), serde_json::json!({ "typ": "JWT", "alg": "ES256" }));
    let expected =
        serde_json::json!({ "aud": "https://web.push.apple.com", "exp": 1_795_043_200, "sub": CONTACT });
    assert_eq!(clear(claims), expected);
}

#[tokio::test]
async fn the_key_is_made_once_and_lies_sealed() {
    let fresh = fresh_db().await;
    let vault = Vault::new(&[7; 64]);
    let (one, other) = tokio::join!(push(&fresh, &vault), push(&fresh, &vault));
    assert_eq!(one.public_key(), other.public_key(), "two servers that start at once");
    assert_eq!(push(&fresh, &vault).await.public_key(), one.public_key(), "and the next start");
    let stranger = Push::at(&fresh, &Vault::new(&[8; 64]), CONTACT.into(), PushServices::default()).await;
    assert!(stranger.is_err(), "another key file does not open it");
}
