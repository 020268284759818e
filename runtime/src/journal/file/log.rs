//! The format of the file: a mark, and then frames with a checksum.

use std::fmt;
use std::io;

use bytes::Bytes;
use sha2::{Digest as _, Sha256};

use super::disk::Disk;
use crate::journal::intent::{Intent, IntentId};
use crate::journal::table::Table;

/// The first bytes of a journal.
const MARK: &[u8; 16] = b"copperplate-jrn1";

/// The length of the head of a frame: the length of its content, a checksum of that length, and a
/// checksum of the content. A damaged length can't be taken for the end of the file.
const HEAD: usize = 8 + 4 + 8;

/// A shorter file is written if it saves this many bytes, and more than half of the file.
const WASTE: usize = 1024 * 1024;

/// A change of the table.
pub(super) enum Change {
    /// A new intent, or a new version of it.
    Put(Box<Intent>),
    /// A new intent in place of another one.
    Replace(IntentId, Box<Intent>),
    /// The removal of an intent.
    Forget(IntentId),
}

/// The reason why a file store can't be used.
#[derive(Debug)]
#[non_exhaustive]
pub enum FileError {
    /// The file can't be read or written.
    Io(io::Error),
    /// The file has another format, or one of a later version.
    Foreign,
    /// The file is damaged at this byte. Intents may be missing, so nothing was changed: restore
    /// the file, or look up the payments of the time.
    Damaged(u64),
    /// An earlier change could not be written, and it is not known how much of it is in the file. Open
    /// the journal again.
    Stopped,
}

impl fmt::Display for FileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(_) => formatter.write_str("the file of the journal can't be used"),
            Self::Foreign => formatter.write_str("the file is not a journal of this version"),
            Self::Damaged(at) => write!(formatter, "the journal is damaged at byte {at}"),
            Self::Stopped => {
                formatter.write_str("the journal stopped after a change that it could not write")
            }
        }
    }
}

impl std::error::Error for FileError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            Self::Foreign | Self::Damaged(_) | Self::Stopped => None,
        }
    }
}

impl From<io::Error> for FileError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// The file that changes are appended to.
pub(super) struct Log {
    disk: Box<dyn Disk>,
    /// The number of whole bytes.
    length: usize,
    /// The length after the last compaction.
    compacted: usize,
    /// True after a change that is perhaps in the file and perhaps not.
    stopped: bool,
}

impl Log {
    /// Reads all changes, and cuts off an incomplete one at the end.
    pub(super) fn open(mut disk: Box<dyn Disk>) -> Result<(Self, Vec<Change>), FileError> {
        let bytes = Bytes::from(disk.read()?);
        let (changes, length) = match bytes.get(..MARK.len()) {
            Some(mark) if mark == MARK => read(&bytes)?,
            // The first write was cut off: no intent was ever stored.
            None if MARK.starts_with(&bytes) || is_zero(&bytes) => (Vec::new(), 0),
            Some(start) if is_zero(start) && is_zero(&bytes) => (Vec::new(), 0),
            _ => return Err(FileError::Foreign),
        };
        if length == 0 {
            disk.replace(MARK)?;
        } else if length < bytes.len() {
            disk.truncate(to_u64(length))?;
        }
        let log = Self {
            disk,
            length: length.max(MARK.len()),
            compacted: 0,
            stopped: false,
        };
        Ok((log, changes))
    }

    /// Appends a change, durably.
    pub(super) fn append(&mut self, change: &Change) -> Result<(), FileError> {
        if self.stopped {
            return Err(FileError::Stopped);
        }
        let frame = frame(change);
        match self.disk.append(&frame) {
            Ok(()) => {}
            Err(error) => {
                // Half a frame in the middle of the file would be damage.
                self.stopped = self.disk.truncate(to_u64(self.length)).is_err();
                return Err(error.into());
            }
        }
        // After a failed synchronization the system may have dropped the bytes, and a second one
        // could succeed without them. So nothing more is written.
        if let Err(error) = self.disk.sync() {
            self.stopped = true;
            return Err(error.into());
        }
        self.length = self.length.saturating_add(frame.len());
        Ok(())
    }

    /// Writes a file with the intents of the table alone, if that is much shorter. `always` does so
    /// for any waste.
    pub(super) fn compact(&mut self, table: &Table, always: bool) -> Result<(), FileError> {
        let grown = self.length.saturating_sub(self.compacted);
        let wasteful = grown > WASTE && grown > self.compacted;
        if self.stopped || !(always || wasteful) {
            return Ok(());
        }
        let mut bytes = MARK.to_vec();
        for intent in table.intents() {
            bytes.extend_from_slice(&frame_of(&[PUT], &intent.to_bytes()));
        }
        if bytes.len() < self.length {
            if let Err(error) = self.disk.replace(&bytes) {
                self.stopped = true;
                return Err(error.into());
            }
            self.length = bytes.len();
        }
        self.compacted = self.length;
        Ok(())
    }
}

const PUT: u8 = 1;
const REPLACE: u8 = 2;
const FORGET: u8 = 3;

fn frame(change: &Change) -> Vec<u8> {
    match change {
        Change::Put(intent) => frame_of(&[PUT], &intent.to_bytes()),
        Change::Replace(old, intent) => {
            let mut start = vec![REPLACE];
            start.extend_from_slice(old.0.as_bytes());
            frame_of(&start, &intent.to_bytes())
        }
        Change::Forget(id) => frame_of(&[FORGET], id.0.as_bytes()),
    }
}

fn frame_of(start: &[u8], rest: &[u8]) -> Vec<u8> {
    let length = to_u64(start.len().saturating_add(rest.len())).to_le_bytes();
    let mut frame = Vec::with_capacity(HEAD + start.len() + rest.len());
    frame.extend_from_slice(&length);
    frame.extend_from_slice(&checksum::<4>(&[&length]));
    frame.extend_from_slice(&checksum::<8>(&[start, rest]));
    frame.extend_from_slice(start);
    frame.extend_from_slice(rest);
    frame
}

/// The first bytes of a SHA-256.
fn checksum<const N: usize>(parts: &[&[u8]]) -> [u8; N] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    let mut sum = [0; N];
    for (to, from) in sum.iter_mut().zip(hash.finalize()) {
        *to = from;
    }
    sum
}

fn to_u64(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

fn is_zero(bytes: &[u8]) -> bool {
    bytes.iter().all(|it| *it == 0)
}

/// The changes, and the number of whole bytes.
fn read(bytes: &Bytes) -> Result<(Vec<Change>, usize), FileError> {
    let mut changes = Vec::new();
    let mut at = MARK.len();
    loop {
        let rest = bytes.slice(at..);
        match Frame::of(&rest) {
            Frame::Whole(content) => {
                let end = at.saturating_add(HEAD).saturating_add(content.len());
                changes.push(change(content).ok_or(FileError::Damaged(to_u64(at)))?);
                at = end;
            }
            Frame::Torn => return Ok((changes, at)),
            Frame::Damaged => return Err(FileError::Damaged(to_u64(at))),
        }
    }
}

enum Frame {
    Whole(Bytes),
    /// The end of the file, with or without a part of a frame.
    Torn,
    Damaged,
}

impl Frame {
    fn of(rest: &Bytes) -> Self {
        let Some((head, after)) = rest.split_at_checked(HEAD) else {
            return Self::Torn;
        };
        // A system that lost power may have made the file longer, but not written it.
        if is_zero(rest) {
            return Self::Torn;
        }
        let (length, sums) = head.split_at(8);
        let (length_sum, content_sum) = sums.split_at(4);
        if checksum::<4>(&[length]) != *length_sum {
            return Self::Damaged;
        }
        let length = <[u8; 8]>::try_from(length).map(u64::from_le_bytes);
        let Some(length) = length.ok().and_then(|it| usize::try_from(it).ok()) else {
            return Self::Damaged;
        };
        let Some(content) = after.get(..length) else {
            return Self::Torn;
        };
        match checksum::<8>(&[content]) == *content_sum {
            true => Self::Whole(rest.slice(HEAD..HEAD + length)),
            // The last frame can be torn anywhere: pieces of it reach the disk in any order.
            false if after.len() == length => Self::Torn,
            false => Self::Damaged,
        }
    }
}

fn change(mut content: Bytes) -> Option<Change> {
    let kind = *content.first()?;
    let mut rest = content.split_off(1);
    let id = |bytes: &[u8]| uuid::Uuid::from_slice(bytes).ok().map(IntentId);
    match kind {
        PUT => Some(Change::Put(Box::new(Intent::from_bytes(rest).ok()?))),
        REPLACE if rest.len() > 16 => {
            let intent = rest.split_off(16);
            Some(Change::Replace(
                id(&rest)?,
                Box::new(Intent::from_bytes(intent).ok()?),
            ))
        }
        FORGET => Some(Change::Forget(id(&rest)?)),
        _ => None,
    }
}
