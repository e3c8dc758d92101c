//! The line to a push service: one request, and of the answer its status alone. It is led nowhere else.

use std::io::{Error, Result};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use domain::notification::PushEndpoint;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpStream, lookup_host};
use tokio_rustls::TlsConnector;

/// A longer first line is no answer of HTTP.
const LONGEST: u64 = 1_000;

/// The status that the service answers to `head` with.
pub async fn ask(tls: &TlsConnector, endpoint: &PushEndpoint, head: &str) -> Result<u16> {
    let stream = connect(endpoint).await?;
    if !endpoint.is_secure() {
        return talk(stream, head).await;
    }
    let name = ServerName::try_from(endpoint.host().to_owned()).map_err(Error::other)?;
    talk(tls.connect(name, stream).await?, head).await
}

/// The address that was looked at is the one that is called: a name cannot lead into our own network meanwhile.
async fn connect(endpoint: &PushEndpoint) -> Result<TcpStream> {
    let found = lookup_host((endpoint.host(), endpoint.port())).await?;
    let open: Vec<SocketAddr> =
        found.filter(|address| endpoint.is_own() || is_public(address.ip())).collect();
    if open.is_empty() {
        return Err(Error::other("the service has no public address"));
    }
    TcpStream::connect(&open[..]).await
}

async fn talk<S: AsyncRead + AsyncWrite + Unpin>(mut stream: S, head: &str) -> Result<u16> {
    stream.write_all(head.as_bytes()).await?;
    stream.flush().await?;
    let mut first = String::new();
    BufReader::new(stream.take(LONGEST)).read_line(&mut first).await?;
    status(&first).ok_or_else(|| Error::other("no answer of HTTP"))
}

/// «HTTP/1.1 201 Created»
fn status(first: &str) -> Option<u16> {
    first.strip_prefix("HTTP/1.")?.split(' ').nth(1)?.trim().parse().ok()
}

fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => address.to_ipv4_mapped().map_or_else(|| is_public_v6(address), is_public_v4),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    let shared = first == 100 && (64..128).contains(&second);
    let kept = (first, second, third) == (192, 0, 0) || (first == 198 && (18..20).contains(&second));
    !(first == 0
        || first >= 224
        || shared
        || kept
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation())
}

/// Global unicast (`2000::/3`), but for what carries another address within it (6to4, Teredo).
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    (0x2000..0x4000).contains(&first) && first != 0x2002 && (first, second) != (0x2001, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_never_sought_in_our_own_network() {
        for inside in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "192.0.0.8",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:0:7f00:1::",
        ] {
            assert!(!is_public(inside.parse().unwrap()), "{inside}");
        }
        for outside in ["142.250.74.74", "34.107.243.93", "17.188.143.34", "2a00:1450:4001:80b::200a"] {
            assert!(is_public(outside.parse().unwrap()), "{outside}");
        }
    }

    #[test]
    fn of_an_answer_the_status_is_read_and_nothing_else() {
        assert_eq!(status("HTTP/1.1 201 Created\r\n"), Some(201));
        assert_eq!(status("HTTP/1.0 410\r\n"), Some(410));
        for broken in ["", "HTTP/2 200\r\n", "HTTP/1.1\r\n", "SSH-2.0-OpenSSH", "HTTP/1.1 x y"] {
            assert_eq!(status(broken), None, "{broken}");
        }
    }
}
