//! What the calls take, and how refusals of the law go over the wire.

use domain::access::{OwnAccount, Permit};
use domain::ids::{EventId, SchoolId};
use domain::notification::{AnnouncementRefused, MailAddress, PushEndpoint};

use crate::kit::house::House;
use crate::kit::{AppError, AppResult};

/// Schools of one person.
const MOST_PLACES: usize = 20;

/// «7.120 8.45»: how far a list went in each school.
pub fn places(text: &str) -> AppResult<Vec<(SchoolId, EventId)>> {
    let wrong = || AppError::field("seen", "Откройте список ещё раз: он устарел.");
    let place = |word: &str| {
        let (school, event) = word.split_once('.').ok_or_else(wrong)?;
        let number = |text: &str| text.parse::<i64>().map_err(|_| wrong());
        Ok((SchoolId(number(school)?), EventId(number(event)?)))
    };
    let places = text.split_whitespace().map(place).collect::<AppResult<Vec<_>>>()?;
    if places.len() > MOST_PLACES { Err(wrong()) } else { Ok(places) }
}

/// An address that may be asked. Nobody sends letters to others by trying addresses.
pub fn address(house: &House, permit: &Permit<OwnAccount>, text: &str) -> AppResult<MailAddress> {
    if house.post.is_none() {
        return Err(AppError::Refused("Почта на этом сервере пока не подключена.".into()));
    }
    let address = text.parse().map_err(|why| AppError::field("mail", format!("{why}")))?;
    house.attempts.one_more(&format!("mail {}", permit.by()), "")?;
    Ok(address)
}

/// An address of a push service that may be asked.
pub fn endpoint(house: &House, permit: &Permit<OwnAccount>, text: &str) -> AppResult<PushEndpoint> {
    let Some(push) = &house.push else {
        return Err(AppError::Refused("Уведомления на телефон на этом сервере пока не подключены.".into()));
    };
    house.attempts.one_more(&format!("push {}", permit.by()), "")?;
    push.services.endpoint(text).map_err(|why| AppError::field("endpoint", why.to_string()))
}

/// An announcement that is not put up, said at the field it is about.
pub fn not_put_up(why: AnnouncementRefused) -> AppError {
    let field = match why {
        AnnouncementRefused::NoTitle | AnnouncementRefused::TitleTooLong => "title",
        AnnouncementRefused::TextTooLong => "text",
        AnnouncementRefused::Past | AnnouncementRefused::TooLong => "until",
    };
    AppError::field(field, why.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_a_list_went_reads_back_and_other_text_is_refused() {
        assert_eq!(places("7.120 8.45").unwrap(), [(SchoolId(7), EventId(120)), (SchoolId(8), EventId(45))]);
        assert_eq!(places("").unwrap(), []);
        for wrong in ["7", "7.x", "7.1,8.2", &"1.1 ".repeat(21)] {
            assert!(places(wrong).is_err(), "{wrong}");
        }
    }
}
