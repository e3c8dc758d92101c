//! The class, and one pupil of it, put together; each leaves its trace.

use domain::access::Sight;
use domain::calendar::Span;
use domain::ids::{ClassId, PersonId, TermId};
use domain::trace::{Look, Matter, Way, Whose};

use super::frame::Frame;
use super::learned::{Learned, Seat};
use crate::features::class_marks::board::{self, Board, PupilLeaf, Row, Subject};
use crate::kit::db::Reading;
use crate::kit::debts::{self, Debt, debts};
use crate::kit::{AppError, AppResult, Request, trace};

type Asked = (Option<ClassId>, Option<TermId>);

/// The class asked for, looked at in this `way`.
pub async fn board(cx: &Request<Reading>, sight: &Sight, asked: Asked, way: Way) -> AppResult<Board> {
    let frame = Frame::of(cx, sight, asked).await?;
    let ids: Vec<PersonId> = frame.pupils.iter().map(|(id, _)| *id).collect();
    let learned = Learned::of(cx, &frame, &ids).await?;
    let owed = debts(&cx.tx, frame.school, until(cx, frame.term.span), debts::Whose::Pupils(&ids)).await?;
    let subjects = subjects(&learned.seats);
    let rows = frame.pupils.iter().map(|(id, name)| row((*id, name), &subjects, (&learned, &owed))).collect();
    trace::leave(cx, frame.school, Look::at(way, Matter::Journal), [Whose::Class(frame.head.class)])?;
    Ok(Board { head: frame.head, subjects, rows, debts: owed })
}

/// One of its pupils.
pub async fn pupil(
    cx: &Request<Reading>,
    sight: &Sight,
    asked: Asked,
    pupil: PersonId,
) -> AppResult<PupilLeaf> {
    let frame = Frame::of(cx, sight, asked).await?;
    let own = frame.pupils.iter().find(|(id, _)| *id == pupil);
    let name = own.map(|(_, name)| name.clone()).ok_or(AppError::NotFound)?;
    let learned = Learned::of(cx, &frame, &[pupil]).await?;
    trace::leave(cx, frame.school, Look::at(Way::Card, Matter::Journal), [Whose::Person(pupil)])?;
    let subjects = learned.seats.chunk_by(|one, next| one.subject == next.subject);
    let subjects = subjects.filter_map(<[Seat]>::last).map(|seat| one(seat, &learned)).collect();
    Ok(PupilLeaf { head: frame.head, pupil, name, subjects, missed: learned.missed(pupil) })
}

/// What is owed today: lessons to come owe nothing.
fn until(cx: &Request<Reading>, term: Span) -> Span {
    Span { first: term.first, last: term.last.min(cx.today).max(term.first) }
}

/// Columns; `seats` stand by subject and group.
fn subjects(seats: &[Seat]) -> Vec<Subject> {
    let of_one = |seats: &[Seat]| {
        let first = seats.first()?;
        let mut journals = vec![];
        for seat in seats.iter().filter(|seat| seat.opens) {
            if !journals.iter().any(|(group, _)| *group == seat.group) {
                journals.push((seat.group, seat.name.clone()));
            }
        }
        Some(Subject { id: first.subject, title: first.title.clone(), short: first.short.clone(), journals })
    };
    seats.chunk_by(|one, next| one.subject == next.subject).filter_map(of_one).collect()
}

fn row(
    (pupil, name): (PersonId, &String),
    subjects: &[Subject],
    (learned, owed): (&Learned, &[Debt]),
) -> Row {
    let own: Vec<&Seat> = learned.seats.iter().filter(|seat| seat.pupil == pupil).collect();
    let cell = |subject: &Subject| {
        own.iter().rfind(|seat| seat.subject == subject.id).map(|seat| learned.stands(seat))
    };
    let debts = owed.iter().filter(|debt| debt.pupil == pupil).count();
    Row {
        pupil,
        name: name.clone(),
        cells: subjects.iter().map(cell).collect(),
        debts: u32::try_from(debts).unwrap_or(u32::MAX),
        missed: learned.missed(pupil),
    }
}

fn one(seat: &Seat, learned: &Learned) -> board::Learned {
    board::Learned {
        subject: seat.subject,
        title: seat.title.clone(),
        journal: seat.opens.then_some(seat.group),
        stands: learned.stands(seat),
        marks: learned.marks(seat),
    }
}
