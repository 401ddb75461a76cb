//! Numbers by chance, the same for the same seed on every machine (splitmix64, Steele, Lea and Flood 2014).

pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 where that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        let number = usize::try_from(self.next() >> 16).expect("48 bits fit");
        number.checked_rem(end).unwrap_or(0)
    }

    /// One of these; there is one at least.
    pub fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// A piece of so many bytes: where it begins and ends. Short ones are likelier than long ones.
    pub fn piece(&mut self, length: usize) -> (usize, usize) {
        let start = self.below(length + 1);
        let most = match self.below(4) {
            0 => 1,
            1 => 8,
            2 => 60,
            _ => length,
        };
        (start, (start + self.below(most + 1)).min(length))
    }
}
