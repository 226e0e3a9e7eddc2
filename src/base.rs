//! The base address of the site: what its absolute links begin with.

/// How it is written.
pub const BASE: &str = "https://example.org, without a path or a slash at the end";

/// Whether a text can be the base address: a scheme, a host and perhaps a port (RFC 3986 §3.2). Links within the site begin at the root of its host.
pub fn is_base(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else { return false };
    let (host, port) = match rest.strip_prefix('[') {
        Some(address) => match address.split_once(']') {
            Some((address, port)) if address.parse::<std::net::Ipv6Addr>().is_ok() => ("x", port),
            _ => return false,
        },
        None => rest.split_at(rest.find(':').unwrap_or(rest.len())),
    };
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    let is_host = !host.is_empty() && host.bytes().all(letter) && !host.starts_with(['.', '-']);
    is_host && (port.is_empty() || port.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok()))
}

#[cfg(test)]
mod tests {
    use super::is_base;

    #[test]
    fn a_base_is_a_scheme_and_a_host() {
        for right in ["https://example.org", "http://localhost:8080", "https://[::1]:8443", "https://xn--e1afmkfd.kz"] {
            assert!(is_base(right), "{right}");
        }
        for wrong in [
            "example.org",
            "https://",
            "https://example.org/",
            "https://example.org/kz",
            "https:// ",
            "https://a?b",
            "https://a#b",
            "https://ex\"a<mple.org",
            "https://example.org:99999",
            "https://example.org:",
            "https://[zz]",
            "ftp://example.org",
        ] {
            assert!(!is_base(wrong), "{wrong}");
        }
    }
}
