//! What a cell says, and what one has written where another was first.

pub use domain::journal::Content;

/// What one has written where another was first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Mine {
    pub content: Content,
    /// The comment, if it was written to as well.
    pub comment: Option<String>,
}
