//! A photograph on its way in: read whole, made small, drawn anew from its pixels.

use axum::extract::multipart::Multipart;
use domain::file::{FileKind, FileRefused, LARGEST_FILE, PICTURES, recognised};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};
use tokio::sync::Semaphore;

use crate::kit::{AppError, AppResult, door};

/// The longer side of what is kept, in pixels.
const SIDE: u32 = 480;
/// A face is not to be known on less.
const LEAST: u32 = 120;
/// The longest side that is unpacked at all.
const MOST: u32 = 9_000;
/// Memory for one picture while it is unpacked.
const ROOM: u64 = 256 << 20;
const QUALITY: u8 = 84;

/// Unpacked pictures are large: no more of them at once.
static DRAWN_AT_ONCE: Semaphore = Semaphore::const_new(2);

/// The picture that a form brings in this field, small and as JPEG. Nothing of the file that came is kept: neither where
/// it was taken nor when nor by what, for the new one is made from the pixels alone.
pub async fn small_picture(form: Multipart, field: &str) -> AppResult<Vec<u8>> {
    let (name, bytes) = brought(form, field).await?;
    let _turn = DRAWN_AT_ONCE.acquire().await.map_err(AppError::fault)?;
    let drawn = tokio::task::spawn_blocking(move || small(&bytes)).await.map_err(AppError::fault)?;
    drawn.map_err(|why| AppError::field(field, format!("«{name}»: {why}")))
}

async fn brought(mut form: Multipart, field: &str) -> AppResult<(String, Vec<u8>)> {
    let too_large = || {
        AppError::field(field, format!("Файл больше {} МБ. Выберите снимок поменьше.", LARGEST_FILE >> 20))
    };
    let unread = |error| door::unread(&error, too_large());
    while let Some(mut part) = form.next_field().await.map_err(unread)? {
        if part.name() != Some(field) {
            continue;
        }
        let name: String =
            part.file_name().unwrap_or("фото").chars().filter(|c| !c.is_control()).take(80).collect();
        let mut bytes = vec![];
        while let Some(more) = part.chunk().await.map_err(unread)? {
            bytes.extend_from_slice(&more);
            if bytes.len() > LARGEST_FILE {
                return Err(too_large());
            }
        }
        if !bytes.is_empty() {
            return Ok((name, bytes));
        }
    }
    Err(AppError::field(field, "Выберите файл с фотографией."))
}

/// Turned as the camera said, made to fit, on white, without anything but pixels.
fn small(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let unread = |_| "снимок не читается. Откройте его на компьютере и сохраните заново как JPEG.".to_owned();
    let kind = recognised(bytes).map_err(|why| why.to_string())?;
    let format = format(kind).ok_or_else(|| FileRefused::NotHere(PICTURES.to_vec()).to_string())?;
    let mut reader = ImageReader::with_format(std::io::Cursor::new(bytes), format);
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height, limits.max_alloc) =
        (Some(MOST), Some(MOST), Some(ROOM));
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(unread)?;
    let (wide, high) = decoder.dimensions();
    if wide.min(high) < LEAST {
        return Err(format!("снимок слишком мелкий. Нужен не меньше {LEAST} на {LEAST} точек."));
    }
    if u64::from(wide) * u64::from(high) * 4 > ROOM {
        return Err("в снимке слишком много точек. Уменьшите его и выберите снова.".into());
    }
    let turned = decoder.orientation().map_err(unread)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(unread)?;
    picture.apply_orientation(turned);
    let fits = if wide.max(high) > SIDE { picture.thumbnail(SIDE, SIDE) } else { picture };
    let mut drawn = vec![];
    JpegEncoder::new_with_quality(&mut drawn, QUALITY).encode_image(&on_white(&fits)).map_err(unread)?;
    Ok(drawn)
}

const fn format(kind: FileKind) -> Option<ImageFormat> {
    match kind {
        FileKind::Jpeg => Some(ImageFormat::Jpeg),
        FileKind::Png => Some(ImageFormat::Png),
        FileKind::Webp => Some(ImageFormat::WebP),
        _ => None,
    }
}

/// JPEG knows no glass: what shines through is white.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let clear = picture.to_rgba8();
    RgbImage::from_fn(clear.width(), clear.height(), |x, y| {
        let [red, green, blue, alpha] = clear.get_pixel(x, y).0;
        let over = |part: u8| {
            let mixed = (u32::from(part) * u32::from(alpha) + 255 * (255 - u32::from(alpha))) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Rgb([red, green, blue].map(over))
    })
}

#[cfg(test)]
mod tests {
    use image::RgbaImage;

    use super::*;

    /// A picture wider than high, red on the left, blue on the right.
    fn drawn(wide: u32, high: u32, format: ImageFormat) -> Vec<u8> {
        let half = wide / 2;
        let picture =
            RgbImage::from_fn(
                wide,
                high,
                |x, _| if x < half { Rgb([220, 30, 30]) } else { Rgb([30, 30, 220]) },
            );
        let mut bytes = std::io::Cursor::new(vec![]);
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// The same JPEG with what a telephone writes beside the pixels: where it was taken, and that it lies on its side.
    fn with_exif(jpeg: &[u8]) -> Vec<u8> {
        let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
        exif.extend(b"GPSLatitude 44.0105 N, iPhone 15");
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        [&jpeg[..2], b"\xFF\xE1", &length, &exif, &jpeg[2..]].concat()
    }

    fn has(bytes: &[u8], text: &str) -> bool {
        bytes.windows(text.len()).any(|part| part == text.as_bytes())
    }

    #[test]
    fn nothing_of_the_camera_is_left_and_the_picture_stands_upright() {
        let brought = with_exif(&drawn(800, 400, ImageFormat::Jpeg));
        assert!(has(&brought, "GPSLatitude"));
        let kept = small(&brought).unwrap();
        assert!(!has(&kept, "Exif") && !has(&kept, "GPS") && !has(&kept, "iPhone"));
        let picture = image::load_from_memory(&kept).unwrap().to_rgb8();
        assert_eq!((picture.width(), picture.height()), (240, 480), "turned by its word, and made to fit");
        let top = picture.get_pixel(120, 40).0;
        assert!(top[0] > top[2], "red was on the left: {top:?}");
    }

    #[test]
    fn every_kind_of_picture_becomes_a_small_jpeg() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let kept = small(&drawn(1_000, 900, format)).unwrap();
            assert_eq!(recognised(&kept), Ok(FileKind::Jpeg), "{format:?}");
            assert!(kept.len() < 60_000, "{format:?}: {} bytes", kept.len());
        }
        let glass = RgbaImage::from_pixel(200, 200, image::Rgba([0, 0, 0, 0]));
        let mut bytes = std::io::Cursor::new(vec![]);
        glass.write_to(&mut bytes, ImageFormat::Png).unwrap();
        let kept = image::load_from_memory(&small(&bytes.into_inner()).unwrap()).unwrap().to_rgb8();
        assert!(kept.get_pixel(100, 100).0.iter().all(|part| *part > 250));
    }

    #[test]
    fn what_is_no_picture_says_what_to_do() {
        let why = |bytes: &[u8]| small(bytes).unwrap_err();
        assert!(why(b"%PDF-1.7").contains("JPEG, PNG или WebP"), "{}", why(b"%PDF-1.7"));
        assert!(why(b"\0\0\0\x20ftypheic\0\0").contains("HEIC"));
        assert!(why(b"\xFF\xD8\xFF\xE0 broken").contains("не читается"));
        assert!(why(&drawn(100, 300, ImageFormat::Png)).contains("мелкий"));
    }
}
