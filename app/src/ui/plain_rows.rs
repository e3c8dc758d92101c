//! The rows of a long list that never change once drawn: written as one text, not as six elements each.

use super::escaped;
use leptos::tachys::html::InertElement;

const BODY: &str = "<tbody>";

/// The `<tbody>` of a [`PlainTable`](super::PlainTable). What is put in is text and is escaped here; a thousand rows are
/// drawn in the time of thirty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlainRows(String);

impl Default for PlainRows {
    /// No rows yet, or those that the page already has.
    fn default() -> Self {
        Self(BODY.into())
    }
}

impl PlainRows {
    /// Room for rows of so many bytes of text, and for the tags around them.
    pub fn with_room(text: usize) -> Self {
        let mut html = String::with_capacity(text * 3);
        html.push_str(BODY);
        Self(html)
    }

    /// Begins a row; `head` names it.
    pub fn row(&mut self, head: &str) -> &mut Self {
        self.0.push_str("<tr><th scope=\"row\">");
        escaped::text(head, &mut self.0);
        self.0.push_str("</th>");
        self
    }

    /// The same, and the head leads to the page of `id` beneath `path`.
    pub fn row_to(&mut self, head: &str, path: &'static str, id: &str) -> &mut Self {
        self.0.push_str("<tr><th scope=\"row\"><a href=\"");
        self.0.push_str(path);
        self.0.push('/');
        escaped::address(id, &mut self.0);
        self.0.push_str("\">");
        escaped::text(head, &mut self.0);
        self.0.push_str("</a></th>");
        self
    }

    pub fn cell(&mut self, text: &str) -> &mut Self {
        self.0.push_str("<td>");
        self.end_cell(text)
    }

    /// A figure; `word` names it where the row is folded on a phone.
    pub fn figure(&mut self, text: &str, word: &str) -> &mut Self {
        self.0.push_str("<td class=\"num\" data-word=\"");
        escaped::attribute(word, &mut self.0);
        self.0.push_str("\">");
        self.end_cell(text)
    }

    fn end_cell(&mut self, text: &str) -> &mut Self {
        escaped::text(text, &mut self.0);
        self.0.push_str("</td>");
        self
    }

    pub(super) fn drawn(mut self) -> InertElement {
        self.0.push_str("</tbody>");
        InertElement::new(self.0)
    }
}
