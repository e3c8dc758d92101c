//! Who opens a card, and who corrects it: by where its person stands in the school.

use crate::access::{Action, Actor, Right};
use crate::ids::{ClassId, GroupId, PersonId, SchoolId};

/// Where somebody stands in a school today.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    pub school: SchoolId,
    pub person: PersonId,
    /// The own class of a pupil; of a guardian those of the children.
    pub classes: Vec<ClassId>,
    /// Groups in which a pupil learns.
    pub groups: Vec<GroupId>,
    pub staff: bool,
    /// Learnt or worked here once, and does neither today.
    pub gone: bool,
}

/// How much of a card somebody is shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Depth {
    /// Name, class and what the guardians are called: for whoever teaches the pupil.
    Name,
    /// The family: for the class teacher.
    Family,
    /// The employment too.
    Whole,
}

impl Place {
    /// Is the person anybody's in this school?
    pub fn is_known(&self) -> bool {
        self.staff || !self.classes.is_empty()
    }

    /// What of the card `actor` sees; nothing: for them there is no such card.
    pub fn shown_to(&self, actor: &Actor) -> Option<Depth> {
        if (self.is_known() || self.gone) && actor.holds(Right::ReadPeople, self.school) {
            return Some(Depth::Whole);
        }
        if self.classes.iter().any(|class| actor.leads(self.school, *class)) {
            return Some(Depth::Family);
        }
        self.groups.iter().any(|group| actor.teaches(self.school, *group)).then_some(Depth::Name)
    }
}

/// A class whose list somebody opens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ClassPlace {
    pub school: SchoolId,
    pub class: ClassId,
}

impl ClassPlace {
    /// Does `actor` see the list? For others there is no such class.
    pub fn shown_to(self, actor: &Actor) -> bool {
        actor.leads(self.school, self.class) || actor.holds(Right::ReadPeople, self.school)
    }

    /// Where one of its pupils stands.
    pub fn of(self, person: PersonId) -> Place {
        let ClassPlace { school, class } = self;
        Place { school, person, classes: vec![class], groups: vec![], staff: false, gone: false }
    }
}

/// Policy: correct what the cards of a class say, all at once: whoever may do it one by one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KeepClass(pub ClassPlace);

impl Action for KeepClass {
    const NAME: &'static str = "correct the list of a class";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.leads(self.0.school, self.0.class) || actor.holds(Right::ImportPeople, self.0.school)
    }
}

/// Policy: correct what a card says. Whoever brings lists in may do it one by one, and the class teacher in the own class.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeepCard(pub Place);

impl Action for KeepCard {
    const NAME: &'static str = "correct a card";

    fn allowed(&self, actor: &Actor) -> bool {
        let KeepCard(place) = self;
        let leads = place.classes.iter().any(|class| actor.leads(place.school, *class));
        leads || (place.is_known() && actor.holds(Right::ImportPeople, place.school))
    }
}
