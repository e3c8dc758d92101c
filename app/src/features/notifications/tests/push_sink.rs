//! A push service of one test: it takes pushes, has no such device, or has no time.

use std::sync::{Arc, Mutex};

use domain::notification::PushServices;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// Pushes that came, each as its whole head.
#[derive(Clone)]
pub struct PushSink {
    taken: Arc<Mutex<Vec<String>>>,
    answer: Arc<Mutex<&'static str>>,
    address: String,
}

impl PushSink {
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let sink = Self { taken: Arc::default(), answer: Arc::new(Mutex::new("201 Created")), address };
        let server = sink.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = server.clone();
                // Whoever hangs up has read the status: that is all it wants.
                tokio::spawn(async move { server.talk(stream).await.unwrap_or_default() });
            }
        });
        sink
    }

    pub fn services(&self) -> PushServices {
        PushServices::with([self.address.clone()])
    }

    /// The address of a device.
    pub fn device(&self, name: &str) -> String {
        format!("{}/{name}", self.address)
    }

    /// «410 Gone»
    pub fn answers(&self, status: &'static str) {
        *self.answer.lock().unwrap() = status;
    }

    pub fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }

    async fn talk(&self, stream: TcpStream) -> std::io::Result<()> {
        let (read, mut write) = stream.into_split();
        let (mut lines, mut head) = (BufReader::new(read).lines(), String::new());
        while let Some(line) = lines.next_line().await?.filter(|line| !line.is_empty()) {
            head.push_str(&line);
            head.push('\n');
        }
        self.taken.lock().unwrap().push(head);
        let answer = *self.answer.lock().unwrap();
        let elsewhere = format!("{}/elsewhere", self.address);
        let text = format!("HTTP/1.1 {answer}\r\nLocation: {elsewhere}\r\nContent-Length: 0\r\n\r\n");
        write.write_all(text.as_bytes()).await
    }
}
