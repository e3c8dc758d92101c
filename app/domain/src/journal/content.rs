//! What a cell says, as one types it: «5 4 н»; and the edits that lead from one content to another.

use super::{Attendance, Cell, Edit, MarkValue};

/// Marks and attendance, without versions and assignments.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Content {
    pub marks: Vec<MarkValue>,
    pub attendance: Option<Attendance>,
}

/// A word that is neither a mark nor a code.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("«{0}» не отметка и не код: бывают 1–5, зач, нез, точка, н у б п о с.")]
pub struct NotContent(pub String);

impl Content {
    pub fn of(cell: &Cell) -> Self {
        Self { marks: cell.marks.iter().map(|mark| mark.value).collect(), attendance: cell.attendance }
    }

    /// Reads «5 4 н», «5,4», «зач», «54»; nothing is an empty cell.
    pub fn parse(text: &str) -> Result<Self, NotContent> {
        let mut content = Self::default();
        for word in text.split([' ', ',', ';', '/', '\t']).filter(|word| !word.is_empty()) {
            if let Ok(mark) = MarkValue::parse(word) {
                content.marks.push(mark);
            } else if let Some(code) = Attendance::parse(word) {
                content.attendance = Some(code);
            } else {
                content.marks.extend(digits(word).ok_or_else(|| NotContent(word.to_owned()))?);
            }
        }
        Ok(content)
    }

    /// As one would type it.
    pub fn text(&self) -> String {
        let marks = self.marks.iter().map(|mark| mark.text());
        marks.chain(self.attendance.map(Attendance::sign)).collect::<Vec<_>>().join(" ")
    }

    /// As a screen reader says it.
    pub fn spoken(&self) -> String {
        if self.marks.is_empty() && self.attendance.is_none() {
            return "пусто".into();
        }
        let marks = self.marks.iter().map(|mark| match mark {
            MarkValue::Debt => "точка",
            MarkValue::Pass => "зачёт",
            MarkValue::Fail => "незачёт",
            digit => digit.text(),
        });
        marks.chain(self.attendance.map(Attendance::title)).collect::<Vec<_>>().join(", ")
    }

    /// What was changed here since `base`, laid over what another has made of it since.
    #[must_use]
    pub fn over(&self, base: &Self, theirs: &Self) -> Self {
        let marks = if self.marks == base.marks { &theirs.marks } else { &self.marks };
        let attendance = if self.attendance == base.attendance { theirs.attendance } else { self.attendance };
        Self { marks: marks.clone(), attendance }
    }

    /// Have both changed the same part since `base`, each to something else?
    pub fn clashes(&self, base: &Self, theirs: &Self) -> bool {
        let differ = |changed: bool, theirs_changed: bool, same: bool| changed && theirs_changed && !same;
        differ(self.marks != base.marks, theirs.marks != base.marks, self.marks == theirs.marks)
            || differ(
                self.attendance != base.attendance,
                theirs.attendance != base.attendance,
                self.attendance == theirs.attendance,
            )
    }

    /// After `edit`, though what it was made upon may be there no more.
    #[must_use]
    pub fn with(mut self, edit: &Edit) -> Self {
        match edit {
            Edit::Replace { at, value } if *at < self.marks.len() => self.marks[*at] = *value,
            Edit::Add(value) | Edit::Replace { value, .. } => self.marks.push(*value),
            Edit::Remove { at } if *at < self.marks.len() => drop(self.marks.remove(*at)),
            Edit::Attend(code) => self.attendance = Some(*code),
            Edit::ClearAttendance => self.attendance = None,
            Edit::Remove { .. } | Edit::Assign { .. } | Edit::Comment(_) => {}
        }
        self
    }

    /// The edits that turn `cell` into this, one after another.
    pub fn edits_from(&self, cell: &Cell) -> Vec<Edit> {
        let old = Self::of(cell);
        let kept = old.marks.len().min(self.marks.len());
        let pairs = old.marks.iter().zip(&self.marks).enumerate();
        let replaced = pairs.filter(|(_, (old, new))| old != new);
        let mut edits: Vec<Edit> = replaced.map(|(at, (_, new))| Edit::Replace { at, value: *new }).collect();
        edits.extend((kept..old.marks.len()).rev().map(|at| Edit::Remove { at }));
        edits.extend(self.marks[kept..].iter().map(|mark| Edit::Add(*mark)));
        match (old.attendance, self.attendance) {
            (old, new) if old == new => {}
            (_, Some(code)) => edits.push(Edit::Attend(code)),
            (_, None) => edits.push(Edit::ClearAttendance),
        }
        edits
    }
}

fn digits(word: &str) -> Option<Vec<MarkValue>> {
    word.chars().map(|c| MarkValue::parse(&c.to_string()).ok()).collect()
}

#[cfg(test)]
mod tests {
    use crate::ids::AssignmentId;
    use proptest::prelude::*;

    use super::*;

    fn any_content() -> impl Strategy<Value = Content> {
        let marks =
            prop::collection::vec(prop::sample::select(MarkValue::ALL.to_vec()), 0..=Cell::MOST_MARKS);
        let attendance = prop::option::of(prop::sample::select(Attendance::ALL.to_vec()));
        (marks, attendance).prop_map(|(marks, attendance)| Content { marks, attendance })
    }

    fn after(cell: Cell, edits: &[Edit]) -> Cell {
        edits.iter().fold(cell, |cell, edit| cell.after(edit, AssignmentId(1)).unwrap())
    }

    #[test]
    fn a_teacher_types_several_marks_and_a_code() {
        let content = Content::parse("5 4 н").unwrap();
        assert_eq!(content.marks, [MarkValue::Five, MarkValue::Four]);
        assert_eq!(content.attendance, Some(Attendance::Absent));
        assert_eq!(Content::parse("54").unwrap().marks, [MarkValue::Five, MarkValue::Four]);
        assert_eq!(Content::parse("зач .").unwrap().marks, [MarkValue::Pass, MarkValue::Debt]);
        assert_eq!(Content::parse("  "), Ok(Content::default()));
        assert_eq!(Content::parse("5 7"), Err(NotContent("7".into())));
    }

    proptest! {
        #[test]
        fn the_edits_lead_from_any_content_to_any_other(from in any_content(), to in any_content()) {
            let cell = after(Cell::default(), &from.edits_from(&Cell::default()));
            prop_assert_eq!(&Content::of(&cell), &from);
            let edits = to.edits_from(&cell);
            prop_assert_eq!(Content::of(&after(cell, &edits)), to.clone());
            prop_assert_eq!(from == to, edits.is_empty());
        }

        #[test]
        fn nothing_of_either_hand_is_lost_unless_they_clash(base in any_content(), mine in any_content(), theirs in any_content()) {
            let both = mine.over(&base, &theirs);
            prop_assert_eq!(&base.over(&base, &theirs), &theirs);
            prop_assert_eq!(&mine.over(&base, &base), &mine);
            if !mine.clashes(&base, &theirs) {
                prop_assert_eq!(both, theirs.over(&base, &mine));
            }
        }

        #[test]
        fn what_is_written_reads_back(content in any_content()) {
            prop_assert_eq!(Content::parse(&content.text()), Ok(content));
        }
    }
}
