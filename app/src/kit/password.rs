//! Passwords: what is refused, and how the rest is kept (argon2id, 19 MiB, two passes).

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};

use super::house::House;
use super::{AppError, AppResult};

/// Shortest password, in characters.
pub const SHORTEST: usize = 8;
const LONGEST: usize = 200;

/// Is it fit to be a password? Length and not being a common one: nothing else is asked.
pub fn check(password: &str, login: &str) -> Result<(), &'static str> {
    let length = password.chars().count();
    let lower = password.to_lowercase();
    if length < SHORTEST {
        return Err("Пароль короче 8 знаков. Подойдёт короткая фраза из нескольких слов.");
    }
    if length > LONGEST {
        return Err("Пароль длиннее 200 знаков.");
    }
    if lower == login.to_lowercase() || is_common(&lower) {
        return Err("Такой пароль подбирают первым. Возьмите фразу из нескольких слов.");
    }
    Ok(())
}

fn is_common(password: &str) -> bool {
    let mut distinct = password.chars().collect::<Vec<_>>();
    distinct.sort_unstable();
    distinct.dedup();
    let run = |keys: &str| keys.contains(password);
    distinct.len() <= 2
        || run("01234567890123456789")
        || run("98765432109876543210")
        || run("qwertyuiop[]asdfghjkl;'zxcvbnm,./")
        || run("йцукенгшщзхъфывапролджэячсмитьбю")
        || COMMON.contains(&password)
}

/// The usual first guesses that pass the other tests.
const COMMON: [&str; 24] = [
    "password",
    "password1",
    "passw0rd",
    "qwerty123",
    "qwerty12",
    "1q2w3e4r",
    "1qaz2wsx",
    "q1w2e3r4",
    "qazwsxedc",
    "iloveyou",
    "admin123",
    "administrator",
    "welcome1",
    "letmein1",
    "football",
    "superman",
    "parol123",
    "пароль123",
    "парольпароль",
    "йцукен123",
    "привет123",
    "любовь123",
    "дневник1",
    "gorodok1",
];

/// Hashes off the async threads, as many at once as there are cores.
pub async fn hash(house: &House, password: String) -> AppResult<String> {
    aside(house, move || {
        let hash = argon()?.hash_password(password.as_bytes()).map_err(AppError::fault)?;
        Ok(hash.to_string())
    })
    .await
}

/// Does `password` belong to `hash`? With no hash it takes as long and says no: a missing login is not heard.
pub async fn verify(house: &House, password: String, hash: Option<String>) -> AppResult<bool> {
    aside(house, move || {
        let Some(hash) = hash else {
            argon()?.hash_password(password.as_bytes()).map_err(AppError::fault)?;
            return Ok(false);
        };
        let hash = PasswordHash::new(&hash).map_err(AppError::fault)?;
        Ok(argon()?.verify_password(password.as_bytes(), &hash).is_ok())
    })
    .await
}

fn argon() -> AppResult<Argon2<'static>> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(AppError::fault)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

async fn aside<T: Send + 'static>(
    house: &House,
    work: impl FnOnce() -> AppResult<T> + Send + 'static,
) -> AppResult<T> {
    let _turn = house.hashing.acquire().await.map_err(AppError::fault)?;
    tokio::task::spawn_blocking(work).await.map_err(AppError::fault)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_short_and_own_name_passwords_are_refused_and_nothing_else_is() {
        for weak in ["1234567", "12345678", "qwertyuiop", "11111111", "Password1", "йцукенгш", "petrova.m1"]
        {
            assert!(check(weak, "petrova.m1").is_err(), "{weak}");
        }
        for fair in ["сирень у калитки", "correct horse", "xkcd-936a"] {
            assert_eq!(check(fair, "petrova.m1"), Ok(()), "{fair}");
        }
    }
}
