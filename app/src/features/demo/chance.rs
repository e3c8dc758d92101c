//! Chance that repeats itself: the same seed brings the same city on every machine.

/// `SplitMix64` (Steele, Lea, Flood 2014): small, and the same for ever, unlike a library's default.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Chance of its own for one part of the city, so that a part does not change with those before it.
    pub fn of(&self, part: u64) -> Self {
        let mut mixed = Self(self.0 ^ part.wrapping_mul(0xD134_2543_DE82_EF95));
        Self(mixed.next())
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        word ^ (word >> 31)
    }

    /// 0 to n − 1.
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).expect("a remainder is smaller than n")
    }

    /// From `low` to `high`, both counted in.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        let width = u64::from(low.abs_diff(high)) + 1;
        low + i32::try_from(self.next() % width).expect("a remainder is smaller than the width")
    }

    pub fn percent(&mut self, of_hundred: u64) -> bool {
        self.next() % 100 < of_hundred
    }

    pub fn per_mille(&mut self, of_thousand: u64) -> bool {
        self.next() % 1_000 < of_thousand
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_brings_the_same_chance() {
        let (mut one, mut other) = (Chance::new(7), Chance::new(7));
        assert!((0..100).all(|_| one.next() == other.next()));
        assert_ne!(Chance::new(7).of(1).next(), Chance::new(7).of(2).next());
    }

    #[test]
    fn between_counts_both_ends_in() {
        let mut chance = Chance::new(1);
        let drawn: Vec<i32> = (0..200).map(|_| chance.between(-1, 1)).collect();
        assert!([-1, 0, 1].iter().all(|n| drawn.contains(n)));
        assert!(drawn.iter().all(|n| (-1..=1).contains(n)));
    }
}
