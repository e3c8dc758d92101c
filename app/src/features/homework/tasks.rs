//! Lists of homework as they cross the wire: what a family has to do, what a teacher has to read.

use chrono::NaiveDate;
use domain::homework::AnswerState;
use domain::ids::{LessonId, PersonId};
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Tasks {
    /// By group, the oldest lesson first.
    Teacher(Vec<Waiting>),
    Family(FamilyTasks),
}

/// A lesson with answers that nobody has read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Waiting {
    pub lesson: LessonId,
    pub on: NaiveDate,
    pub class: String,
    pub subject: String,
    pub answers: u32,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FamilyTasks {
    pub child: PersonId,
    /// All within sight, «Аня, 7А», the child among them.
    pub children: Vec<(PersonId, String)>,
    pub today: NaiveDate,
    /// In the order of the days they are due on.
    pub tasks: Vec<Task>,
}

/// A homework of a pupil.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Task {
    pub lesson: LessonId,
    pub on: NaiveDate,
    pub due: Option<NaiveDate>,
    pub subject: String,
    pub text: String,
    /// Files and links that hang on it.
    pub enclosed: u32,
    pub ticked: bool,
    pub answer: Option<AnswerState>,
}

impl FamilyTasks {
    /// What is still ahead, by day; without a day, last.
    pub fn ahead(&self) -> Vec<(Option<NaiveDate>, Vec<&Task>)> {
        let mut days: Vec<(Option<NaiveDate>, Vec<&Task>)> = vec![];
        for task in self.tasks.iter().filter(|task| task.due.is_none_or(|due| due >= self.today)) {
            match days.iter_mut().find(|(due, _)| *due == task.due) {
                Some((_, tasks)) => tasks.push(task),
                None => days.push((task.due, vec![task])),
            }
        }
        days
    }

    /// What the teacher has given back, whenever it was due.
    pub fn given_back(&self) -> Vec<&Task> {
        self.over().filter(|task| task.answer == Some(AnswerState::Rework)).collect()
    }

    /// What is over and nobody has said a word of.
    pub fn unsaid(&self) -> Vec<&Task> {
        self.over().filter(|task| !task.ticked && task.answer.is_none()).collect()
    }

    fn over(&self) -> impl Iterator<Item = &Task> {
        self.tasks.iter().filter(|task| task.due.is_some_and(|due| due < self.today))
    }
}
