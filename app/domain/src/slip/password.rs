//! A first password: short enough to type from paper on a phone, too many to guess in its two weeks.

/// Days from issue to the last day, both counted in.
pub const LASTS_DAYS: u64 = 14;
/// Letters of a password, hyphens apart: 45 bits.
pub const LETTERS: usize = 9;

/// Nothing that reads as something else on paper: no l and 1, no o and 0.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// «kdf-7mx-a2r» out of random bytes, each giving five bits.
pub fn one_time_password(random: [u8; LETTERS]) -> String {
    let letters = random.map(|byte| char::from(ALPHABET[usize::from(byte % 32)]));
    let part = |part: &[char]| part.iter().collect::<String>();
    letters.chunks(3).map(part).collect::<Vec<_>>().join("-")
}
