//! Lists of texts that share their beginnings.

use std::fmt;
use std::sync::Arc;

use super::pointer;

/// A list of texts, such as the segments of a pointer. A longer list shares all texts of the list that it
/// extends: a document has many schemas, each with the long names of its surroundings in front of its own.
///
/// ```
/// use copperplate::source::Chain;
///
/// let order = Chain::from_iter(["Order"]);
/// let line = order.then("lines").then("item");
/// assert_eq!(line.texts(), ["Order", "lines", "item"]);
/// ```
#[derive(Clone, Default)]
pub struct Chain(Option<Arc<Link>>);

struct Link {
    before: Chain,
    text: Arc<str>,
}

impl Chain {
    /// The list with one more text.
    #[must_use]
    pub fn then(&self, text: impl Into<Arc<str>>) -> Self {
        let (before, text) = (self.clone(), text.into());
        Self(Some(Arc::new(Link { before, text })))
    }

    /// The texts in order.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        let mut texts: Vec<&str> = self.backwards().collect();
        texts.reverse();
        texts
    }

    /// Like [`Self::texts`], to share them with another list.
    pub(crate) fn shared(&self) -> Vec<&Arc<str>> {
        let mut texts = Vec::new();
        let mut next = self.0.as_deref();
        while let Some(link) = next {
            texts.push(&link.text);
            next = link.before.0.as_deref();
        }
        texts.reverse();
        texts
    }

    /// The last text.
    #[must_use]
    pub fn last(&self) -> Option<&str> {
        self.backwards().next()
    }

    /// The number of texts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.backwards().count()
    }

    /// True if there are no texts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    fn backwards(&self) -> impl Iterator<Item = &str> {
        let mut next = self.0.as_deref();
        std::iter::from_fn(move || {
            let link = next?;
            next = link.before.0.as_deref();
            Some(&*link.text)
        })
    }
}

impl<T: Into<Arc<str>>> FromIterator<T> for Chain {
    fn from_iter<I: IntoIterator<Item = T>>(texts: I) -> Self {
        let texts = texts.into_iter();
        texts.fold(Self::default(), |chain, text| chain.then(text))
    }
}

impl fmt::Debug for Chain {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_list().entries(self.texts()).finish()
    }
}

impl PartialEq for Chain {
    fn eq(&self, other: &Self) -> bool {
        self.backwards().eq(other.backwards())
    }
}

impl Eq for Chain {}

/// A JSON Pointer (RFC 6901) that shares its beginning with the pointers of other nodes.
///
/// ```
/// use copperplate::source::Pointer;
///
/// let paths = Pointer::default().below("paths");
/// assert_eq!(paths.below("/orders").to_string(), "/paths/~1orders");
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Pointer(Chain);

impl Pointer {
    /// The pointer of a member or of an item.
    #[must_use]
    pub fn below(&self, segment: impl Into<Arc<str>>) -> Self {
        Self(self.0.then(segment))
    }

    /// A pointer from its text; `None` if the text is not one.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::default());
        }
        let segments = text.strip_prefix('/')?.split('/');
        segments.map(pointer::unescape).collect()
    }

    /// The segments in order, without escapes.
    #[must_use]
    pub fn segments(&self) -> Vec<&str> {
        self.0.texts()
    }

    /// Like [`Self::segments`], to share them with a list of words.
    pub(crate) fn shared(&self) -> Vec<&Arc<str>> {
        self.0.shared()
    }

    /// The last segment, without escapes.
    #[must_use]
    pub fn last(&self) -> Option<&str> {
        self.0.last()
    }
}

impl<T: Into<Arc<str>>> FromIterator<T> for Pointer {
    fn from_iter<I: IntoIterator<Item = T>>(segments: I) -> Self {
        Self(segments.into_iter().collect())
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&String::from(self))
    }
}

impl fmt::Debug for Pointer {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{:?}", String::from(self))
    }
}

/// Compares the text of the pointer.
impl PartialEq<&str> for Pointer {
    fn eq(&self, text: &&str) -> bool {
        let own = String::from(self);
        own == *text
    }
}

impl From<&Pointer> for String {
    fn from(from: &Pointer) -> Self {
        let segments = from.segments();
        let length: usize = segments.iter().map(|it| it.len() + 1).sum();
        let mut text = Self::with_capacity(length);
        for segment in segments {
            pointer::push(&mut text, segment);
        }
        text
    }
}

impl From<Pointer> for String {
    fn from(pointer: Pointer) -> Self {
        Self::from(&pointer)
    }
}

#[cfg(test)]
mod tests {
    use super::{Chain, Pointer};

    #[test]
    fn a_longer_list_shares_the_shorter_one() {
        let long = "x".repeat(200_000);
        let owner = Chain::from_iter([long.as_str()]);
        let parts: Vec<Chain> = (0..10_000).map(|at| owner.then(at.to_string())).collect();
        let shared = |it: &Chain| it.texts().first().map(|text| text.as_ptr());
        assert!(parts.iter().all(|it| shared(it) == shared(&owner)));
        assert_eq!(parts.last().map(Chain::len), Some(2));
        assert_eq!(owner, Chain::from_iter([long]));
    }

    #[test]
    fn a_pointer_is_escaped() {
        let pointer = Pointer::from_iter(["paths", "/a~b", "0", ""]);
        assert_eq!(pointer.to_string(), "/paths/~1a~0b/0/");
        assert_eq!(Pointer::default().to_string(), "");
        assert_eq!(pointer.last(), Some(""));
        assert_eq!(Pointer::parse("/paths/~1a~0b/0/"), Some(pointer));
        assert_eq!(Pointer::parse(""), Some(Pointer::default()));
        assert_eq!(Pointer::parse("a").or(Pointer::parse("/~2")), None);
    }
}
