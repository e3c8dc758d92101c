//! The QR code of an address.

use domain::print::{Code, NotPrinted};
use fast_qr::ECL;
use fast_qr::qr::QRBuilder;

pub fn code(text: &str) -> Result<Code, NotPrinted> {
    let code = QRBuilder::new(text).ecl(ECL::M).build();
    let code = code.map_err(|_| NotPrinted("the address is too long for a QR code".into()))?;
    let mut runs = vec![];
    for row in 0..code.size {
        let cells = &code[row];
        let mut column = 0;
        for run in cells.chunk_by(|one, next| one.value() == next.value()) {
            if run[0].value() {
                runs.push([column, row, run.len()]);
            }
            column += run.len();
        }
    }
    Ok(Code { side: code.size, runs })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners_and_nothing_outside_its_square() {
        let Code { side, runs } = code("https://gorodok.example/sign-in").unwrap();
        for corner in [[0, 0, 7], [side - 7, 0, 7], [0, side - 7, 7]] {
            assert!(runs.contains(&corner), "{corner:?} of {side}");
        }
        assert!(runs.iter().all(|[column, row, length]| column + length <= side && *row < side));
    }

    #[test]
    fn an_endless_address_has_no_code() {
        assert!(code(&"x".repeat(4000)).is_err());
    }
}
