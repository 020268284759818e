//! Tables with typed ids, so that the id of an operation never finds a type.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

use crate::internal;

/// The number of a row in the tables of one kind.
pub trait Id: Copy + Ord {
    /// The id of this number.
    fn from_number(number: usize) -> Self;

    /// The number.
    fn number(self) -> usize;
}

/// Declares the ids of one kind of table.
macro_rules! id {
    ($(#[$doc:meta])* $visibility:vis struct $name:ident;) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visibility struct $name(usize);

        impl $crate::table::Id for $name {
            fn from_number(number: usize) -> Self {
                Self(number)
            }

            fn number(self) -> usize {
                self.0
            }
        }
    };
}
pub(crate) use id;

/// Rows by id. A table only grows, and derived tables have the same ids, so each id has a row.
#[derive(Clone, Debug)]
pub struct Table<I, T> {
    rows: Vec<T>,
    ids: PhantomData<fn() -> I>,
}

impl<I: Id, T> Table<I, T> {
    pub(crate) fn new() -> Self {
        Self::from_rows(Vec::new())
    }

    fn from_rows(rows: Vec<T>) -> Self {
        let ids = PhantomData;
        Self { rows, ids }
    }

    /// A table of rows in any order; a missing row is a fault.
    #[track_caller]
    pub(crate) fn complete(rows: BTreeMap<I, T>) -> Self {
        for (number, id) in rows.keys().enumerate() {
            if id.number() != number {
                internal::error(format!("the row {number} of a table is missing"));
            }
        }
        Self::from_rows(rows.into_values().collect())
    }

    pub(crate) fn push(&mut self, row: T) -> I {
        let id = I::from_number(self.rows.len());
        self.rows.push(row);
        id
    }

    /// Releases unused capacity.
    pub(crate) fn pack(&mut self) {
        self.rows.shrink_to_fit();
    }

    /// The id of every row.
    pub fn ids(&self) -> impl Iterator<Item = I> + use<I, T> {
        (0..self.rows.len()).map(I::from_number)
    }

    /// The rows in the order of their ids.
    pub fn rows(&self) -> impl Iterator<Item = &T> + Clone {
        self.rows.iter()
    }

    /// The rows with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (I, &T)> {
        let rows = self.rows.iter().enumerate();
        rows.map(|(number, row)| (I::from_number(number), row))
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True if there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A table of other rows for the same ids.
    pub(crate) fn map<U>(&self, mut row: impl FnMut(I, &T) -> U) -> Table<I, U> {
        Table::from_rows(self.iter().map(|(id, it)| row(id, it)).collect())
    }

    /// A table with the result for each row.
    pub(crate) fn into_map<U>(self, mut row: impl FnMut(I, T) -> U) -> Table<I, U> {
        let rows = self.rows.into_iter().enumerate();
        Table::from_rows(rows.map(|(at, it)| row(I::from_number(at), it)).collect())
    }

    /// The rows with their ids, in a given order of all ids.
    #[track_caller]
    pub(crate) fn into_ordered(self, order: &[I]) -> Vec<(I, T)> {
        let numbered = self.rows.into_iter().enumerate();
        let mut rows: BTreeMap<usize, T> = numbered.collect();
        let ordered = order.iter().map(|id| match rows.remove(&id.number()) {
            Some(row) => (*id, row),
            None => internal::error("an order has a row twice"),
        });
        ordered.collect()
    }
}

impl<I: Id, T> Default for Table<I, T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<I: Id, T> FromIterator<T> for Table<I, T> {
    fn from_iter<R: IntoIterator<Item = T>>(rows: R) -> Self {
        Self::from_rows(rows.into_iter().collect())
    }
}

/// Returns the row of an id. A missing row is a fault of the generator, never a default.
impl<I: Id, T> Index<I> for Table<I, T> {
    type Output = T;

    #[track_caller]
    fn index(&self, id: I) -> &T {
        match self.rows.get(id.number()) {
            Some(row) => row,
            None => missing(id.number(), self.rows.len()),
        }
    }
}

impl<I: Id, T> IndexMut<I> for Table<I, T> {
    #[track_caller]
    fn index_mut(&mut self, id: I) -> &mut T {
        let rows = self.rows.len();
        match self.rows.get_mut(id.number()) {
            Some(row) => row,
            None => missing(id.number(), rows),
        }
    }
}

#[track_caller]
fn missing(number: usize, rows: usize) -> ! {
    internal::error(format!("a table of {rows} rows has no row {number}"))
}

#[cfg(test)]
mod tests {
    use super::{Id, Table};
    use crate::internal::caught;

    id! {
        struct Letter;
    }

    #[test]
    fn an_id_without_a_row_is_a_fault() {
        let mut letters: Table<Letter, &str> = Table::new();
        let first = letters.push("a");
        assert_eq!(letters[first], "a");
        assert!(caught(|| letters[Letter::from_number(1)]).is_err());
        let gap = [(Letter::from_number(1), "b")].into();
        assert!(caught(|| Table::complete(gap)).is_err());
    }
}
