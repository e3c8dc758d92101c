//! Who hears what: the sides of a person that notices reach.

use super::{About, NoticeKind};
use crate::access::{Actor, Right};
use crate::ids::{ClassId, PersonId, SchoolId};
use crate::org::OrgKind;
use crate::reconciliation::Side;

/// What reaches somebody today. The same right as to look: a guardian hears what the diary would show.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hearing {
    pub person: PersonId,
    /// Of whom the family hears marks, absences, homework, lessons and announcements.
    pub pupils: Vec<PersonId>,
    /// Classes led: notes of absence, and what is announced to the class.
    pub leads: Vec<(SchoolId, ClassId)>,
    /// Schools of work: what is announced to all, and changes of the own day.
    pub works: Vec<SchoolId>,
    /// Schools whose consents they keep.
    pub keeps: Vec<SchoolId>,
}

impl Hearing {
    pub fn of(actor: &Actor) -> Self {
        let standing = actor.standing();
        let schools = standing.grants.iter().filter(|grant| grant.kind == OrgKind::School);
        let mut works: Vec<SchoolId> = schools.map(|grant| SchoolId(grant.organisation.0)).collect();
        works.sort_unstable();
        works.dedup();
        let leads = standing.leads.iter().filter(|(school, _)| works.contains(school)).copied().collect();
        let keeps =
            works.iter().copied().filter(|school| actor.holds(Right::KeepConsents, *school)).collect();
        Self { person: actor.person(), pupils: actor.sight_of_diaries().pupils, leads, works, keeps }
    }

    /// The kinds that can reach them, in their order.
    pub fn kinds(&self) -> Vec<NoticeKind> {
        let (family, staff) = (!self.pupils.is_empty(), !self.works.is_empty());
        let reaches = |kind: &NoticeKind| match kind {
            NoticeKind::Marks | NoticeKind::Absences | NoticeKind::Homework => family,
            NoticeKind::Lessons | NoticeKind::Announcements | NoticeKind::Consents => family || staff,
            NoticeKind::Notes => !self.leads.is_empty(),
            NoticeKind::Reminders => staff,
        };
        NoticeKind::ALL.into_iter().filter(reaches).collect()
    }

    /// May news of it concern them? Never «no» to who hears it; of groups and classes of pupils only the rows know.
    pub fn may_hear(&self, school: SchoolId, about: About) -> bool {
        let works = self.works.contains(&school);
        match about {
            About::Marks { pupil, .. }
            | About::Comment { pupil, .. }
            | About::TermMark { pupil, .. }
            | About::Reply { pupil, .. }
            | About::Absence { pupil, .. } => self.pupils.contains(&pupil),
            About::Homework { .. } | About::Lesson { .. } => !self.pupils.is_empty(),
            About::Duty { teacher, .. } | About::Reminder { teacher, .. } => works && teacher == self.person,
            About::Announcement { class, .. } => {
                let told = class.is_none_or(|class| self.leads.contains(&(school, class)));
                !self.pupils.is_empty() || (works && told)
            }
            About::Note { class, .. } => self.leads.contains(&(school, class)),
            About::Reconciliation { side: Side::Staff, .. } => works,
            About::Reconciliation { side: Side::Pupils, .. } => {
                let leads = self.leads.iter().any(|(of, _)| *of == school);
                !self.pupils.is_empty() || leads
            }
            About::ConsentEnds { signer, .. } => signer == self.person,
            About::ConsentsEnd { class, .. } => {
                let led = class.is_some_and(|class| self.leads.contains(&(school, class)));
                led || self.keeps.contains(&school)
            }
        }
    }

    /// Nothing can reach them.
    pub fn is_deaf(&self) -> bool {
        self.pupils.is_empty() && self.works.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{AnnouncementId, ConsentId, GroupId, LessonId};

    const SCHOOL: SchoolId = SchoolId(7);

    fn nobody() -> Hearing {
        Hearing { person: PersonId(10), pupils: vec![], leads: vec![], works: vec![], keeps: vec![] }
    }

    #[test]
    fn who_may_hear_of_a_thing_is_told_to_look_and_others_are_left_alone() {
        let mother = Hearing { pupils: vec![PersonId(20)], ..nobody() };
        let leader = Hearing { leads: vec![(SCHOOL, ClassId(70))], works: vec![SCHOOL], ..nobody() };
        let mark = |pupil| About::Marks { lesson: LessonId(5), pupil: PersonId(pupil) };
        assert!(mother.may_hear(SCHOOL, mark(20)) && !mother.may_hear(SCHOOL, mark(21)));
        assert!(!leader.may_hear(SCHOOL, mark(20)));
        let to_all = About::Announcement { id: AnnouncementId(1), class: None };
        assert!(mother.may_hear(SCHOOL, to_all) && leader.may_hear(SCHOOL, to_all));
        assert!(!leader.may_hear(SchoolId(8), to_all));
        let to_class = |class| About::Announcement { id: AnnouncementId(1), class: Some(ClassId(class)) };
        assert!(leader.may_hear(SCHOOL, to_class(70)) && !leader.may_hear(SCHOOL, to_class(71)));
        let duty = |teacher| About::Duty { lesson: LessonId(5), teacher: PersonId(teacher) };
        assert!(leader.may_hear(SCHOOL, duty(10)) && !leader.may_hear(SCHOOL, duty(11)));
        let ends =
            |signer| About::ConsentEnds { consent: ConsentId(4), signer: PersonId(signer), pupil: None };
        assert!(mother.may_hear(SCHOOL, ends(10)) && !mother.may_hear(SCHOOL, ends(11)));
        let end =
            |class: i64| About::ConsentsEnd { class: Some(ClassId(class)), last: chrono::NaiveDate::MIN };
        let office = Hearing { works: vec![SCHOOL], keeps: vec![SCHOOL], ..nobody() };
        assert!(leader.may_hear(SCHOOL, end(70)) && !leader.may_hear(SCHOOL, end(71)));
        assert!(office.may_hear(SCHOOL, end(71)) && !office.may_hear(SchoolId(8), end(71)));
        let homework = About::Homework { lesson: LessonId(5), group: GroupId(3) };
        assert!(mother.may_hear(SCHOOL, homework) && !leader.may_hear(SCHOOL, homework));
    }
}
