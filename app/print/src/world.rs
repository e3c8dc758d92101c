//! What a template sees: itself, its data, the fonts of the house, and nothing of the machine.

use std::path::PathBuf;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// PT Sans for screens' words, PT Serif for papers', PT Mono for what is typed letter by letter.
const FONTS: [&[u8]; 5] = [
    include_bytes!("../fonts/PTS55F.ttf"),
    include_bytes!("../fonts/PTS75F.ttf"),
    include_bytes!("../fonts/PTF55F.ttf"),
    include_bytes!("../fonts/PTF75F.ttf"),
    include_bytes!("../fonts/PTM75F.ttf"),
];

static SHELF: LazyLock<Shelf> = LazyLock::new(Shelf::new);

/// What all papers share.
struct Shelf {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: FileId,
    data: FileId,
}

impl Shelf {
    fn new() -> Self {
        let fonts: Vec<Font> = FONTS.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect();
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            template: file("paper.typ"),
            data: file("data.json"),
        }
    }
}

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The look of a kind of paper; it reads its words from `data.json`.
#[derive(Clone, Copy)]
pub struct Template(&'static str);

impl Template {
    pub const fn new(text: &'static str) -> Self {
        Self(text)
    }
}

/// A template with the data of one paper.
pub struct Workshop {
    template: Source,
    data: Bytes,
}

impl Workshop {
    pub fn new(template: Template, data: Vec<u8>) -> Self {
        Self { template: Source::new(SHELF.template, template.0.to_owned()), data: Bytes::new(data) }
    }
}

fn absent() -> FileError {
    FileError::NotFound(PathBuf::new())
}

impl World for Workshop {
    fn library(&self) -> &LazyHash<Library> {
        &SHELF.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHELF.book
    }

    fn main(&self) -> FileId {
        SHELF.template
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == SHELF.template { Ok(self.template.clone()) } else { Err(absent()) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == SHELF.data { Ok(self.data.clone()) } else { Err(absent()) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHELF.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
