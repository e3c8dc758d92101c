//! Cells of a dense grid: written as text on the server, changed one by one in the browser.

use super::escaped;
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::JsCast;

/// A `<td>`. What is put in is text and is escaped here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlainCell {
    attributes: CellAttributes,
    inner: String,
}

/// Names and values; `None` is not there.
pub type CellAttributes = [(&'static str, Option<&'static str>); 4];

impl PlainCell {
    /// Always the same attributes in the same order.
    pub const fn new(attributes: CellAttributes) -> Self {
        Self { attributes, inner: String::new() }
    }

    pub fn text(&mut self, text: &str) -> &mut Self {
        escaped::text(text, &mut self.inner);
        self
    }

    /// What needs attention.
    pub fn strong(&mut self, text: &str) -> &mut Self {
        self.element("b", text)
    }

    /// A code, and what it means.
    pub fn code(&mut self, text: &str, title: &str) -> &mut Self {
        self.inner.push_str("<i title=\"");
        escaped::attribute(title, &mut self.inner);
        self.inner.push_str("\">");
        escaped::text(text, &mut self.inner);
        self.inner.push_str("</i>");
        self
    }

    /// For the ear alone.
    pub fn spoken(&mut self, text: &str) -> &mut Self {
        self.inner.push_str("<span class=\"only\">");
        escaped::text(text, &mut self.inner);
        self.inner.push_str("</span>");
        self
    }

    fn element(&mut self, tag: &str, text: &str) -> &mut Self {
        self.inner.extend(["<", tag, ">"]);
        escaped::text(text, &mut self.inner);
        self.inner.extend(["</", tag, ">"]);
        self
    }

    fn write(&self, page: &mut String) {
        page.push_str("<td");
        for (name, value) in self.attributes {
            if let Some(value) = value {
                page.extend([" ", name, "=\"", value, "\""]);
            }
        }
        page.extend([">", &self.inner, "</td>"]);
    }

    fn made(&self) -> Element {
        let mut html = String::new();
        self.write(&mut html);
        Rndr::create_element_from_html(html.into())
    }

    /// What has the focus stays: somebody types there.
    fn refill(&self, cell: &Element) {
        let typed = document().active_element().filter(|typed| cell.contains(Some(typed)) && typed != cell);
        let mut next = cell.first_child();
        while let Some(child) = next {
            next = child.next_sibling();
            if !typed.as_ref().is_some_and(|typed| child.contains(Some(typed))) {
                Rndr::remove(&child);
            }
        }
        let (fresh, before) = (self.made(), cell.first_child());
        while let Some(child) = fresh.first_child() {
            Rndr::insert_node(cell, &child, before.as_ref());
        }
    }
}

/// Cells of one row, in order; their number never changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlainCells(pub Vec<PlainCell>);

/// The cells as they stand in the page.
pub struct Drawn(Vec<(Element, PlainCell)>);

impl Render for PlainCells {
    type State = Drawn;

    fn build(self) -> Drawn {
        Drawn(self.0.into_iter().map(|cell| (cell.made(), cell)).collect())
    }

    fn rebuild(self, Drawn(cells): &mut Drawn) {
        for ((element, was), now) in cells.iter_mut().zip(self.0) {
            for ((name, old), (_, new)) in was.attributes.into_iter().zip(now.attributes) {
                match new {
                    _ if old == new => {}
                    Some(value) => Rndr::set_attribute(element, name, value),
                    None => Rndr::remove_attribute(element, name),
                }
            }
            if was.inner != now.inner {
                now.refill(element);
            }
            *was = now;
        }
    }
}

impl RenderHtml for PlainCells {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn html_len(&self) -> usize {
        self.0.iter().map(|cell| "<td></td>".len() + cell.inner.len()).sum()
    }

    fn to_html_with_buf(
        self,
        page: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra: Vec<AnyAttribute>,
    ) {
        self.0.iter().for_each(|cell| cell.write(page));
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Drawn {
        let found = |cell| {
            match position.get() {
                Position::FirstChild => cursor.child(),
                Position::Current => {}
                _ => cursor.sibling(),
            }
            position.set(Position::NextChild);
            (cursor.current().unchecked_into(), cell)
        };
        Drawn(self.0.into_iter().map(found).collect())
    }

    fn into_owned(self) -> Self {
        self
    }
}

/// Attributes given from outside have no one cell to land on.
impl AddAnyAttr for PlainCells {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.0.iter().for_each(|(cell, _)| Rndr::remove(cell));
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.iter().for_each(|(cell, _)| Rndr::insert_node(parent, cell, marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.first().is_some_and(|(cell, _)| cell.insert_before_this(child))
    }

    fn elements(&self) -> Vec<Element> {
        self.0.iter().map(|(cell, _)| cell.clone()).collect()
    }
}
