//! Documents and photographs of cards as sentences of law.

use chrono::NaiveDate;

use super::*;
use crate::access::{Actor, Grant, Role, Standing};
use crate::card::Place;
use crate::consent::Purpose;
use crate::ids::{AccountId, ClassId, FileId, OrganisationId, PersonId, SchoolId};
use crate::org::OrgKind;

const SCHOOL: SchoolId = SchoolId(7);
const CLASS: ClassId = ClassId(70);

fn working_as(role: Role) -> Actor {
    let grant = Grant { role, organisation: OrganisationId(SCHOOL.0), kind: OrgKind::School };
    Actor::new(AccountId(1), PersonId(10), Standing { grants: vec![grant], ..Standing::default() })
}

fn leader() -> Actor {
    Actor::new(AccountId(1), PersonId(10), Standing { leads: vec![(SCHOOL, CLASS)], ..Standing::default() })
}

fn pupil() -> Place {
    Place {
        school: SCHOOL,
        person: PersonId(20),
        classes: vec![CLASS],
        groups: vec![],
        staff: false,
        gone: false,
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 12).unwrap()
}

fn draft(kind: DocumentKind, number: &str, issued: &str) -> DocumentDraft {
    DocumentDraft { kind: kind.code().into(), number: number.into(), issued: issued.into() }
}

#[test]
fn the_office_opens_documents_and_the_class_teacher_sees_that_they_are_there() {
    for role in Role::ALL {
        let opens = working_as(role).may(&KeepDocuments(pupil()));
        assert_eq!(opens, matches!(role, Role::Coordinator | Role::Secretary), "{role:?}");
        let elsewhere = KeepDocuments(Place { school: SchoolId(8), ..pupil() });
        assert!(!working_as(role).may(&elsewhere) && !elsewhere.listed_to(&working_as(role)), "{role:?}");
    }
    let of = KeepDocuments(pupil());
    assert!(of.listed_to(&leader()) && !leader().may(&of));
    assert!(!of.listed_to(&working_as(Role::Teacher)));
    assert!(leader().may(&KeepPhoto(pupil())) && !working_as(Role::Head).may(&KeepPhoto(pupil())));
}

#[test]
fn of_somebody_who_left_nothing_is_written() {
    let left = Place { classes: vec![], gone: true, ..pupil() };
    assert!(!working_as(Role::Coordinator).may(&KeepDocuments(left)));
}

#[test]
fn a_document_has_a_kind_a_number_and_perhaps_a_day() {
    let (kind, written) =
        draft(DocumentKind::BirthCertificate, " II-ДН  № 123456 ", "27.10.2013").check(today()).unwrap();
    assert_eq!(
        (kind, written.issued),
        (DocumentKind::BirthCertificate, NaiveDate::from_ymd_opt(2013, 10, 27))
    );
    assert_eq!(written.number, "II-ДН № 123456");
    assert!(draft(DocumentKind::MedicalCertificate, "", "").check(today()).is_ok());
    let fields = |draft: &DocumentDraft| {
        draft.check(today()).unwrap_err().iter().map(|wrong| wrong.field).collect::<Vec<_>>()
    };
    assert_eq!(
        fields(&DocumentDraft { issued: "31.02.2020".into(), ..DocumentDraft::default() }),
        ["kind", "number", "issued"]
    );
    assert_eq!(fields(&draft(DocumentKind::Passport, &"1".repeat(41), "2026-11-13")), ["number", "issued"]);
}

#[test]
fn a_snils_is_reckoned_over() {
    assert!(draft(DocumentKind::Snils, "112-233-445 95", "").check(today()).is_ok());
    assert!(draft(DocumentKind::Snils, "112-233-445 96", "").check(today()).is_err());
}

#[test]
fn a_photograph_is_taken_and_shown_while_its_consent_stands() {
    let photo = Photo { file: Some(FileId(5)), purpose: Purpose::Photo, consented: true };
    assert_eq!((photo.shown(), photo.takes()), (Some(FileId(5)), Ok(())));
    let without = Photo { consented: false, ..photo };
    assert_eq!((without.shown(), without.takes()), (None, Err(PhotoRefused(Purpose::Photo))));
    assert_eq!(Photo::purpose_of(true, false), Purpose::Photo);
    assert_eq!(Photo::purpose_of(false, true), Purpose::Staff);
    assert_eq!(Photo::purpose_of(false, false), Purpose::Guardian);
}

#[test]
fn codes_read_back() {
    for kind in DocumentKind::ALL {
        assert_eq!(DocumentKind::parse(kind.code()), Some(kind));
    }
    for reason in Reason::ALL {
        assert_eq!(Reason::parse(reason.code()), Some(reason));
    }
    assert_eq!(DocumentKind::parse("dreams"), None);
}
