//! A plan as a problem of the solver: both shifts under each other, halves of an hour in pairs.

use domain::timetable::{
    Class, Course, Hold, NUMBERS, Place, Plan, ROWS, School, Stand, Weeks, most_a_day, row,
};
use timetabler::model::{
    self, Activity, Constraint, Limit, Person, Problem, Rule, Selection, StudentsSet, Teacher, Week,
};

/// What the rules are called when they stand in the way.
const SHIFT: &str = "смена класса и предел уроков в день";
const LOCKED: &str = "закреплённые уроки";
const GAPS: &str = "нет окон у классов";
const EARLY: &str = "уроки начинаются с первого";
const LONG_DAY: &str = "длинный день не чаще раза в неделю";
const SPREAD: &str = "предмет не дважды в день";
const TEACHERS: &str = "не больше двух окон в неделю у учителя";
const BOTH: &str = "учитель двух смен";
const ROOMS: &str = "кабинеты";

/// The problem, and the lessons of the plan that each activity stands for.
pub struct Posed {
    pub problem: Problem,
    pub lessons: Vec<Vec<usize>>,
}

impl Posed {
    pub fn of(plan: &Plan) -> Self {
        let school = plan.school();
        let lessons = paired(plan);
        let mut problem = Problem {
            days: (1..=school.days).map(|day| day.to_string()).collect(),
            hours: (1..=ROWS).map(|hour| hour.to_string()).collect(),
            teachers: school
                .teachers
                .iter()
                .map(|one| Teacher { name: one.name.clone(), both_halves: None })
                .collect(),
            students: (0..).zip(&school.classes).map(|(at, class)| students(plan, at, class)).collect(),
            subgroups: (0..school.pupils()).map(|set| set.to_string()).collect(),
            rooms: school
                .rooms
                .iter()
                .map(|room| model::Room { name: room.name.clone(), ..model::Room::default() })
                .collect(),
            subjects: school.courses.iter().map(|course| course.title.clone()).collect(),
            breaks: Week::none(school.days.into()),
            ..Problem::default()
        };
        problem.activities = lessons.iter().enumerate().map(|(at, of)| activity(plan, at, of)).collect();
        problem.constraints = Rules { plan, lessons: &lessons, found: vec![] }.all();
        Self { problem, lessons }
    }

    /// The plan as it stands, to begin with.
    pub fn start(&self, plan: &Plan) -> model::Plan {
        let mut start = model::Plan::empty(self.lessons.len());
        for (at, of) in self.lessons.iter().enumerate() {
            start.places[at] = of.first().and_then(|piece| spot(plan, *piece));
        }
        start
    }
}

/// Two halves of an hour of one class, in odd and in even weeks, take one place together.
fn paired(plan: &Plan) -> Vec<Vec<usize>> {
    let loose = |piece: usize, weeks: Weeks| {
        let stand = plan.stands()[piece];
        stand.weeks == weeks && stand.hold == Hold::Free
    };
    let mut lessons: Vec<Vec<usize>> = vec![];
    for piece in 0..plan.pieces().len() {
        let fits = |of: &Vec<usize>| {
            of.len() == 1
                && loose(of[0], Weeks::Odd)
                && plan.course(of[0]).pupils == plan.course(piece).pupils
                && plan.stands()[of[0]].place == plan.stands()[piece].place
        };
        match lessons.iter().position(fits).filter(|_| loose(piece, Weeks::Even)) {
            Some(pair) => lessons[pair].push(piece),
            None => lessons.push(vec![piece]),
        }
    }
    lessons
}

fn students(plan: &Plan, at: u16, class: &Class) -> StudentsSet {
    StudentsSet { name: class.name.clone(), pupils: 0, subgroups: sets(plan, at) }
}

/// Sets of pupils of a class.
fn sets(plan: &Plan, class: u16) -> Vec<usize> {
    let own = plan.school().courses.iter().filter(|course| course.classes == [class]);
    let mut sets: Vec<usize> = own.flat_map(|course| &course.pupils).map(|set| usize::from(*set)).collect();
    sets.sort_unstable();
    sets.dedup();
    sets
}

fn activity(plan: &Plan, at: usize, of: &[usize]) -> Activity {
    let course = plan.course(of[0]);
    let wide = |list: &[u16]| list.iter().map(|one| usize::from(*one)).collect::<Vec<_>>();
    let mut teachers: Vec<usize> = of.iter().flat_map(|piece| wide(&plan.course(*piece).teachers)).collect();
    teachers.sort_unstable();
    teachers.dedup();
    Activity {
        id: at as u64 + 1,
        subject: plan.pieces()[of[0]].course,
        teachers,
        students: wide(&course.classes),
        subgroups: wide(&course.pupils),
        duration: 1,
        component: 1,
        ..Activity::default()
    }
}

fn spot(plan: &Plan, piece: usize) -> Option<model::Place> {
    let Stand { place, room, .. } = plan.stands()[piece];
    let (place, rooms) = (place?, &plan.school().rooms);
    let shift = plan.school().shift_of(plan.course(piece));
    Some(model::Place {
        day: usize::from(place.weekday()) - 1,
        hour: row(shift, place.number()),
        room: room.and_then(|id| rooms.iter().position(|room| room.id == id)),
    })
}

/// Days with the rows of the first shift and of the second that share a minute.
fn meetings(school: &School) -> Vec<(usize, usize, usize)> {
    let bell =
        |shift, day, number| Place::new(day, number).ok().and_then(|place| school.bells.at(shift, place));
    let mut found = vec![];
    for day in 1..=school.days {
        for (one, other) in (1..=NUMBERS).flat_map(|one| (1..=NUMBERS).map(move |other| (one, other))) {
            let both = bell(1, day, one).zip(bell(2, day, other));
            if both.is_some_and(|(one, other)| one.meets(other)) {
                found.push((usize::from(day) - 1, row(1, one), row(2, other)));
            }
        }
    }
    found
}

/// The rules of the school, gathered one after the other.
struct Rules<'a> {
    plan: &'a Plan,
    lessons: &'a [Vec<usize>],
    found: Vec<Constraint>,
}

impl Rules<'_> {
    fn all(mut self) -> Vec<Constraint> {
        for (at, class) in (0..).zip(&self.plan.school().classes) {
            self.class(at, class);
        }
        self.locked();
        for course in 0..self.plan.school().courses.len() {
            self.course(course);
        }
        self.both_shifts();
        let teachers = (0..self.plan.school().teachers.len()).map(Person::Teacher).collect();
        self.add(TEACHERS, 20.0, Rule::Limit { people: teachers, limit: Limit::MaxGapsPerWeek(2) });
        self.found
    }

    fn add(&mut self, kind: &str, weight: f64, rule: Rule) {
        self.found.push(Constraint { kind: kind.into(), weight, rule });
    }

    fn days(&self) -> usize {
        self.plan.school().days.into()
    }

    /// Activities whose course is told by `of`, locked ones left out.
    fn activities(&self, of: impl Fn(&Course) -> bool) -> Vec<usize> {
        let free = |at: &usize| self.plan.stands()[self.lessons[*at][0]].hold == Hold::Free;
        let own = |at: &usize| of(self.plan.course(self.lessons[*at][0]));
        (0..self.lessons.len()).filter(free).filter(own).collect()
    }

    fn class(&mut self, at: u16, class: &Class) {
        let own = self.activities(|course| course.classes.first() == Some(&at));
        let people: Vec<Person> = sets(self.plan, at).into_iter().map(Person::Subgroup).collect();
        if own.is_empty() || people.is_empty() {
            return;
        }
        let (most, longer) = most_a_day(class.grade);
        let spare = own.len() > most * self.days();
        let most = if spare { most + longer } else { most };
        let (mut open, mut shut) = (Week::none(self.days()), Week::all(self.days(), ROWS));
        for day in 0..self.days() {
            for number in (1..=NUMBERS).filter(|number| usize::from(*number) <= most) {
                open.put(day, row(class.shift, number));
            }
        }
        let mut half = Week::none(self.days());
        for (day, number) in (0..self.days()).flat_map(|day| (1..=NUMBERS).map(move |number| (day, number))) {
            half.put(day, row(class.shift, number));
        }
        shut.remove(&half);
        self.add(SHIFT, 100.0, Rule::StartIn { activities: own.clone(), week: open });
        self.add(SHIFT, 100.0, Rule::Unavailable { people: people.clone(), week: shut });
        self.add(GAPS, 100.0, Rule::Limit { people: people.clone(), limit: Limit::MaxGapsPerWeek(0) });
        self.add(EARLY, 100.0, Rule::Limit { people, limit: Limit::LateBeginnings(0) });
        if spare && longer > 0 {
            let mut last = Week::none(self.days());
            for day in 0..self.days() {
                last.put(day, row(class.shift, 1) + most - 1);
            }
            self.add(
                LONG_DAY,
                100.0,
                Rule::Selected { activities: own, week: last, what: Selection::TotalAtMost(longer) },
            );
        }
    }

    /// Locked lessons stand where they stand.
    fn locked(&mut self) {
        for (at, of) in self.lessons.iter().enumerate() {
            let fixed = self.plan.stands()[of[0]].hold == Hold::Locked;
            let Some(spot) = spot(self.plan, of[0]).filter(|spot| fixed && spot.day < self.days()) else {
                continue;
            };
            let mut week = Week::none(self.days());
            week.put(spot.day, spot.hour);
            self.add(LOCKED, 100.0, Rule::StartIn { activities: vec![at], week });
        }
    }

    /// Where minutes of the two shifts meet, a teacher of both has a lesson of one.
    fn both_shifts(&mut self) {
        let school = self.plan.school();
        for teacher in 0..school.teachers.len() {
            let taught = |course: &Course| course.teachers.iter().any(|at| usize::from(*at) == teacher);
            let own = |at: &usize| taught(self.plan.course(self.lessons[*at][0]));
            let own: Vec<usize> = (0..self.lessons.len()).filter(own).collect();
            let of_shift =
                |shift| own.iter().any(|at| school.shift_of(self.plan.course(self.lessons[*at][0])) == shift);
            if !(of_shift(1) && of_shift(2)) {
                continue;
            }
            for (day, first, second) in meetings(school) {
                let mut week = Week::none(self.days());
                week.put(day, first);
                week.put(day, second);
                let rule = Rule::Selected { activities: own.clone(), week, what: Selection::TotalAtMost(1) };
                self.add(BOTH, 100.0, rule);
            }
        }
    }

    /// A subject on different days, in its room.
    fn course(&mut self, course: usize) {
        let of = |at: &usize| self.plan.pieces()[self.lessons[*at][0]].course == course;
        let activities: Vec<usize> = (0..self.lessons.len()).filter(of).collect();
        if activities.len() > 1 {
            // Few lessons leave a day between any two of them.
            let days = if activities.len() * 2 < self.days() { 2 } else { 1 };
            self.add(
                SPREAD,
                90.0,
                Rule::MinDays { activities: activities.clone(), days, consecutive: false },
            );
        }
        let rooms = &self.plan.school().rooms;
        for at in activities {
            let room = self.plan.stands()[self.lessons[at][0]].room;
            let Some(room) = room.and_then(|id| rooms.iter().position(|room| room.id == id)) else {
                continue;
            };
            self.add(ROOMS, 100.0, Rule::RoomIn { activities: vec![at], rooms: vec![room], home: false });
        }
    }
}
