//! Vectors of reading and writing files of FET.
