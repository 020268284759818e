//! Constants that live as long as the process.

/// A value that lives as long as the process.
pub fn leaked<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// A list that lives as long as the process.
pub fn list<T>(items: Vec<T>) -> &'static [T] {
    items.leak()
}

/// A text that lives as long as the process.
pub fn text(text: &str) -> &'static str {
    text.to_owned().leak()
}

/// Texts that live as long as the process.
pub fn texts(texts: impl IntoIterator<Item = String>) -> &'static [&'static str] {
    let texts: Vec<&'static str> = texts.into_iter().map(|it| &*it.leak()).collect();
    list(texts)
}
