//! Every kind of rule: one timetable that keeps it and one that breaks it.
