//! Files on their way out: opened piece by piece, under headers that let a browser do nothing else with them.

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures::stream::{Stream, try_unfold};
use sha2::{Digest, Sha256};

use super::{File, store};
use crate::kit::house::House;
use crate::kit::session::hex;
use crate::kit::{AppError, AppResult};

/// Nothing that lies in a file may run, load or lead anywhere.
const LOCKED_UP: &str =
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/// How a file is meant to be met.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// Saved beside other files.
    Saved,
    /// Shown where it stands, if it is a picture; else saved.
    Shown,
}

/// The file as an answer. Whether it may go out is asked before, by the slice that owns it.
pub fn handed(house: &House, file: File, way: Way) -> Response {
    let inline = way == Way::Shown && file.kind.is_picture();
    let headers = [
        (header::CONTENT_TYPE, file.kind.media().to_owned()),
        (header::CONTENT_DISPOSITION, disposition(&file.name, inline)),
        (header::CONTENT_LENGTH, file.size.to_string()),
        (header::CONTENT_SECURITY_POLICY, LOCKED_UP.to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, Body::from_stream(pieces(house.clone(), file))).into_response()
}

/// The whole content at once.
pub async fn bytes(house: &House, file: &File) -> AppResult<Vec<u8>> {
    let (mut whole, mut hash) = (vec![], Sha256::new());
    for number in 0..file.pieces {
        let piece = opened(house, file, number).await?;
        hash.update(&piece);
        whole.extend(piece);
    }
    is_as_it_came(file, hash)?;
    Ok(whole)
}

/// Each piece is read by itself: a slow reader holds no connection of the database.
fn pieces(house: House, file: File) -> impl Stream<Item = AppResult<Vec<u8>>> + Send {
    try_unfold((house, file, 0, Sha256::new()), |(house, file, number, mut hash)| async move {
        if number == file.pieces {
            return Ok(None);
        }
        let piece = opened(&house, &file, number).await?;
        hash.update(&piece);
        if number + 1 == file.pieces {
            is_as_it_came(&file, hash.clone())?;
        }
        Ok(Some((piece, (house, file, number + 1, hash))))
    })
}

async fn opened(house: &House, file: &File, number: i32) -> AppResult<Vec<u8>> {
    let sealed = store::piece(&house.db.read().await?, file, number).await?;
    house.vault.open_file(&sealed)
}

fn is_as_it_came(file: &File, hash: Sha256) -> AppResult<()> {
    if hex(&hash.finalize()) == file.sha256 {
        return Ok(());
    }
    Err(AppError::fault(format!("file {} is not what it was when it came", file.id)))
}

/// The name for every browser: in Latin as RFC 6266 has it, and as it is by RFC 5987.
fn disposition(name: &str, inline: bool) -> String {
    let how = if inline { "inline" } else { "attachment" };
    let plain = |c: char| if c.is_ascii_alphanumeric() || " .-_()".contains(c) { c } else { '_' };
    let latin: String = name.chars().map(plain).collect();
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte);
    let whole = name.bytes().fold(String::new(), |whole, byte| match byte {
        byte if kept(byte) => whole + char::from(byte).to_string().as_str(),
        byte => whole + &format!("%{byte:02X}"),
    });
    format!("{how}; filename=\"{latin}\"; filename*=UTF-8''{whole}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reaches_every_browser_and_breaks_no_header() {
        let header = disposition("Эссе \"О книге\".pdf", false);
        assert_eq!(
            header,
            "attachment; filename=\"____ __ ______.pdf\"; \
             filename*=UTF-8''%D0%AD%D1%81%D1%81%D0%B5%20%22%D0%9E%20%D0%BA%D0%BD%D0%B8%D0%B3%D0%B5%22.pdf"
        );
        assert!(disposition("a\r\nSet-Cookie: x.txt", true).chars().all(|c| !c.is_control()));
    }
}
