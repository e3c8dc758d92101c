//! A proof shows every word of a paper.

use super::*;

#[test]
fn a_proof_of_slips_has_every_name_login_and_password() {
    let slip = |name: &str| Slip {
        name: name.into(),
        note: "7А".into(),
        login: "ivanov.p".into(),
        password: "kdf-7mx-a2r".into(),
    };
    let paper = Paper::Slips(Slips {
        school: "Школа № 1".into(),
        title: "7А, ученики".into(),
        address: "https://gorodok.example/sign-in".into(),
        last_day: chrono::NaiveDate::from_ymd_opt(2026, 11, 26).unwrap(),
        slips: vec![slip("Иванов Пётр"), slip("Ким Алина")],
    });
    let proof = String::from_utf8(Proof.print(&paper).unwrap()).unwrap();
    for word in ["Школа № 1", "Иванов Пётр", "Ким Алина", "ivanov.p", "kdf-7mx-a2r", "2026-11-26"]
    {
        assert!(proof.contains(word), "{word} is missing in {proof}");
    }
}

#[test]
fn a_proof_of_a_form_has_what_is_known_and_where_to_sign() {
    let form = Form {
        title: "Согласие".into(),
        lines: vec![Line::new("Ребёнок", "Ким Алина"), Line::new("Паспорт", "")],
        text: vec!["Я согласен".into()],
        signatures: vec![Signature {
            whose: "Законный представитель".into(), name: "Ким Ольга".into()
        }],
        foot: "Версия 1".into(),
    };
    let proof = String::from_utf8(Proof.print(&Paper::Forms(vec![form])).unwrap()).unwrap();
    assert_eq!(
        proof,
        "Согласие\nРебёнок: Ким Алина\nПаспорт: \nЯ согласен\nЗаконный представитель: Ким Ольга\nВерсия 1"
    );
}

#[test]
fn a_proof_of_a_protocol_tells_each_place_and_how_each_difference_ended() {
    let protocol = Protocol {
        title: "Протокол сверки".into(),
        lines: vec![Line::new("Школа", "Школа № 1")],
        counts: vec![Count {
            place: "7А".into(),
            teacher: "Лебедева О. Н.".into(),
            rows: 25,
            looked: 24,
            differences: 1,
        }],
        differences: vec![Met {
            place: "7А".into(),
            name: "Ким Алина".into(),
            what: vec!["класс: было 7А, стало 7Б".into(), "выбыл".into()],
            ended: "исправлено".into(),
        }],
        signatures: vec![Signature { whose: "Директор".into(), name: String::new() }],
        foot: "12.11.2026".into(),
    };
    let proof = String::from_utf8(Proof.print(&Paper::Protocol(protocol)).unwrap()).unwrap();
    assert_eq!(
        proof,
        "Протокол сверки\nШкола: Школа № 1\n7А Лебедева О. Н. 25 24 1\n\
         7А Ким Алина: класс: было 7А, стало 7Б; выбыл. исправлено\nДиректор: \n12.11.2026"
    );
}

#[test]
fn a_proof_of_a_roll_numbers_its_rows_and_keeps_empty_columns() {
    let roll = Roll {
        school: "Школа № 1".into(),
        heads: vec![RollHead::new("ФИО", Room::Name), RollHead::new("Экскурсия", Room::Rest)],
        parts: vec![RollPart {
            title: "7А".into(), rows: vec![vec!["Ким Алина".into(), String::new()]]
        }],
        foot: "12.11.2026".into(),
    };
    let proof = String::from_utf8(Proof.print(&Paper::Roll(roll)).unwrap()).unwrap();
    assert_eq!(proof, "Школа № 1\nФИО | Экскурсия\n7А\n1. Ким Алина | \n12.11.2026");
}
