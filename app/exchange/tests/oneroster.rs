//! Packages of `OneRoster`: read back as they were written, tolerated as they come, refused where they would harm.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use domain::oneroster::{OrgType, RoleName};
use exchange::oneroster::{
    Bundle, Demographics, Enrollment, Org, Package, PackageRefused, Role, User, read, write,
};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The promise is a second; a debug build on a busy machine gets five.
const AT_MOST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 5 } else { 1 });

fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn refused(bytes: &[u8]) -> PackageRefused {
    let start = Instant::now();
    let refused = read(bytes).unwrap_err();
    assert!(start.elapsed() < AT_MOST, "{refused} took {:?}", start.elapsed());
    refused
}

const ORGS: &[u8] =
    "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\nS,,,Школа,school,s-1,\n"
        .as_bytes();

/// Where remarks point: file, row, column.
fn places(remarks: &[domain::oneroster::Remark]) -> Vec<(&str, u32, &str)> {
    remarks.iter().map(|one| (one.file.as_str(), one.row, one.column.as_str())).collect()
}

/// A manifest that speaks of these files.
fn manifest(files: &[&str]) -> Vec<u8> {
    let lines = files.iter().map(|file| format!("file.{file},bulk\n"));
    format!("propertyName,value\noneroster.version,1.2\n{}", lines.collect::<String>()).into_bytes()
}

#[test]
fn names_in_a_wrong_case_a_mark_of_order_and_folders_are_understood_with_a_warning() {
    let orgs = "\u{feff}SOURCEDID;Name;TYPE;colour\nS;Школа № 1;School;red\n";
    let package = read(&archive(&[("out/ORGS.CSV", orgs.as_bytes()), ("notes.txt", b"x")])).unwrap();
    assert_eq!(package.bundle.orgs[0].name, "Школа № 1");
    assert_eq!(package.bundle.orgs[0].kind, OrgType::School);
    assert_eq!(
        places(&package.warnings),
        [
            ("ORGS.CSV", 0, ""),
            ("manifest.csv", 0, ""),
            ("orgs.csv", 1, "SOURCEDID"),
            ("orgs.csv", 1, "Name"),
            ("orgs.csv", 1, "TYPE"),
            ("orgs.csv", 1, "colour"),
        ]
    );
    assert_eq!(package.rejected, []);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_read() {
    let orgs = "sourcedId,name,type\nS,Школа,school\n,Без номера,school\nT,Вторая,castle\nS,Дважды,school\n";
    let package =
        read(&archive(&[("manifest.csv", &manifest(&["orgs"])), ("orgs.csv", orgs.as_bytes())])).unwrap();
    assert_eq!(package.bundle.orgs.len(), 1);
    assert_eq!(
        places(&package.rejected),
        [("orgs.csv", 3, "sourcedId"), ("orgs.csv", 4, "type"), ("orgs.csv", 5, "sourcedId")]
    );
    assert_eq!(package.files["orgs.csv"], 4);
}

#[test]
fn a_manifest_that_says_otherwise_is_told_and_not_believed() {
    let manifest = "propertyName,value\noneroster.version,1.2\nfile.orgs,absent\nfile.users,bulk\n";
    let package = read(&archive(&[("manifest.csv", manifest.as_bytes()), ("orgs.csv", ORGS)])).unwrap();
    assert_eq!(package.bundle.orgs.len(), 1);
    assert_eq!(
        places(&package.warnings),
        [("manifest.csv", 3, "file.orgs"), ("manifest.csv", 4, "file.users")]
    );
}

#[test]
fn a_row_to_be_deleted_deletes_nothing() {
    let orgs = "sourcedId,status,name,type\nS,tobedeleted,Школа,school\n";
    let package =
        read(&archive(&[("manifest.csv", &manifest(&["orgs"])), ("orgs.csv", orgs.as_bytes())])).unwrap();
    assert_eq!((package.bundle.orgs.len(), package.rejected.len()), (0, 0));
    assert_eq!(places(&package.warnings), [("orgs.csv", 2, "status")]);
}

#[test]
fn a_table_in_the_old_russian_code_page_is_read() {
    let (orgs, _, _) = encoding_rs::WINDOWS_1251.encode("sourcedId,name,type\nS,Школа города,school\n");
    let package = read(&archive(&[("orgs.csv", &orgs)])).unwrap();
    assert_eq!(package.bundle.orgs[0].name, "Школа города");
}

#[test]
fn what_is_no_package_is_refused_in_words() {
    assert_eq!(refused(b""), PackageRefused::Empty);
    assert_eq!(refused(b"sourcedId,name\n"), PackageRefused::NotAZip);
    assert_eq!(refused(b"PK\x03\x04 torn"), PackageRefused::Damaged);
    assert_eq!(refused(&archive(&[("word/document.xml", b"<w/>")])), PackageRefused::Foreign);
    assert_eq!(refused(&archive(&[("prices.csv", b"a,b\n")])), PackageRefused::Foreign);
    assert_eq!(refused(&vec![b'a'; 20 * 1024 * 1024 + 1]), PackageRefused::TooLarge);
}

#[test]
fn a_bomb_is_measured_before_it_is_unpacked() {
    let blanks = vec![b','; 65 * 1024 * 1024];
    assert_eq!(refused(&archive(&[("orgs.csv", &blanks)])), PackageRefused::TooMuchInside);
    let lines = "a,b\n".repeat(500_000);
    let head = "sourcedId,name,type\n".to_owned() + &lines;
    assert_eq!(refused(&archive(&[("orgs.csv", head.as_bytes())])), PackageRefused::TooManyRows);
    let wide = format!("sourcedId{}\n", ",x".repeat(10_000));
    assert_eq!(refused(&archive(&[("orgs.csv", wide.as_bytes())])), PackageRefused::TooManyRows);
}

#[test]
fn a_package_of_ours_holds_a_manifest_of_every_file_and_no_password() {
    let bundle = Bundle { users: vec![user("u", ["А", "Б", ""])], ..Bundle::default() };
    let bytes = write(bundle);
    let package = read(&bytes).unwrap();
    assert_eq!((package.rejected, package.warnings), (vec![], vec![]));
    assert_eq!(package.files.len(), 8);
    assert_eq!(bytes, write(Bundle { users: package.bundle.users, ..Bundle::default() }));
}

fn user(id: &str, [family, given, middle]: [&str; 3]) -> User {
    User {
        row: 0,
        sourced_id: id.to_owned(),
        enabled: true,
        username: format!("{id}.login"),
        given: given.to_owned(),
        family: family.to_owned(),
        middle: middle.to_owned(),
        identifier: String::new(),
        email: String::new(),
        sms: String::new(),
        phone: "+7 900 111-22-33".to_owned(),
        agents: vec!["a".to_owned(), "b".to_owned()],
        grades: "05".to_owned(),
        primary_org: "S".to_owned(),
        own_post: "Учитель, \"старший\"".to_owned(),
        own_subjects: "Алгебра; Геометрия".to_owned(),
        own_kinship: "мать,отец".to_owned(),
    }
}

/// A text as a cell may hold it: no spaces around it.
fn cell() -> impl Strategy<Value = String> {
    "[А-Яа-яёA-Za-z0-9,;\"'=+@ \n-]{0,12}".prop_map(|text| text.trim().to_owned())
}

fn without_lines(package: Package) -> Bundle {
    let mut bundle = package.bundle;
    bundle.orgs.iter_mut().for_each(|one| one.row = 0);
    bundle.users.iter_mut().for_each(|one| one.row = 0);
    bundle.roles.iter_mut().for_each(|one| one.row = 0);
    bundle.enrollments.iter_mut().for_each(|one| one.row = 0);
    bundle.demographics.iter_mut().for_each(|one| one.row = 0);
    bundle
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn what_is_written_is_read_back(names in prop::collection::vec([cell(), cell(), cell()], 1..8), day in 1..28_u32) {
        let mut bundle = Bundle::default();
        let first = chrono::NaiveDate::from_ymd_opt(2026, 9, day);
        for (at, [family, given, middle]) in names.iter().enumerate() {
            let id = format!("id-{at}");
            bundle.users.push(user(&id, [family, given, middle]));
            let role = if at % 2 == 0 { RoleName::Student } else { RoleName::Teacher };
            bundle.roles.push(Role {
                row: 0, sourced_id: id.clone(), user: id.clone(), primary: at % 3 == 0, role, org: "S".into(),
            });
            bundle.enrollments.push(Enrollment {
                row: 0, sourced_id: id.clone(), class: "C".into(), school: "S".into(), user: id.clone(), role,
                primary: at % 2 == 0, first, last: None,
            });
            bundle.demographics.push(Demographics {
                row: 0, sourced_id: id, born: given.clone(), sex: "male".into(),
            });
        }
        let name = if names[0][0].is_empty() { "Школа".to_owned() } else { names[0][0].clone() };
        bundle.orgs.push(Org {
            row: 0, sourced_id: "S".into(), name, kind: OrgType::School, identifier: "s".into(),
            parent: String::new(), own_kind: "school".into(),
        });
        bundle.sort();
        let package = read(&write(bundle.clone())).unwrap();
        prop_assert_eq!(without_lines(package), bundle);
    }
}
