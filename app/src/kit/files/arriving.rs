//! A form with files on its way in: each file is looked at by its first bytes and kept as it comes, a piece at a time.

use axum::extract::DefaultBodyLimit;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use domain::file::{FileKind, FileRefused, LARGEST_FILE, MACROS, file_name, recognised};
use domain::ids::{AccountId, FileId, SchoolId};
use sha2::{Digest, Sha256};

use super::PIECE;
use super::store::{self, Begun};
use crate::kit::db::Writing;
use crate::kit::house::House;
use crate::kit::session::hex;
use crate::kit::{AppError, AppResult, door};

/// Bytes of a form with several files; one that is longer is cut off.
pub const LARGEST_FORM: usize = 64 << 20;
/// Bytes of all that is typed beside the files.
const LARGEST_WORDS: usize = 64 << 10;

/// The layer a door of such a form stands behind.
pub fn large() -> DefaultBodyLimit {
    DefaultBodyLimit::max(LARGEST_FORM)
}

/// What may come in a form, and by whose hand.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    pub school: SchoolId,
    pub by: AccountId,
    pub kinds: &'a [FileKind],
    /// Files at once.
    pub most: usize,
}

/// A file that came whole and hangs on nothing yet.
#[must_use]
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Arrived {
    pub id: FileId,
    pub name: String,
    pub kind: FileKind,
}

/// A form read to its end: what was typed, what came whole, and what was not taken.
#[derive(Default, Debug)]
pub struct Form {
    words: Vec<(String, String)>,
    pub arrived: Vec<Arrived>,
    /// «„фото.exe“: программы не принимаются…»
    pub refused: Vec<String>,
}

impl Form {
    /// What was typed into a field; nothing, if it is not there.
    pub fn word(&self, field: &str) -> &str {
        self.words.iter().find(|(name, _)| name == field).map_or("", |(_, word)| word)
    }

    /// The error at this field, if some file was not taken.
    pub fn complaint(&self, field: &str) -> Option<AppError> {
        (!self.refused.is_empty()).then(|| AppError::field(field, self.refused.join(" ")))
    }

    /// Whether a box of this name and value is ticked.
    pub fn ticked(&self, field: &str, value: &str) -> bool {
        self.words.iter().any(|(name, word)| name == field && word == value)
    }

    /// Gives up what is more than there is room for, of as many as may hang at `most`; nobody will own it.
    pub fn at_most(&mut self, room: usize, most: usize) {
        let over = self.arrived.split_off(room.min(self.arrived.len()));
        let refused = over.into_iter().map(|file| FileRefused::TooMany(most).of(&file.name));
        self.refused.extend(refused);
    }

    /// Reads the form. What is not taken is read past, so that the browser hears the answer.
    pub async fn read(house: &House, wanted: Wanted<'_>, mut form: Multipart) -> AppResult<Self> {
        let mut read = Self::default();
        while let Some(field) = form.next_field().await.map_err(unread)? {
            match field.file_name().map(str::to_owned) {
                Some(name) => read.take(house, wanted, field, &name).await?,
                None => read.note(field).await?,
            }
        }
        Ok(read)
    }

    async fn take(
        &mut self,
        house: &House,
        wanted: Wanted<'_>,
        mut field: Field<'_>,
        name: &str,
    ) -> AppResult<()> {
        let mut taken = Taking::new(house, wanted, name);
        let full = self.arrived.len() >= wanted.most;
        let mut outcome: Result<(), Stop> =
            if full { Err(FileRefused::TooMany(wanted.most).into()) } else { Ok(()) };
        while let Some(bytes) = field.chunk().await.map_err(unread)? {
            if outcome.is_ok() {
                outcome = taken.more(&bytes).await;
            }
        }
        // A browser sends an empty field where no file was chosen.
        if name.is_empty() && taken.size == 0 {
            return Ok(());
        }
        let arrived = match outcome {
            Ok(()) => taken.end().await,
            Err(stop) => Err(stop),
        };
        match arrived {
            Ok(arrived) => self.arrived.push(arrived),
            Err(Stop::Refused(why)) => self.refused.push(why.of(name)),
            Err(Stop::Failed(error)) => return Err(error),
        }
        Ok(())
    }

    async fn note(&mut self, mut field: Field<'_>) -> AppResult<()> {
        let name = field.name().unwrap_or_default().to_owned();
        let (mut bytes, kept) = (vec![], self.words.iter().map(|(_, word)| word.len()).sum::<usize>());
        while let Some(more) = field.chunk().await.map_err(unread)? {
            bytes.extend_from_slice(&more);
            if kept + bytes.len() > LARGEST_WORDS {
                return Err(AppError::Refused(
                    "Текста слишком много. Сократите его и отправьте снова.".into(),
                ));
            }
        }
        self.words.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        Ok(())
    }
}

/// Why a file is read no further.
enum Stop {
    Refused(FileRefused),
    Failed(AppError),
}

impl From<FileRefused> for Stop {
    fn from(refused: FileRefused) -> Self {
        Self::Refused(refused)
    }
}

impl From<AppError> for Stop {
    fn from(error: AppError) -> Self {
        Self::Failed(error)
    }
}

/// One file while it comes.
struct Taking<'a> {
    house: &'a House,
    wanted: Wanted<'a>,
    claimed: &'a str,
    /// Not sealed yet: less than a piece.
    waiting: Vec<u8>,
    begun: Option<Arrived>,
    pieces: i32,
    size: usize,
    hash: Sha256,
    /// The end of the last piece: a word may lie across two.
    tail: Vec<u8>,
}

impl<'a> Taking<'a> {
    fn new(house: &'a House, wanted: Wanted<'a>, claimed: &'a str) -> Self {
        let (waiting, tail) = (vec![], vec![]);
        Self { house, wanted, claimed, waiting, begun: None, pieces: 0, size: 0, hash: Sha256::new(), tail }
    }

    async fn more(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        self.size += bytes.len();
        if self.size > LARGEST_FILE {
            return Err(FileRefused::TooLarge.into());
        }
        self.waiting.extend_from_slice(bytes);
        while self.waiting.len() >= PIECE {
            let rest = self.waiting.split_off(PIECE);
            let piece = std::mem::replace(&mut self.waiting, rest);
            self.keep(piece).await?;
        }
        Ok(())
    }

    async fn end(mut self) -> Result<Arrived, Stop> {
        if !self.waiting.is_empty() || self.begun.is_none() {
            let piece = std::mem::take(&mut self.waiting);
            self.keep(piece).await?;
        }
        let arrived = self.begun.ok_or(FileRefused::Empty)?;
        let tx = self.house.db.turn().await?;
        let size = i64::try_from(self.size).map_err(AppError::fault)?;
        store::make_whole(&tx, arrived.id, self.pieces, size, hex(&self.hash.finalize())).await?;
        tx.commit().await?;
        Ok(arrived)
    }

    async fn keep(&mut self, piece: Vec<u8>) -> Result<(), Stop> {
        let kind = match &self.begun {
            Some(begun) => begun.kind,
            None => self.kind_of(&piece)?,
        };
        self.tail.extend_from_slice(&piece);
        if self.tail.windows(MACROS.len()).any(|part| part == MACROS) {
            return Err(FileRefused::Macros.into());
        }
        self.tail.drain(..self.tail.len().saturating_sub(MACROS.len() - 1));
        self.hash.update(&piece);
        let (school, sealed) = (self.wanted.school, self.house.vault.seal(piece));
        let tx = self.house.db.turn().await?;
        let id = match self.begun.as_ref().map(|begun| begun.id) {
            Some(id) => id,
            None => self.begin(&tx, kind).await?,
        };
        store::put_piece(&tx, (school, id), self.pieces, sealed).await?;
        tx.commit().await?;
        self.pieces += 1;
        Ok(())
    }

    async fn begin(&mut self, tx: &Writing, kind: FileKind) -> AppResult<FileId> {
        let Wanted { school, by, .. } = self.wanted;
        let (at, name) = (self.house.clock.now(), file_name(self.claimed, kind));
        let id = store::begin(tx, Begun { school, by, at, name: name.clone(), kind }).await?;
        self.begun = Some(Arrived { id, name, kind });
        Ok(id)
    }

    fn kind_of(&self, head: &[u8]) -> Result<FileKind, FileRefused> {
        let kind = recognised(head)?;
        if self.wanted.kinds.contains(&kind) {
            Ok(kind)
        } else {
            Err(FileRefused::NotHere(self.wanted.kinds.to_vec()))
        }
    }
}

fn unread(error: MultipartError) -> AppError {
    let too_large = format!(
        "Файлы вместе больше {} МБ. Отправьте их по одному, не больше {} МБ каждый.",
        LARGEST_FORM >> 20,
        LARGEST_FILE >> 20
    );
    door::unread(&error, AppError::Refused(too_large))
}
