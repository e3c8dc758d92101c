//! Looks as they cross the wire.

use domain::ids::{PersonId, TraceId};
use serde::{Deserialize, Serialize};

/// `/who-looked`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Seen {
    /// Whose data: «Соколов Михаил Дмитриевич»; nothing where the whole school is shown.
    pub of: Option<(PersonId, String)>,
    /// Who looked, where one reader is asked for.
    pub by: Option<String>,
    /// Others of whom the caller may read: oneself and the children.
    pub choices: Vec<(PersonId, String)>,
    /// Latest first.
    pub looks: Vec<SeenLook>,
    /// There are earlier ones, before this.
    pub earlier: Option<TraceId>,
}

/// One look.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SeenLook {
    /// «12.11.2026 14:05»
    pub at: String,
    /// «Тихонов А. П.», «программа «Библиотека»», «администратор сервера»
    pub who: String,
    /// The person who looked, where there is one.
    pub reader: Option<PersonId>,
    /// «Учитель, Завуч»; empty for whoever holds no role in that school now.
    pub post: String,
    /// «Список людей», «Печать: листок с паролем»
    pub what: String,
    /// «7А», «вся школа», a name.
    pub whose: String,
    /// The person, where it was one.
    pub person: Option<PersonId>,
}
