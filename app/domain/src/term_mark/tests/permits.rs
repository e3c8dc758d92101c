//! A permit fits what it was asked about, and nothing beside it.

use super::entering::{IN_TIME, comes, holder, pen, permit, school_term, sheet, teacher, wish};
use super::*;
use crate::access::Role;
use crate::calendar::YearState;
use crate::ids::{GroupId, TermId};
use TermMarkValue::{Five, Four};

#[test]
fn a_permit_for_one_sheet_opens_no_other() {
    let other = TermSheet { group: GroupId(71), ..sheet() };
    let stray = TermMarkWish { group: GroupId(71), ..wish(Some(Four), "") };
    let asked = || pen(&sheet(), &teacher());
    for (of, wish) in [(&other, stray.clone()), (&sheet(), stray), (&other, wish(Some(Four), ""))] {
        let entered = of.enter(wish, comes(Four), day(IN_TIME), asked());
        assert_eq!(entered, Err(TermMarkRefused::NotPermitted));
    }
    let lenient = TermSheet { rule: Rule { overruled_by: vec![Role::Head], ..Rule::default() }, ..sheet() };
    let strange = Pen {
        write: teacher().permit(sheet().write_term_marks()).unwrap(),
        overrule: holder(Role::Head).permit(lenient.overrule_suggestions()).ok(),
    };
    let entered = sheet().enter(wish(Some(Five), "олимпиада"), comes(Four), day(IN_TIME), strange);
    assert_eq!(entered, Err(TermMarkRefused::NotPermitted));
}

#[test]
fn a_permit_for_one_term_orders_nothing_over_another_and_a_closed_year_stays_as_it_is() {
    let (term, other) =
        (school_term(Closing::Never), SchoolTerm { term: TermId(3), ..school_term(Closing::Never) });
    let close = || permit(Role::Deputy, term.close_term());
    let extend = || permit(Role::Coordinator, term.extend_window());
    assert_eq!(other.close(&[], "", day(IN_TIME), close()), Err(TermRefused::NotPermitted));
    let reopened = other.reopen(day(IN_TIME), "апелляция", day(IN_TIME), close());
    assert_eq!(reopened, Err(TermRefused::NotPermitted));
    assert_eq!(other.extend(day("2026-11-05"), "карантин", extend()), Err(TermRefused::NotPermitted));
    let old = SchoolTerm { year: YearState::Closed, ..term.clone() };
    assert_eq!(old.close(&[], "", day(IN_TIME), close()), Err(TermRefused::YearClosed));
    assert_eq!(old.extend(day("2026-11-05"), "карантин", extend()), Err(TermRefused::YearClosed));
}
