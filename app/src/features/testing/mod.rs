//! The demo city with its doors open: where the tests of all slices meet its people.
//!
//! A test begins with `let city = city().await;` and `let mut teacher = city.sign_in("teacher").await;`.
//! Logins stand in `demo/personas.rs`; it is always 12 November 2026.

mod faults;
mod visitor;

use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{FixedOffset, TimeDelta};
use domain::notification::PushServices;
use sea_orm::{ConnectionTrait, Statement};
use server_fn::ServerFn;

use super::account::{ChangePassword, EnterByLink, SignIn, link_for};
use super::demo::testing::{tiny_city, today};
use crate::kit::clock::Clock;
use crate::kit::house::{House, Settings};
use crate::kit::post::Post;
use crate::kit::push::Push;
use crate::kit::testing::FreshDb;
use crate::kit::vault::Vault;
use crate::router::router;

pub use visitor::{Answer, Visitor};

/// The password of whoever has one in a test.
pub const PHRASE: &str = "сирень у калитки";

/// A city of one test's own.
pub struct City {
    pub house: House,
    door: axum::Router,
    /// Gone with the test.
    _fresh: FreshDb,
}

/// The tiny city behind the router that the server serves.
pub async fn city() -> City {
    open(tiny_city().await.0)
}

/// The same city with a way to send mail.
pub async fn city_with_post(post: Post) -> City {
    opened(tiny_city().await.0, (Some(post), None))
}

/// The same city with a way to reach devices.
pub async fn city_with_push(services: PushServices) -> City {
    let fresh = tiny_city().await.0;
    let push = Push::at(&fresh.db, &vault(), "mailto:school@example.ru".into(), services).await.unwrap();
    opened(fresh, (None, Some(push)))
}

fn vault() -> Vault {
    Vault::new(&[7; 64])
}

/// The product over a city of one's own making.
pub fn open(fresh: FreshDb) -> City {
    opened(fresh, (None, None))
}

fn opened(fresh: FreshDb, (post, push): (Option<Post>, Option<Push>)) -> City {
    faults::tell_faults();
    let zone = FixedOffset::east_opt(3 * 3600).expect("three hours is an offset");
    let settings = Settings {
        public_url: visitor::HOUSE.into(),
        site: "no-site".into(),
        insecure: false,
        behind_proxy: true,
        gallery: false,
    };
    let house = House::new(fresh.db.clone(), Clock::new(zone, Some(today())), settings, vault());
    let house = house.with_post(post).with_push(push);
    City { door: router(house.clone()), house, _fresh: fresh }
}

impl City {
    /// Somebody not signed in, at an address of their own.
    pub fn visitor(&self) -> Visitor {
        static ADDRESSES: AtomicU32 = AtomicU32::new(1);
        let number = ADDRESSES.fetch_add(1, Ordering::Relaxed);
        Visitor::new(self.door.clone(), format!("10.0.{}.{}", number / 250, number % 250))
    }

    /// Somebody signed in by a one-time link.
    pub async fn sign_in(&self, login: &str) -> Visitor {
        let mut visitor = self.visitor();
        let link = link_for(&self.house, login, TimeDelta::hours(1)).await.unwrap();
        let answer = visitor.call(EnterByLink::url(), &[("token", link.token.as_str())]).await;
        assert_eq!(answer.status, 200, "{login}: {}", answer.body);
        visitor
    }

    /// Somebody signed in by a link, who then gave themselves a password.
    pub async fn with_password(&self, login: &str) -> Visitor {
        let mut visitor = self.sign_in(login).await;
        visitor.call(ChangePassword::url(), &[("new", PHRASE), ("again", PHRASE)]).await.read::<()>();
        visitor
    }

    /// Somebody who came in by that password.
    pub async fn by_password(&self, login: &str) -> Visitor {
        let mut visitor = self.visitor();
        let answer = visitor.call(SignIn::url(), &[("login", login), ("password", PHRASE)]).await;
        assert_eq!(answer.status, 200, "{login}: {}", answer.body);
        visitor
    }

    /// The one number that `sql` asks for.
    pub async fn number(&self, sql: &str) -> i64 {
        let tx = self.house.db.read().await.unwrap();
        let asked = Statement::from_string(tx.get_database_backend(), sql);
        tx.query_one_raw(asked).await.unwrap().expect(sql).try_get_by_index(0).unwrap()
    }

    /// Changes rows behind everybody's back.
    pub async fn force(&self, sql: &str) {
        let tx = self.house.db.turn().await.unwrap();
        tx.execute_unprepared(sql).await.unwrap();
        tx.commit().await.unwrap();
    }
}
