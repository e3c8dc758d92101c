//! A short name for contents: equal contents, equal name.

use sha2::{Digest, Sha256};

/// Sixteen hexadecimal digits for these pieces in this order.
pub fn of<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for piece in pieces {
        hash.update(piece.len().to_be_bytes());
        hash.update(piece);
    }
    let digest = hash.finalize();
    let head = digest.first_chunk().expect("a digest has 32 bytes");
    format!("{:016x}", u64::from_be_bytes(*head))
}
