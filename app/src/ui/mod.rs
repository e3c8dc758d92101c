//! The design system: knows no school.
