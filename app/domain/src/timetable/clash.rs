//! What stands against a lesson at a place, in the words of a school.

use super::{Norm, Place};

/// One reason. [`Self::bars`] tells what cannot be from what only should not.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Clash {
    #[error("В это время звонков нет.")]
    NoBell,
    #[error("Урок закреплён: снимите закрепление, чтобы его переставить.")]
    Locked,
    #[error("{class}: в это время {lesson}.")]
    Class { class: String, lesson: String },
    #[error("{teacher} в это время ведёт урок: {lesson}.")]
    Teacher { teacher: String, lesson: String },
    #[error("Кабинет {room} занят: {lesson}.")]
    Room { room: String, lesson: String },
    #[error("{0}")]
    Norm(Norm),
    #[error("В этот день {lesson} уже есть.")]
    Twice { lesson: String },
}

impl Clash {
    /// Nobody is in two places at once; the rest is advice, and the school decides.
    pub const fn bars(&self) -> bool {
        !matches!(self, Self::Norm(_) | Self::Twice { .. })
    }
}

/// An edit that was not made: the first lesson that stood against it.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refused {
    #[error("Такого урока в плане нет. Обновите страницу.")]
    Unknown,
    #[error("{lesson}: {clash}")]
    Clash {
        lesson: String,
        /// None: it stays where it is.
        place: Option<Place>,
        clash: Clash,
    },
}
