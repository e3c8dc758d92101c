//! Passwords that this process alone knows, and the rows that keep their hashes.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{AccountId, PersonId, SchoolId};
use domain::people::{LoginPattern, PersonName};
use domain::print::{Slip, Slips};
use domain::slip::{LETTERS, SlipEntry, one_time_password};
use entity::{account, school_setting, session, sign_in_link};
use rand::RngCore;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use crate::kit::db::Writing;
use crate::kit::event::{Happening, Log, record_all};
use crate::kit::house::House;
use crate::kit::{AppResult, Request, link, password, rolls};

/// Whom a sheet is for, all of them permitted and with a login.
pub struct Handed {
    school: SchoolId,
    called: String,
    title: String,
    last_day: NaiveDate,
    people: Vec<(SlipEntry, AccountId, Slip)>,
}

/// The same with passwords, known to this process alone.
pub struct Minted {
    handed: Handed,
    hashes: Vec<String>,
    address: String,
}

impl Handed {
    /// `title` stands at the head of the sheet: «7А, ученики».
    pub async fn of(
        cx: &Request<Writing>,
        (school, title): (SchoolId, String),
        people: Vec<(SlipEntry, AccountId, Slip)>,
    ) -> AppResult<Self> {
        let called = rolls::school_title(&cx.tx, school).await?;
        Ok(Self { school, called, title, last_day: super::last_day(cx.today), people })
    }
}

impl Minted {
    /// What is printed.
    pub fn paper(&self) -> Slips {
        let Handed { called, title, last_day, people, .. } = &self.handed;
        Slips {
            school: called.clone(),
            title: title.clone(),
            address: self.address.clone(),
            last_day: *last_day,
            slips: people.iter().map(|(_, _, slip)| slip.clone()).collect(),
        }
    }
}

/// The key of the setting.
const PATTERN: &str = "login_pattern";

/// How the school makes logins of names.
pub async fn pattern<C: ConnectionTrait>(tx: &C, school: SchoolId) -> AppResult<LoginPattern> {
    let row = school_setting::Entity::find_by_id((school, PATTERN.to_owned())).one(tx).await?;
    Ok(row.and_then(|row| LoginPattern::parse(&row.value)).unwrap_or_default())
}

/// Says how; who has a login keeps it.
pub async fn set_pattern(cx: &Request<Writing>, pattern: LoginPattern, log: &Log) -> AppResult<()> {
    let before = self::pattern(&cx.tx, log.school).await?;
    if before == pattern {
        return Ok(());
    }
    let row = school_setting::ActiveModel {
        school_id: Set(log.school),
        key: Set(PATTERN.into()),
        value: Set(pattern.code().into()),
    };
    let key = [school_setting::Column::SchoolId, school_setting::Column::Key];
    let mut same = OnConflict::columns(key);
    same.update_column(school_setting::Column::Value);
    school_setting::Entity::insert_many([row]).on_conflict(same).exec_without_returning(&cx.tx).await?;
    log.enter(&cx.tx, "school.logins", format!("school:{}", log.school), Some(pattern.code().into())).await
}

/// Opens an account under the first free login of the name: `ivanov.p`, `ivanov.p2` …
pub async fn login(
    tx: &Writing,
    (person, name): (PersonId, &PersonName),
    log: &Log,
) -> AppResult<(AccountId, String)> {
    let stem = pattern(tx, log.school).await?.stem(name);
    let (account, login) = open(tx, (person, stem), log.at).await?;
    log.enter(tx, "account.add", format!("person:{person}"), None).await?;
    Ok((account, login))
}

async fn open(
    tx: &Writing,
    (person, stem): (PersonId, String),
    now: DateTime<Utc>,
) -> AppResult<(AccountId, String)> {
    let query = account::Entity::find().select_only().column(account::Column::Login);
    let query = query.filter(account::Column::Login.starts_with(&stem));
    let taken: Vec<String> = query.into_tuple().all(tx).await?;
    let free = (2..).map(|number| format!("{stem}{number}"));
    let login = std::iter::once(stem.clone()).chain(free).find(|login| !taken.contains(login));
    let login = login.expect("there are more numbers than namesakes");
    let opened = account::ActiveModel {
        person_id: Set(person),
        login: Set(login.clone()),
        must_change: Set(false),
        created_at: Set(now),
        ..Default::default()
    };
    Ok((opened.insert(tx).await?.id, login))
}

/// Makes the passwords and their hashes, one after another: whoever signs in meanwhile waits for one at most.
pub async fn mint(house: &House, mut handed: Handed) -> AppResult<Minted> {
    let mut hashes = vec![];
    for (_, _, slip) in &mut handed.people {
        let mut random = [0; LETTERS];
        rand::rng().fill_bytes(&mut random);
        slip.password = one_time_password(random);
        hashes.push(password::hash(house, slip.password.clone()).await?);
    }
    let address = house.settings.address(link::SIGN_IN);
    Ok(Minted { handed, hashes, address })
}

/// Writes the hashes; whoever was signed in with the old password is out.
pub async fn write(cx: &Request<Writing>, minted: &Minted) -> AppResult<()> {
    let Handed { school, last_day, people, .. } = &minted.handed;
    let mut done = vec![];
    for ((entry, account, _), hash) in people.iter().zip(&minted.hashes) {
        let changed = account::ActiveModel {
            id: Set(*account),
            password_hash: Set(Some(hash.clone())),
            must_change: Set(true),
            one_time_until: Set(Some(*last_day)),
            ..Default::default()
        };
        changed.update(&cx.tx).await?;
        session::Entity::delete_many().filter(session::Column::AccountId.eq(*account)).exec(&cx.tx).await?;
        let unspent = sign_in_link::Column::UsedAt.is_null();
        let links = sign_in_link::Entity::delete_many().filter(sign_in_link::Column::AccountId.eq(*account));
        links.filter(unspent).exec(&cx.tx).await?;
        done.push(Happening {
            school: *school,
            at: cx.now,
            by: Some(entry.by()),
            act: "account.slip",
            subject: format!("account:{account}"),
            old: None,
            new: Some(last_day.to_string()),
            reason: None,
        });
    }
    record_all(&cx.tx, &done).await
}
