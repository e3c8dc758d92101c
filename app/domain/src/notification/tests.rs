//! The law of notices.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, Timelike};
use proptest::prelude::*;

use super::*;
use crate::access::{Actor, Grant, Role, Standing};
use crate::ids::{AccountId, ClassId, EventId, GroupId, LessonId, OrganisationId, PersonId, SchoolId};
use crate::org::OrgKind;

const SCHOOL: SchoolId = SchoolId(7);
const CLASS: ClassId = ClassId(70);

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn at(on: u32, hour: u32, minute: u32) -> NaiveDateTime {
    day(on).and_hms_opt(hour, minute, 0).unwrap()
}

fn hour(hour: u8) -> Hour {
    Hour::new(hour).unwrap()
}

fn actor(standing: Standing) -> Actor {
    Actor::new(AccountId(1), PersonId(10), standing)
}

fn works_as(role: Role) -> Standing {
    let grant = Grant { role, organisation: OrganisationId(7), kind: OrgKind::School };
    Standing { grants: vec![grant], ..Standing::default() }
}

fn class_teacher() -> Standing {
    Standing { leads: vec![(SCHOOL, CLASS)], ..works_as(Role::Teacher) }
}

fn change(event: i64, was: &str, now: &str) -> Change {
    let about = About::Marks { lesson: LessonId(5), pupil: PersonId(9) };
    let at = at(12, 10, 0).and_utc();
    Change { event: EventId(event), at, about, was: was.into(), now: now.into() }
}

#[test]
fn many_changes_of_one_lesson_are_one_notice() {
    let folded = fold([change(1, "", "5"), change(2, "5", "5 4"), change(3, "5 4", "5 4 3")]);
    assert_eq!(folded.len(), 1);
    assert_eq!((folded[0].stands.as_str(), folded[0].event), ("5 4 3", EventId(3)));
}

#[test]
fn a_mark_set_and_taken_back_between_two_tellings_is_no_news() {
    assert_eq!(fold([change(1, "", "5"), change(2, "5", "")]), []);
    assert_eq!(fold([change(1, "4", "5"), change(2, "5", "4")]), []);
    assert_eq!(fold([change(1, "4", "")])[0].stands, "");
}

#[test]
fn homework_and_a_cancelled_lesson_are_two_notices() {
    let (lesson, group) = (LessonId(5), GroupId(3));
    let of = |about| Change { about, ..change(1, "", "x") };
    let changes = [of(About::Homework { lesson, group }), of(About::Lesson { lesson, group })];
    let kinds: Vec<_> = fold(changes).iter().map(|notice| notice.about.kind()).collect();
    assert_eq!(kinds, [NoticeKind::Homework, NoticeKind::Lessons]);
}

#[test]
fn a_cell_tells_of_marks_and_of_absence_apart_and_never_of_its_reason() {
    let [marks, absence] = of_cell("5", "5 4 ОТ");
    assert_eq!((marks.0.as_str(), marks.1.as_str()), ("5", "5 4"));
    assert_eq!((absence.0.as_str(), absence.1.as_str()), ("", "absent"));
    for code in ["УП", "Б", "НП"] {
        let [_, (was, now)] = of_cell("ОТ", code);
        assert_eq!(was, now, "the reason {code} is no news");
    }
    let [(was, now), (_, late)] = of_cell("", "зач • ОП");
    assert_eq!((was.as_str(), now.as_str(), late.as_str()), ("", "зач •", "late"));
    assert_eq!(of_cell("", "ОСВ")[1].1, "", "who is freed from sport is not away");
}

#[test]
fn what_was_taken_back_before_it_was_read_was_never_there() {
    let told = (EventId(10), EventId(20));
    assert_eq!(Freshness::of(told, true, EventId(0)), Some(Freshness::New));
    assert_eq!(Freshness::of(told, true, EventId(10)), Some(Freshness::Changed));
    assert_eq!(Freshness::of(told, true, EventId(20)), Some(Freshness::Read));
    assert_eq!(Freshness::of(told, false, EventId(9)), None);
    assert_eq!(Freshness::of(told, false, EventId(10)), Some(Freshness::TakenBack));
    assert_eq!(Freshness::of(told, false, EventId(20)), None);
}

#[test]
fn a_family_hears_of_its_own_children_alone() {
    let mother = actor(Standing { children: vec![PersonId(20)], ..Standing::default() });
    let hearing = Hearing::of(&mother);
    assert_eq!(hearing.pupils, [PersonId(20)]);
    assert!(hearing.leads.is_empty() && hearing.works.is_empty() && !hearing.is_deaf());
    assert!(Hearing::of(&actor(Standing::default())).is_deaf());
}

#[test]
fn a_dismissed_class_teacher_hears_nothing_though_the_class_still_names_them() {
    assert_eq!(Hearing::of(&actor(class_teacher())).leads, [(SCHOOL, CLASS)]);
    let dismissed = actor(Standing { grants: vec![], ..class_teacher() });
    assert!(Hearing::of(&dismissed).is_deaf() && Hearing::of(&dismissed).leads.is_empty());
}

#[test]
fn a_class_teacher_writes_to_the_own_class_and_a_deputy_head_to_the_school() {
    let to = |class| Announce { school: SCHOOL, class };
    let teacher = actor(class_teacher());
    assert!(teacher.may(&to(Some(CLASS))));
    assert!(!teacher.may(&to(Some(ClassId(71)))) && !teacher.may(&to(None)));
    let deputy = actor(works_as(Role::Deputy));
    assert!(deputy.may(&to(Some(CLASS))) && deputy.may(&to(None)));
    assert!(!deputy.may(&Announce { school: SchoolId(8), class: None }));
    let dismissed = actor(Standing { grants: vec![], ..class_teacher() });
    assert!(!dismissed.may(&to(Some(CLASS))));
    assert!(!actor(works_as(Role::Secretary)).may(&to(None)));
}

#[test]
fn an_announcement_is_taken_back_by_its_author_or_by_who_speaks_for_the_school() {
    let of = |author| Recall { school: SCHOOL, author: AccountId(author) };
    assert!(actor(class_teacher()).may(&of(1)) && !actor(class_teacher()).may(&of(2)));
    assert!(actor(works_as(Role::Head)).may(&of(2)));
}

#[test]
fn whom_an_announcement_is_for_reads_back_from_its_text() {
    for class in [None, Some(CLASS)] {
        let to = Announce { school: SCHOOL, class };
        assert_eq!(to.to_string().parse(), Ok(to));
    }
    for text in ["", "school", "school.x", "class.7", "pupil.7"] {
        assert!(text.parse::<Announce>().is_err(), "{text}");
    }
}

#[test]
fn an_announcement_has_a_title_and_an_end_that_is_near() {
    let deputy = actor(works_as(Role::Deputy));
    let submit = |title: &str, text: &str, until| {
        let permit = deputy.permit(Announce { school: SCHOOL, class: None }).unwrap();
        let words = Announcing { title: title.into(), text: text.into(), until };
        words.submit(day(12), permit).map(|entry| entry.words().clone())
    };
    let kept = submit(" Собрание\n в среду ", "В 18:00.\r\nКаб. 5", day(12)).unwrap();
    assert_eq!((kept.title.as_str(), kept.text.as_str()), ("Собрание в среду", "В 18:00.\nКаб. 5"));
    assert_eq!(submit(" \n", "", day(20)), Err(AnnouncementRefused::NoTitle));
    assert_eq!(submit(&"я".repeat(121), "", day(20)), Err(AnnouncementRefused::TitleTooLong));
    assert_eq!(submit("я", &"я".repeat(2001), day(20)), Err(AnnouncementRefused::TextTooLong));
    assert_eq!(submit("я", "", day(11)), Err(AnnouncementRefused::Past));
    let far = day(12) + chrono::Days::new(91);
    assert_eq!(submit("я", "", far), Err(AnnouncementRefused::TooLong));
}

#[test]
fn quiet_hours_reach_over_midnight() {
    let quiet = QuietHours::default();
    for (moment, after) in [
        (at(12, 21, 59), at(12, 21, 59)),
        (at(12, 22, 0), at(13, 7, 0)),
        (at(12, 23, 30), at(13, 7, 0)),
        (at(13, 0, 0), at(13, 7, 0)),
        (at(13, 6, 59), at(13, 7, 0)),
        (at(13, 7, 0), at(13, 7, 0)),
    ] {
        assert_eq!(quiet.after(moment), after, "{moment}");
    }
    let never = QuietHours { from: hour(9), until: hour(9) };
    assert!(!never.contains(at(12, 9, 0)));
}

#[test]
fn a_mail_at_once_waits_for_the_rest_and_for_the_morning() {
    let quiet = QuietHours::default();
    assert_eq!(Digest::AtOnce.due(at(12, 10, 0), quiet), Some(at(12, 10, 2)));
    assert_eq!(Digest::AtOnce.due(at(12, 21, 59), quiet), Some(at(13, 7, 0)));
    assert_eq!(Digest::Never.due(at(12, 10, 0), quiet), None);
}

#[test]
fn a_digest_comes_at_its_hour_and_never_in_quiet_hours() {
    let quiet = QuietHours::default();
    let evening = Digest::Daily(hour(19));
    assert_eq!(evening.due(at(12, 10, 0), quiet), Some(at(12, 19, 0)));
    assert_eq!(evening.due(at(12, 19, 1), quiet), Some(at(13, 19, 0)));
    assert_eq!(Digest::Daily(hour(23)).due(at(12, 10, 0), quiet), Some(at(13, 7, 0)));
}

#[test]
fn wishes_read_back_and_what_is_not_said_is_as_usual() {
    let wishes = Wishes::default().with(NoticeKind::Marks, Digest::AtOnce);
    assert_eq!(Wishes::read(wishes.quiet, &wishes.written(), ""), wishes);
    let phone = Wishes::read(wishes.quiet, "", "marks=now homework=7");
    assert_eq!(
        (phone.on_phone(NoticeKind::Marks), phone.of(NoticeKind::Marks)),
        (Digest::AtOnce, Digest::Daily(hour(19)))
    );
    assert_eq!(phone.written_phone(), "marks=now homework=7");
    assert_eq!(wishes.of(NoticeKind::Marks), Digest::AtOnce);
    assert_eq!(Wishes::default().of(NoticeKind::Marks), Digest::Daily(hour(19)));
    assert_eq!(Wishes::read(wishes.quiet, "x marks=99 nothing=now", "marks"), Wishes::default());
    let silent = phone.silent();
    assert_eq!(silent.on_phone(NoticeKind::Marks), Digest::AtOnce, "mail alone is silent");
    assert!(NoticeKind::ALL.iter().all(|kind| silent.of(*kind) == Digest::Never));
    for text in ["now", "never", "0", "23"] {
        assert_eq!(text.parse::<Digest>().unwrap().to_string(), text);
    }
    for text in ["", "24", "-1", "soon"] {
        assert!(text.parse::<Digest>().is_err(), "{text}");
    }
}

#[test]
fn a_mail_not_taken_is_tried_again_ever_more_seldom_and_given_up_after_a_day() {
    let waits: Vec<_> = (1..).map_while(again_after).collect();
    assert_eq!(waits[..3], [2, 4, 8].map(TimeDelta::minutes));
    assert!(waits.is_sorted() && waits.last() == Some(&TimeDelta::hours(6)));
    let all = waits.iter().fold(TimeDelta::zero(), |sum, wait| sum + *wait);
    assert!(TimeDelta::hours(20) < all && all < TimeDelta::hours(48), "{all}");
}

#[test]
fn an_address_of_mail_is_told_from_other_text() {
    for good in [" maria@example.ru ", "m.s+school@sub.example.com", "o'neil@пример.рф"] {
        assert_eq!(good.parse::<MailAddress>().unwrap().as_str(), good.trim());
    }
    for bad in ["", "maria", "maria@", "@example.ru", "a b@example.ru", "a@example", "a@b..ru", ".a@b.ru"] {
        assert!(bad.parse::<MailAddress>().is_err(), "{bad}");
    }
    for bad in ["a@b.ru\nBcc: c@d.ru", "a@b.ru,c@d.ru", "<a@b.ru>", "a@-b.ru"] {
        assert!(bad.parse::<MailAddress>().is_err(), "{bad}");
    }
    assert!(format!("{}@b.ru", "a".repeat(65)).parse::<MailAddress>().is_err());
}

proptest! {
    #[test]
    fn nothing_is_ever_mailed_in_quiet_hours(
        from in 0_u8..24, until in 0_u8..24, digest in 0_u8..25, minute in 0_i64..10_000,
    ) {
        let quiet = QuietHours { from: hour(from), until: hour(until) };
        let digest = Hour::new(digest).map_or(Digest::AtOnce, Digest::Daily);
        let now = at(1, 0, 0) + TimeDelta::minutes(minute);
        let due = digest.due(now, quiet).unwrap();
        prop_assert!(!quiet.contains(due), "{due} in {quiet:?}");
        prop_assert!(now <= due && due <= now + TimeDelta::hours(48));
    }

    #[test]
    fn quiet_hours_hold_the_hours_between_their_ends(from in 0_u8..24, until in 0_u8..24) {
        let quiet = QuietHours { from: hour(from), until: hour(until) };
        let held = (0..24).filter(|hour| quiet.contains(at(12, *hour, 30))).count();
        prop_assert_eq!(held, usize::from((24 + until - from) % 24));
        let end = quiet.after(at(12, u32::from(from), 0));
        prop_assert!(from == until || end.hour() == u32::from(until));
    }

    #[test]
    fn folding_in_two_parts_tells_the_same_last_state(states in prop::collection::vec(0_u8..4, 1..12), cut in 0_usize..12) {
        let text = |state: u8| "5".repeat(usize::from(state));
        let changes: Vec<_> = states.iter().enumerate().scan(0, |was, (number, now)| {
            let told = change(i64::try_from(number).unwrap(), &text(*was), &text(*now));
            *was = *now;
            Some(told)
        }).collect();
        let (first, rest) = changes.split_at(cut.min(changes.len()));
        let after = |was: String, part: &[Change]| fold(part.to_vec()).pop().map_or(was, |notice| notice.stands);
        prop_assert_eq!(after(after(String::new(), first), rest), text(*states.last().unwrap()));
    }
}
