//! What a notice says, in words; and what a mail says of many: how much and nothing more.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::consent::{Ending, EndingOf, Purpose};
use domain::notification::{Freshness, NoticeKind, Reminder};

use crate::ui::words::{counted, day, span};

const MARKS: [&str; 3] = ["отметка", "отметки", "отметок"];

/// What the rows say of a notice.
pub struct Said<'a> {
    pub kind: NoticeKind,
    pub freshness: Freshness,
    /// «5 4», «absent», «cancelled».
    pub stands: &'a str,
    /// Day of the lesson.
    pub on: Option<NaiveDate>,
    /// Homework, a comment, the words of an announcement, who stands in, or the term whose mark it is.
    pub text: &'a str,
}

/// «2 отметки за 12 ноября: 5, 4»
pub fn said(said: &Said<'_>) -> String {
    let when = said.on.map(|on| format!(" {}", day(on))).unwrap_or_default();
    let on = |before: &str| if when.is_empty() { String::new() } else { format!(" {before}{when}") };
    let gone = said.freshness == Freshness::TakenBack;
    match (said.kind, said.stands) {
        (NoticeKind::Marks, stands) if stands.starts_with("comment") => {
            let end = if gone { " убран".into() } else { format!(": {}", shortened(said.text)) };
            format!("комментарий учителя{}{end}", on("на уроке"))
        }
        (NoticeKind::Marks, stands) if !said.text.is_empty() => {
            let term = said.text;
            match said.freshness {
                Freshness::TakenBack => format!("{term}: отметка убрана"),
                Freshness::Changed => format!("{term}: теперь {stands}"),
                Freshness::New | Freshness::Read => format!("{term}: {stands}"),
            }
        }
        (NoticeKind::Marks, _) if gone => format!("отметка{} убрана", on("за")),
        (NoticeKind::Marks, stands) => {
            let marks: Vec<_> = stands.split(' ').collect();
            let changed = if said.freshness == Freshness::Changed { "теперь " } else { "" };
            format!("{changed}{}{}: {}", counted(marks.len() as u64, MARKS), on("за"), marks.join(", "))
        }
        (NoticeKind::Absences, _) if gone => format!("отметка об отсутствии{} снята", on("на уроке")),
        (NoticeKind::Absences, "late") => format!("опоздание на урок{when}"),
        (NoticeKind::Absences, _) => format!("пропущен урок{when}"),
        (NoticeKind::Homework, stands) if stands.starts_with("taken") => {
            format!("ответ на задание{when} проверен")
        }
        (NoticeKind::Homework, stands) if stands.starts_with("rework") => {
            format!("ответ на задание{when} нужно доработать")
        }
        (NoticeKind::Homework, _) if gone => format!("задание{} снято", on("от")),
        (NoticeKind::Homework, _) => format!("задано{}: {}", on("на уроке"), shortened(said.text)),
        (NoticeKind::Lessons, _) if gone => format!("урок{when} пройдёт как обычно"),
        (NoticeKind::Lessons, "cancelled") => format!("урок{when} отменён"),
        (NoticeKind::Lessons, "added") => format!("поставлен урок{}", on("на")),
        (NoticeKind::Lessons, stands) if stands.starts_with("moved") => moved(stands, &when),
        (NoticeKind::Lessons, _) => format!("замена{when}: {}", said.text),
        (NoticeKind::Announcements, stands) if said.text.is_empty() => campaign(stands),
        (NoticeKind::Announcements, _) => shortened(said.text),
        (NoticeKind::Notes, _) => "записка об отсутствии".into(),
        (NoticeKind::Reminders, stands) => reminded(stands),
        (NoticeKind::Consents, stands) => ending(stands),
    }
}

/// «школа сверяет списки: проверьте данные по 1 декабря»
fn campaign(stands: &str) -> String {
    let due = stands.split(' ').nth(1).and_then(|text| text.parse::<NaiveDate>().ok());
    match due {
        Some(due) => format!("школа сверяет списки: проверьте данные по {}", day(due)),
        None => "сверка закончена".into(),
    }
}

/// «урок 12 ноября перенесён на 13 ноября, 5-й урок»
fn moved(stands: &str, when: &str) -> String {
    let mut words = stands.split(' ').skip(1);
    let on = words.next().and_then(|on| on.parse::<NaiveDate>().ok());
    match on.zip(words.next()) {
        Some((on, number)) => format!("урок{when} перенесён на {}, {number}-й урок", day(on)),
        None => format!("урок{when} перенесён"),
    }
}

/// «9–15 ноября: 3 урока не отмечены, 5 уроков без темы. Заполните, пожалуйста.»
fn reminded(stands: &str) -> String {
    const LESSONS: [&str; 3] = ["урок", "урока", "уроков"];
    let Ok(of) = stands.parse::<Reminder>() else {
        return "заполните, пожалуйста, журнал".into();
    };
    let part = |number: u32, rest: &str| {
        (number > 0).then(|| format!("{} {rest}", counted(u64::from(number), LESSONS)))
    };
    let lacking =
        [part(of.without_attendance(), "без отметки о присутствии"), part(of.without_topic(), "без темы")];
    let lacking = lacking.into_iter().flatten().collect::<Vec<_>>().join(", ");
    format!("{}: {lacking}. Заполните, пожалуйста.", span(of.days().first, of.days().last))
}

/// «последний день — 12 декабря. Продлите согласие, иначе дневник закроется.»
fn ending(stands: &str) -> String {
    const CONSENTS: [&str; 3] = ["согласие истекает", "согласия истекают", "согласий истекают"];
    let Ok(Ending { last, of, .. }) = stands.parse::<Ending>() else {
        return "согласие продлено или отозвано".into();
    };
    match of {
        EndingOf::Many(count) => {
            format!("{}: последний день — {}", counted(count.into(), CONSENTS), day(last))
        }
        EndingOf::One(purpose) => {
            let after = match purpose {
                Purpose::Child => " Продлите его, иначе на следующий день дневник закроется.",
                Purpose::Guardian | Purpose::Staff => {
                    " Продлите его, иначе на следующий день вход закроется."
                }
                Purpose::Photo | Purpose::Signature => " Если оно ещё нужно, продлите его.",
            };
            format!("согласие «{}»: последний день — {}.{after}", purpose.short(), day(last))
        }
    }
}

/// The beginning of a long text.
fn shortened(text: &str) -> String {
    const MOST: usize = 140;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(MOST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

/// How many new things of each kind.
pub type Counts = BTreeMap<NoticeKind, u64>;

/// «2 отметки, 1 задание»: no name, no subject, no mark, no reason.
pub fn summed(counts: &Counts) -> String {
    let forms = |kind| match kind {
        NoticeKind::Marks => ["новость об отметках", "новости об отметках", "новостей об отметках"],
        NoticeKind::Absences => {
            ["пропуск или опоздание", "пропуска или опоздания", "пропусков или опозданий"]
        }
        NoticeKind::Homework => ["домашнее задание", "домашних задания", "домашних заданий"],
        NoticeKind::Lessons => ["изменение в уроках", "изменения в уроках", "изменений в уроках"],
        NoticeKind::Announcements => ["объявление", "объявления", "объявлений"],
        NoticeKind::Notes => ["записка об отсутствии", "записки об отсутствии", "записок об отсутствии"],
        NoticeKind::Reminders => ["напоминание", "напоминания", "напоминаний"],
        NoticeKind::Consents => {
            ["новость о сроке согласий", "новости о сроке согласий", "новостей о сроке согласий"]
        }
    };
    let parts = counts.iter().filter(|(_, number)| **number > 0);
    parts.map(|(kind, number)| counted(*number, forms(*kind))).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(kind: NoticeKind, freshness: Freshness, stands: &str, text: &str) -> String {
        let on = NaiveDate::from_ymd_opt(2026, 11, 12);
        said(&Said { kind, freshness, stands, on, text }).replace('\u{a0}', " ")
    }

    #[test]
    fn a_family_reads_what_is_new_in_words() {
        use Freshness::{Changed, New, TakenBack};
        use NoticeKind::{Absences, Homework, Lessons, Marks};
        assert_eq!(told(Marks, New, "5 4", ""), "2 отметки за 12 ноября: 5, 4");
        assert_eq!(told(Marks, Changed, "4", ""), "теперь 1 отметка за 12 ноября: 4");
        assert_eq!(told(Marks, TakenBack, "", ""), "отметка за 12 ноября убрана");
        assert_eq!(told(Marks, New, "4", "1 четверть"), "1 четверть: 4");
        assert_eq!(told(Marks, Changed, "н/а", "1 четверть"), "1 четверть: теперь н/а");
        assert_eq!(told(Marks, TakenBack, "", "1 четверть"), "1 четверть: отметка убрана");
        assert_eq!(
            told(Marks, New, "comment 8", "Молодец"),
            "комментарий учителя на уроке 12 ноября: Молодец"
        );
        assert_eq!(told(Marks, TakenBack, "comment", ""), "комментарий учителя на уроке 12 ноября убран");
        assert_eq!(told(Absences, New, "absent", ""), "пропущен урок 12 ноября");
        assert_eq!(told(Absences, New, "late", ""), "опоздание на урок 12 ноября");
        assert_eq!(told(Homework, New, "set 7", "§ 12"), "задано на уроке 12 ноября: § 12");
        assert_eq!(told(Homework, New, "taken 8", "§ 12"), "ответ на задание 12 ноября проверен");
        assert_eq!(told(Homework, Changed, "rework 9", ""), "ответ на задание 12 ноября нужно доработать");
        assert_eq!(told(Lessons, New, "cancelled", ""), "урок 12 ноября отменён");
        assert_eq!(told(Lessons, New, "substituted 7", "Иванова А. П."), "замена 12 ноября: Иванова А. П.");
        let moved = told(Lessons, New, "moved 2026-11-13 5", "");
        assert_eq!(moved, "урок 12 ноября перенесён на 13 ноября, 5-й урок");
        assert_eq!(told(Lessons, New, "added", ""), "поставлен урок на 12 ноября");
    }

    #[test]
    fn a_campaign_says_till_when_it_waits() {
        let words = told(NoticeKind::Announcements, Freshness::New, "staff 2026-12-01", "");
        assert_eq!(words, "школа сверяет списки: проверьте данные по 1 декабря");
        assert_eq!(told(NoticeKind::Announcements, Freshness::TakenBack, "", ""), "сверка закончена");
    }

    #[test]
    fn a_teacher_reads_what_is_lacking_and_when() {
        let words = told(NoticeKind::Reminders, Freshness::New, "1 5 2026-11-09 2026-11-15", "");
        let sentence =
            "9–15 ноября: 1 урок без отметки о присутствии, 5 уроков без темы. Заполните, пожалуйста.";
        assert_eq!(words, sentence);
        let words = told(NoticeKind::Reminders, Freshness::Changed, "0 2 2026-11-09 2026-11-15", "");
        assert_eq!(words, "9–15 ноября: 2 урока без темы. Заполните, пожалуйста.");
    }

    #[test]
    fn whoever_may_renew_a_consent_reads_its_last_day_and_what_follows() {
        let words = told(NoticeKind::Consents, Freshness::New, "30 2026-12-12 child", "");
        let sentence = "согласие «О ребёнке»: последний день — 12 декабря. Продлите его, иначе на следующий день дневник закроется.";
        assert_eq!(words, sentence);
        let words = told(NoticeKind::Consents, Freshness::New, "7 2026-12-12 5", "");
        assert_eq!(words, "5 согласий истекают: последний день — 12 декабря");
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        let long = "слово ".repeat(60);
        let short = shortened(&long);
        assert!(short.ends_with("слово …") && short.chars().count() < 145, "{short}");
    }

    #[test]
    fn a_mail_says_how_much_and_nothing_more() {
        let counts =
            Counts::from([(NoticeKind::Marks, 2), (NoticeKind::Homework, 1), (NoticeKind::Notes, 0)]);
        let words = summed(&counts).replace('\u{a0}', " ");
        assert_eq!(words, "2 новости об отметках, 1 домашнее задание");
    }
}
