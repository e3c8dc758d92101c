//! The wizard against real SQL.
