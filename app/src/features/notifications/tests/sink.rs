//! A mail server of one test: it takes mails, refuses the address, or hangs up in the middle.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::kit::post::Post;

/// How the server meets the next mails.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mood {
    Takes,
    /// There is no such address.
    Refuses,
    /// It does not like who sends: nothing is wrong with the address.
    Distrusts,
    /// Full, or too busy.
    Puts,
    /// Hangs up before the mail is whole.
    BreaksBefore,
    /// Takes the mail and hangs up before it says so.
    BreaksAfter,
}

/// Mails that were taken, as they came.
#[derive(Clone)]
pub struct Sink {
    taken: Arc<Mutex<Vec<String>>>,
    mood: Arc<Mutex<Mood>>,
    address: String,
}

impl Sink {
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("smtp://{}", listener.local_addr().unwrap());
        let sink = Self { taken: Arc::default(), mood: Arc::new(Mutex::new(Mood::Takes)), address };
        let server = sink.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (mood, server) = (*server.mood.lock().unwrap(), server.clone());
                // Whoever hangs up has ended the talk: that is what some moods are for.
                tokio::spawn(async move { server.talk(stream, mood).await.unwrap_or_default() });
            }
        });
        sink
    }

    pub fn post(&self) -> Post {
        Post::new(&self.address, "Городок <school@example.ru>").unwrap()
    }

    pub fn be(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    pub fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }

    async fn talk(&self, stream: TcpStream, mood: Mood) -> std::io::Result<()> {
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        write.write_all(b"220 sink\r\n").await?;
        let mut mail: Option<String> = None;
        while let Some(line) = lines.next_line().await? {
            if let Some(text) = &mut mail {
                if line != "." {
                    text.push_str(&line);
                    text.push('\n');
                    continue;
                }
                self.taken.lock().unwrap().push(std::mem::take(text));
                if mood == Mood::BreaksAfter {
                    return Ok(());
                }
                mail = None;
                write.write_all(b"250 taken\r\n").await?;
                continue;
            }
            let answer = match (line.split([' ', ':']).next().unwrap_or_default(), mood) {
                ("RCPT", Mood::Refuses) => "550 5.1.1 no such user\r\n",
                ("RCPT", Mood::Distrusts) => "550 5.7.1 policy\r\n",
                ("RCPT", Mood::Puts) => "451 later\r\n",
                ("DATA", Mood::BreaksBefore) => return Ok(()),
                ("DATA", _) => {
                    mail = Some(String::new());
                    "354 go on\r\n"
                }
                ("QUIT", _) => "221 bye\r\n",
                _ => "250 ok\r\n",
            };
            write.write_all(answer.as_bytes()).await?;
        }
        Ok(())
    }
}
