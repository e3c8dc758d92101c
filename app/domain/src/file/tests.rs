//! What is taken, what is not, and under which name.

use super::*;

fn entry(name: &str, content: &str) -> Vec<u8> {
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.extend([0; 22]);
    bytes.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
    bytes.extend([0, 0]);
    bytes.extend(name.as_bytes());
    bytes.extend(content.as_bytes());
    bytes
}

#[test]
fn a_kind_is_told_by_the_first_bytes() {
    let office = |folder: &str| [entry("[Content_Types].xml", "…"), entry(folder, "…")].concat();
    let table: [(&[u8], FileKind); 12] = [
        (b"%PDF-1.7\n", FileKind::Pdf),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF", FileKind::Jpeg),
        (b"\x89PNG\r\n\x1A\n\0\0", FileKind::Png),
        (b"RIFF\x20\0\0\0WEBPVP8 ", FileKind::Webp),
        (&office("word/document.xml"), FileKind::Docx),
        (&office("xl/workbook.xml"), FileKind::Xlsx),
        (&office("ppt/presentation.xml"), FileKind::Pptx),
        (&entry("mimetype", FileKind::Odt.media()), FileKind::Odt),
        (&entry("mimetype", FileKind::Ods.media()), FileKind::Ods),
        (b"ID3\x04\0", FileKind::Mp3),
        (b"\0\0\0\x20ftypisom\0\0", FileKind::Mp4),
        ("Сочинение\r\n«Осень»".as_bytes(), FileKind::Txt),
    ];
    for (head, kind) in table {
        assert_eq!(recognised(head), Ok(kind), "{kind:?}");
    }
}

#[test]
fn what_is_not_taken_says_what_to_do() {
    let table: [(&[u8], FileRefused); 9] = [
        (b"", FileRefused::Empty),
        (&entry("тайна.txt", "…"), FileRefused::Archive),
        (b"Rar!\x1A\x07", FileRefused::Archive),
        (b"MZ\x90\0\x03", FileRefused::Program),
        (b"#!/bin/sh\n", FileRefused::Program),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", FileRefused::OldOffice),
        (b"\0\0\0\x20ftypheic\0\0", FileRefused::Heic),
        (b"\0\0\0\x20ftypqt  \0\0", FileRefused::Mov),
        (b"\x01\x02\x03", FileRefused::Unknown),
    ];
    for (head, refused) in table {
        assert_eq!(recognised(head), Err(refused.clone()), "{refused}");
        assert!(refused.to_string().contains(". ") && refused.to_string().ends_with('.'), "{refused}");
    }
    let scan = FileRefused::NotHere(SCANS.to_vec()).of("фото.webp");
    assert_eq!(scan, "«фото.webp»: сюда подходит только PDF, JPEG или PNG.");
}

#[test]
fn a_code_names_one_kind() {
    for kind in FileKind::ALL {
        assert_eq!(FileKind::parse(kind.code()), Some(kind));
    }
    assert_eq!(FileKind::parse("zip"), None);
}

#[test]
fn a_name_keeps_its_words_and_gets_the_ending_of_what_it_is() {
    let table = [
        ("Сочинение «Осень».docx", FileKind::Docx, "Сочинение «Осень».docx"),
        ("реферат.pdf", FileKind::Docx, "реферат.docx"),
        ("ФОТО.JPEG", FileKind::Jpeg, "ФОТО.JPEG"),
        ("версия 1.2", FileKind::Txt, "версия 1.2.txt"),
        (r#"C:\Users\me\"задание".pdf"#, FileKind::Pdf, r#""задание".pdf"#),
        ("Эссе %22О книге%22.pdf", FileKind::Pdf, r#"Эссе "О книге".pdf"#),
        ("../../etc/passwd", FileKind::Txt, "passwd.txt"),
        ("...", FileKind::Png, "файл.png"),
        (".pdf", FileKind::Pdf, "pdf.pdf"),
        ("фото\u{202E}gpj.exe\r\n", FileKind::Jpeg, "фотоgpj.exe.jpg"),
    ];
    for (claimed, kind, name) in table {
        assert_eq!(file_name(claimed, kind), name);
    }
    let long = file_name(&"ы".repeat(500), FileKind::Webp);
    assert_eq!(long.chars().count(), LONGEST_NAME);
    assert!(long.ends_with("ы.webp"));
}

#[test]
fn a_size_is_said_as_people_say_it() {
    let said = [80, 1_024, 1_025, 1 << 20, 10 << 20].map(size_said);
    assert_eq!(said, ["80 Б", "1 КБ", "2 КБ", "1,0 МБ", "10,0 МБ"]);
}
