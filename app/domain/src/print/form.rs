//! A form to be signed: who, what about, the text, and the lines for the hand.

use serde::{Deserialize, Serialize};

/// A paper of one person's own.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Form {
    pub title: String,
    /// What the card knows; what it does not know is written in by hand.
    pub lines: Vec<Line>,
    /// Paragraphs. One that ends with a colon heads the list that follows.
    pub text: Vec<String>,
    pub signatures: Vec<Signature>,
    /// «Версия 2 от 01.09.2026», small, at the foot.
    pub foot: String,
}

/// A line of the head of a form.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    pub word: String,
    /// Empty: a blank to be filled by hand.
    pub value: String,
}

/// A place to sign.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Signature {
    /// «Законный представитель»
    pub whose: String,
    /// The name in full beside the signature.
    pub name: String,
}

impl Line {
    pub fn new(word: impl Into<String>, value: impl Into<String>) -> Self {
        Self { word: word.into(), value: value.into() }
    }
}

impl Form {
    pub(super) fn words(&self) -> Vec<String> {
        let lines = self.lines.iter().map(|line| format!("{}: {}", line.word, line.value));
        let signed = self.signatures.iter().map(|of| format!("{}: {}", of.whose, of.name));
        let text = self.text.iter().cloned();
        let head = std::iter::once(self.title.clone());
        head.chain(lines).chain(text).chain(signed).chain(Some(self.foot.clone())).collect()
    }
}
