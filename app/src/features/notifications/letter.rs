//! What stands in a mail: that there is something new, of what kind and how much. No name, no mark, no reason.

use domain::ids::AccountId;

use super::words::{Counts, summed};
use crate::kit::house::House;
use crate::kit::link;
use crate::kit::post::Mail;

/// Of new things; none of none.
pub fn telling(house: &House, to: String, (account, counts): (AccountId, &Counts)) -> Option<Mail> {
    let summed = summed(counts);
    if summed.is_empty() {
        return None;
    }
    let unsubscribe = house.settings.address(&link::unsubscribe(&secret(house, account)));
    let text = format!(
        "Здравствуйте!\n\nВ «Городке» появилось новое: {summed}.\n\nОткройте: {}\n\n\
         Подробностей в письме нет: их видно только после входа.\n\
         Когда и о чём писать, решаете вы: {}\n",
        house.settings.address(link::NOTIFICATIONS),
        house.settings.address(link::NOTIFICATION_SETTINGS),
    );
    Some(Mail {
        to, subject: "Новое в «Городке»".into(), text, unsubscribe: Some(unsubscribe)
    })
}

/// Asks whether the address is the person's.
pub fn asking(house: &House, to: String, secret: &str) -> Mail {
    let text = format!(
        "Здравствуйте!\n\nЭтот адрес указан в «Городке» для уведомлений. Чтобы письма приходили, подтвердите его:\n{}\n\n\
         Если вы этого не просили, ничего не делайте: писем больше не будет.\n",
        house.settings.address(&link::confirm_mail(secret)),
    );
    Mail { to, subject: "Подтвердите адрес".into(), text, unsubscribe: None }
}

/// What a mail program brings to end all mail: «12-ab…», an account and a seal over it.
pub fn secret(house: &House, account: AccountId) -> String {
    format!("{account}-{}", house.vault.blind(&format!("unsubscribe {account}")))
}

/// Whose secret it is.
pub fn account_of(house: &House, brought: &str) -> Option<AccountId> {
    let account = AccountId(brought.split_once('-')?.0.parse().ok()?);
    (secret(house, account) == brought).then_some(account)
}
