//! Short codes by which a sheet of paper, or a preview, is known again: no secret, and nobody's data.

use crate::ids::PersonId;

/// Folds what was shown into a few letters; another content makes others.
#[derive(Clone, Copy, Debug)]
pub struct Stamp(u64);

impl Default for Stamp {
    /// Where FNV-1a begins.
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Stamp {
    /// Adds a part; parts do not run into each other.
    pub fn add(&mut self, part: &str) {
        for byte in part.bytes().chain([0x1f]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// Sixteen letters.
    pub fn letters(self) -> String {
        format!("{:016x}", self.0)
    }
}

/// The code of a list as it was printed: another list, or another order, has another code, so that a number on paper is
/// never taken for somebody else's.
pub fn list_code(pupils: &[PersonId]) -> String {
    let mut stamp = Stamp::default();
    for pupil in pupils {
        stamp.add(&pupil.to_string());
    }
    stamp.letters()[..6].to_owned()
}
