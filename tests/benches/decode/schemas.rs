//! JSON Schemas of the bodies for `jsonschema`, at run time and at compile time.

/// `Transaction` of Fondo, as in `specs/fondo.yaml`.
pub const TRANSACTION: &str = include_str!("transaction.schema.json");

/// A list of them.
pub const TRANSACTIONS: &str = include_str!("transactions.schema.json");

/// `Node` of `tests/cases/recursion/trees.yaml`.
pub const NODE: &str = include_str!("node.schema.json");

#[jsonschema::validator(
    path = "benches/decode/transaction.schema.json",
    validate_formats = true
)]
pub struct Transaction;

#[jsonschema::validator(
    path = "benches/decode/transactions.schema.json",
    validate_formats = true
)]
pub struct Transactions;

#[jsonschema::validator(path = "benches/decode/node.schema.json", validate_formats = true)]
pub struct Node;
