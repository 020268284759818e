//! Values that fit several alternatives of an `anyOf`.

use std::fmt;

use super::input::FromResponse;
use crate::codec::{Decode, Encode, Validate, from_json_with, to_json};
use crate::json::{Json, Limits, Writer};
use crate::report::Report;
use crate::schema::{ANY, Schema};

/// An object that fits several alternatives of an `anyOf`, each with members that another one does
/// not declare.
///
/// A value may fit all alternatives of an `anyOf`, and each describes a part of its members
/// (JSON Schema 2020-12, core, section 10.2.1.2). Reading takes the one alternative that declares
/// all members, and otherwise keeps every alternative that fits, in the order of the document.
/// Writing merges their members. [`Validate`] refuses values of one member that contradict each
/// other, and alternatives that refuse each other's members.
///
/// ```
/// use copperplate_runtime as rt;
/// use rt::Validate;
///
/// #[derive(Clone)]
/// struct Card { card: String }
/// rt::object! { impl Debug, PartialEq for Card { card: required("card"), .. => skip } }
///
/// #[derive(Clone)]
/// struct Bank { iban: String }
/// rt::object! { impl Debug, PartialEq for Bank { iban: required("iban"), .. => skip } }
///
/// #[derive(Clone, PartialEq)]
/// enum Method {
///     Card(Card),
///     Bank(Bank),
///     Several(rt::Several<Self>),
/// }
/// rt::union! {
///     impl Debug, From for Method: any_of(Several) {
///         Card(Card),
///         Bank(Bank),
///     }
/// }
///
/// let card: Method = rt::from_json(br#"{"card":"4242"}"#).unwrap();
/// assert!(matches!(card, Method::Card(_)));
///
/// let text = br#"{"card":"4242","iban":"DE1"}"#;
/// let both: Method = rt::from_json(text).unwrap();
/// let Method::Several(all) = &both else { panic!("a card and an account") };
/// assert!(matches!(all.as_slice(), [Method::Card(_), Method::Bank(_)]));
/// assert_eq!(rt::to_json(&both), text);
///
/// let iban = |iban: &str| Method::from(Bank { iban: iban.into() });
/// let built = Method::Several([iban("DE1"), iban("DE2")].into_iter().collect());
/// let why = built.validate().unwrap_err();
/// assert_eq!(why.violations()[0].pointer, "/iban");
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Several<T>(Vec<T>);

impl<T> Several<T> {
    pub(super) const fn new(all: Vec<T>) -> Self {
        Self(all)
    }

    /// The alternatives.
    #[must_use]
    pub const fn as_slice(&self) -> &[T] {
        self.0.as_slice()
    }

    /// The alternatives, to be changed.
    #[must_use]
    pub const fn as_mut_slice(&mut self) -> &mut [T] {
        self.0.as_mut_slice()
    }

    /// The alternatives one by one.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
}

impl<T> FromIterator<T> for Several<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        Self(all.into_iter().collect())
    }
}

impl<T> IntoIterator for Several<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'s, T> IntoIterator for &'s Several<T> {
    type Item = &'s T;
    type IntoIter = std::slice::Iter<'s, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: fmt::Debug> fmt::Debug for Several<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl<A, T: FromResponse<A>> FromResponse<Several<A>> for Several<T> {
    fn from_response(response: Several<A>) -> Self {
        response.into_iter().map(T::from_response).collect()
    }
}

/// The members of all values in one, and the path to the first contradiction, if there is one.
fn merged(texts: impl Iterator<Item = Vec<u8>>) -> (Option<Json>, Result<(), Vec<String>>) {
    let mut whole: Option<Json> = None;
    let mut result = Ok(());
    for text in texts {
        let Some(value) = Json::read(&text) else {
            result = result.and(Err(Vec::new()));
            continue;
        };
        match &mut whole {
            Some(whole) => result = result.and(whole.merge(value)),
            None => whole = Some(value),
        }
    }
    (whole, result)
}

impl<T: Encode> Several<T> {
    fn merged(&self) -> (Option<Json>, Result<(), Vec<String>>) {
        merged(self.0.iter().map(to_json))
    }
}

impl<T: Encode> Encode for Several<T> {
    fn encode(&self, output: &mut Writer, _: &Schema) {
        match self.merged().0 {
            Some(json) => json.encode(output, &ANY),
            None => output.raw("{}"),
        }
    }
}

impl<T: Decode + Encode + Validate> Validate for Several<T> {
    /// Reads the merged members strictly, because keywords of an alternative such as
    /// `minProperties` count the members of the others as well.
    fn check(&self, report: &mut Report, _: &Schema) {
        let (json, contradiction) = self.merged();
        let Some(json) = json else {
            report.push("anyOf", "must have at least one alternative");
            return;
        };
        if let Err(at) = contradiction {
            let mark = report.mark();
            report.push("anyOf", "must have one value in all alternatives");
            at.iter().for_each(|it| report.prefix_since(mark, it));
            return;
        }
        let limits = Limits {
            depth: 512,
            rereads: Limits::default().rereads,
            ..report.limits()
        };
        let mut found = report.alternative();
        match from_json_with::<T>(&to_json(&json), &ANY, limits) {
            Ok(again) if Json::read(&to_json(&again)).as_ref() == Some(&json) => return,
            Ok(_) => {}
            Err(why) => found.append(why),
        }
        // The violations of an alternative by itself tell more.
        let mut own = report.alternative();
        self.0.iter().for_each(|it| it.check(&mut own, &ANY));
        match (own.is_empty(), found.is_empty()) {
            (false, _) => report.append(own),
            (true, false) => report.append(found),
            (true, true) => report.push(
                "anyOf",
                "must not have members that another one of its alternatives refuses",
            ),
        }
    }
}
