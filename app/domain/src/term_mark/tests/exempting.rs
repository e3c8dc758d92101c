//! Who is freed from a subject, by whom, and what becomes of the term.

use super::*;
use crate::access::{Actor, Grant, Permit, Role, Standing};
use crate::calendar::Span;
use crate::ids::{AccountId, ClassId, OrganisationId, PersonId, SchoolId, SubjectId};
use crate::org::OrgKind;

const ASKED: SetExemptions = SetExemptions { school: SchoolId(7), class: ClassId(70), pupil: PersonId(9) };

fn span(first: &str, last: &str) -> Span {
    Span { first: day(first), last: day(last) }
}

fn year() -> Span {
    span("2026-09-01", "2027-05-26")
}

fn quarter() -> Span {
    span("2026-11-02", "2026-12-30")
}

fn leader() -> Actor {
    let leads = vec![(SchoolId(7), ClassId(70))];
    Actor::new(AccountId(5), PersonId(50), Standing { leads, ..Standing::default() })
}

fn holder(role: Role) -> Actor {
    let grant = Grant { role, organisation: OrganisationId(7), kind: OrgKind::School };
    Actor::new(AccountId(6), PersonId(60), Standing { grants: vec![grant], ..Standing::default() })
}

fn permit() -> Permit<SetExemptions> {
    leader().permit(ASKED).unwrap()
}

fn draft(first: &str, last: &str, document: &str) -> ExemptionDraft {
    let (pupil, subject) = (PersonId(9), SubjectId(3));
    ExemptionDraft { pupil, subject, span: span(first, last), document: document.into() }
}

fn stands() -> Exemption {
    Exemption { pupil: PersonId(9), subject: SubjectId(3), span: quarter() }
}

#[test]
fn the_class_teacher_the_deputy_head_and_the_coordinator_free_pupils_and_nobody_else() {
    assert!(leader().may(&ASKED));
    assert!(!leader().may(&SetExemptions { class: ClassId(71), ..ASKED }), "of another class");
    for (role, may) in
        [(Role::Deputy, true), (Role::Coordinator, true), (Role::Teacher, false), (Role::Secretary, false)]
    {
        assert_eq!(holder(role).may(&ASKED), may, "{role:?}");
    }
}

#[test]
fn an_exemption_names_its_document_and_lies_within_the_year() {
    let submit = |first, last, document: &str| draft(first, last, document).submit(year(), &[], permit());
    let kept = submit("2026-11-02", "2026-12-30", " Приказ № 12 ").unwrap();
    assert_eq!((kept.by(), kept.of().document.as_str()), (AccountId(5), "Приказ № 12"));
    assert_eq!(submit("2026-11-02", "2026-11-02", "  "), Err(ExemptionRefused::Document));
    let long = "я".repeat(ExemptionDraft::LONGEST + 1);
    assert_eq!(submit("2026-11-02", "2026-11-02", &long), Err(ExemptionRefused::Document));
    assert_eq!(submit("2026-11-03", "2026-11-02", "№ 1"), Err(ExemptionRefused::Backwards));
    let outside = submit("2026-11-03", "2027-06-02", "№ 1");
    assert_eq!(outside, Err(ExemptionRefused::OutsideYear(year())));
    let said = outside.unwrap_err().to_string();
    assert_eq!(said, "Освобождают на дни учебного года: с 01.09.2026 по 26.05.2027.");
}

#[test]
fn nobody_is_freed_twice_from_one_subject_on_one_day() {
    let again = draft("2026-12-30", "2027-02-01", "№ 2");
    assert_eq!(again.clone().submit(year(), &[stands()], permit()), Err(ExemptionRefused::Already));
    let other = Exemption { subject: SubjectId(4), ..stands() };
    assert!(again.submit(year(), &[other], permit()).is_ok());
    assert!(draft("2026-12-31", "2027-02-01", "№ 2").submit(year(), &[stands()], permit()).is_ok());
}

#[test]
fn an_exemption_ends_on_one_of_its_days_or_never_was_and_a_permit_for_another_ends_nothing() {
    let ended = stands().end(Ending::On(day("2026-11-20")), permit()).unwrap();
    assert_eq!(ended.of(), &Ending::On(day("2026-11-20")));
    let late = stands().end(Ending::On(day("2027-01-10")), permit());
    assert_eq!(late, Err(ExemptionRefused::NotWithin(quarter())));
    assert!(stands().end(Ending::Never, permit()).is_ok());
    let other = Exemption { pupil: PersonId(8), ..stands() };
    assert_eq!(other.end(Ending::Never, permit()), Err(ExemptionRefused::NotPermitted));
}

#[test]
fn a_term_is_freed_when_every_day_of_it_is() {
    assert_eq!(learning(quarter(), &[]), Learning::WithMarks);
    assert_eq!(learning(quarter(), &[span("2026-09-01", "2026-11-01")]), Learning::WithMarks);
    assert_eq!(learning(quarter(), &[year()]), Learning::Freed);
    assert_eq!(learning(quarter(), &[span("2026-11-10", "2026-12-30")]), Learning::FreedInPart);
    let two = [span("2026-09-01", "2026-11-30"), span("2026-12-01", "2027-05-26")];
    assert_eq!(learning(quarter(), &two), Learning::Freed, "one exemption after another");
}
