//! Where a link leads: parsed once, never looked at as text again.

/// The target of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page of the site by the path of its bundle (`missions/undof`, empty for the home page), and a heading of it.
    Page {
        /// The path of the bundle.
        path: String,
        /// The id of a heading.
        heading: Option<String>,
    },
    /// A heading of the same page.
    Heading(String),
    /// An address outside the site.
    Web(String),
    /// An e-mail address with its `mailto:`.
    Mail(String),
}

/// Why a link's address is not one the site can use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The scheme is not `https`, `http`, `mailto` or one of the site's own.
    Scheme(String),
    /// The relative address climbs above the content.
    Outside,
    /// There is no address.
    Nowhere,
}

impl Target {
    /// Parses the destination of a link in the bundle at `bundle`. Addresses that begin with `/` start at the root of the content.
    pub fn parse(destination: &str, bundle: &str) -> Result<Target, Refused> {
        if destination.is_empty() {
            return Err(Refused::Nowhere);
        }
        if let Some(heading) = destination.strip_prefix('#') {
            return Ok(Target::Heading(heading.to_owned()));
        }
        if let Some(rest) = destination.strip_prefix("https://").or_else(|| destination.strip_prefix("http://")) {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            return if host.contains('.') { Ok(Target::Web(destination.to_owned())) } else { Err(Refused::Nowhere) };
        }
        if destination.starts_with("mailto:") {
            return Ok(Target::Mail(destination.to_owned()));
        }
        if let Some((scheme, _)) = destination.split_once(':').filter(|(scheme, _)| !scheme.contains(['/', '.'])) {
            return Err(Refused::Scheme(scheme.to_owned()));
        }
        let (path, heading) = match destination.split_once('#') {
            Some((path, heading)) => (path, Some(heading.to_owned())),
            None => (destination, None),
        };
        let mut segments: Vec<&str> =
            if path.starts_with('/') { Vec::new() } else { bundle.split('/').filter(|s| !s.is_empty()).collect() };
        for segment in path.split('/') {
            match segment {
                "" | "." => {}
                ".." => {
                    segments.pop().ok_or(Refused::Outside)?;
                }
                name => segments.push(name),
            }
        }
        Ok(Target::Page { path: segments.join("/"), heading })
    }
}

#[cfg(test)]
mod tests {
    use super::{Refused, Target};

    fn page(path: &str, heading: Option<&str>) -> Result<Target, Refused> {
        Ok(Target::Page { path: path.into(), heading: heading.map(Into::into) })
    }

    #[test]
    fn relative_addresses_are_those_of_the_folder() {
        assert_eq!(Target::parse("../unifil/#first", "missions/undof"), page("missions/unifil", Some("first")));
        assert_eq!(Target::parse("../", "missions/undof"), page("missions", None));
        assert_eq!(Target::parse("undof/", "missions"), page("missions/undof", None));
        assert_eq!(Target::parse("../../", "missions/undof"), page("", None));
        assert_eq!(Target::parse("/about/method/", "missions/undof"), page("about/method", None));
        assert_eq!(Target::parse("../../../", "missions/undof"), Err(Refused::Outside));
    }

    #[test]
    fn unknown_schemes_are_refused() {
        assert_eq!(Target::parse("javascript:alert(1)", ""), Err(Refused::Scheme("javascript".into())));
        assert_eq!(Target::parse("#here", ""), Ok(Target::Heading("here".into())));
        assert_eq!(Target::parse("https://un.org/", ""), Ok(Target::Web("https://un.org/".into())));
        assert_eq!(Target::parse("https://", ""), Err(Refused::Nowhere));
    }
}
