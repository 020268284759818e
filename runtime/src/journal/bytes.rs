//! Records as bytes: fields with a number and a length, so that a later version can add some.

use bytes::Bytes;

/// Writes fields.
#[derive(Default)]
pub(super) struct Fields(Vec<u8>);

impl Fields {
    pub(super) fn put(&mut self, tag: u8, value: &[u8]) -> &mut Self {
        self.0.push(tag);
        // A body is limited by memory, and a length of 64 bits holds every one.
        let length = u64::try_from(value.len()).unwrap_or(u64::MAX);
        self.0.extend_from_slice(&length.to_le_bytes());
        self.0.extend_from_slice(value);
        self
    }

    pub(super) fn optional(&mut self, tag: u8, value: Option<&[u8]>) -> &mut Self {
        if let Some(value) = value {
            self.put(tag, value);
        }
        self
    }

    pub(super) fn finish(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.0)
    }
}

/// Reads fields, each with its tag. It ends with `Err` if the bytes are not whole.
pub(super) struct ReadFields(pub(super) Bytes);

impl ReadFields {
    fn next_field(&mut self) -> Option<(u8, Bytes)> {
        let (tag, length) = self.0.get(..9)?.split_first()?;
        let (tag, length) = (*tag, u64::from_le_bytes(length.try_into().ok()?));
        let length = usize::try_from(length).ok()?;
        let end = length.checked_add(9)?;
        if end > self.0.len() {
            return None;
        }
        let mut field = self.0.split_to(end);
        Some((tag, field.split_off(9)))
    }
}

impl Iterator for ReadFields {
    type Item = Result<(u8, Bytes), Broken>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let field = self.next_field();
        if field.is_none() {
            self.0.clear();
        }
        Some(field.ok_or(Broken))
    }
}

/// A record that this version can't read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Broken;

impl std::fmt::Display for Broken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a record of the journal can't be read")
    }
}

impl std::error::Error for Broken {}
