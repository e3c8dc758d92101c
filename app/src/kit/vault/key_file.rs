//! The key of the vault in a file of its own, outside the database: made when there is nothing to open yet.

use std::fs::{File, OpenOptions, create_dir_all, hard_link, read_to_string, remove_file};
use std::io::{Error, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rand::RngCore;

use super::{KEY, Vault, hex};
use crate::kit::db::Db;
use crate::kit::{AppError, AppResult, sql};

const WORDS: &str = "Ключ Городка. Им зашифрованы СНИЛС в базе данных: без этого файла их уже не прочитать. \
     Храните копию отдельно от копий базы.";
const ONE_SEALED: &str = "SELECT snils_cipher AS sealed FROM persons WHERE snils_cipher IS NOT NULL \
     UNION ALL SELECT sealed FROM social_passports LIMIT 1";

/// Why there is no key to work with, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum KeyRefused {
    #[error(
        "Нет файла ключа {}, а в базе есть данные, зашифрованные прежним ключом. Верните прежний файл на это место \
         или укажите, где он, в настройке key_file. Новый ключ не создан: прежних данных он не откроет.",
        .0.display()
    )]
    Missing(PathBuf),
    #[error(
        "Ключ в файле {} не от этой базы: её данные зашифрованы другим. Верните прежний файл на это место \
         или укажите, где он, в настройке key_file.",
        .0.display()
    )]
    Another(PathBuf),
    #[error(
        "В файле {} нет ключа: второй строкой должны стоять 128 шестнадцатеричных цифр. Верните файл из копии.",
        .0.display()
    )]
    NoKey(PathBuf),
    #[error("Файл ключа {} не читается: {cause}.", file.display())]
    Unread { file: PathBuf, cause: Error },
    #[error(
        "Файл ключа {} не создать: {cause}. Откройте папку для записи или укажите другое место в настройке key_file.",
        file.display()
    )]
    Unmade { file: PathBuf, cause: Error },
    #[error(transparent)]
    Database(#[from] AppError),
}

impl Vault {
    /// The vault that opens what is sealed in `db`. The key is made where `file` is missing and nothing is sealed yet.
    pub async fn at(db: &Db, file: &Path) -> Result<Self, KeyRefused> {
        let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        let sealed = one_sealed(db).await?;
        let found = match read(&file)? {
            Some(vault) => vault,
            None if sealed.is_some() => return Err(KeyRefused::Missing(file)),
            None => made(&file)?,
        };
        match sealed {
            Some(sealed) if !found.opens(&sealed) => Err(KeyRefused::Another(file)),
            _ => Ok(found),
        }
    }
}

async fn one_sealed(db: &Db) -> AppResult<Option<Vec<u8>>> {
    let row = sql::row(&db.read().await?, ONE_SEALED, []).await?;
    Ok(row.map(|row| row.try_get("", "sealed")).transpose()?)
}

fn read(file: &Path) -> Result<Option<Vault>, KeyRefused> {
    let text = match read_to_string(file) {
        Ok(text) => text,
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(None),
        Err(cause) => return Err(KeyRefused::Unread { file: file.to_owned(), cause }),
    };
    let key = text.lines().nth(1).and_then(parsed);
    key.map(|key| Some(Vault::new(&key))).ok_or_else(|| KeyRefused::NoKey(file.to_owned()))
}

fn parsed(digits: &str) -> Option<[u8; KEY]> {
    let digits = digits.trim();
    if digits.len() != KEY * 2 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let mut key = [0; KEY];
    for (at, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(digits.get(at * 2..at * 2 + 2)?, 16).ok()?;
    }
    Some(key)
}

/// A new key, or the one that another process has made in the meantime.
fn made(file: &Path) -> Result<Vault, KeyRefused> {
    write(file).map_err(|cause| KeyRefused::Unmade { file: file.to_owned(), cause })?;
    tracing::info!(file = %file.display(), "a key file was made");
    read(file)?.ok_or_else(|| KeyRefused::NoKey(file.to_owned()))
}

/// The file appears whole or not at all, and never in the place of another.
fn write(file: &Path) -> Result<(), Error> {
    let folder = file.parent().unwrap_or(Path::new("/"));
    create_dir_all(folder)?;
    let (mut key, mut name) = ([0; KEY], [0; 8]);
    rand::rng().fill_bytes(&mut key);
    rand::rng().fill_bytes(&mut name);
    let draft = folder.join(format!(".{}.key", hex(&name)));
    let mut written = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    let kept = written
        .write_all(format!("{WORDS}\n{}\n", hex(&key)).as_bytes())
        .and_then(|()| written.sync_all())
        .and_then(|()| hard_link(&draft, file));
    remove_file(&draft)?;
    match kept {
        Err(cause) if cause.kind() != ErrorKind::AlreadyExists => Err(cause),
        _ => File::open(folder)?.sync_all(),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::kit::testing::{FreshDb, fresh_db};

    /// A folder of one test's own.
    struct Folder(PathBuf);

    impl Folder {
        fn new(test: &str) -> Self {
            Self(std::env::temp_dir().join(format!("gorodok_key_{}_{test}", std::process::id())))
        }

        fn file(&self) -> PathBuf {
            self.0.join("data/gorodok.key")
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    async fn keep(fresh: &FreshDb, sealed: Vec<u8>) {
        const KEEP: &str = "INSERT INTO persons (surname, given, search, snils_cipher) VALUES ('Ким', 'Анна', 'ким анна', $1)";
        let tx = fresh.turn().await.unwrap();
        sql::run(&tx, KEEP, [sealed.into()]).await.unwrap();
        tx.commit().await.unwrap();
    }

    #[tokio::test]
    async fn a_key_is_made_once_for_its_owner_alone_and_says_what_it_is() {
        let (fresh, folder) = (fresh_db().await, Folder::new("made"));
        let sealed = Vault::at(&fresh.db, &folder.file()).await.unwrap().seal("11223344595");
        let text = read_to_string(folder.file()).unwrap();
        assert!(text.starts_with("Ключ Городка."), "{text}");
        let mode = std::fs::metadata(folder.file()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(std::fs::read_dir(folder.file().parent().unwrap()).unwrap().count(), 1);
        keep(&fresh, sealed.clone()).await;
        let again = Vault::at(&fresh.db, &folder.file()).await.unwrap();
        assert_eq!(again.open(&sealed).as_deref(), Ok("11223344595"));
        assert_eq!(read_to_string(folder.file()).unwrap(), text);
    }

    #[tokio::test]
    async fn no_key_is_made_over_sealed_data() {
        let (fresh, folder) = (fresh_db().await, Folder::new("missing"));
        keep(&fresh, Vault::new(&[7; KEY]).seal("11223344595")).await;
        let refused = Vault::at(&fresh.db, &folder.file()).await.unwrap_err();
        assert!(matches!(refused, KeyRefused::Missing(_)), "{refused}");
        assert!(refused.to_string().contains(&folder.file().display().to_string()), "{refused}");
        assert!(!folder.0.exists());
    }

    #[tokio::test]
    async fn another_key_and_a_file_without_a_key_are_refused_and_left_as_they_are() {
        let (fresh, folder) = (fresh_db().await, Folder::new("another"));
        Vault::at(&fresh.db, &folder.file()).await.unwrap();
        keep(&fresh, Vault::new(&[7; KEY]).seal("11223344595")).await;
        let refused = Vault::at(&fresh.db, &folder.file()).await.unwrap_err();
        assert!(matches!(refused, KeyRefused::Another(_)), "{refused}");
        std::fs::write(folder.file(), "нечто\nиное\n").unwrap();
        let refused = Vault::at(&fresh.db, &folder.file()).await.unwrap_err();
        assert!(matches!(refused, KeyRefused::NoKey(_)), "{refused}");
        assert_eq!(read_to_string(folder.file()).unwrap(), "нечто\nиное\n");
    }

    #[test]
    fn a_second_writer_leaves_the_first_key_in_its_place() {
        let folder = Folder::new("twice");
        write(&folder.file()).unwrap();
        let first = read_to_string(folder.file()).unwrap();
        write(&folder.file()).unwrap();
        assert_eq!(read_to_string(folder.file()).unwrap(), first);
    }
}
