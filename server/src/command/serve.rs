//! `gorodok serve`: the product over HTTP, until it is asked to stop.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context;
use app::features::consents::run_warner;
use app::features::journal::run_forgetter;
use app::features::notifications::{run_postman, run_pusher, run_teller};
use app::kit::event::run_sealer;
use app::kit::files;
use app::kit::news::Happened;
use app::kit::trace;
use axum::serve::ListenerExt;
use chrono::NaiveDate;
use clap::Args;

use super::{demo, house};
use crate::config::Config;
use crate::out;

#[derive(Args)]
pub struct Serve {
    /// Где слушать; иначе как в настройках.
    #[arg(long)]
    listen: Option<SocketAddr>,
    /// Каким днём жить.
    #[arg(long)]
    today: Option<NaiveDate>,
    /// В пустую базу загрузить демонстрационный город; напечатать ссылки его людей.
    #[arg(long)]
    demo: bool,
}

/// A request in flight gets so long after the server was asked to stop.
const GRACE: Duration = Duration::from_secs(10);

impl Serve {
    pub async fn run(self, config: Config) -> anyhow::Result<()> {
        let listen = self.listen.unwrap_or(config.listen);
        let house = house(&config, config.public_url(listen)?, self.today).await?;
        if self.demo && app::features::demo::is_empty(&house.db).await? {
            demo::first_city(&house).await?;
        }
        let socket = tokio::net::TcpListener::bind(listen).await;
        let socket = socket
            .with_context(|| format!("Адрес {listen} занят или недоступен. Укажите другой: --listen"))?;
        out::say(&format!("Городок открыт: {}", house.settings.public_url));
        if self.demo {
            demo::links(&house).await?;
        }
        let clock = house.clock;
        let sealer = tokio::spawn(run_sealer(house.db.clone(), move || clock.now()));
        let forgetter = tokio::spawn(run_forgetter(house.db.clone(), move || clock.now()));
        let teller = tokio::spawn(run_teller(house.clone()));
        let postman = tokio::spawn(run_postman(house.clone()));
        let pusher = tokio::spawn(run_pusher(house.clone()));
        let tracer = tokio::spawn(trace::run_tracer(house.clone()));
        let sweeper = tokio::spawn(files::run_sweeper(house.clone()));
        let warner = tokio::spawn(run_warner(house.clone()));
        let router = app::router::router(house.clone()).into_make_service_with_connect_info::<SocketAddr>();
        let (told, hear) = tokio::sync::oneshot::channel::<()>();
        // Without it a file waits forty milliseconds for the browser's acknowledgement of its headers.
        let socket = socket.tap_io(|stream| drop(stream.set_nodelay(true)));
        let news = house.news.clone();
        let server = axum::serve(socket, router).with_graceful_shutdown(async move {
            stop_asked().await;
            // Streams would hold the door open.
            news.publish(Happened::Closing);
            let _ = told.send(());
        });
        tokio::select! {
            served = async { server.await } => served?,
            // Kept connections of idle browsers do not hold the door for ever.
            () = async { let _ = hear.await; tokio::time::sleep(GRACE).await } => {}
        }
        sealer.abort();
        forgetter.abort();
        teller.abort();
        postman.abort();
        pusher.abort();
        tracer.abort();
        sweeper.abort();
        warner.abort();
        // A trace is not lost with the process that left it.
        if let Err(error) = trace::flush(&house).await {
            tracing::error!(%error, "traces were lost");
        }
        house.db.close().await;
        Ok(())
    }
}

async fn stop_asked() {
    let interrupt = tokio::signal::ctrl_c();
    let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        return drop(interrupt.await);
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}
