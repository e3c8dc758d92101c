//! The law of term marks, sentence by sentence.

mod entering;
mod exempting;
mod figures;
mod gaps;
mod permits;
mod ruling;
mod suggesting;
mod total;
mod year;

use super::*;
use crate::journal::MarkValue;

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// A mark for an answer, of weight 10.
fn answer(value: MarkValue) -> Given {
    given("О", value, 10)
}

fn given(kind: &str, value: MarkValue, weight: u32) -> Given {
    Given { value, weight, kind: kind.into(), on: day("2026-11-10") }
}

#[test]
fn a_one_is_no_term_mark_and_nothing_else_arrives_by_wire() {
    assert_eq!(
        TermMarkValue::parse("1").unwrap_err().to_string(),
        "«1» не итоговая отметка. Бывают 2–5, н/а, осв, зач и нез."
    );
    for code in (-40..40).filter(|code| TermMarkValue::from_code(*code).is_none()) {
        assert!(serde_json::from_str::<TermMarkValue>(&code.to_string()).is_err(), "{code}");
    }
    for other in ["\"5\"", "null", "5.0", "{}"] {
        assert!(serde_json::from_str::<TermMarkValue>(other).is_err(), "{other}");
    }
}

#[test]
fn a_term_mark_reads_back_from_its_code_its_text_and_its_key() {
    for value in TermMarkValue::ALL {
        let wire = serde_json::to_string(&value).unwrap();
        assert_eq!(wire, value.code().to_string());
        assert_eq!(serde_json::from_str::<TermMarkValue>(&wire).unwrap(), value);
        assert_eq!(TermMarkValue::parse(&value.text().to_uppercase()), Ok(value));
        assert_eq!(TermMarkValue::from_key(&value.key().to_uppercase()), Some(value));
        assert_eq!(value.digit().and_then(TermMarkValue::from_digit), value.digit().map(|_| value));
    }
    assert_eq!(TermMarkValue::ALL.map(TermMarkValue::code), [5, 4, 3, 2, 13, 14, 10, 11]);
    assert_eq!(TermMarkValue::parse(" Незачёт "), Ok(TermMarkValue::Fail));
    assert_eq!(TermMarkValue::from_key("1"), None);
}
