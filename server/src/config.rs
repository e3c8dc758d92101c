//! Settings of the server: one TOML file and the environment, checked before anything starts.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use app::kit::post::Post;
use domain::notification::PushServices;
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};

/// As written in `gorodok.toml`, or as `GORODOK_…` in the environment; the database also as `DATABASE_URL`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// `sqlite://PATH?mode=rwc` or `postgres://…`
    pub database_url: String,
    pub listen: SocketAddr,
    /// How people reach the server; from `listen` where it is not said.
    pub public_url: Option<String>,
    /// Plain http beyond this machine, on purpose.
    pub insecure_http: bool,
    /// Our own balancer stands before and writes `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// The browser's half; beside the binary where it is not said.
    pub site: Option<PathBuf>,
    /// The key of what lies sealed in the database; beside the file of settings, if there is one, where it is not said.
    pub key_file: PathBuf,
    /// The city's offset from UTC, in hours.
    pub utc_offset_hours: i32,
    /// Through whom mail goes, such as `smtps://name:password@smtp.example.ru:465`; without it no mail is sent.
    pub smtp_url: Option<String>,
    /// Whom mail comes from, such as `Городок <school@example.ru>`.
    pub mail_from: Option<String>,
    /// Whom push services ask if something is wrong, such as `mailto:school@example.ru`; without it nothing is pushed.
    pub push_contact: Option<String>,
    /// Push services beside those of the common browsers: `push.example.ru`, or with a scheme `http://127.0.0.1:8080`.
    pub push_services: Vec<String>,
    /// `json` or `plain`.
    pub logs: String,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database_url: "sqlite://data/gorodok.db?mode=rwc".into(),
            listen: ([127, 0, 0, 1], 3000).into(),
            public_url: None,
            insecure_http: false,
            behind_proxy: false,
            site: None,
            key_file: key_beside(None),
            utc_offset_hours: 3,
            smtp_url: None,
            mail_from: None,
            push_contact: None,
            push_services: vec![],
            logs: "plain".into(),
        }
    }
}

/// Reads the file, if there is one, then the environment over it.
pub fn read(file: Option<&Path>) -> anyhow::Result<Config> {
    let usual = Config { key_file: key_beside(file), ..Config::default() };
    let mut figment = Figment::from(Serialized::defaults(usual));
    if let Some(file) = file {
        ensure!(file.is_file(), "Файла настроек {} нет.", file.display());
        figment = figment.merge(Toml::file_exact(file));
    }
    let figment = figment.merge(Env::prefixed("GORODOK_")).merge(Env::raw().only(&["DATABASE_URL"]));
    let config: Config = figment.extract().context("Настройки не читаются")?;
    config.check()?;
    Ok(config)
}

fn key_beside(settings: Option<&Path>) -> PathBuf {
    settings.map_or_else(|| "data/gorodok.key".into(), |settings| settings.with_file_name("gorodok.key"))
}

impl Config {
    fn check(&self) -> anyhow::Result<()> {
        let known = ["sqlite:", "postgres:", "postgresql:"];
        ensure!(
            known.iter().any(|scheme| self.database_url.starts_with(scheme)),
            "DATABASE_URL начинается с sqlite:// или postgres://, а записано «{}».",
            self.database_url.split(':').next().unwrap_or_default()
        );
        ensure!((-12..=14).contains(&self.utc_offset_hours), "utc_offset_hours — от -12 до 14.");
        self.post()?;
        self.push()?;
        ensure!(["plain", "json"].contains(&self.logs.as_str()), "logs — plain или json.");
        Ok(())
    }

    /// Sends mail, if both settings say how.
    pub fn post(&self) -> anyhow::Result<Option<Post>> {
        match (&self.smtp_url, &self.mail_from) {
            (Some(url), Some(from)) => Ok(Some(Post::new(url, from)?)),
            (None, None) => Ok(None),
            _ => bail!("Для почты нужны обе настройки: smtp_url и mail_from."),
        }
    }

    /// Whom push services may ask and which they are, if pushes are on.
    pub fn push(&self) -> anyhow::Result<Option<(String, PushServices)>> {
        for service in &self.push_services {
            let name = service.trim_start_matches("https://").trim_start_matches("http://");
            let plain = |c: char| c.is_ascii_alphanumeric() || ".-:".contains(c);
            ensure!(
                !name.is_empty() && name.chars().all(plain),
                "push_services: «{service}» — не имя службы. Пример: push.example.ru."
            );
        }
        let Some(contact) = &self.push_contact else { return Ok(None) };
        ensure!(
            ["mailto:", "https://"].iter().any(|scheme| contact.starts_with(scheme)) && contact.is_ascii(),
            "push_contact начинается с mailto: или https://. Пример: mailto:school@example.ru."
        );
        Ok(Some((contact.clone(), PushServices::with(self.push_services.iter().cloned()))))
    }

    /// How people reach a server that listens on `listen`.
    pub fn public_url(&self, listen: SocketAddr) -> anyhow::Result<String> {
        let url = self.public_url.clone().unwrap_or_else(|| format!("http://{listen}"));
        let url = url.trim_end_matches('/').to_owned();
        let Some(host) = url.strip_prefix("http://") else {
            ensure!(url.starts_with("https://"), "public_url начинается с https:// или http://.");
            return Ok(url);
        };
        let local = ["127.", "localhost", "[::1]"].iter().any(|name| host.starts_with(name));
        if !local && !self.insecure_http {
            bail!(
                "Адрес {url} без шифрования: пароли пойдут открытым текстом. Укажите public_url = \"https://…\" \
                 или, если так и задумано, insecure_http = true."
            );
        }
        Ok(url)
    }

    /// The browser's half: as said, else beside the binary.
    pub fn site(&self) -> anyhow::Result<PathBuf> {
        if let Some(site) = &self.site {
            return Ok(site.clone());
        }
        let binary = std::env::current_exe().context("Не узнать, где лежит программа")?;
        Ok(binary.parent().unwrap_or(Path::new(".")).join("site"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_lies_beside_the_settings_else_among_the_data() {
        assert_eq!(
            key_beside(Some(Path::new("/etc/gorodok/city.toml"))),
            Path::new("/etc/gorodok/gorodok.key")
        );
        assert_eq!(key_beside(None), Path::new("data/gorodok.key"));
    }

    #[test]
    fn plain_http_beyond_this_machine_is_refused_unless_meant() {
        let open = "0.0.0.0:80".parse().unwrap();
        assert!(Config::default().public_url(open).is_err());
        let meant = Config { insecure_http: true, ..Config::default() };
        assert!(meant.public_url(open).is_ok());
        let behind = Config { public_url: Some("https://school.example/".into()), ..Config::default() };
        assert_eq!(behind.public_url(open).unwrap(), "https://school.example");
        assert!(Config::default().public_url("127.0.0.1:3000".parse().unwrap()).is_ok());
    }

    #[test]
    fn a_wrong_setting_is_said_and_nothing_starts() {
        assert!(Config { database_url: "mysql://x".into(), ..Config::default() }.check().is_err());
        assert!(Config { utc_offset_hours: 20, ..Config::default() }.check().is_err());
        let half = Config { smtp_url: Some("smtp://127.0.0.1:25".into()), ..Config::default() };
        assert!(half.check().is_err());
        let whole = Config { mail_from: Some("Городок <school@example.ru>".into()), ..half };
        assert!(whole.check().is_ok() && whole.post().is_ok_and(|post| post.is_some()));
        assert!(Config { smtp_url: Some("http://x".into()), ..whole }.check().is_err());
    }

    #[test]
    fn pushes_are_off_until_somebody_may_be_asked() {
        let off = Config { push_services: vec!["push.example.ru".into()], ..Config::default() };
        assert!(off.check().is_ok() && off.push().is_ok_and(|push| push.is_none()));
        let on = Config { push_contact: Some("mailto:school@example.ru".into()), ..off };
        assert!(on.check().is_ok() && on.push().is_ok_and(|push| push.is_some()));
        assert!(Config { push_contact: Some("school@example.ru".into()), ..on.clone() }.check().is_err());
        for wrong in ["", "https://", "https://push.example.ru/x"] {
            assert!(Config { push_services: vec![wrong.into()], ..on.clone() }.check().is_err(), "{wrong}");
        }
    }
}
