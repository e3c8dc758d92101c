//! The vault: what must not lie in the database in clear is sealed, and found again by a blind index.

mod key_file;

use std::sync::Arc;

use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use rand::RngCore;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::Sha256;

use super::session::hex;
use super::{AppError, AppResult};

pub use key_file::KeyRefused;

/// Length of a key, in bytes: one half seals, the other blinds.
const KEY: usize = 64;
const NONCE: usize = 24;

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub struct Vault(Arc<Halves>);

struct Halves {
    seal: XChaCha20Poly1305,
    blind: [u8; KEY / 2],
}

impl Vault {
    pub fn new(key: &[u8; KEY]) -> Self {
        let (mut seal, mut blind) = ([0; KEY / 2], [0; KEY / 2]);
        seal.copy_from_slice(&key[..KEY / 2]);
        blind.copy_from_slice(&key[KEY / 2..]);
        Self(Arc::new(Halves { seal: XChaCha20Poly1305::new(&Key::from(seal)), blind }))
    }

    /// The text, or a file, under XChaCha20-Poly1305, its random nonce in front: never the same bytes twice.
    pub fn seal(&self, clear: impl AsRef<[u8]>) -> Vec<u8> {
        let mut nonce = [0; NONCE];
        rand::rng().fill_bytes(&mut nonce);
        let sealed = self.0.seal.encrypt(&XNonce::from(nonce), clear.as_ref());
        [&nonce[..], &sealed.expect("nothing is as long as the cipher's 256 GB")].concat()
    }

    /// The text that [`Vault::seal`] was given; a fault if the bytes are not whole or the key was another.
    pub fn open(&self, sealed: &[u8]) -> AppResult<String> {
        String::from_utf8(self.open_file(sealed)?).map_err(|_| AppError::fault("a sealed value is no text"))
    }

    /// The same for a file.
    pub fn open_file(&self, sealed: &[u8]) -> AppResult<Vec<u8>> {
        self.opened(sealed).ok_or_else(|| AppError::fault("a sealed value does not open with this key"))
    }

    /// Seals a value as JSON.
    pub fn seal_value<T: Serialize>(&self, value: &T) -> AppResult<Vec<u8>> {
        Ok(self.seal(serde_json::to_vec(value).map_err(AppError::fault)?))
    }

    /// The value that [`Vault::seal_value`] was given.
    pub fn open_value<T: DeserializeOwned>(&self, sealed: &[u8]) -> AppResult<T> {
        serde_json::from_slice(&self.open_file(sealed)?).map_err(AppError::fault)
    }

    /// HMAC-SHA-256 in hex: the same for the same text, and nothing to guess it by without the key.
    pub fn blind(&self, text: &str) -> String {
        let mut hmac =
            <Hmac<Sha256> as Mac>::new_from_slice(&self.0.blind).expect("HMAC takes keys of any length");
        hmac.update(text.as_bytes());
        hex(&hmac.finalize().into_bytes())
    }

    /// Was it sealed with this very key?
    fn opens(&self, sealed: &[u8]) -> bool {
        self.opened(sealed).is_some()
    }

    fn opened(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, rest) = sealed.split_first_chunk::<NONCE>()?;
        self.0.seal.decrypt(&XNonce::from(*nonce), rest).ok()
    }
}

impl std::fmt::Debug for Vault {
    /// Nothing of the key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBER: &str = "11223344595";

    #[test]
    fn what_is_sealed_opens() {
        let vault = Vault::new(&[7; KEY]);
        for text in ["", NUMBER, "паспорт 01 02"] {
            assert_eq!(vault.open(&vault.seal(text)).as_deref(), Ok(text));
        }
    }

    #[test]
    fn another_key_or_a_changed_byte_opens_nothing() {
        let vault = Vault::new(&[7; KEY]);
        let sealed = vault.seal(NUMBER);
        assert!(Vault::new(&[8; KEY]).open(&sealed).is_err());
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(vault.open(&changed).is_err(), "byte {at}");
            assert!(vault.open(&sealed[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn equal_texts_have_equal_blinds_and_unequal_seals() {
        let vault = Vault::new(&[7; KEY]);
        assert_ne!(vault.seal(NUMBER), vault.seal(NUMBER));
        assert_eq!(vault.blind(NUMBER), vault.blind(NUMBER));
        assert_ne!(vault.blind(NUMBER), vault.blind("11223344596"));
        assert_ne!(vault.blind(NUMBER), Vault::new(&[8; KEY]).blind(NUMBER));
        assert_eq!(vault.blind(NUMBER).len(), 64);
    }

    #[test]
    fn the_debug_form_shows_nothing_of_the_key() {
        assert_eq!(format!("{:?}", Vault::new(&[7; KEY])), "Vault");
    }
}
