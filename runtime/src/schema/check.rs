//! Checks of keywords.
