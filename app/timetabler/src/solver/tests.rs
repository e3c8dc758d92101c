//! The solver on small schools, proven by the referee.
