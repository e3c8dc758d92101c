//! The journal against real SQL, as named people.
