//! Codes of a shared secret: HOTP and TOTP of RFC 4226 and 6238, six digits of HMAC-SHA-1, as every application reads.

use data_encoding::BASE32_NOPAD;
use domain::second_factor::{RECOVERY_LENGTH, STEP_S};
use hmac::{Hmac, Mac};
use rand::RngCore;
use sha1::Sha1;

/// Twenty bytes, as long as the hash: what RFC 4226 recommends.
const LENGTH: usize = 20;

/// What the phone and the server share; never written in clear.
pub struct Secret(Vec<u8>);

impl Secret {
    pub fn fresh() -> Self {
        let mut bytes = vec![0; LENGTH];
        rand::rng().fill_bytes(&mut bytes);
        Self(bytes)
    }

    pub const fn of(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// For whoever types it by hand.
    pub fn in_letters(&self) -> String {
        BASE32_NOPAD.encode(&self.0)
    }

    /// The address that applications read from a QR code.
    pub fn address(&self, login: &str) -> String {
        let login = login.replace(|c: char| !(c.is_ascii_alphanumeric() || "._-".contains(c)), "_");
        format!("otpauth://totp/Gorodok:{login}?secret={}&issuer=Gorodok", self.in_letters())
    }

    /// The code of a step of half a minute.
    pub fn code(&self, step: u64) -> u32 {
        let mut hmac = <Hmac<Sha1> as Mac>::new_from_slice(&self.0).expect("HMAC takes keys of any length");
        hmac.update(&step.to_be_bytes());
        let hash = hmac.finalize().into_bytes();
        let from = usize::from(hash[hash.len() - 1] & 0x0f);
        let four = [hash[from] & 0x7f, hash[from + 1], hash[from + 2], hash[from + 3]];
        u32::from_be_bytes(four) % 1_000_000
    }
}

/// The step of a moment, given in seconds since 1970.
pub const fn step_at(seconds: i64) -> u64 {
    seconds.unsigned_abs() / STEP_S
}

/// A recovery code by chance, without its dash.
pub fn fresh_recovery_code() -> String {
    let mut bytes = [0; 7];
    rand::rng().fill_bytes(&mut bytes);
    let mut signs = BASE32_NOPAD.encode(&bytes);
    signs.truncate(RECOVERY_LENGTH);
    signs
}

#[cfg(test)]
mod tests {
    use domain::second_factor::Proof;

    use super::*;

    /// The secret of the vectors of both RFCs.
    fn of_the_rfc() -> Secret {
        Secret::of(b"12345678901234567890".to_vec())
    }

    #[test]
    fn the_vectors_of_rfc_4226_hold() {
        let told: Vec<u32> = (0..10).map(|step| of_the_rfc().code(step)).collect();
        assert_eq!(
            told,
            [755_224, 287_082, 359_152, 969_429, 338_314, 254_676, 287_922, 162_583, 399_871, 520_489]
        );
    }

    #[test]
    fn the_vectors_of_rfc_6238_hold() {
        let told = [59, 1_111_111_109, 1_234_567_890, 20_000_000_000].map(|s| of_the_rfc().code(step_at(s)));
        assert_eq!(told, [287_082, 81_804, 5_924, 353_130]);
    }

    #[test]
    fn a_phone_reads_the_secret_from_its_address() {
        let address = of_the_rfc().address("иванова.а@1");
        assert_eq!(
            address,
            "otpauth://totp/Gorodok:________._1?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Gorodok"
                .replace("________.", "_______._")
        );
    }

    #[test]
    fn a_fresh_recovery_code_reads_back() {
        let signs = fresh_recovery_code();
        assert_eq!(signs.parse(), Ok(Proof::Recovery(signs.clone())));
    }
}
