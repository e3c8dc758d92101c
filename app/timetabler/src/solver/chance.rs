//! Seeded chance, the same on every machine (xorshift64*, seeded through splitmix64).

#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        let mut mixed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        Self((mixed ^ (mixed >> 31)) | 1)
    }

    pub const fn next(&mut self) -> u32 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32) as u32
    }

    pub const fn below(&mut self, bound: usize) -> usize {
        (self.next() as usize * bound) >> 32
    }

    /// How long one waits for what happens once in a unit of time: falls off by halves, the same on every machine.
    pub fn patience(&mut self) -> f64 {
        let drawn = self.next() | 1;
        let halves = drawn.leading_zeros();
        let rest = f64::from((drawn << halves) << 1) / 4_294_967_296.0;
        (f64::from(halves) + 1.0 - rest) * std::f64::consts::LN_2
    }

    /// True in `share` of `u32::MAX` cases.
    pub const fn hits(&mut self, share: u32) -> bool {
        self.next() < share
    }
}

/// A weight below 100 as the share of cases in which it is honoured while placing.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
pub fn share(weight: f64) -> u32 {
    if weight >= 100.0 { u32::MAX } else { (weight.clamp(0.0, 100.0) / 100.0 * f64::from(u32::MAX)) as u32 }
}
