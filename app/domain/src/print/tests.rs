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
