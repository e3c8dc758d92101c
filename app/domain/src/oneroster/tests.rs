//! The words of `OneRoster` beside those of a Russian school.

use super::*;

#[test]
fn a_word_is_read_in_any_case() {
    assert_eq!("SchoolYear".parse(), Ok(SessionType::SchoolYear));
    assert_eq!(" STUDENT ".parse(), Ok(RoleName::Student));
    assert_eq!("pupil".parse::<RoleName>(), Err(()));
}

#[test]
fn four_terms_of_a_year_are_quarters_and_two_are_half_years() {
    assert_eq!(SessionType::GradingPeriod.terms(4), Some(TermKind::Quarter));
    assert_eq!(SessionType::Term.terms(3), Some(TermKind::Trimester));
    assert_eq!(SessionType::Semester.terms(2), Some(TermKind::Half));
    assert_eq!(SessionType::Term.terms(5), None);
    assert_eq!(SessionType::SchoolYear.terms(4), None);
}

#[test]
fn a_post_that_came_from_a_role_speaks_for_the_same_role() {
    for role in RoleName::ALL {
        let Some(post) = role.post() else { continue };
        let told = RoleName::of_post(post);
        let same = RoleName::of_post(told.post().expect("staff have posts"));
        assert_eq!(told, same, "{post}");
    }
}

#[test]
fn a_parent_is_a_mother_or_a_father_and_comes_back_a_parent() {
    for sex in [Sex::Female, Sex::Male] {
        assert_eq!(RoleName::of_kinship(RoleName::Parent.kinship(Some(sex))), RoleName::Parent);
    }
    assert_eq!(RoleName::of_kinship(RoleName::Parent.kinship(None)), RoleName::Guardian);
    assert_eq!(RoleName::of_kinship("бабушка"), RoleName::Relative);
}

#[test]
fn only_a_department_of_a_foreign_file_has_no_place_here() {
    for kind in OrgType::ALL {
        assert_eq!(kind.kind(true).is_none(), *kind == OrgType::Department, "{kind:?}");
    }
    assert_eq!(OrgType::District.kind(false), Some(OrgKind::District));
    assert_eq!(OrgType::State.kind(true), Some(OrgKind::City));
}

#[test]
fn grades_have_two_digits_and_are_read_with_one() {
    for grade in 1..=12 {
        assert_eq!(read_grade(&grade_code(grade)), Some(grade));
    }
    assert_eq!(read_grade("5"), Some(5));
    assert_eq!(read_grade("10,11"), Some(10));
    assert_eq!(read_grade("KG"), None);
    assert_eq!(read_grade("13"), None);
}

#[test]
fn a_scope_is_read_with_and_without_its_address() {
    for scope in Scope::ALL {
        assert_eq!(scope.code().parse(), Ok(scope));
        assert_eq!(scope.address().parse(), Ok(scope));
    }
    assert_eq!(Scope::read_all(&Scope::write_all(&Scope::ALL)), Some(Scope::ALL.to_vec()));
    assert_eq!(Scope::read_all("roster.readonly roster.createput"), None);
}
