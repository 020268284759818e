//! The default limits of bodies.

/// The default size limit of a body, in bytes: 1 MiB.
pub const BODY_LIMIT: usize = 1024 * 1024;

/// The default size limit of a file in memory, in bytes: 64 KiB.
pub const FILE_MEMORY_LIMIT: usize = 64 * 1024;
