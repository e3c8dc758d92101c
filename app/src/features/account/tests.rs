//! Accounts against real SQL.
