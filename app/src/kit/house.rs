//! What a running server holds and every request may ask for.

use std::sync::Arc;

use domain::print::{Press, Proof};
use leptos::config::LeptosOptions;
use tokio::sync::Semaphore;

use super::clock::Clock;
use super::db::Db;
use super::job::Jobs;
use super::live::Streams;
use super::news::News;
use super::post::Post;
use super::push::Push;
use super::session::Attempts;
use super::trace::Traces;
use super::vault::Vault;
use super::visits::Visits;

/// What the server was told at its start.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How people reach the server: `https://…`, or `http://…` on loopback.
    pub public_url: String,
    /// Folder of the browser's half.
    pub site: String,
    /// Plain http beyond loopback, allowed on purpose: every page says so.
    pub insecure: bool,
    /// The address of the caller stands in `X-Forwarded-For`, put there by our own balancer.
    pub behind_proxy: bool,
    /// The gallery of the design system at `/ui`.
    pub gallery: bool,
}

impl Settings {
    /// A path of ours as people and programs outside reach it.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.public_url.trim_end_matches('/'))
    }

    /// On this machine alone, over plain http.
    pub fn local(site: &str) -> Self {
        Self {
            public_url: "http://127.0.0.1:3000".into(),
            site: site.into(),
            insecure: false,
            behind_proxy: false,
            gallery: true,
        }
    }
}

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub struct House {
    pub db: Db,
    pub clock: Clock,
    pub news: News,
    pub settings: Arc<Settings>,
    pub vault: Vault,
    /// As many passwords are hashed at once as there are cores.
    pub hashing: Arc<Semaphore>,
    pub attempts: Arc<Attempts>,
    pub streams: Streams,
    /// Sets papers; until one is plugged in they come out as proofs.
    pub press: Arc<dyn Press>,
    pub jobs: Jobs,
    /// Who looked at whose data, on its way to the disk.
    pub traces: Traces,
    /// Who opened which diary, on its way there too.
    pub visits: Visits,
    /// Sends mail, where the city has said through whom.
    pub post: Option<Arc<Post>>,
    /// Reaches devices, where the city has said whom their services may ask.
    pub push: Option<Arc<Push>>,
}

impl House {
    pub fn new(db: Db, clock: Clock, settings: Settings, vault: Vault) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            db,
            clock,
            news: News::default(),
            settings: Arc::new(settings),
            vault,
            hashing: Arc::new(Semaphore::new(cores)),
            attempts: Arc::new(Attempts::new()),
            streams: Streams::default(),
            press: Arc::new(Proof),
            jobs: Jobs::default(),
            traces: Traces::default(),
            visits: Visits::default(),
            post: None,
            push: None,
        }
    }

    /// The same house with this press in it.
    #[must_use]
    pub fn with_press(self, press: impl Press + 'static) -> Self {
        Self { press: Arc::new(press), ..self }
    }

    /// The same house with this shelf for traces.
    #[must_use]
    pub fn with_traces(self, traces: Traces) -> Self {
        Self { traces, ..self }
    }

    /// The same house with a way to send mail.
    #[must_use]
    pub fn with_post(self, post: Option<Post>) -> Self {
        Self { post: post.map(Arc::new), ..self }
    }

    /// The same house with a way to reach devices.
    #[must_use]
    pub fn with_push(self, push: Option<Push>) -> Self {
        Self { push: push.map(Arc::new), ..self }
    }

    /// Is the server reached over https?
    pub fn secure(&self) -> bool {
        self.settings.public_url.starts_with("https://")
    }

    /// What Leptos wants to know, without any variable of its own. The browser's half lies in a folder
    /// named by its contents, so that a browser may keep it for ever.
    pub fn leptos_options(&self) -> LeptosOptions {
        let folder = std::fs::read_to_string(format!("{}/pkg.txt", self.settings.site));
        LeptosOptions::builder()
            .output_name("gorodok")
            .site_root(self.settings.site.clone())
            .site_pkg_dir(folder.as_deref().unwrap_or("pkg").trim().to_owned())
            .build()
    }
}
