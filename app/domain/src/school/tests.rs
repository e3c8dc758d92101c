//! What a card takes, and which numbers the state would never have given.

use super::*;

fn draft() -> CardDraft {
    CardDraft {
        name: "Средняя школа  № 12".into(), short_name: "Школа № 12".into(), ..CardDraft::default()
    }
}

fn faults(draft: &CardDraft) -> Vec<&'static str> {
    draft.checked().unwrap_err().into_iter().map(|fault| fault.field).collect()
}

#[test]
fn numbers_of_real_organisations_hold_and_one_wrong_digit_is_found() {
    for number in ["7707083893", "7736207543", "5003052454"] {
        assert_eq!(inn(number).as_deref(), Ok(number));
    }
    for number in ["1027700132195", "1027700229193"] {
        assert_eq!(ogrn(number).as_deref(), Ok(number));
    }
    assert_eq!(inn("77 0708 3893").as_deref(), Ok("7707083893"), "spaces are no digits");
    assert_eq!(inn("7707083894"), Err(RequisiteRefused::InnDigit));
    assert_eq!(inn("7708073893"), Err(RequisiteRefused::InnDigit), "two digits changed places");
    assert_eq!(inn("770708389"), Err(RequisiteRefused::InnLength));
    assert_eq!(inn("77070838a3"), Err(RequisiteRefused::InnLength));
    assert_eq!(ogrn("1027700132196"), Err(RequisiteRefused::OgrnDigit));
    assert_eq!(ogrn("102770013219"), Err(RequisiteRefused::OgrnLength));
}

#[test]
fn a_number_made_of_its_stem_holds() {
    for stem in 0..200 {
        let (nine, twelve) =
            (format!("{:09}", 770_000_000 + stem), format!("{:012}", 102_770_000_000_u64 + stem));
        assert!(inn(&inn_of(&nine)).is_ok() && ogrn(&ogrn_of(&twelve)).is_ok(), "{stem}");
    }
}

#[test]
fn names_are_enough_and_spaces_are_put_in_order() {
    let card = draft().checked().unwrap();
    assert_eq!(card.draft().name, "Средняя школа № 12");
    assert_eq!(card.draft().lacks(), ["адреса", "телефона", "почты", "ИНН", "ОГРН"]);
    assert_eq!(faults(&CardDraft::default()), ["name", "short_name"]);
}

#[test]
fn what_is_written_must_be_right_and_each_fault_is_at_its_field() {
    let wrong = CardDraft {
        phone: "12-34".into(),
        email: "school".into(),
        site: "школа".into(),
        inn: "1".into(),
        ogrn: "1".into(),
        ..draft()
    };
    assert_eq!(faults(&wrong), ["phone", "email", "site", "inn", "ogrn"]);
    assert_eq!(faults(&CardDraft { name: "ш".repeat(LONGEST_LINE + 1), ..draft() }), ["name"]);
}

#[test]
fn the_code_of_a_school_comes_of_its_number_or_is_asked_for() {
    assert_eq!(Founding::of("", &draft()).unwrap().code(), "school-12");
    assert_eq!(Founding::of("Lyceum-1", &draft()).unwrap().code(), "lyceum-1");
    let unnumbered =
        CardDraft { name: "Гимназия".into(), short_name: "Гимназия".into(), ..draft() };
    let refused = Founding::of("", &CardDraft { inn: "1".into(), ..unnumbered }).unwrap_err();
    assert_eq!(refused.iter().map(|fault| fault.field).collect::<Vec<_>>(), ["code", "inn"]);
    assert!(Founding::of("школа", &draft()).is_err());
}
