//! The tree of the city against real SQL: made at the console, founded by offices, seen with how far each school is.

mod coordinator;
mod create;
mod offices;
