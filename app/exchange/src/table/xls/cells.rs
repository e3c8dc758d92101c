//! The cells of one sheet.

use domain::people::roster::Cell;

use super::Book;
use super::kind;
use super::pieces::Pieces;
use super::record::{Record, records};
use crate::FileRefused;
use crate::table::gathered::Gathered;
use crate::table::{Budget, Line};

/// Kinds of records that fill cells.
const NUMBER: u16 = 0x0203;
const SHORT_NUMBER: u16 = 0x027E;
const SHORT_NUMBERS: u16 = 0x00BD;
const LABEL: u16 = 0x0204;
const SHARED_LABEL: u16 = 0x00FD;
const TRUTH: u16 = 0x0205;
const FORMULA: u16 = 0x0006;
/// What a formula came to, where that is a text.
const TEXT_OF_FORMULA: u16 = 0x0207;

/// The sheet that `stream` begins with; charts inside of it are passed by.
pub(super) fn lines(
    stream: &[u8],
    (name, book): (&str, &Book),
    budget: &mut Budget,
) -> Result<Vec<Line>, FileRefused> {
    let mut hand = Hand { book, budget, gathered: Gathered::of(name), formula: (0, 0) };
    let mut depth = 0_usize;
    for record in records(stream) {
        match record.kind {
            kind::BEGINS => depth += 1,
            kind::ENDS if depth <= 1 => break,
            kind::ENDS => depth -= 1,
            _ if depth == 1 => hand.fills(&record)?,
            _ => {}
        }
    }
    Ok(hand.gathered.lines())
}

struct Hand<'b> {
    book: &'b Book,
    budget: &'b mut Budget,
    gathered: Gathered,
    /// Where the formula stands whose text comes next.
    formula: (u32, u32),
}

impl Hand<'_> {
    fn fills(&mut self, record: &Record<'_>) -> Result<(), FileRefused> {
        let mut pieces = Pieces::of(record.data);
        if record.kind == TEXT_OF_FORMULA {
            return self.says(self.formula, &pieces.string().unwrap_or_default());
        }
        let fills = [NUMBER, SHORT_NUMBER, SHORT_NUMBERS, LABEL, SHARED_LABEL, TRUTH, FORMULA];
        if !fills.contains(&record.kind) {
            return Ok(());
        }
        let place = pieces.u16().zip(pieces.u16()).ok_or(FileRefused::Damaged)?;
        if record.kind == SHORT_NUMBERS {
            return self.numbers(place, record.data);
        }
        let style = pieces.u16().ok_or(FileRefused::Damaged)?;
        let place = (place.0.into(), place.1.into());
        match record.kind {
            NUMBER => self.counts(place, pieces.f64().map(|number| (number, style))),
            SHORT_NUMBER => self.counts(place, pieces.u32().map(|number| (short(number), style))),
            LABEL => self.says(place, &pieces.string().unwrap_or_default()),
            SHARED_LABEL => {
                let at = pieces.u32().and_then(|at| usize::try_from(at).ok());
                let book = self.book;
                self.says(place, at.and_then(|at| book.strings.get(at)).map_or("", String::as_str))
            }
            TRUTH => match pieces.bytes() {
                Some([yes, 0]) => self.says(place, if yes == 0 { "нет" } else { "да" }),
                _ => Ok(()),
            },
            _ => self.comes_to(place, pieces.bytes().unwrap_or_default(), style),
        }
    }

    /// Numbers in a row of cells: style and number of each, and the last column at the end.
    fn numbers(&mut self, (row, first): (u16, u16), data: &[u8]) -> Result<(), FileRefused> {
        let pairs = data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
        for (column, pair) in (u32::from(first)..).zip(pairs) {
            let mut pieces = Pieces::of(pair);
            let styled = pieces.u16().zip(pieces.u32()).map(|(style, number)| (short(number), style));
            self.counts((row.into(), column), styled)?;
        }
        Ok(())
    }

    fn comes_to(&mut self, place: (u32, u32), value: [u8; 8], style: u16) -> Result<(), FileRefused> {
        self.formula = place;
        match value {
            [1, _, yes, .., 0xFF, 0xFF] => self.says(place, if yes == 0 { "нет" } else { "да" }),
            // A text that comes next, an error, nothing.
            [.., 0xFF, 0xFF] => Ok(()),
            number => self.counts(place, Some((f64::from_le_bytes(number), style))),
        }
    }

    fn counts(&mut self, place: (u32, u32), styled: Option<(f64, u16)>) -> Result<(), FileRefused> {
        let (number, style) = styled.ok_or(FileRefused::Damaged)?;
        self.gathered.put(place, self.book.days.content(number, style), self.budget)
    }

    fn says(&mut self, place: (u32, u32), text: &str) -> Result<(), FileRefused> {
        let content = self.budget.text(text)?;
        self.gathered.put(place, if text.is_empty() { Cell::Empty } else { content }, self.budget)
    }
}

/// A number in four bytes: the upper half of a float or a whole number, perhaps in hundredths ([MS-XLS] 2.5.217).
fn short(packed: u32) -> f64 {
    let number = if packed & 2 == 0 {
        f64::from_bits(u64::from(packed & !3) << 32)
    } else {
        f64::from(packed.cast_signed() >> 2)
    };
    if packed & 1 == 0 { number } else { number / 100.0 }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn numbers_in_four_bytes_are_whole_or_hundredths_or_the_head_of_a_float() {
        let packed = [(42_u32 << 2) | 2, (1234 << 2) | 3, 0x3FF8_0000, ((-5_i32).cast_unsigned() << 2) | 2];
        assert_eq!(packed.map(|one| short(one).to_string()), ["42", "12.34", "1.5", "-5"]);
    }
}
