//! The tags of a `.fet` as a tree, kept whole so that the file can be written back.

use quick_xml::Reader;
use quick_xml::escape::{escape, resolve_predefined_entity};
use quick_xml::events::{BytesRef, Event};

use super::FetRefused;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Node {
    pub tag: String,
    /// Attributes as they were written; only the root of a `.fet` has any.
    pub attributes: Vec<(String, String)>,
    pub text: String,
    pub children: Vec<Self>,
}

impl Node {
    pub fn leaf(tag: &str, text: impl Into<String>) -> Self {
        Self { tag: tag.into(), text: text.into(), ..Self::default() }
    }

    pub fn child(&self, tag: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.tag == tag)
    }

    pub fn all<'tree>(&'tree self, tag: &'tree str) -> impl Iterator<Item = &'tree Self> {
        self.children.iter().filter(move |child| child.tag == tag)
    }

    /// The text of a child, without the blanks around it; empty if there is none.
    pub fn word(&self, tag: &str) -> &str {
        self.child(tag).map_or("", |child| child.text.trim())
    }

    /// The text of the first of these children that is there.
    pub fn any_word(&self, tags: &[&str]) -> &str {
        tags.iter().find_map(|tag| self.child(tag)).map_or("", |child| child.text.trim())
    }

    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Everything but what is switched off.
    pub fn is_active(&self) -> bool {
        !matches!(self.word("Active"), "false" | "no")
    }

    pub fn write(&self, depth: usize, out: &mut String) {
        let indent = "\t".repeat(depth.saturating_sub(1));
        out.push_str(&indent);
        out.push('<');
        out.push_str(&self.tag);
        for (key, value) in &self.attributes {
            out.extend([" ", key, "=\"", &escape(value.as_str()), "\""]);
        }
        out.push('>');
        if self.children.is_empty() {
            out.push_str(&escape(self.text.as_str()));
        } else {
            out.push('\n');
            for child in &self.children {
                child.write(depth + 1, out);
            }
            out.push_str(&indent);
        }
        out.extend(["</", &self.tag, ">\n"]);
    }
}

/// The root of the document.
pub fn parse(text: &str) -> Result<Node, FetRefused> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut open = vec![Node::default()];
    loop {
        match reader.read_event().map_err(|error| FetRefused::NotXml(error.to_string()))? {
            Event::Start(start) => open.push(opened(&start)?),
            Event::Empty(start) => {
                let node = opened(&start)?;
                last(&mut open)?.children.push(node);
            }
            Event::End(_) => {
                let node = open.pop().ok_or_else(unbalanced)?;
                last(&mut open)?.children.push(node);
            }
            Event::Text(words) => {
                let words: &str = &words;
                last(&mut open)?.text.push_str(words);
            }
            Event::GeneralRef(entity) => last(&mut open)?.text.push_str(&meaning(&entity)?),
            Event::Eof => break,
            _ => {}
        }
    }
    let mut document = open.pop().ok_or_else(unbalanced)?;
    match document.children.pop() {
        Some(root) if open.is_empty() => Ok(root),
        _ => Err(unbalanced()),
    }
}

fn unbalanced() -> FetRefused {
    FetRefused::NotXml("the tags do not match".into())
}

fn last(open: &mut [Node]) -> Result<&mut Node, FetRefused> {
    open.last_mut().ok_or_else(unbalanced)
}

fn opened(start: &quick_xml::events::BytesStart<'_>) -> Result<Node, FetRefused> {
    let name = start.name();
    let mut node = Node::leaf(name.as_ref(), "");
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| FetRefused::NotXml(error.to_string()))?;
        let key: &str = attribute.key.as_ref();
        let value: &str = &attribute.value;
        node.attributes.push((key.to_owned(), value.to_owned()));
    }
    Ok(node)
}

fn meaning(entity: &BytesRef<'_>) -> Result<String, FetRefused> {
    let refused = || FetRefused::NotXml("an unknown entity".into());
    if let Ok(Some(letter)) = entity.resolve_char_ref() {
        return Ok(letter.to_string());
    }
    let name: &str = entity;
    resolve_predefined_entity(name).map(str::to_owned).ok_or_else(refused)
}
