//! Who asks, as far as the log may know: by default not at all.

use std::net::{IpAddr, SocketAddr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

use super::request::Request;
use crate::settings::Address;

/// How addresses of clients are found and shown.
#[derive(Clone, Debug)]
pub struct Clients {
    /// The proxies whose `X-Forwarded-For` is believed.
    pub proxies: Vec<IpNet>,
    /// How much is shown.
    pub shown: Address,
}

impl Clients {
    /// The client’s address for the log; empty if nothing is shown.
    pub fn shown(&self, request: &Request<'_>) -> String {
        if self.shown == Address::Nothing {
            return String::new();
        }
        // What is no text is no address either, and hides nothing that stands beside it.
        let forwarded = request.all("x-forwarded-for").map(String::from_utf8_lossy).collect::<Vec<_>>().join(",");
        let Some(peer) = request.peer else { return String::new() };
        let address = self.behind(peer.ip(), &forwarded);
        match (self.shown, address) {
            (Address::Whole, address) => address.to_string(),
            (_, IpAddr::V4(address)) => Ipv4Net::new(address, 24).map_or_else(|_| String::new(), |net| net.trunc().to_string()),
            (_, IpAddr::V6(address)) => Ipv6Net::new(address, 48).map_or_else(|_| String::new(), |net| net.trunc().to_string()),
        }
    }

    /// The client behind the trusted proxies: read from the right, the first address that is not one of them. What stands further left was
    /// written by the client and may be made up.
    fn behind(&self, peer: IpAddr, forwarded: &str) -> IpAddr {
        let trusted = |address: &IpAddr| self.proxies.iter().any(|net| net.contains(address));
        // On a socket of IPv6, clients of IPv4 have addresses of IPv6 (RFC 4291 §2.5.5.2).
        let mut client = peer.to_canonical();
        // A list may have empty members (RFC 9110 §5.6.1).
        for hop in forwarded.rsplit(',').filter(|hop| !hop.trim().is_empty()).map(hop) {
            let (true, Some(hop)) = (trusted(&client), hop) else { break };
            client = hop.to_canonical();
        }
        client
    }
}

/// The address of a hop, which some proxies write with a port, in brackets or in quotation marks.
fn hop(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_matches('"');
    let bare = text.strip_prefix('[').and_then(|rest| rest.split_once(']')).map_or(text, |(address, _)| address);
    bare.parse().ok().or_else(|| bare.parse().ok().map(|address: SocketAddr| address.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_trusted_proxies_are_believed() {
        let clients = Clients { proxies: vec!["10.0.0.0/8".parse().unwrap()], shown: Address::Whole };
        for (peer, forwarded, expected) in [
            ("192.0.2.7", "203.0.113.9", "192.0.2.7"),
            ("10.0.0.1", "203.0.113.9", "203.0.113.9"),
            ("10.0.0.1", "198.51.100.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
            ("10.0.0.1", "", "10.0.0.1"),
            ("10.0.0.1", "203.0.113.9, ,10.0.0.2", "203.0.113.9"),
            ("10.0.0.1", "198.51.100.1,\u{fffd}, 203.0.113.9", "203.0.113.9"),
            ("::ffff:10.0.0.1", "::ffff:203.0.113.9", "203.0.113.9"),
            ("::ffff:192.0.2.7", "203.0.113.9", "192.0.2.7"),
            ("10.0.0.1", "203.0.113.9, nonsense", "10.0.0.1"),
            ("10.0.0.1", "203.0.113.9:4711", "203.0.113.9"),
            ("10.0.0.1", "\"[2001:db8::1]:99\"", "2001:db8::1"),
            ("10.0.0.1", "[2001:db8::1]", "2001:db8::1"),
        ] {
            assert_eq!(clients.behind(peer.parse().unwrap(), forwarded).to_string(), expected, "{peer} {forwarded}");
        }
    }
}
