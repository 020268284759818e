//! Placeholder of this part.
