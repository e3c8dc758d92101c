//! The tags of a file as a tree.

use encoding_rs::{Encoding, UTF_8};
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::WeekRefused;

/// Tags within tags; neither program needs more than ten.
const DEEPEST: usize = 32;

#[derive(Default, Debug)]
pub struct Node {
    pub tag: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Self>,
}

impl Node {
    pub fn all<'tree>(&'tree self, tag: &'tree str) -> impl Iterator<Item = &'tree Self> {
        self.children.iter().filter(move |child| child.tag == tag)
    }

    /// Of a child that is a list: its members.
    pub fn members<'tree>(
        &'tree self,
        list: &'tree str,
        tag: &'tree str,
    ) -> impl Iterator<Item = &'tree Self> {
        self.all(list).flat_map(move |list| list.all(tag))
    }

    /// The text of the first child of this tag; empty, if there is none.
    pub fn word<'tree>(&'tree self, tag: &'tree str) -> &'tree str {
        self.all(tag).next().map_or("", Self::own)
    }

    pub fn words<'tree>(&'tree self, tag: &'tree str) -> impl Iterator<Item = String> {
        self.all(tag).map(Self::own).filter(|word| !word.is_empty()).map(str::to_owned)
    }

    fn own(&self) -> &str {
        self.text.trim()
    }

    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }
}

/// The text of a file in the encoding that it names.
pub fn text(bytes: &[u8]) -> String {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let named = head.split_once("encoding=").map(|(_, rest)| rest.trim_start_matches(['"', '\'']));
    let label = named.and_then(|rest| rest.split(['"', '\'']).next()).unwrap_or_default();
    let encoding = Encoding::for_label(label.as_bytes()).unwrap_or(UTF_8);
    encoding.decode(bytes).0.into_owned()
}

/// The root of the document.
pub fn parse(text: &str) -> Result<Node, WeekRefused> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut open = vec![Node::default()];
    loop {
        match reader.read_event().map_err(|_| WeekRefused::Damaged)? {
            Event::Start(start) => {
                open.push(opened(&start)?);
                if open.len() > DEEPEST {
                    return Err(WeekRefused::Damaged);
                }
            }
            Event::Empty(start) => {
                let node = opened(&start)?;
                last(&mut open)?.children.push(node);
            }
            Event::End(_) => {
                let node = open.pop().ok_or(WeekRefused::Damaged)?;
                last(&mut open)?.children.push(node);
            }
            Event::Text(words) => {
                let words: &str = &words;
                last(&mut open)?.text.push_str(words);
            }
            Event::GeneralRef(entity) => {
                let name: &str = &entity;
                let letter = entity.resolve_char_ref().ok().flatten().map(String::from);
                let meant = letter.or_else(|| resolve_predefined_entity(name).map(str::to_owned));
                last(&mut open)?.text.push_str(&meant.ok_or(WeekRefused::Damaged)?);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let mut document = open.pop().ok_or(WeekRefused::Damaged)?;
    match document.children.pop() {
        Some(root) if open.is_empty() => Ok(root),
        _ => Err(WeekRefused::Damaged),
    }
}

fn last(open: &mut [Node]) -> Result<&mut Node, WeekRefused> {
    open.last_mut().ok_or(WeekRefused::Damaged)
}

fn opened(start: &BytesStart<'_>) -> Result<Node, WeekRefused> {
    let name = start.name();
    let tag: &str = name.as_ref();
    let mut node = Node { tag: tag.to_owned(), ..Node::default() };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| WeekRefused::Damaged)?;
        let key: &str = attribute.key.as_ref();
        let value: &str = &attribute.value;
        let value = quick_xml::escape::unescape(value).map_err(|_| WeekRefused::Damaged)?;
        node.attributes.push((key.to_owned(), value.into_owned()));
    }
    Ok(node)
}
