//! One constraint of a `.fet` as a rule; which kinds are known is decided here.

use super::names::{Names, number};
use super::{FetRefused, Node, limits, space, times};
use crate::model::{Constraint, Person, Problem, Rule, Week};

/// `None` for a kind that is not known.
pub fn read(node: &Node, problem: &Problem, names: &Names) -> Result<Option<Constraint>, FetRefused> {
    let kind = node.tag.strip_prefix("Constraint").unwrap_or(&node.tag);
    let reading = Reading { node, kind, problem, names };
    let rule = match times::read(&reading)? {
        Some(rule) => Some(rule),
        None => match space::read(&reading)? {
            Some(rule) => Some(rule),
            None => limits::read(&reading)?,
        },
    };
    let Some(rule) = rule else { return Ok(None) };
    Ok(Some(Constraint { kind: node.tag.clone(), weight: number(node, "Weight_Percentage")?, rule }))
}

/// All hours at which nobody works.
pub fn breaks(problem: &Problem) -> Week {
    let mut all = Week::none(problem.days.len());
    for constraint in &problem.constraints {
        if let Rule::Break { week } = &constraint.rule {
            all.add(week);
        }
    }
    all
}

/// One constraint being read.
pub struct Reading<'file> {
    pub node: &'file Node,
    /// Without `Constraint` before it.
    pub kind: &'file str,
    pub problem: &'file Problem,
    pub names: &'file Names,
}

impl Reading<'_> {
    pub fn number(&self, tag: &'static str) -> Result<usize, FetRefused> {
        number(self.node, tag)
    }

    pub fn week(&self) -> Result<Week, FetRefused> {
        self.names.week(self.node, self.problem.days.len())
    }

    pub fn listed(&self) -> Result<Vec<usize>, FetRefused> {
        self.names.listed(self.node, "Activity_Id")
    }

    pub fn one(&self, tag: &str) -> Result<Option<usize>, FetRefused> {
        Ok(self.names.listed(self.node, tag)?.first().copied())
    }

    pub fn students(&self) -> Result<Vec<Person>, FetRefused> {
        let set = self.names.students.find(self.node.word("Students"))?;
        Ok(self.problem.students[set].subgroups.iter().map(|&subgroup| Person::Subgroup(subgroup)).collect())
    }

    pub fn teacher(&self) -> Result<usize, FetRefused> {
        self.names.teachers.find(self.node.any_word(&["Teacher_Name", "Teacher"]))
    }

    /// The activities that fit what the constraint names of teacher, students, subject, tag, duration, part.
    pub fn selected(&self) -> Result<Vec<usize>, FetRefused> {
        let word = |tags: &[&str]| self.node.any_word(tags);
        let teacher = self.names.teachers.any(word(&["Teacher_Name", "Teacher"]))?;
        let students = self.names.students.any(word(&["Students_Name", "Students"]))?;
        let subject = self.names.subjects.any(word(&["Subject_Name", "Subject"]))?;
        let tag = self.names.tags.any(word(&["Activity_Tag_Name", "Activity_Tag"]))?;
        let duration = word(&["Duration"]).parse::<usize>().ok();
        let component = word(&["Component_Number"]).parse::<usize>().ok();
        let set = students.map(|set| &self.problem.students[set].subgroups);
        let all = self.problem.activities.iter().enumerate();
        let fits = all.filter(|(_, it)| {
            teacher.is_none_or(|teacher| it.teachers.contains(&teacher))
                && set.is_none_or(|set| it.subgroups.iter().any(|one| set.contains(one)))
                && subject.is_none_or(|subject| it.subject == subject)
                && tag.is_none_or(|tag| it.tags.contains(&tag))
                && duration.is_none_or(|duration| it.duration == duration)
                && component.is_none_or(|component| it.component == component)
        });
        Ok(fits.map(|(place, _)| place).collect())
    }
}
