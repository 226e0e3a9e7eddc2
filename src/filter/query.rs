//! The query of an address as a browser sends a form (URL Standard, `application/x-www-form-urlencoded`).

use std::borrow::Cow;

/// What facts are chosen by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The mission that a fact belongs to.
    Mission,
    /// The kind of figure.
    Kind,
    /// The year of the date.
    Year,
}

impl Field {
    /// Every field, in the order of the form.
    pub const ALL: [Field; 3] = [Field::Mission, Field::Kind, Field::Year];

    /// Its name in the query.
    pub const fn name(self) -> &'static str {
        match self {
            Field::Mission => "mission",
            Field::Kind => "kind",
            Field::Year => "year",
        }
    }

    /// Its place among the fields.
    pub(super) const fn index(self) -> usize {
        match self {
            Field::Mission => 0,
            Field::Kind => 1,
            Field::Year => 2,
        }
    }
}

/// The value of each field; nothing for one that is empty or not there. Of a field that is there twice the first value counts, and other
/// names are passed over.
pub fn values(query: &str) -> [Option<Cow<'_, str>>; 3] {
    Field::ALL.map(|field| {
        let own = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name == field.name());
        own.map(|(_, value)| value).find(|value| !value.trim().is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> [Option<String>; 3] {
        values(query).map(|value| value.map(Cow::into_owned))
    }

    #[test]
    fn a_form_is_read_as_browsers_send_it() {
        let all = [Some("unifil".to_owned()), Some("in-post".to_owned()), Some("2024".to_owned())];
        assert_eq!(read("mission=unifil&kind=in-post&year=2024"), all);
        assert_eq!(read("year=2024&utm_source=x&kind=in%2Dpost&mission=unifil&mission=undof"), all);
        assert_eq!(read("mission=&kind=+&year="), [None, None, None]);
        assert_eq!(read(""), [None, None, None]);
        assert_eq!(read("mission&&=&kind==a"), [None, Some("=a".to_owned()), None]);
        assert_eq!(read("mission=%D2%9A%zz+b"), [Some("Қ%zz b".to_owned()), None, None]);
    }
}
