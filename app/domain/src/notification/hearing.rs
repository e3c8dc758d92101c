//! Who hears what: the sides of a person that notices reach.

use super::NoticeKind;
use crate::access::Actor;
use crate::ids::{ClassId, PersonId, SchoolId};
use crate::org::OrgKind;

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
}

impl Hearing {
    pub fn of(actor: &Actor) -> Self {
        let standing = actor.standing();
        let schools = standing.grants.iter().filter(|grant| grant.kind == OrgKind::School);
        let mut works: Vec<SchoolId> = schools.map(|grant| SchoolId(grant.organisation.0)).collect();
        works.sort_unstable();
        works.dedup();
        let leads = standing.leads.iter().filter(|(school, _)| works.contains(school)).copied().collect();
        Self { person: actor.person(), pupils: actor.sight_of_diaries().pupils, leads, works }
    }

    /// The kinds that can reach them, in their order.
    pub fn kinds(&self) -> Vec<NoticeKind> {
        let (family, staff) = (!self.pupils.is_empty(), !self.works.is_empty());
        let reaches = |kind: &NoticeKind| match kind {
            NoticeKind::Marks | NoticeKind::Absences | NoticeKind::Homework => family,
            NoticeKind::Lessons | NoticeKind::Announcements => family || staff,
            NoticeKind::Notes => !self.leads.is_empty(),
            NoticeKind::Reminders => staff,
        };
        NoticeKind::ALL.into_iter().filter(reaches).collect()
    }

    /// Nothing can reach them.
    pub fn is_deaf(&self) -> bool {
        self.pupils.is_empty() && self.works.is_empty()
    }
}
