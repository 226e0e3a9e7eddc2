//! The host that a request names.

use actix_http::Version;

use super::request::Request;

/// Whether the request names one host (RFC 9112 §3.2, RFC 9113 §8.3.1). The site is the same whatever its name, and no proxy: beside a target in
/// absolute form `Host` says nothing (RFC 9112 §3.2.2), but in HTTP/1.1 it must be there.
pub fn names_one_host(request: &Request<'_>) -> bool {
    let mut hosts = request.all("host");
    let host = match (hosts.next(), hosts.next()) {
        (_, Some(_)) => return false,
        (host, None) => host,
    };
    if !host.into_iter().chain(request.authority.map(str::as_bytes)).all(is_host) {
        return false;
    }
    match (request.version, host, request.authority) {
        (Version::HTTP_2, Some(host), Some(authority)) => host.eq_ignore_ascii_case(authority.as_bytes()),
        (_, Some(_), _) => true,
        (version, None, Some(_)) => version != Version::HTTP_11,
        (version, None, None) => version < Version::HTTP_11,
    }
}

/// Whether a text is a host with perhaps a port (RFC 9110 §7.2, RFC 3986 §3.2.2 and §3.2.3). An empty one is (RFC 9112 §3.2).
fn is_host(text: &[u8]) -> bool {
    let (host, port) = match text {
        [b'[', rest @ ..] => {
            let Some(end) = rest.iter().position(|byte| *byte == b']') else { return false };
            let (address, after) = rest.split_at(end);
            let digits = |byte: &u8| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.');
            if address.is_empty() || !address.iter().all(digits) {
                return false;
            }
            (&[][..], after.get(1..).unwrap_or_default())
        }
        text => text.split_at(text.iter().position(|byte| *byte == b':').unwrap_or(text.len())),
    };
    // Every request is asked: a pattern is a look at a few bits, a list of bytes is a walk.
    let name = |byte: &u8| matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'%' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=');
    let number = |port: &[u8]| port.iter().all(u8::is_ascii_digit) && port.len() <= 5;
    host.iter().all(name) && (port.is_empty() || port.strip_prefix(b":").is_some_and(number))
}

#[cfg(test)]
mod tests {
    use super::is_host;

    #[test]
    fn hosts_are_names_or_addresses_with_perhaps_a_port() {
        for right in ["", "x", "kazpeace.example:8443", "127.0.0.1:80", "[::1]", "[2001:db8::1]:8443", "x:"] {
            assert!(is_host(right.as_bytes()), "{right}");
        }
        for wrong in
            ["a@b", "a/b", "a?b", "a#b", "<script>", "a:b:c", "a:999999", "a:8o", "[", "]", "[]", "[zz]", "[::1]zz", "a b", "\"", "қ"]
        {
            assert!(!is_host(wrong.as_bytes()), "{wrong}");
        }
    }
}
