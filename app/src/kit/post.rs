//! The post: one mail at a time through the city's own mail server. There is none until the city has said where.

use std::time::Duration;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::Error;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

/// A mail server gets so long for each of its answers.
const PATIENCE: Duration = Duration::from_secs(30);

/// Answers that speak of the address: no such box, not here, no such name.
const NO_SUCH_ADDRESS: [&str; 3] = ["550", "551", "553"];

pub struct Post {
    line: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// Why nothing can be sent with these settings.
#[derive(Debug, thiserror::Error)]
pub enum PostRefused {
    #[error("smtp_url записан неверно: {0}. Пример: smtps://имя:пароль@smtp.example.ru:465")]
    Url(String),
    #[error("mail_from записан неверно: {0}. Пример: Городок <school@example.ru>")]
    From(String),
}

/// A mail in plain words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mail {
    pub to: String,
    pub subject: String,
    pub text: String,
    /// Where a mail program ends all mail with one press.
    pub unsubscribe: Option<String>,
}

/// What the mail server said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Posted {
    Taken,
    /// There is no such address: nothing is to be sent there again.
    NoSuchAddress,
    /// Not now: it may be tried again.
    Later(String),
}

impl Post {
    pub fn new(smtp_url: &str, mail_from: &str) -> Result<Self, PostRefused> {
        let line = AsyncSmtpTransport::<Tokio1Executor>::from_url(smtp_url)
            .map_err(|why| PostRefused::Url(why.to_string()))?;
        let from = mail_from.parse().map_err(|_| PostRefused::From(mail_from.to_owned()))?;
        Ok(Self { line: line.timeout(Some(PATIENCE)).build(), from })
    }

    /// Sends one mail. It may arrive twice where the line broke after it was taken, and never silently not at all.
    pub async fn send(&self, mail: &Mail) -> Posted {
        let Some(message) = self.message(mail) else { return Posted::NoSuchAddress };
        match self.line.send(message).await {
            Ok(_) => Posted::Taken,
            Err(error) if speaks_of_the_address(&error) => Posted::NoSuchAddress,
            Err(error) => Posted::Later(error.to_string()),
        }
    }

    /// None: nobody can be written to at this address.
    fn message(&self, mail: &Mail) -> Option<Message> {
        let to: Mailbox = mail.to.parse().ok()?;
        let built = Message::builder().from(self.from.clone()).to(to).subject(&mail.subject);
        let mut message = built.header(ContentType::TEXT_PLAIN).body(mail.text.clone()).ok()?;
        let mut say = |name, value| {
            message.headers_mut().insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
        };
        say("Auto-Submitted", "auto-generated".to_owned());
        if let Some(address) = &mail.unsubscribe {
            say("List-Unsubscribe", format!("<{address}>"));
            say("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned());
        }
        Some(message)
    }
}

/// «5.7.» is about us and not about the address: the server does not like who sends, or what.
fn speaks_of_the_address(error: &Error) -> bool {
    let code = error.status().is_some_and(|code| NO_SUCH_ADDRESS.contains(&code.to_string().as_str()));
    code && !std::error::Error::source(error).is_some_and(|said| said.to_string().contains("5.7."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_settings_are_said_in_words() {
        assert!(Post::new("http://x", "school@example.ru").is_err());
        assert!(Post::new("smtp://127.0.0.1:25", "nobody").is_err());
        assert!(Post::new("smtps://a:b@smtp.example.ru:465", "Городок <school@example.ru>").is_ok());
    }
}
