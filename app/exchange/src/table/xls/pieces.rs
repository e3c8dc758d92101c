//! Numbers and texts out of a record that may go on in the records after it.

/// Bytes in pieces; a text that is cut between two of them says anew in the second how wide its letters are.
pub(super) struct Pieces<'b> {
    all: Vec<&'b [u8]>,
    piece: usize,
    at: usize,
}

/// What stands before a text.
const WIDE: u8 = 1;
const PHONETIC: u8 = 4;
const RICH: u8 = 8;

impl<'b> Pieces<'b> {
    pub fn of(data: &'b [u8]) -> Self {
        Self::new(vec![data])
    }

    pub const fn new(all: Vec<&'b [u8]>) -> Self {
        Self { all, piece: 0, at: 0 }
    }

    pub fn u8(&mut self) -> Option<u8> {
        while self.left() == 0 {
            self.turn()?;
        }
        let byte = self.all[self.piece][self.at];
        self.at += 1;
        Some(byte)
    }

    pub fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.bytes()?))
    }

    pub fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.bytes()?))
    }

    pub fn f64(&mut self) -> Option<f64> {
        Some(f64::from_le_bytes(self.bytes()?))
    }

    pub fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut bytes = [0; N];
        for byte in &mut bytes {
            *byte = self.u8()?;
        }
        Some(bytes)
    }

    pub fn skip(&mut self, mut bytes: usize) {
        while bytes > 0 {
            let step = bytes.min(self.left());
            self.at += step;
            bytes -= step;
            if bytes > 0 && self.turn().is_none() {
                return;
            }
        }
    }

    /// A text with its length before it.
    pub fn string(&mut self) -> Option<String> {
        let letters = self.u16()?;
        self.letters(letters.into())
    }

    /// A text of the table of texts: marks of fonts and of reading aloud follow it.
    pub fn rich_string(&mut self) -> Option<String> {
        let letters = self.u16()?;
        let marks = self.u8()?;
        let runs = if marks & RICH == 0 { 0 } else { self.u16()? };
        let phonetic = if marks & PHONETIC == 0 { 0 } else { self.u32()? };
        let text = self.text(letters.into(), marks & WIDE != 0)?;
        self.skip(usize::from(runs) * 4);
        self.skip(usize::try_from(phonetic).ok()?);
        Some(text)
    }

    /// A text of so many letters, with their width before it.
    pub fn letters(&mut self, letters: usize) -> Option<String> {
        let marks = self.u8()?;
        self.text(letters, marks & WIDE != 0)
    }

    fn text(&mut self, letters: usize, mut wide: bool) -> Option<String> {
        let mut units: Vec<u16> = Vec::with_capacity(letters);
        while units.len() < letters {
            if self.left() == 0 {
                self.turn()?;
                wide = self.u8()? & WIDE != 0;
            }
            units.push(if wide { self.u16()? } else { self.u8()?.into() });
        }
        Some(String::from_utf16_lossy(&units))
    }

    fn left(&self) -> usize {
        self.all.get(self.piece).map_or(0, |piece| piece.len() - self.at)
    }

    fn turn(&mut self) -> Option<()> {
        self.at = 0;
        self.piece += 1;
        (self.piece < self.all.len()).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_in_the_next_record_with_letters_of_another_width() {
        let first = [&[4, 0, WIDE][..], &0x41F_u16.to_le_bytes(), &0x451_u16.to_le_bytes()].concat();
        let mut pieces = Pieces::new(vec![&first, &[0, b'-', b'1', 7]]);
        assert_eq!(pieces.rich_string().as_deref(), Some("Пё-1"));
        assert_eq!((pieces.u8(), pieces.u8()), (Some(7), None));
    }

    #[test]
    fn a_text_that_claims_more_than_there_is_is_none() {
        assert_eq!(Pieces::of(&[255, 255, 0, b'x']).rich_string(), None);
        assert_eq!(
            Pieces::of(&[1, 0, PHONETIC, 255, 255, 255, 255, b'x']).rich_string().as_deref(),
            Some("x")
        );
    }
}
