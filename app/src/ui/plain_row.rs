//! A row of a long list that never changes once drawn: written as one text, not as six elements.

use html_escape::{encode_safe_to_string, encode_text_to_string};
use leptos::tachys::html::InertElement;

/// A `<tr>` for [`Table`](super::Table). What is put in is text and is escaped here; a thousand rows are drawn in the
/// time of thirty.
#[derive(Debug)]
pub struct PlainRow(String);

impl PlainRow {
    /// `head` names the row.
    pub fn new(head: &str) -> Self {
        let mut row = Self("<tr><th scope=\"row\">".into());
        encode_text_to_string(head, &mut row.0);
        row.0.push_str("</th>");
        row
    }

    #[must_use]
    pub fn cell(mut self, text: &str) -> Self {
        self.0.push_str("<td>");
        self.end_cell(text)
    }

    /// A figure; `word` names it where the row is folded on a phone.
    #[must_use]
    pub fn figure(mut self, text: &str, word: &str) -> Self {
        self.0.push_str("<td class=\"num\" data-word=\"");
        encode_safe_to_string(word, &mut self.0);
        self.0.push_str("\">");
        self.end_cell(text)
    }

    fn end_cell(mut self, text: &str) -> Self {
        encode_text_to_string(text, &mut self.0);
        self.0.push_str("</td>");
        self
    }

    /// The finished row.
    pub fn drawn(mut self) -> InertElement {
        self.0.push_str("</tr>");
        InertElement::new(self.0)
    }
}
