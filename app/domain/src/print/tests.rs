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

#[test]
fn a_proof_of_blanks_numbers_the_pupils_of_each_group_and_strikes_out_who_is_not_there() {
    let blank = Blank {
        class: "7А".into(),
        subject: "Алгебра".into(),
        teacher: "Тихонов А. П.".into(),
        days: "12 ноября 2026".into(),
        address: "https://gorodok.example/outage/7?from=2026-11-12&to=2026-11-12&list=a1b2c3".into(),
        lessons: vec![BlankLesson {
            day: "чт 12.11".into(), number: "2-й урок".into(), time: "9:25".into()
        }],
        rows: vec![
            BlankRow { name: "Ким Алина".into(), here: vec![true] },
            BlankRow { name: "Орлов Пётр".into(), here: vec![false] },
        ],
    };
    let paper =
        Paper::Blanks(Blanks {
            school: "Школа № 1".into(), foot: "12.11.2026".into(), sheets: vec![blank]
        });
    let proof = String::from_utf8(Proof.print(&paper).unwrap()).unwrap();
    assert_eq!(
        proof,
        "Школа № 1\n7А · Алгебра · Тихонов А. П. · 12 ноября 2026\n\
         https://gorodok.example/outage/7?from=2026-11-12&to=2026-11-12&list=a1b2c3\nчт 12.11 2-й урок 9:25\n\
         1. Ким Алина | \n2. Орлов Пётр | —\n12.11.2026"
    );
}
