//! The `Prefer` header (RFC 7240), by which a caller chooses its response.

use http::HeaderMap;

/// The wishes of a caller.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prefer {
    /// The status: `code=409`.
    pub code: Option<u16>,
    /// The name of an example: `example=declined`.
    pub example: Option<String>,
    /// True for a new value in each response: `dynamic=true`.
    pub dynamic: bool,
}

impl Prefer {
    /// Reads the wishes. Others are ignored (RFC 7240, section 2).
    pub fn read(headers: &HeaderMap) -> Self {
        let mut found = Self::default();
        let values = headers.get_all("prefer").iter();
        let texts = values.filter_map(|it| it.to_str().ok());
        for wish in texts.flat_map(|it| it.split([',', ';'])) {
            let (name, value) = wish.split_once('=').unwrap_or((wish, ""));
            let value = value.trim().trim_matches('"');
            match name.trim().to_ascii_lowercase().as_str() {
                "code" => found.code = value.parse().ok(),
                "example" => found.example = Some(value.to_owned()),
                "dynamic" => found.dynamic = value != "false",
                _ => {}
            }
        }
        found
    }

    /// True if the caller chooses what it gets, so that nothing remembered counts.
    pub fn chooses(&self) -> bool {
        self.code.is_some() || self.example.is_some() || self.dynamic
    }
}
