//! What a file is called: as whoever brought it says, with the ending of what it is.

use super::FileKind;

/// Characters of a name, its ending within.
pub const LONGEST_NAME: usize = 120;

/// Other endings that people know for kinds that are taken.
const ENDINGS: [(&str, FileKind); 4] =
    [("jpeg", FileKind::Jpeg), ("jpe", FileKind::Jpeg), ("text", FileKind::Txt), ("m4v", FileKind::Mp4)];

/// The name under which a file is kept and handed out: no folders, no invisible characters, not too long, and an ending
/// that tells what it is, whatever it was claimed to be.
pub fn file_name(claimed: &str, kind: FileKind) -> String {
    // So a browser writes the signs that would end the name in its form.
    let claimed = claimed.replace("%22", "\"").replace("%0D", "").replace("%0A", "");
    let last = claimed.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| !c.is_control() && !turns_about(*c)).collect();
    let plain = plain.trim().trim_matches('.').trim();
    let (stem, ending) = parted(plain);
    let ending = match ending {
        Some((written, of)) if of == kind => written,
        _ => kind.code(),
    };
    let room = LONGEST_NAME - ending.chars().count() - 1;
    let stem: String = if stem.is_empty() { "файл".into() } else { stem.chars().take(room).collect() };
    format!("{}.{ending}", stem.trim_end())
}

/// The name without the ending of a kind we know.
fn parted(name: &str) -> (&str, Option<(&str, FileKind)>) {
    let Some((stem, ending)) = name.rsplit_once('.') else { return (name, None) };
    let lower = ending.to_lowercase();
    let other = ENDINGS.iter().find(|(known, _)| *known == lower).map(|(_, kind)| *kind);
    match FileKind::parse(&lower).or(other) {
        Some(kind) => (stem.trim_end_matches('.'), Some((ending, kind))),
        None => (name, None),
    }
}

/// Characters that make «exe.jpg» read as «gpj.exe».
const fn turns_about(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}
