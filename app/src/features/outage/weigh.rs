//! What is typed from a sheet, weighed against the journal: what is new, what stands there already, what the rules refuse.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::access::Actor;
use domain::journal::{Content, LessonNote, LessonState, read_content};
use domain::outage::{Meeting, Stamp, meet, meet_text, read_line};

use super::carry::{self, Entry, Ready};
use super::sheet::{self, Column, Fate, Fields, Line, Opened, Preview};
use super::store::{Facts, Taught};
use crate::kit::register::fits;
use crate::kit::{AppError, AppResult, FieldError};

/// All that is typed, weighed.
pub struct Weighed {
    pub lines: Vec<Line>,
    /// What does not read, by field.
    wrong: BTreeMap<String, String>,
    entries: Vec<Entry>,
    notes: Vec<LessonNote>,
}

/// Who writes, and on which day.
type Hand<'a> = (&'a Actor, NaiveDate);

/// The page of a sheet, with what is `typed` weighed.
pub fn opened(facts: &Facts, hand: Hand<'_>, typed: Option<&Fields>) -> Opened {
    let preview = typed.map(|typed| weigh(facts, hand, typed)).map(|weighed| Preview {
        shown: weighed.shown(),
        lines: weighed.lines,
        wrong: weighed.wrong,
    });
    Opened {
        asked: facts.asked.clone(),
        renumbered: !facts.asked.list.is_empty() && facts.asked.list != facts.list,
        class: facts.group.name.clone(),
        subject: facts.group.subject.clone(),
        pupils: facts.pupils.clone(),
        lessons: facts.lessons.iter().map(|taught| column(facts, taught, hand.1)).collect(),
        preview,
    }
}

fn column(facts: &Facts, taught: &Taught, today: NaiveDate) -> Column {
    let Taught { lesson, number, topic, homework, cells, members, .. } = taught;
    let stands = |pupil| cells.get(&pupil).map(|cell| Content::of(cell).text()).unwrap_or_default();
    let cells = facts.pupils.iter().map(|one| members.contains(&one.id).then(|| stands(one.id)));
    Column {
        id: lesson.id,
        date: lesson.date,
        number: *number,
        shut: lesson.open_on(today).err().map(|why| why.to_string()),
        held: lesson.state == LessonState::Held,
        topic: topic.clone(),
        homework: homework.clone(),
        cells: cells.collect(),
    }
}

pub fn weigh(facts: &Facts, hand: Hand<'_>, typed: &Fields) -> Weighed {
    let mut weighed = Weighed { lines: vec![], wrong: BTreeMap::new(), entries: vec![], notes: vec![] };
    for taught in &facts.lessons {
        let before = weighed.lines.len() + weighed.wrong.len();
        for (row, content) in weighed.given(facts, taught, typed) {
            weighed.weigh_cell((facts, taught), hand, (row, content, typed));
        }
        let any = weighed.lines.len() + weighed.wrong.len() > before;
        weighed.weigh_note(taught, hand, (typed, any));
    }
    weighed
}

impl Weighed {
    /// What is typed into the rows of a lesson, one by one or in one line, by index.
    fn given(&mut self, facts: &Facts, taught: &Taught, typed: &Fields) -> BTreeMap<usize, Content> {
        let lesson = taught.lesson.id;
        let mut given = BTreeMap::new();
        for (row, pupil) in facts.pupils.iter().enumerate() {
            let field = sheet::cell(lesson, pupil.id);
            match read_content(typed.get(&field).map_or("", String::as_str)) {
                Ok(content) if content == Content::default() => {}
                Ok(content) => drop(given.insert(row, content)),
                Err(why) => drop(self.wrong.insert(field, why.to_string())),
            }
        }
        let field = sheet::of_lesson("line", lesson);
        let (read, refused) = read_line(typed.get(&field).map_or("", String::as_str), facts.pupils.len());
        let mut told: Vec<String> = refused.iter().map(ToString::to_string).collect();
        for (row, content) in read {
            match given.get(&row) {
                Some(other) if *other != content => {
                    told.push(format!("Строка {}: в столбце ниже набрано другое.", row + 1));
                }
                _ => drop(given.insert(row, content)),
            }
        }
        if !told.is_empty() {
            self.wrong.insert(field, told.join(" "));
        }
        given
    }

    fn weigh_cell(
        &mut self,
        (facts, taught): (&Facts, &Taught),
        hand: Hand<'_>,
        (row, content, typed): (usize, Content, &Fields),
    ) {
        let pupil = &facts.pupils[row];
        let field = sheet::cell(taught.lesson.id, pupil.id);
        let cell = taught.cells.get(&pupil.id).cloned().unwrap_or_default();
        let journal = Content::of(&cell);
        let (fate, after) = match meet(&content, &journal) {
            Meeting::Nothing => return,
            Meeting::Same => (Fate::Same, journal.clone()),
            Meeting::New(after) => (Fate::New, after),
            Meeting::Clash(after) => (Fate::Clash { ticked: is_ticked(typed, &field) }, after),
        };
        let entry = Entry { lesson: taught.lesson.id, pupil: pupil.id, cell, after: after.clone() };
        let refused = (fate != Fate::Same).then(|| carry::tried(taught, &entry, hand).err()).flatten();
        let fate = refused.map_or(fate, Fate::Refused);
        if fate.is_written() {
            self.entries.push(entry);
        }
        let what = format!("{}. {}", row + 1, pupil.name);
        self.tell(taught, (field, what), (journal.text(), after.text(), fate));
    }

    /// Topic, homework, and that the lesson was held: told by whoever has typed anything of it.
    fn weigh_note(&mut self, taught: &Taught, (_, today): Hand<'_>, (typed, any): (&Fields, bool)) {
        let (lesson, shut) = (&taught.lesson, taught.lesson.open_on(today).err().map(|why| why.to_string()));
        let told = self.lines.len();
        let topic = self.weigh_text(taught, ("topic", "Тема", &taught.topic), (typed, &shut));
        let homework = self.weigh_text(taught, ("homework", "На дом", &taught.homework), (typed, &shut));
        let any = any || self.lines.len() > told;
        let field = sheet::of_lesson("held", lesson.id);
        let was_held = lesson.state == LessonState::Held;
        let now_held = any && !was_held && typed.contains_key(&field);
        if now_held {
            let fate = shut.map_or(Fate::New, Fate::Refused);
            let words = ("не отмечен".to_owned(), "проведён".to_owned(), fate);
            self.tell(taught, (field, "Урок".to_owned()), words);
        }
        let held = now_held && self.lines.last().is_some_and(|line| line.fate.is_written());
        if topic.is_some() || homework.is_some() || held {
            self.notes.push(LessonNote {
                lesson: lesson.id,
                seen: taught.version,
                topic: topic.unwrap_or_else(|| taught.topic.clone()),
                homework: homework.unwrap_or_else(|| taught.homework.clone()),
                held: held || was_held,
            });
        }
    }

    /// What is to be written of it, if something is.
    fn weigh_text(
        &mut self,
        taught: &Taught,
        (what, title, journal): (&str, &str, &str),
        (typed, shut): (&Fields, &Option<String>),
    ) -> Option<String> {
        let field = sheet::of_lesson(what, taught.lesson.id);
        let paper = match fits(&field, typed.get(&field).map_or("", String::as_str)) {
            Ok(paper) => paper,
            Err(why) => {
                self.wrong.insert(field, why.to_string());
                return None;
            }
        };
        let met = meet_text(&paper, journal);
        let fate = match &met {
            Meeting::Nothing => return None,
            Meeting::Same => Fate::Same,
            _ if shut.is_some() => Fate::Refused(shut.clone().unwrap_or_default()),
            Meeting::New(_) => Fate::New,
            Meeting::Clash(_) => Fate::Clash { ticked: is_ticked(typed, &field) },
        };
        let written = fate.is_written();
        self.tell(taught, (field, title.to_owned()), (journal.to_owned(), paper, fate));
        met.outcome(true).filter(|_| written)
    }

    fn tell(
        &mut self,
        taught: &Taught,
        (field, what): (String, String),
        (before, after, fate): (String, String, Fate),
    ) {
        let (date, number) = (taught.lesson.date, taught.number);
        self.lines.push(Line { field, date, number, what, before, after, fate });
    }

    /// All that was shown, in letters: another content of paper or journal has others. Ticks are no part of it.
    fn shown(&self) -> String {
        let mut stamp = Stamp::default();
        for line in &self.lines {
            for part in [&line.field, &line.before, &line.after] {
                stamp.add(part);
            }
        }
        stamp.letters()
    }

    /// What does not read is told at its fields.
    pub fn readable(&self) -> AppResult<()> {
        if self.wrong.is_empty() {
            return Ok(());
        }
        let told = self.wrong.iter().map(|(field, text)| FieldError::new(field, text.clone()));
        Err(AppError::Form(told.collect()))
    }

    /// What goes in, if all of it reads and has been seen as it is.
    pub fn ready(self, typed: &Fields) -> AppResult<Ready> {
        self.readable()?;
        if typed.get(sheet::SHOWN).is_none_or(|shown| *shown != self.shown()) {
            return Err(AppError::Refused(CHANGED.into()));
        }
        if self.entries.is_empty() && self.notes.is_empty() {
            return Err(AppError::Refused(NOTHING.into()));
        }
        Ok(Ready { entries: self.entries, notes: self.notes })
    }
}

const CHANGED: &str = "С тех пор как вы смотрели, лист или журнал изменились. Посмотрите ещё раз, что будет записано: \
     набранное на месте.";
const NOTHING: &str =
    "Записывать нечего: журнал уже говорит то же. Отметьте «Заменить», если на листе верно другое.";

fn is_ticked(typed: &Fields, field: &str) -> bool {
    typed.contains_key(&sheet::over(field))
}
