//! Proactive negotiation of content coding and language (RFC 9110 §12).

use crate::lang::{Lang, PerLang};
use crate::table::Coding;

/// A member of a list with its weight in thousandths.
struct Weighted<'a> {
    name: &'a [u8],
    weight: u16,
}

/// The members of a list header with their weights (RFC 9110 §12.4.2). A malformed weight counts as 0: what is not understood is not
/// preferred.
fn weighted(list: &[u8]) -> impl Iterator<Item = Weighted<'_>> {
    list.split(|byte| *byte == b',').filter_map(|member| {
        let mut parts = member.split(|byte| *byte == b';');
        let name = parts.next()?.trim_ascii();
        if name.is_empty() {
            return None;
        }
        let weight = parts
            .find_map(|parameter| {
                let equals = parameter.iter().position(|byte| *byte == b'=')?;
                let (key, value) = parameter.split_at_checked(equals)?;
                key.trim_ascii().eq_ignore_ascii_case(b"q").then(|| thousandths(value.get(1..).unwrap_or_default().trim_ascii()))
            })
            .unwrap_or(1000);
        Some(Weighted { name, weight })
    })
}

/// A weight of up to three decimals: `0.5` is 500. 0 for what is none.
fn thousandths(text: &[u8]) -> u16 {
    let (whole, decimals) = match text {
        [whole @ (b'0' | b'1')] => (whole, &[][..]),
        [whole @ (b'0' | b'1'), b'.', decimals @ ..] if decimals.len() <= 3 && decimals.iter().all(u8::is_ascii_digit) => (whole, decimals),
        _ => return 0,
    };
    let part = decimals.iter().fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0')) * [1000, 100, 10, 1][decimals.len()];
    match whole {
        b'0' => part,
        _ if part == 0 => 1000,
        _ => 0,
    }
}

/// The content codings that a client takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Codings {
    /// The one to answer with; nothing if every one that the site has is refused.
    pub best: Option<Coding>,
    /// Whether plain bytes are taken, which is all that there is of some files.
    plain: bool,
}

impl Codings {
    /// Whether what is there in a coding, which may not be the best, is taken.
    pub fn takes(&self, coding: Coding) -> bool {
        Some(coding) == self.best || coding == Coding::Identity && self.plain
    }
}

/// The codings that a list names (RFC 9110 §12.5.3). Equal weights go to the smaller body: brotli, then gzip. Without the header, and with an empty
/// one, the plain bytes are sent.
pub fn codings(accept_encoding: Option<&[u8]>) -> Codings {
    let Some(list) = accept_encoding else { return Codings { best: Some(Coding::Identity), plain: true } };
    let (mut br, mut gzip, mut identity, mut any) = (None, None, None, None);
    for Weighted { name, weight } in weighted(list) {
        let of = match name {
            name if name.eq_ignore_ascii_case(b"br") => &mut br,
            name if name.eq_ignore_ascii_case(b"gzip") || name.eq_ignore_ascii_case(b"x-gzip") => &mut gzip,
            name if name.eq_ignore_ascii_case(b"identity") => &mut identity,
            b"*" => &mut any,
            _ => continue,
        };
        *of = Some(weight);
    }
    let coded = [(Coding::Br, br.or(any)), (Coding::Gzip, gzip.or(any)), (Coding::Identity, identity)];
    let mut best: Option<(Coding, u16)> = None;
    for (coding, weight) in coded {
        let weight = weight.unwrap_or(0);
        if weight > 0 && best.is_none_or(|(_, most)| weight > most) {
            best = Some((coding, weight));
        }
    }
    // Plain bytes are acceptable unless they are refused by name or by `*;q=0`.
    let plain = identity.or(any) != Some(0);
    Codings { best: best.map(|(coding, _)| coding).or(plain.then_some(Coding::Identity)), plain }
}

/// Whether Markdown is wanted rather than HTML: it is named, and HTML has no larger weight by its most precise range (RFC 9110 §12.5.1).
/// Browsers never name it, so what names it can read it.
pub fn prefers_markdown(accept: &[u8]) -> bool {
    // Nothing that browsers name has a `k`. To read their lists took more time than anything else about their requests.
    if !accept.iter().fold(false, |has, byte| has | byte.eq_ignore_ascii_case(&b'k')) {
        return false;
    }
    let weight =
        |range: &[u8]| weighted(accept).filter(|member| member.name.eq_ignore_ascii_case(range)).map(|member| member.weight).last();
    let markdown = weight(b"text/markdown").unwrap_or(0);
    markdown > 0 && markdown >= weight(b"text/html").or_else(|| weight(b"text/*")).or_else(|| weight(b"*/*")).unwrap_or(0)
}

/// The reader's language: the remembered choice, then the best of `Accept-Language`, then English (RFC 9110 §12.5.4). Languages match by
/// their primary subtag (`kk-KZ` is Kazakh), and `*` matches those that are not named (RFC 4647 §3.3.1); equal weights go to the first that is named, then
/// to English.
pub fn language(cookie: Option<&[u8]>, accept_language: Option<&[u8]>) -> Lang {
    remembered(cookie).or_else(|| accepted(accept_language?)).unwrap_or(Lang::En)
}

/// The choice in a cookie; those beside it are somebody else’s, and may hold any byte.
fn remembered(cookie: Option<&[u8]>) -> Option<Lang> {
    let value = cookie?.split(|byte| *byte == b';').find_map(|pair| pair.trim_ascii().strip_prefix(b"lang="))?;
    Lang::from_code(std::str::from_utf8(value).ok()?)
}

fn accepted(list: &[u8]) -> Option<Lang> {
    let known = |name: &[u8]| std::str::from_utf8(name).ok().and_then(Lang::from_tag);
    let any = weighted(list).filter(|member| member.name == b"*").map(|member| member.weight).last();
    // Once for each language: the list may be as long as a head.
    let weights = PerLang::build(|lang| {
        weighted(list).filter(|member| known(member.name) == Some(lang)).map(|member| member.weight).max().or(any).unwrap_or(0)
    });
    let mut best: Option<(Lang, u16)> = None;
    for lang in weighted(list).filter_map(|member| known(member.name)).chain([Lang::SOURCE]).chain(Lang::ALL) {
        let weight = *weights.get(lang);
        if weight > best.map_or(0, |(_, most)| most) {
            best = Some((lang, weight));
        }
    }
    best.map(|(lang, _)| lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codings_follow_their_weights() {
        for (header, expected) in [
            (None, Some(Coding::Identity)),
            (Some(""), Some(Coding::Identity)),
            (Some("gzip, deflate, br, zstd"), Some(Coding::Br)),
            (Some("gzip"), Some(Coding::Gzip)),
            (Some("x-gzip"), Some(Coding::Gzip)),
            (Some("BR"), Some(Coding::Br)),
            (Some("br;q=0.5, gzip;q=0.8"), Some(Coding::Gzip)),
            (Some("br;q=0, gzip"), Some(Coding::Gzip)),
            (Some("*"), Some(Coding::Br)),
            (Some("br;q=0, *;q=0.1"), Some(Coding::Gzip)),
            (Some("identity;q=1, br;q=0.5"), Some(Coding::Identity)),
            (Some("zstd"), Some(Coding::Identity)),
            (Some("identity;q=0"), None),
            (Some("*;q=0"), None),
            (Some("*;q=0, identity;q=0.1"), Some(Coding::Identity)),
            (Some("gzip;q=0, br;q=0, identity;q=0"), None),
            (Some("br;q=0.0001"), Some(Coding::Identity)),
            (Some("br;q=2"), Some(Coding::Identity)),
            (Some("br;q=1.000"), Some(Coding::Br)),
            (Some(" , ;q=1, br ; q = 0.9"), Some(Coding::Br)),
        ] {
            assert_eq!(codings(header.map(str::as_bytes)).best, expected, "{header:?}");
        }
    }

    #[test]
    fn plain_bytes_are_taken_unless_they_are_refused() {
        for (header, expected) in
            [("br", true), ("", true), ("identity;q=0, br", false), ("br, *;q=0", false), ("br, *;q=0, identity;q=0.1", true)]
        {
            assert_eq!(codings(Some(header.as_bytes())).takes(Coding::Identity), expected, "{header}");
        }
    }

    #[test]
    fn markdown_is_for_those_who_name_it() {
        for (accept, expected) in [
            ("text/markdown", true),
            ("Text/MARKDOWN", true),
            ("Text/Markdown", true),
            ("text/markdown, text/html, */*", true),
            ("text/html, text/markdown;q=0.9", false),
            ("text/markdown;q=0.5, text/html;q=0.4", true),
            ("text/markdown;q=0", false),
            ("text/markdown;q=0.5, */*", false),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", false),
            ("text/*", false),
            ("*/*", false),
            ("", false),
        ] {
            assert_eq!(prefers_markdown(accept.as_bytes()), expected, "{accept}");
        }
    }

    #[test]
    fn languages_follow_choice_then_weights_then_english() {
        for (cookie, accept, expected) in [
            (None, None, Lang::En),
            (None, Some("kk-KZ,kk;q=0.9,ru;q=0.8"), Lang::Kk),
            (None, Some("ru"), Lang::Ru),
            (None, Some("en-GB"), Lang::En),
            (None, Some("de, fr;q=0.9"), Lang::En),
            (None, Some("de, ru;q=0.3, kk;q=0.4"), Lang::Kk),
            (None, Some("ru;q=0, kk;q=0.1"), Lang::Kk),
            (None, Some("*"), Lang::En),
            (None, Some("RU-ru"), Lang::Ru),
            (None, Some("ru,kk"), Lang::Ru),
            (Some("lang=kk"), Some("ru"), Lang::Kk),
            (Some("a=b; lang=ru; c=d"), Some("kk"), Lang::Ru),
            (Some("lang=xx"), Some("kk"), Lang::Kk),
            (Some("slang=ru"), None, Lang::En),
            (None, Some("kkk"), Lang::En),
            (None, Some("ru;q=0.1, *;q=0.9"), Lang::En),
            (None, Some("en;q=0, *"), Lang::Kk),
            (None, Some("ru, *;q=0.5"), Lang::Ru),
        ] {
            assert_eq!(language(cookie.map(str::as_bytes), accept.map(str::as_bytes)), expected, "{cookie:?} {accept:?}");
        }
    }
}
