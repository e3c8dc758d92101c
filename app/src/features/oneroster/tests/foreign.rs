//! Packages of other systems, as they really come.

use std::fmt::Write;

use sea_orm::ConnectionTrait;

use super::{empty, said};

/// Tables of a package by name, without ending, as the archive they travel in.
fn zipped(tables: &[(&str, String)]) -> Vec<u8> {
    let files = tables.iter().map(|(name, text)| (format!("{name}.csv"), text.clone().into_bytes()));
    stored(&files.collect::<Vec<_>>())
}

/// An archive whose files are stored as they are.
fn stored(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let (mut body, mut directory) = (vec![], vec![]);
    for (name, content) in files {
        let (at, size) = (u32::try_from(body.len()).unwrap(), u32::try_from(content.len()).unwrap());
        let mut head = vec![20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0];
        head.extend(crc(content).to_le_bytes());
        head.extend([size.to_le_bytes(), size.to_le_bytes()].concat());
        head.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        head.extend([0, 0]);
        body.extend([b"PK\x03\x04", &head[..], name.as_bytes(), content].concat());
        directory.extend([b"PK\x01\x02\x14\x00", &head[..]].concat());
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(files.len()).unwrap().to_le_bytes();
    let (size, at) = (u32::try_from(directory.len()).unwrap(), u32::try_from(body.len()).unwrap());
    let end = [&count[..], &count, &size.to_le_bytes(), &at.to_le_bytes(), &[0, 0]].concat();
    [body, directory, b"PK\x05\x06\0\0\0\0".to_vec(), end].concat()
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}

const HEAD: &str = "sourcedId,status,dateLastModified";

/// A school with one class, as a system that knows 1.1 sends it: `users` are its lines of users.csv.
fn former(users: &[&str], enrollments: &[&str]) -> Vec<(&'static str, String)> {
    let table = |head: &str, lines: &[&str]| {
        lines.iter().fold(format!("{head}\r\n"), |mut text, line| {
            let _ = write!(text, "{line}\r\n");
            text
        })
    };
    let orgs =
        table(&format!("{HEAD},name,type,identifier,parentSourcedId"), &["S,,,Школа № 7,school,school-7,"]);
    let sessions = table(
        &format!("{HEAD},title,type,startDate,endDate,parentSourcedId,schoolYear"),
        &[
            "Y,,,Год,schoolYear,2026-09-01,2027-05-31,,2027",
            "T1,,,Первый,semester,2026-09-01,2026-12-29,Y,2027",
            "T2,,,Второй,semester,2027-01-11,2027-05-31,Y,2027",
        ],
    );
    let courses = table(&format!("{HEAD},title,courseCode,orgSourcedId"), &["M,,,Математика,M5,S"]);
    let classes = table(
        &format!("{HEAD},title,grades,courseSourcedId,classCode,classType,schoolSourcedId,termSourcedIds"),
        &["C5,,,5А,05,,,homeroom,S,Y", "G5,,,5А Математика,05,M,,scheduled,S,\"T1,T2\""],
    );
    let users = table(
        &format!(
            "{HEAD},enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password"
        ),
        users,
    );
    let enrollments = table(
        &format!("{HEAD},classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate"),
        enrollments,
    );
    let particulars =
        table(&format!("{HEAD},birthDate,sex"), &["P1,,,2015-02-01,female", "P2,,,2015-13-01,male"]);
    vec![
        ("orgs", orgs),
        ("academicSessions", sessions),
        ("courses", courses),
        ("classes", classes),
        ("users", users),
        ("enrollments", enrollments),
        ("demographics", particulars),
    ]
}

const TEACHER: &str = "U1,,,true,S,teacher,,,Анна,Петрова,Ивановна,,,,,,,SECRET-OF-FILE";
const PUPIL: &str = "P1,,,true,S,student,,,Алина,Ким,,,,,,G1,05,SECRET-OF-FILE";
const PARENT: &str = "G1,,,true,S,parent,,,Ольга,Ким,Сергеевна,,,,8 900 111-22-33,P1,,";
const LINES: [&str; 4] = [
    "E1,,,C5,S,P1,student,false,2026-10-05,",
    "E2,,,C5,S,U1,teacher,true,,",
    "E3,,,G5,S,P1,student,,,",
    "E4,,,G5,S,U1,teacher,true,,",
];

#[tokio::test]
async fn a_package_of_the_former_version_goes_in_and_its_passwords_stay_behind() {
    let server = empty().await;
    let report = server.bring(&zipped(&former(&[TEACHER, PUPIL, PARENT], &LINES))).await;
    assert_eq!(report.rejected, []);
    assert_eq!(report.orgs, ["school-7"]);
    let warned: Vec<_> = report.warnings.iter().map(|one| (one.file.as_str(), one.column.as_str())).collect();
    assert_eq!(warned, [("manifest.csv", ""), ("users.csv", "role")]);
    assert_eq!(server.column("SELECT kind || number FROM terms ORDER BY 1").await, ["half1", "half2"]);
    assert_eq!(server.column("SELECT degree FROM kinships").await, ["мать"]);
    assert_eq!(server.column("SELECT CAST(since AS text) FROM class_members").await, ["2026-10-05"]);
    assert_eq!(server.column("SELECT post FROM staff").await, ["Учитель"]);
    assert_eq!(server.count("classes WHERE teacher_id IS NOT NULL").await, 1);
    assert_eq!(server.count("groups WHERE class_id IS NOT NULL").await, 1);
    assert_eq!((server.count("group_members").await, server.count("group_teachers").await), (1, 1));
    assert_eq!(server.count("accounts WHERE password_hash IS NOT NULL").await, 0);
    let told = said(&server.package("school-7").await);
    assert!(told.users.iter().any(|user| user.sourced_id == "P1" && user.agents == ["G1"]));
}

#[tokio::test]
async fn what_cannot_go_in_is_named_by_file_row_and_column_and_the_rest_goes_in() {
    let server = empty().await;
    let without_surname = "U2,,,true,S,teacher,,,Пётр,,,,,,,,,";
    let bad_day = "P2,,,true,S,student,,,Иван,Юн,,,,,,,05,";
    let no_class = "P3,,,true,S,student,,,Олег,Пак,,,,,,,05,";
    let alone = "G9,,,true,S,parent,,,Вера,Цой,,,,,,,,";
    let lines =
        [&LINES[..], &["E5,,,C5,S,P2,student,,,", "E6,,,C9,S,P1,student,,,", "E7,,,C5,S,P9,student,,,"]]
            .concat();
    let users = [TEACHER, PUPIL, PARENT, without_surname, bad_day, no_class, alone];
    let report = server.bring(&zipped(&former(&users, &lines))).await;
    let named: Vec<_> =
        report.rejected.iter().map(|one| (one.file.as_str(), one.row, one.column.as_str())).collect();
    assert_eq!(
        named,
        [
            ("demographics.csv", 3, "birthDate"),
            ("enrollments.csv", 6, "userSourcedId"),
            ("enrollments.csv", 7, "classSourcedId"),
            ("enrollments.csv", 8, "userSourcedId"),
            ("users.csv", 5, "familyName"),
            ("users.csv", 7, ""),
            ("users.csv", 7, "birthDate"),
            ("users.csv", 7, "sex"),
            ("users.csv", 8, "agentSourcedIds"),
        ]
    );
    assert!(report.rejected.iter().all(|one| !one.why.is_empty() && one.remedy.ends_with('.')));
    assert_eq!(server.count("persons").await, 3);
}

#[tokio::test]
async fn a_number_is_stronger_than_a_name() {
    let server = empty().await;
    server.bring(&zipped(&former(&[TEACHER, PUPIL, PARENT], &LINES))).await;
    let married = TEACHER.replace("Петрова", "Сидорова");
    let report = server.bring(&zipped(&former(&[&married, PUPIL, PARENT], &LINES))).await;
    assert_eq!((report.created, report.updated), (0, 1));
    let names = server.column("SELECT search FROM persons ORDER BY 1").await;
    assert_eq!(names, ["ким алина", "ким ольга сергеевна", "сидорова анна ивановна"]);
}

#[tokio::test]
async fn a_run_that_was_cut_off_is_begun_again_to_the_same_end() {
    let (cut, whole) = (empty().await, empty().await);
    cut.bring(&zipped(&former(&[TEACHER, PUPIL, PARENT], &LINES))).await;
    let tx = cut.house.db.turn().await.unwrap();
    for lost in ["sourced_ids", "group_members"] {
        tx.execute_unprepared(&format!("DELETE FROM {lost}")).await.unwrap();
    }
    tx.commit().await.unwrap();
    for server in [&cut, &whole] {
        server.bring(&zipped(&former(&[TEACHER, PUPIL, PARENT], &LINES))).await;
    }
    assert_eq!(said(&cut.package("school-7").await), said(&whole.package("school-7").await));
}
