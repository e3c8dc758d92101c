//! What the school has told of lately: an announcement that hangs in 7А, and what the family of `pupil` has read already.

use chrono::{Days, NaiveTime};
use domain::ids::{AnnouncementId, EventId, LessonId, NoticeId};
use domain::journal::MarkValue;
use domain::notification::About;
use entity::{announcement, mark, notice};

use super::{Placed, Seeding, moment};
use crate::features::demo::school::SchoolPlan;
use crate::kit::AppResult;

/// Marks of so many days are still on the list.
const BACK: Days = Days::new(2);
const AHEAD: Days = Days::new(14);
/// Told of before the log of events began, and so read by everybody.
const LONG_AGO: EventId = EventId(0);

impl Seeding {
    /// Writes both, once what they are about is there.
    pub(super) async fn put_notices(
        &mut self,
        announcements: Vec<announcement::Model>,
        notices: Vec<notice::Model>,
    ) -> AppResult<()> {
        self.line.put(announcement::Entity, announcements).await?;
        self.line.put(notice::Entity, notices).await
    }

    /// Of the first school: its persona leads 7А.
    pub(super) fn announcements(&mut self, plan: &SchoolPlan, placed: &Placed) -> Vec<announcement::Model> {
        let leader = self.known.get("classteacher").copied();
        let pupil = plan.pupils.iter().find(|pupil| pupil.login == Some("pupil"));
        let Some((pupil, (_, by))) = pupil.zip(leader) else { return vec![] };
        let written = NaiveTime::from_hms_opt(15, 20, 0).unwrap_or_default();
        vec![announcement::Model {
            id: AnnouncementId(self.ids.announcement.next()),
            school_id: placed.school,
            class_id: Some(placed.classes[pupil.class]),
            by,
            title: "Родительское собрание".into(),
            text: "В четверг, 19 ноября, в 18:30, в кабинете класса. Поговорим об итогах половины четверти."
                .into(),
            until: self.calendar.today + AHEAD,
            at: moment(self.calendar.today - BACK, written),
            recalled_at: None,
        }]
    }

    pub(super) fn notices(
        &mut self,
        (plan, placed): (&SchoolPlan, &Placed),
        marks: &[mark::Model],
        announcements: &[announcement::Model],
    ) -> Vec<notice::Model> {
        let mut told = vec![];
        for put_up in announcements {
            let about = About::Announcement { id: put_up.id, class: put_up.class_id };
            let row = self.notice(placed, about, (String::from("published"), put_up.at));
            told.push(notice::Model { announcement_id: Some(put_up.id), ..row });
        }
        let Some(at) = plan.pupils.iter().position(|pupil| pupil.login == Some("pupil")) else { return told };
        let (pupil, since) = (placed.pupils[at], moment(self.calendar.today - BACK, NaiveTime::MIN));
        let lately = |mark: &&mark::Model| mark.pupil_id == pupil && mark.at >= since;
        let mut lessons: Vec<(LessonId, Vec<&mark::Model>)> = vec![];
        for mark in marks.iter().filter(lately) {
            match lessons.iter_mut().find(|(lesson, _)| *lesson == mark.lesson_id) {
                Some((_, here)) => here.push(mark),
                None => lessons.push((mark.lesson_id, vec![mark])),
            }
        }
        for (lesson, here) in lessons {
            let words = here.iter().filter_map(|mark| MarkValue::from_code(mark.value)).map(MarkValue::text);
            let stands = words.collect::<Vec<_>>().join(" ");
            let row = self.notice(placed, About::Marks { lesson, pupil }, (stands, here[0].at));
            told.push(notice::Model { pupil_id: Some(pupil), lesson_id: Some(lesson), ..row });
        }
        told
    }

    fn notice(
        &mut self,
        placed: &Placed,
        about: About,
        (stands, at): (String, chrono::DateTime<chrono::Utc>),
    ) -> notice::Model {
        notice::Model {
            id: NoticeId(self.ids.notice.next()),
            school_id: placed.school,
            kind: about.kind().code().into(),
            about: about.code(),
            pupil_id: None,
            group_id: None,
            class_id: None,
            person_id: None,
            lesson_id: None,
            announcement_id: None,
            stands,
            first_event: LONG_AGO,
            last_event: LONG_AGO,
            at,
        }
    }
}
