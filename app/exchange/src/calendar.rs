//! Lessons as a calendar that a phone subscribes to (iCalendar, RFC 5545).

use chrono::{DateTime, TimeDelta, Utc};
use icalendar::{Calendar, Component, Event, EventLike};

/// How often a phone comes for changes.
const REFRESH: TimeDelta = TimeDelta::hours(1);
const MADE_BY: &str = "-//Gorodok//Calendar//RU";

/// A calendar by its name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LessonCalendar {
    /// «Уроки 7А»
    pub name: String,
    pub lessons: Vec<CalendarLesson>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CalendarLesson {
    /// The same for the same lesson, whenever it is asked for.
    pub uid: String,
    pub starts: DateTime<Utc>,
    pub ends: DateTime<Utc>,
    /// «Алгебра»
    pub title: String,
    /// Empty if not known.
    pub room: String,
    /// Empty if there is nothing to say.
    pub text: String,
}

/// The text of an `.ics`, made at the moment `now`.
pub fn write(calendar: &LessonCalendar, now: DateTime<Utc>) -> String {
    let mut written = Calendar::empty();
    written.append_property(("VERSION", "2.0")).append_property(("PRODID", MADE_BY));
    written.append_property(("CALSCALE", "GREGORIAN")).append_property(("METHOD", "PUBLISH"));
    written.name(&plain(&calendar.name)).ttl(&REFRESH);
    for lesson in &calendar.lessons {
        written.push(event(lesson, now));
    }
    written.to_string()
}

fn event(lesson: &CalendarLesson, now: DateTime<Utc>) -> Event {
    let mut event = Event::new();
    event.uid(&lesson.uid).timestamp(now).starts(lesson.starts).ends(lesson.ends);
    event.summary(&plain(&lesson.title));
    if !lesson.room.is_empty() {
        event.location(&plain(&lesson.room));
    }
    if !lesson.text.is_empty() {
        event.description(&plain(&lesson.text));
    }
    event.done()
}

/// Without what ends a line of the file or has no place in it: nobody's homework becomes a line of its own.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn algebra(text: &str) -> LessonCalendar {
        let lesson = CalendarLesson {
            uid: "lesson-5@school.example".into(),
            starts: moment("2026-11-12T05:30:00Z"),
            ends: moment("2026-11-12T06:10:00Z"),
            title: "Алгебра".into(),
            room: "112".into(),
            text: text.into(),
        };
        LessonCalendar { name: "Уроки 7А".into(), lessons: vec![lesson] }
    }

    fn written(text: &str) -> String {
        write(&algebra(text), moment("2026-11-12T04:00:00Z"))
    }

    #[test]
    fn a_lesson_is_read_back_as_it_was_written() {
        let homework = "К уроку: § 12, № 3; стр. 40\\41\nПовторить правило: «скобки», знаки";
        let read: Calendar = written(homework).parse().unwrap();
        assert_eq!(read.get_name(), Some("Уроки 7А"));
        let event = read.components.iter().find_map(|one| one.as_event()).unwrap();
        assert_eq!(event.get_uid(), Some("lesson-5@school.example"));
        assert_eq!((event.get_summary(), event.get_location()), (Some("Алгебра"), Some("112")));
        assert_eq!(event.get_description(), Some(homework));
        assert_eq!(event.get_start(), Some(moment("2026-11-12T05:30:00Z").into()));
        assert_eq!(event.get_end(), Some(moment("2026-11-12T06:10:00Z").into()));
        assert_eq!(event.get_timestamp(), Some(moment("2026-11-12T04:00:00Z")));
    }

    #[test]
    fn the_head_names_the_calendar_and_how_often_to_come() {
        let text = written("");
        for line in [
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
            "X-WR-CALNAME:Уроки 7А\r\n",
            "REFRESH-INTERVAL;VALUE=DURATION:PT3600S\r\n",
            "DTSTART:20261112T053000Z\r\n",
            "DTEND:20261112T061000Z\r\n",
        ] {
            assert!(text.contains(line), "{line:?} in {text}");
        }
        assert!(!text.contains("DESCRIPTION"), "{text}");
        assert!(text.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let text = written(&"Прочитать параграф, выписать слова. ".repeat(30));
        assert!(text.lines().all(|line| line.len() <= 76), "{text}");
        let read: Calendar = text.parse().unwrap();
        let event = read.components.iter().find_map(|one| one.as_event()).unwrap();
        assert_eq!(event.get_description().map(|text| text.matches("параграф").count()), Some(30));
    }

    #[test]
    fn homework_cannot_write_a_line_of_its_own() {
        let text = written("§ 1\r\nEND:VEVENT\rATTENDEE:mailto:a@b.example\u{7}");
        assert_eq!(text.matches("END:VEVENT\r\n").count(), 1, "{text}");
        assert!(text.lines().all(|line| !line.starts_with("ATTENDEE")), "{text}");
        assert!(!text.replace("\r\n", "").contains(['\r', '\u{7}']), "{text:?}");
    }
}
