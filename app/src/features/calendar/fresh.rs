//! A secret on its way from the call that made it to the page that shows it: in a cookie of a minute, never in an address.

use crate::kit::house::House;
use crate::kit::response;
use crate::kit::session::Token;

const COOKIE: &str = "calendar";
const LASTS_S: u32 = 60;

/// For the next page alone; scripts cannot read it.
pub fn hand_over(house: &House, secret: &Token) {
    keep(house, secret.as_str(), LASTS_S);
}

/// The secret that waits for this page, once.
pub fn take() -> Option<String> {
    let secret = response::cookie(COOKIE)?;
    if let Ok(house) = crate::kit::request::house() {
        keep(&house, "", 0);
    }
    Some(secret)
}

fn keep(house: &House, secret: &str, age: u32) {
    let secure = if house.secure() { "; Secure" } else { "" };
    let path = crate::kit::link::CALENDAR;
    let line = format!("{COOKIE}={secret}; Path={path}; HttpOnly; SameSite=Lax; Max-Age={age}{secure}");
    response::set_cookie(&line);
}
