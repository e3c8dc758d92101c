//! Who teaches what: subjects of all classes are shared out among as many teachers as the hours need.

use domain::curriculum::{self, Field, Row, SUBJECTS};

/// A teacher takes no more classes once the week has so many lessons.
const FULL_WEEK: i32 = 20;

/// A class as the plan of the school wants it.
#[derive(Clone, Debug)]
pub struct ClassPlan {
    pub grade: i32,
    pub letter: &'static str,
    pub size: usize,
    /// Who leads it, by place in [`Staffing::teachers`].
    pub leader: usize,
}

impl ClassPlan {
    pub fn name(&self) -> String {
        format!("{}{}", self.grade, self.letter)
    }

    pub fn profile(&self) -> &'static str {
        curriculum::profile(self.grade, self.letter)
    }
}

/// A class at a subject.
#[derive(Clone, Debug)]
pub struct GroupPlan {
    pub class: usize,
    pub subject: usize,
    pub lessons: i32,
    pub teacher: usize,
}

/// The first teacher of a field is number 0.
#[derive(Clone, Debug)]
pub struct Post {
    pub field: Field,
    pub number: usize,
}

pub struct Staffing {
    pub teachers: Vec<Post>,
    pub groups: Vec<GroupPlan>,
}

/// Shares out the subjects and names a class teacher for every class.
pub fn share_out(classes: &mut [ClassPlan]) -> Staffing {
    let mut staffing = Staffing { teachers: vec![], groups: vec![] };
    for field in Field::ALL {
        staffing.fill(field, classes);
    }
    staffing.groups.sort_by_key(|group| (group.class, group.subject));
    let mut leads = vec![false; staffing.teachers.len()];
    for at in in_turn(classes) {
        let leader = staffing.leader(at, &leads);
        classes[at].leader = leader;
        leads[leader] = true;
    }
    staffing
}

fn in_turn(classes: &[ClassPlan]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..classes.len()).collect();
    order.sort_by_key(|at| turn(&classes[*at]));
    order
}

impl Staffing {
    fn fill(&mut self, field: Field, classes: &[ClassPlan]) {
        let (mut number, mut week) = (0, FULL_WEEK);
        for at in in_turn(classes) {
            let rows = rows_of(field, &classes[at]);
            let lessons: i32 = rows.iter().map(|row| row.lessons()).sum();
            if lessons == 0 {
                continue;
            }
            if week + lessons > FULL_WEEK || field == Field::Primary {
                self.teachers.push(Post { field, number });
                (number, week) = (number + 1, 0);
            }
            week += lessons;
            let teacher = self.teachers.len() - 1;
            let groups = rows.into_iter().map(|row| GroupPlan {
                class: at,
                subject: row.subject,
                lessons: row.lessons(),
                teacher,
            });
            self.groups.extend(groups);
        }
    }

    /// Who sees the class most and leads no other.
    fn leader(&self, class: usize, leads: &[bool]) -> usize {
        let hours = |teacher: usize| -> i32 {
            let own = self.groups.iter().filter(|g| g.class == class && g.teacher == teacher);
            own.map(|g| g.lessons).sum()
        };
        let free = (0..self.teachers.len()).filter(|teacher| !leads[*teacher]);
        free.rev().max_by_key(|teacher| hours(*teacher)).unwrap_or(0)
    }
}

/// Teachers of the middle school are filled letter by letter, so that one follows a letter from grade 7 to 9.
fn turn(class: &ClassPlan) -> (u8, &'static str, i32) {
    let tier = match class.grade {
        7..=9 => 0,
        5 | 6 => 1,
        1..=4 => 3,
        _ => 2,
    };
    (tier, class.letter, class.grade)
}

fn rows_of(field: Field, class: &ClassPlan) -> Vec<Row> {
    let rows = curriculum::rows(class.grade, class.profile());
    rows.into_iter().filter(|row| Field::of(SUBJECTS[row.subject].code, class.grade) == field).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn school() -> (Vec<ClassPlan>, Staffing) {
        let mut classes: Vec<ClassPlan> = (1..=11)
            .flat_map(|grade| ["А", "Б", "В"].map(|letter| ClassPlan { grade, letter, size: 27, leader: 0 }))
            .collect();
        let staffing = share_out(&mut classes);
        (classes, staffing)
    }

    #[test]
    fn nobody_teaches_more_than_a_full_week() {
        let (_, staffing) = school();
        for teacher in 0..staffing.teachers.len() {
            let own = staffing.groups.iter().filter(|group| group.teacher == teacher);
            assert!(own.map(|group| group.lessons).sum::<i32>() <= FULL_WEEK);
        }
    }

    #[test]
    fn nobody_leads_two_classes_and_all_teach_the_class_they_lead() {
        let (classes, staffing) = school();
        for (at, class) in classes.iter().enumerate() {
            assert_eq!(classes.iter().filter(|other| other.leader == class.leader).count(), 1);
            let taught = staffing.groups.iter().any(|g| g.class == at && g.teacher == class.leader);
            assert!(taught, "{}", class.name());
        }
    }

    #[test]
    fn the_first_teacher_of_russian_leads_7a() {
        let (classes, staffing) = school();
        let class = classes.iter().find(|class| class.name() == "7А").unwrap();
        let of_russian = |post: &Post| post.field == Field::Russian && post.number == 0;
        assert_eq!(Some(class.leader), staffing.teachers.iter().position(of_russian));
    }
}
