//! A week that another program has made: whose lessons these are here, where they stand, and what was not understood.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Course, Edit, Hold, Kept, NUMBERS, PieceKey, Place, Plan, Refused, School, Weeks};
use crate::ids::GroupId;

/// A lesson as the other program writes it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Arriving {
    /// Classes and parts of classes: «7А», «7А 1 группа».
    pub students: Vec<String>,
    /// «Алгебра», and what else it is called there.
    pub subjects: Vec<String>,
    pub teachers: Vec<String>,
    /// Day and hour from 0; none: it stands nowhere.
    pub spot: Option<(usize, usize)>,
    pub room: Option<String>,
    pub weeks: Weeks,
    pub hold: Hold,
}

/// What came of it. The lines are for people.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Arrival {
    pub lessons: usize,
    /// Known here, and of those at their place.
    pub known: usize,
    pub placed: usize,
    /// Names that mean nothing here, each with how many lessons it keeps out.
    pub strange: Vec<(String, usize)>,
    /// Lessons that are known but could not stand where they stood.
    pub unplaced: Vec<String>,
    /// Lessons of the plan that the file says nothing of.
    pub lacking: usize,
}

/// A name without what people write differently: cases, spaces, signs, ё, and Latin letters that look Cyrillic.
pub fn bare(name: &str) -> String {
    let alike = |letter: char| match letter {
        'a' => 'а',
        'b' => 'в',
        'c' => 'с',
        'ё' | 'e' => 'е',
        'h' => 'н',
        'k' => 'к',
        'm' => 'м',
        'o' => 'о',
        'p' => 'р',
        't' => 'т',
        'x' => 'х',
        other => other,
    };
    name.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).map(alike).collect()
}

impl School {
    /// The plan of what arrives, and what came of each lesson. What stands against the law of plans lies in the tray.
    pub fn arrive(self: Arc<Self>, arriving: &[Arriving]) -> (Vec<Kept>, Arrival) {
        let mut plan = Plan::new(self.clone(), &[]);
        let mut told = Arrival { lessons: arriving.len(), ..Arrival::default() };
        let (mut next, mut strange) = (BTreeMap::<GroupId, u8>::new(), BTreeMap::<String, usize>::new());
        for one in arriving {
            let course = match self.course_of(one) {
                Ok(course) => course,
                Err(why) => {
                    *strange.entry(why).or_default() += 1;
                    continue;
                }
            };
            let number = next.entry(course.group).or_default();
            *number = number.saturating_add(1);
            let Some(piece) = plan.find(PieceKey(course.group, *number)) else {
                let why = format!(
                    "{}, {}: уроков больше, чем часов в учебном плане",
                    self.whom(course),
                    course.title
                );
                *strange.entry(why).or_default() += 1;
                continue;
            };
            told.known += 1;
            let Some(spot) = one.spot else { continue };
            let key = plan.pieces()[piece].key;
            let edit = self.stood(course, one, spot).map(|stand| Edit(vec![Kept { piece: key, stand }]));
            match edit.map(|edit| plan.apply(&edit)) {
                Some(Ok(applied)) => plan = applied.plan,
                Some(Err(Refused::Clash { lesson, clash, .. })) => {
                    told.unplaced.push(format!("{lesson}: {clash}"));
                }
                Some(Err(Refused::Unknown)) | None => {
                    told.unplaced.push(format!("{}: такого места в неделе нет.", plan.words(piece)));
                }
            }
        }
        told.placed = plan.placed();
        told.lacking = plan.pieces().len() - told.known;
        told.strange = strange.into_iter().collect();
        (plan.kept(), told)
    }

    /// How the lesson would stand.
    fn stood(&self, course: &Course, one: &Arriving, (day, hour): (usize, usize)) -> Option<super::Stand> {
        let numbers = usize::from(NUMBERS);
        // Where both shifts stand under each other, those of the second one follow those of the first.
        let number = if self.shift_of(course) == 2 && hour >= numbers { hour - numbers } else { hour } + 1;
        let place = Place::new(u8::try_from(day + 1).ok()?, u8::try_from(number).ok()?).ok()?;
        let wanted = one.room.as_deref().map(bare);
        let room = self.rooms.iter().find(|room| Some(bare(&room.name)) == wanted).map(|room| room.id);
        Some(super::Stand { place: Some(place), weeks: one.weeks, room, hold: one.hold })
    }

    /// Whose lesson it is here, or what of it is not known.
    fn course_of(&self, one: &Arriving) -> Result<&Course, String> {
        let sets = one.students.iter().map(|set| self.class_called(set));
        let sets = sets.collect::<Result<Vec<_>, _>>()?;
        let classes: BTreeSet<u16> = sets.iter().map(|(class, _)| *class).collect();
        if classes.is_empty() {
            return Err("урок без класса".into());
        }
        let names: Vec<String> = one.subjects.iter().map(|name| bare(name)).collect();
        let title = one.subjects.first().map_or("", String::as_str);
        let taught = |course: &&Course| {
            let own: BTreeSet<u16> = course.classes.iter().copied().collect();
            own == classes && (names.contains(&bare(&course.title)) || names.contains(&bare(&course.short)))
        };
        let mut found: Vec<&Course> = self.courses.iter().filter(taught).collect();
        let part =
            sets.iter().map(|(_, part)| part.as_str()).find(|part| !part.is_empty()).unwrap_or_default();
        narrow(&mut found, |course| {
            digits(&course.part) == digits(part) && course.part.is_empty() == part.is_empty()
        });
        let teachers: Vec<String> = one.teachers.iter().map(|name| surname(name)).collect();
        narrow(&mut found, |course| {
            let mut own = course.teachers.iter().filter_map(|at| self.teachers.get(usize::from(*at)));
            own.any(|teacher| teachers.contains(&surname(&teacher.name)))
        });
        found.first().copied().ok_or_else(|| {
            format!("{}: такого предмета у этого класса нет: {title}", one.students.join(", "))
        })
    }

    /// The class a name begins with, and the rest of the name.
    fn class_called(&self, name: &str) -> Result<(u16, String), String> {
        let name_bare = bare(name);
        let begins = |class: &&(u16, String)| name_bare.starts_with(&class.1);
        let classes: Vec<(u16, String)> =
            (0..).zip(self.classes.iter().map(|class| bare(&class.name))).collect();
        let longest = classes.iter().filter(begins).max_by_key(|(_, class)| class.chars().count());
        let (at, class) = longest.ok_or_else(|| format!("такого класса в школе нет: {name}"))?;
        Ok((*at, name_bare[class.len()..].to_owned()))
    }
}

/// Keeps those of which `of` is true, if there are any.
fn narrow(found: &mut Vec<&Course>, of: impl Fn(&Course) -> bool) {
    if found.iter().any(|course| of(course)) {
        found.retain(|course| of(course));
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// «иванова» of «Иванова А. П.»
fn surname(name: &str) -> String {
    bare(name.split_whitespace().next().unwrap_or_default())
}
