//! The styles of parameters (OpenAPI 3.1.1, Style Values; RFC 6570).

/// The refusal of a value that its style would change. The received value must equal the sent one.
pub(crate) const UNCARRIED: &str = "would be read as another value in the style of this parameter";

/// The refusal of a string that would be read as a number or a boolean.
pub(crate) const AMBIGUOUS: &str =
    "would be read as another value: this text is a number or a boolean as well";

/// A style of parameters (OpenAPI 3.1.1, Style Values).
///
/// | style | a list | an object | and with `explode` |
/// |---|---|---|---|
/// | `Simple` | `a,b` | `x,1,y,2` | `x=1,y=2` |
/// | `Label` | `.a,b` | `.x,1,y,2` | `.a.b` and `.x=1.y=2` |
/// | `Matrix` | `;p=a,b` | `;p=x,1,y,2` | `;p=a;p=b` and `;x=1;y=2` |
/// | `Form` | `p=a,b` | `p=x,1,y,2` | `p=a&p=b` and `x=1&y=2` |
/// | `SpaceDelimited` | `p=a%20b` | `p=x%201%20y%202` | as `Form` |
/// | `PipeDelimited` | `p=a%7Cb` | `p=x%7C1%7Cy%7C2` | as `Form` |
/// | `DeepObject` | `p%5B%5D=a&p%5B%5D=b` | `p%5Bx%5D=1&p%5By%5D=2` | the same |
///
/// Text is split before it is decoded, so an encoded delimiter stays part of its value.
/// `SpaceDelimited` and `PipeDelimited` encode their own delimiters, and `DeepObject` its brackets.
/// So a value or a name with one of these characters is refused before it is sent.
///
/// The specification does not define nested values for `DeepObject`. Here, as in the APIs that use
/// it, each level is a name in brackets: `p[x][y]=1`. A list of text is written as `p[x][]=a` and a
/// list of objects as `p[x][0][y]=1`; `p[x][0]=a` and a repeated `p[x]=a` are read as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// In a path or a header.
    Simple,
    /// In a path, after a dot.
    Label,
    /// In a path, after a semicolon and the name.
    Matrix,
    /// In a query or a cookie.
    Form,
    /// In a query, with spaces between items.
    SpaceDelimited,
    /// In a query, with vertical bars between items.
    PipeDelimited,
    /// In a query, with names in brackets.
    DeepObject,
}
