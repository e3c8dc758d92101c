//! Announcements as they cross the wire, and wishes for mail and for the phone.

use domain::ids::{AnnouncementId, DeviceId};
use domain::notification::{Announce, NoticeKind, Wishes};
use serde::{Deserialize, Serialize};

/// `/notifications/announcements`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Board {
    /// To whom the reader may write, by name.
    pub to: Vec<(Announce, String)>,
    /// Latest first.
    pub put_up: Vec<PutUp>,
    /// «2026-11-26»: until when an announcement hangs if nothing else is said.
    pub until: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PutUp {
    pub id: AnnouncementId,
    pub title: String,
    pub text: String,
    /// «7А» or «вся школа».
    pub whom: String,
    /// «Иванова А. П., 12.11.2026 14:05»
    pub by: String,
    /// «26 ноября»
    pub until: String,
    /// The reader may take it back.
    pub own: bool,
}

/// `/notifications/settings`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Settings {
    pub wishes: Wishes,
    pub mail: MailBox,
    /// Nothing: the city has not turned pushes on.
    pub phone: Option<Phone>,
    /// The kinds that may reach the reader.
    pub kinds: Vec<NoticeKind>,
}

/// Where mail goes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum MailBox {
    /// The city has not said through whom.
    Off,
    None,
    /// A letter with a link is under way.
    Asked(String),
    Confirmed(String),
    /// The mail server knows no such address.
    Refused(String),
}

/// Devices that hear of notices.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Phone {
    /// What a browser is told the pushes are signed with.
    pub key: String,
    /// Latest first.
    pub devices: Vec<Device>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Device {
    pub id: DeviceId,
    /// «Chrome, Android»
    pub name: String,
    /// «включено 12.11.2026 14:05»
    pub since: String,
    /// The reader looks at it now.
    pub here: bool,
}
