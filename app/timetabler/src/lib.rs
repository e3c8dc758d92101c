//! The automatic timetable: reads a problem, finds a timetable that keeps every rule, and proves it.

pub mod check;
pub mod desk;
pub mod fet;
pub mod model;
pub mod solver;
pub mod stopwatch;
mod words;
