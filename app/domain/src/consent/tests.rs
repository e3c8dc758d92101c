//! Consents: sentences of the law.

use chrono::NaiveDate;

use super::*;
use crate::access::{Actor, Grant, Permit, Role, Standing};
use crate::ids::{AccountId, ClassId, ConsentTemplateId, PersonId, SchoolId};
use crate::org::OrgKind;

const SCHOOL: SchoolId = SchoolId(7);
const CLASS: ClassId = ClassId(70);
const CHILD: PersonId = PersonId(30);
const MOTHER: PersonId = PersonId(31);

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn staff(role: Role) -> Standing {
    let grant = Grant { role, organisation: SCHOOL.into(), kind: OrgKind::School };
    Standing { grants: vec![grant], ..Standing::default() }
}

fn class_teacher() -> Actor {
    Actor::new(AccountId(2), PersonId(20), Standing { leads: vec![(SCHOOL, CLASS)], ..staff(Role::Teacher) })
}

fn keep(case: &ConsentCase) -> Permit<KeepConsents> {
    class_teacher().permit(case.keep()).unwrap()
}

fn mother() -> Permit<AnswerConsent> {
    Actor::new(AccountId(3), MOTHER, Standing::default()).permit(AnswerConsent(MOTHER)).unwrap()
}

fn case(consent: Consent) -> ConsentCase {
    ConsentCase {
        school: SCHOOL,
        purpose: Purpose::Child,
        subject: CHILD,
        class: Some(CLASS),
        signers: vec![MOTHER],
        text: ConsentTemplateId(1),
        agreed_on: None,
        consent,
    }
}

fn paper(on: NaiveDate) -> Signed {
    Signed { on, channel: Channel::Paper, valid_until: None }
}

#[test]
fn a_paper_of_today_or_earlier_is_registered_once() {
    let absent = case(Consent::Absent);
    let permit = keep(&absent);
    let given = absent.clone().register((MOTHER, paper(day(10))), day(12), &permit).unwrap();
    assert_eq!((given.subject, given.signer, given.by), (CHILD, MOTHER, AccountId(2)));
    let future = absent.register((MOTHER, paper(day(13))), day(12), &permit);
    assert_eq!(future, Err(ConsentRefused::Future));
    let again = case(Consent::Standing(paper(day(10)))).register((MOTHER, paper(day(11))), day(12), &permit);
    assert_eq!(again, Err(ConsentRefused::Already));
}

#[test]
fn nobody_signs_for_a_strangers_child() {
    let case = case(Consent::Absent);
    let permit = keep(&case);
    let stranger = case.register((PersonId(99), paper(day(10))), day(12), &permit);
    assert_eq!(stranger, Err(ConsentRefused::NotASigner));
}

#[test]
fn a_class_teacher_registers_for_the_own_class_alone() {
    let own = case(Consent::Absent);
    let permit = keep(&own);
    let other = ConsentCase { class: Some(ClassId(71)), ..own };
    assert!(!class_teacher().may(&other.keep()));
    let lent = other.register((MOTHER, paper(day(10))), day(12), &permit);
    assert_eq!(lent, Err(ConsentRefused::NotPermitted));
}

#[test]
fn a_signature_on_the_screen_wants_the_paper_agreement_first() {
    let none = case(Consent::Absent).sign(day(12), &mother());
    assert_eq!(none, Err(ConsentRefused::NoAgreement));
    let agreed = ConsentCase { agreed_on: Some(day(3)), ..case(Consent::Absent) };
    let signed = agreed.clone().sign(day(12), &mother()).unwrap().signed;
    assert_eq!((signed.on, signed.channel), (day(12), Channel::Electronic));
    let rules = ConsentCase { purpose: Purpose::Signature, ..agreed };
    assert_eq!(rules.sign(day(12), &mother()), Err(ConsentRefused::PaperOnly));
}

#[test]
fn a_refusal_needs_no_signature_and_can_be_thought_over() {
    let refusal = case(Consent::Absent).refuse(day(12), &mother()).unwrap();
    assert_eq!((refusal.subject, refusal.on), (CHILD, day(12)));
    let thought_over = ConsentCase { agreed_on: Some(day(3)), ..case(Consent::Refused { on: day(12) }) };
    assert!(thought_over.sign(day(12), &mother()).is_ok());
}

#[test]
fn a_withdrawal_ends_what_stands_and_nothing_else() {
    let standing = case(Consent::Standing(paper(day(10))));
    let permit = keep(&standing);
    let early = standing.clone().withdraw((day(9), ""), day(12), &permit);
    assert_eq!(early, Err(ConsentRefused::BeforeItsTime));
    let done = standing.withdraw((day(12), " заявление "), day(12), &permit).unwrap();
    assert_eq!((done.on, done.how.as_str()), (day(12), "заявление"));
    for gone in [Consent::Absent, Consent::Withdrawn { signed: paper(day(1)), on: day(2) }] {
        let nothing = case(gone).withdraw((day(12), ""), day(12), &permit);
        assert_eq!(nothing, Err(ConsentRefused::NothingStands));
    }
}

#[test]
fn a_consent_lapses_after_its_last_day_and_under_a_text_that_asks_anew() {
    let until = Signed { valid_until: Some(day(12)), ..paper(day(1)) };
    assert!(Consent::of_row(until.clone(), None, true, day(12)).stands());
    assert_eq!(Consent::of_row(until.clone(), None, true, day(13)), Consent::Lapsed(until));
    assert_eq!(Consent::of_row(paper(day(1)), None, false, day(2)), Consent::Lapsed(paper(day(1))));
}

#[test]
fn a_side_without_its_consent_is_shut_and_the_others_stay() {
    let due = |purpose, through| Due { school: SCHOOL, purpose, through };
    let both = Standing { children: vec![CHILD, PersonId(40)], ..staff(Role::Teacher) };
    let (left, held) = held_back(both.clone(), MOTHER, vec![due(Purpose::Child, CHILD)]);
    assert_eq!((left.children, left.grants.len(), held.len()), (vec![PersonId(40)], 1, 1));
    let (left, _) = held_back(both, MOTHER, vec![due(Purpose::Staff, MOTHER)]);
    assert_eq!((left.children.len(), left.grants.len()), (2, 0));
    let pupil = Standing { pupil: true, ..Standing::default() };
    assert!(!held_back(pupil, CHILD, vec![due(Purpose::Child, CHILD)]).0.pupil);
}

#[test]
fn whoever_keeps_the_consents_comes_in_without_an_own_one() {
    let due = Due { school: SCHOOL, purpose: Purpose::Staff, through: PersonId(10) };
    let (left, held) = held_back(staff(Role::Coordinator), PersonId(10), vec![due]);
    assert_eq!((left.grants.len(), held), (1, vec![]));
}

#[test]
fn every_purpose_has_a_text_consequences_and_a_code_of_its_own() {
    for purpose in Purpose::ALL {
        assert_eq!(Purpose::parse(purpose.code()), Some(purpose));
        assert!(first_text(purpose).text.len() > 200 && !purpose.consequences().is_empty());
    }
}

#[test]
fn whoever_may_sign_takes_back_what_stands_and_nobody_else() {
    let standing = case(Consent::Standing(paper(day(2))));
    let back = standing.clone().take_back(day(12), &mother()).unwrap();
    assert_eq!((back.subject, back.on, back.how.as_str()), (CHILD, day(12), "на экране"));
    let pupil = Actor::new(AccountId(4), CHILD, Standing::default()).permit(AnswerConsent(CHILD)).unwrap();
    assert_eq!(standing.take_back(day(12), &pupil), Err(ConsentRefused::NotASigner));
    assert_eq!(case(Consent::Absent).take_back(day(12), &mother()), Err(ConsentRefused::NothingStands));
}

fn ending(last: NaiveDate) -> Consent {
    Consent::Standing(Signed { valid_until: Some(last), ..paper(day(1)) })
}

#[test]
fn an_end_is_told_of_at_thirty_days_at_seven_and_on_the_last_day() {
    let last = NaiveDate::from_ymd_opt(2026, 12, 12).unwrap();
    let told = |left: u64| Warning::due(last, last - chrono::Days::new(left));
    assert_eq!((told(31), told(30), told(8)), (None, Some(Warning::Month), Some(Warning::Month)));
    assert_eq!(
        (told(7), told(1), told(0)),
        (Some(Warning::Week), Some(Warning::Week), Some(Warning::LastDay))
    );
    assert_eq!(Warning::due(last, last + chrono::Days::new(1)), None, "what is over is told at the gate");
}

#[test]
fn what_a_notice_tells_of_an_end_reads_back() {
    for of in [EndingOf::One(Purpose::Photo), EndingOf::Many(5)] {
        let told = Ending { warning: Warning::Week, last: day(19), of };
        assert_eq!(told.to_string().parse(), Ok(told));
    }
    assert_eq!("7 2026-11-19 5".parse::<Ending>().map(|told| told.of), Ok(EndingOf::Many(5)));
    for wrong in ["", "8 2026-11-19 5", "7 завтра 5", "7 2026-11-19 dreams", "7 2026-11-19"] {
        assert!(wrong.parse::<Ending>().is_err(), "{wrong}");
    }
}

#[test]
fn what_ends_soon_is_renewed_for_a_year_by_whoever_signs_with_the_paper_agreement() {
    let soon = ConsentCase { agreed_on: Some(day(3)), ..case(ending(day(20))) };
    let renewed = soon.clone().renew(day(12), &mother()).unwrap().signed;
    let year_on = NaiveDate::from_ymd_opt(2027, 11, 20);
    assert_eq!((renewed.on, renewed.channel, renewed.valid_until), (day(12), Channel::Electronic, year_on));
    let pupil = Actor::new(AccountId(4), CHILD, Standing::default()).permit(AnswerConsent(CHILD)).unwrap();
    assert_eq!(soon.clone().renew(day(12), &pupil), Err(ConsentRefused::NotASigner));
    let unagreed = ConsentCase { agreed_on: None, ..soon.clone() };
    assert_eq!(unagreed.renew(day(12), &mother()), Err(ConsentRefused::NoAgreement));
    let rules = ConsentCase { purpose: Purpose::Signature, ..soon.clone() };
    assert_eq!(rules.renew(day(12), &mother()), Err(ConsentRefused::PaperOnly));
    let far = ConsentCase { consent: ending(NaiveDate::from_ymd_opt(2027, 5, 31).unwrap()), ..soon.clone() };
    assert_eq!(far.renew(day(12), &mother()), Err(ConsentRefused::TooEarlyToRenew));
    let for_ever = ConsentCase { consent: Consent::Standing(paper(day(1))), ..soon.clone() };
    assert_eq!(for_ever.renew(day(12), &mother()), Err(ConsentRefused::TooEarlyToRenew));
    let gone = ConsentCase { consent: Consent::Absent, ..soon.clone() };
    assert_eq!(gone.renew(day(12), &mother()), Err(ConsentRefused::NothingToRenew));
    assert_eq!(soon.sign(day(12), &mother()), Err(ConsentRefused::Already));
}

#[test]
fn a_paper_renews_what_ends_soon_if_it_lasts_longer() {
    let soon = case(ending(day(20)));
    let permit = keep(&soon);
    let register = |signed: Signed| soon.clone().register((MOTHER, signed), day(12), &permit);
    assert!(register(paper(day(11))).is_ok());
    assert!(register(Signed { valid_until: Some(day(21)), ..paper(day(11)) }).is_ok());
    let shorter = register(Signed { valid_until: Some(day(20)), ..paper(day(11)) });
    assert_eq!(shorter, Err(ConsentRefused::Already));
    assert!(
        soon.consent.takes_a_paper(day(12))
            && !ending(day(30)).takes_a_paper(NaiveDate::from_ymd_opt(2026, 10, 1).unwrap())
    );
}
