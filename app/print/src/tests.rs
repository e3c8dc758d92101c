//! What comes out of the press: all words, in fonts of the house, on as many pages as it takes.

use domain::print::{
    Blank, BlankLesson, BlankRow, Blanks, Count, Form, Line, Met, Paper, Press, Protocol, Roll, RollHead,
    RollPart, Room, Signature, Slip, Slips, WeekPart, WeekRow, WeekSheet,
};
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use super::*;

fn class(of: usize) -> Slips {
    let slip = |number: usize| Slip {
        name: format!("Константинопольский-Задунайский Максимилиан Александрович {number}"),
        note: "7А · мать: Соколов Михаил".into(),
        login: format!("konstantinopolskiyzadunayskiy.m{number}"),
        password: format!("kdf-7mx-a{number:02}"),
    };
    Slips {
        school: "Школа № 1".into(),
        title: "7А, родители".into(),
        address: "https://gorodok.example/sign-in".into(),
        last_day: "2026-11-26".parse().unwrap(),
        slips: (0..of).map(slip).collect(),
    }
}

fn consent() -> Form {
    Form {
        title: "Согласие на обработку персональных данных".into(),
        lines: vec![Line::new("Ребёнок", "#panic(\"markup\") *Ким* Алина"), Line::new("Паспорт", "")],
        text: vec!["Даю согласие на обработку:".into(), "— фамилия, имя;".into(), "— класс.".into()],
        signatures: vec![Signature {
            whose: "Законный представитель".into(), name: "Ким Ольга".into()
        }],
        foot: "Версия 1 от 01.09.2026".into(),
    }
}

fn protocol(of: usize) -> Protocol {
    let met = |number: usize| Met {
        place: "7А".into(),
        name: format!("#panic(\"markup\") Ким Алина {number}"),
        what: vec!["класс: было 7А, стало 7Б".into(), "родители — *нет отца*".into()],
        ended: "исправлено и подтверждено".into(),
    };
    Protocol {
        title: "Протокол сверки списков № 5".into(),
        lines: vec![Line::new("Школа", "Школа № 1")],
        counts: vec![Count {
            place: "7А".into(),
            teacher: "Лебедева О. Н.".into(),
            rows: 25,
            looked: 24,
            differences: 3,
        }],
        differences: (0..of).map(met).collect(),
        signatures: vec![Signature {
            whose: "Директор".into(), name: "Воробьёв И. О.".into()
        }],
        foot: "Составлено 12.11.2026".into(),
    }
}

/// All words of the pages, and the families they are set in.
fn read(pages: &PagedDocument) -> (String, Vec<String>) {
    let mut found = (String::new(), vec![]);
    pages.pages().iter().for_each(|page| collect(&page.frame, &mut found));
    found.1.sort();
    found.1.dedup();
    found
}

fn collect(frame: &Frame, found: &mut (String, Vec<String>)) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, found),
            FrameItem::Text(text) => {
                assert!(
                    text.glyphs.iter().all(|glyph| glyph.id != 0),
                    "no glyph for a part of «{}»",
                    text.text
                );
                found.0.push_str(&text.text);
                found.1.push(text.font.info().family.clone());
            }
            _ => {}
        }
    }
}

fn laid(slips: &Slips) -> PagedDocument {
    let code = qr::code(&slips.address).unwrap();
    laid_out(SLIPS, &SlipsOnPaper { slips, last_day: "26.11.2026".into(), code }).unwrap()
}

#[test]
fn a_class_has_all_its_names_logins_and_passwords_twelve_on_a_page() {
    let pages = laid(&class(30));
    assert_eq!(pages.pages().len(), 3);
    let (words, families) = read(&pages);
    assert_eq!(families, ["PT Mono", "PT Sans"]);
    for number in 0..30 {
        let password = format!("kdf-7mx-a{number:02}");
        assert_eq!(words.matches(&password).count(), 1, "{password}");
    }
    assert!(words.contains("26.11.2026") && words.contains("https://gorodok.example/sign-in"));
}

#[test]
fn words_are_words_and_never_markup() {
    let (words, families) = read(&laid_out(FORMS, &[consent()]).unwrap());
    assert!(words.contains("#panic(\"markup\") *Ким* Алина"), "{words}");
    assert!(words.contains("Согласие на обработку персональных данных"), "{words}");
    assert!(words.contains("— фамилия, имя;") && words.contains("Версия 1 от 01.09.2026"));
    assert_eq!(families, ["PT Serif"]);
}

#[test]
fn each_form_begins_on_a_page_of_its_own() {
    let forms = vec![consent(), consent(), consent()];
    assert_eq!(laid_out(FORMS, &forms).unwrap().pages().len(), 3);
}

#[test]
fn what_is_printed_is_a_file_of_pdf() {
    let (slips, protocol, blanks) =
        (Paper::Slips(class(2)), Paper::Protocol(protocol(2)), Paper::Blanks(blanks(3, 2)));
    for paper in [slips, Paper::Forms(vec![consent()]), protocol, blanks] {
        let file = Typesetter.print(&paper).unwrap();
        assert!(file.starts_with(b"%PDF-") && file.len() > 10_000, "{} bytes", file.len());
    }
}

#[test]
fn a_protocol_has_every_difference_and_says_where_there_is_none() {
    let pages = laid_out(PROTOCOL, &protocol(60)).unwrap();
    assert!(pages.pages().len() > 1, "{}", pages.pages().len());
    let (words, families) = read(&pages);
    assert_eq!(families, ["PT Serif"]);
    assert_eq!(words.matches("#panic(\"markup\") Ким Алина").count(), 60);
    assert!(words.contains("родители — *нет отца*") && words.contains("Воробьёв И. О."), "{words}");
    let (words, _) = read(&laid_out(PROTOCOL, &protocol(0)).unwrap());
    assert!(words.contains("Расхождений нет."), "{words}");
}

#[test]
fn a_roll_has_each_class_on_a_page_of_its_own_and_repeats_its_head() {
    let row =
        |number: usize| vec![format!("#panic(\"markup\") Ким Алина {number}"), "М".into(), String::new()];
    let part = |title: &str, of: usize| RollPart { title: title.into(), rows: (0..of).map(row).collect() };
    let roll = Roll {
        school: "Школа № 1".into(),
        heads: vec![
            RollHead::new("ФИО", Room::Name),
            RollHead::new("Пол", Room::Letter),
            RollHead::new("Экскурсия", Room::Rest),
        ],
        parts: vec![part("7А", 25), part("7Б", 90)],
        foot: "Составлено 12.11.2026".into(),
    };
    let pages = laid_out(ROLL, &roll).unwrap();
    assert!(pages.pages().len() > 2, "{}", pages.pages().len());
    let (words, families) = read(&pages);
    assert_eq!(families, ["PT Serif"]);
    assert_eq!(words.matches("#panic(\"markup\") Ким Алина").count(), 115);
    assert_eq!(words.matches("Экскурсия").count(), pages.pages().len(), "{words}");
}

fn blanks(rows: usize, lessons: usize) -> Blanks {
    let row = |number: usize| BlankRow {
        name: format!("#panic(\"markup\") Константинопольский Максимилиан {number}"),
        here: (0..lessons).map(|lesson| lesson > 0 || number > 2).collect(),
    };
    let lesson = |number: usize| BlankLesson {
        day: "чт 12.11".into(),
        number: format!("{number}-й урок"),
        time: "9:25".into(),
    };
    let sheet = Blank {
        class: "7А, 1 подгруппа".into(),
        subject: "Английский язык".into(),
        teacher: "Тихонов А. П.".into(),
        days: "9–15 ноября".into(),
        address: "https://gorodok.example/outage/123456?from=2026-11-09&to=2026-11-15&list=a1b2c3".into(),
        lessons: (1..=lessons).map(lesson).collect(),
        rows: (0..rows).map(row).collect(),
    };
    Blanks {
        school: "Школа № 1".into(),
        foot: "Составлено 12.11.2026".into(),
        sheets: vec![sheet.clone(), sheet],
    }
}

#[test]
fn each_blank_begins_on_a_page_of_its_own_and_has_all_its_pupils() {
    for (rows, lessons, sides) in [(30, 1, 1), (30, 6, 2), (34, 8, 3)] {
        let blanks = blanks(rows, lessons);
        let codes = blanks.sheets.iter().map(|sheet| qr::code(&sheet.address).unwrap()).collect();
        let pages = laid_out(BLANKS, &BlanksOnPaper { blanks: &blanks, codes }).unwrap();
        assert_eq!(pages.pages().len(), 2 * sides, "{rows} pupils, {lessons} lessons");
        let (words, families) = read(&pages);
        assert_eq!(families, ["PT Sans"]);
        assert_eq!(words.matches("#panic(\"markup\") Константинопольский").count(), 2 * rows);
        assert_eq!(words.matches("На дом").count(), 2 * lessons);
        assert_eq!(words.matches("list=a1b2c3").count(), 2);
    }
}

#[test]
fn a_week_of_a_school_goes_on_to_another_page_and_keeps_every_word() {
    let row = |title: &str, of: usize| WeekRow {
        title: title.into(),
        cells: (0..of).map(|number| vec![format!("#panic() *Алг.* {number}"), "каб. 112".into()]).collect(),
    };
    let part = |of: usize| WeekPart {
        heads: (0..of).map(|number| format!("{number}А")).collect(),
        rows: vec![WeekRow { title: "Понедельник".into(), cells: vec![] }, row("1", of), row("2", of)],
    };
    let week = WeekSheet {
        title: "Вся школа".into(),
        school: "Школа № 1".into(),
        days: "9–13 ноября".into(),
        parts: vec![part(9), part(5)],
        foot: "Составлено 12.11.2026".into(),
    };
    let pages = laid_out(WEEK, &week).unwrap();
    assert_eq!(pages.pages().len(), 2);
    let (words, families) = read(&pages);
    assert_eq!(families, ["PT Serif"]);
    assert_eq!((words.matches("#panic() *Алг.*").count(), words.matches("каб. 112").count()), (28, 28));
    assert_eq!(words.matches("Понедельник").count(), 2);
}
