//! The documents of the tests.

use std::path::PathBuf;

/// A document that refers to `SHARED`.
pub const API: &str = "openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /payouts:
    post:
      operationId: createPayout
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Payout'}}}
      responses:
        '200':
          description: Made.
          content: {application/json: {schema: {$ref: 'shared.yaml#/Receipt'}}}
components:
  schemas:
    Payout:
      type: object
      required: [reference]
      properties:
        reference: {type: string, maxLength: 8}
";

/// A file of schemas.
pub const SHARED: &str = "Receipt:\n  type: object\n  properties:\n    id: {type: string}\n";

/// The files on the disk.
pub struct Files {
    _folder: tempfile::TempDir,
    pub api: PathBuf,
    pub shared: PathBuf,
}

/// Writes the files.
pub fn files() -> Files {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let (api, shared) = (root.join("api.yaml"), root.join("shared.yaml"));
    std::fs::write(&api, API).unwrap();
    std::fs::write(&shared, SHARED).unwrap();
    Files {
        _folder: folder,
        api,
        shared,
    }
}
