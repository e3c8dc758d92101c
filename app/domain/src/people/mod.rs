//! People of the school: names, numbers, kin.
