//! A replacement type in a separate package: the shared crate depends on it and compiles, and a
//! service with both runs.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::path::Path;
use std::process::Command;

use copperplate::{config, diagnostics, package, write};

const SPECIFICATION: &str = "\
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /payments/{to}:
    post:
      operationId: pay
      parameters: [{name: to, in: path, required: true, schema: {type: string, format: iban}}]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Payment'}}}
      responses: {'204': {description: Paid.}}
components:
  schemas:
    Payment:
      type: object
      required: [amount]
      properties: {amount: {$ref: '#/components/schemas/Amount'}}
    Amount: {type: string, pattern: '^[0-9]+$', maxLength: 4}
";

const CONFIGURATION: &str = "\
[package]
name = \"shop-api\"
output = \"generated\"
runtime = { path = \"runtime\" }
[package.dependencies]
bank = { path = \"bank\", features = [\"iban\"] }
[api.shop]
document = \"specs/shop.yaml\"
types.schemas = { Amount = \"bank::Amount\" }
types.formats = { iban = \"bank::Iban\" }
";

/// The service's package: types with `FromStr` and `Display`, one of them behind a feature.
const BANK: &str = "
use std::{fmt, str::FromStr};

#[derive(Clone, Debug, PartialEq)]
pub struct Amount(pub u64);

impl FromStr for Amount {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Self) }
}

impl fmt::Display for Amount {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(to) }
}

copperplate_runtime::text_type!(Amount, \"an amount\");

#[cfg(feature = \"iban\")]
#[derive(Clone, Debug, PartialEq)]
pub struct Iban(pub String);

#[cfg(feature = \"iban\")]
impl FromStr for Iban {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        text.starts_with(\"DE\").then(|| Self(text.to_owned())).ok_or(())
    }
}

#[cfg(feature = \"iban\")]
impl fmt::Display for Iban {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(to) }
}

#[cfg(feature = \"iban\")]
copperplate_runtime::text_type!(Iban, \"an IBAN\");
";

const SERVICE: &str = "
use bank::{Amount, Iban};
use shop_api::runtime as rt;
use shop_api::shop::operations::{Pay, PayRequest};
use shop_api::shop::types::Payment;

fn main() {
    let request = PayRequest { to: Iban(\"DE02\".into()), body: Payment { amount: Amount(310) } };
    let sent = rt::message::write_request::<Pay>(&request).unwrap();
    println!(\"{} {}\", sent.uri(), String::from_utf8_lossy(sent.body()));
    assert_eq!(rt::message::read_request::<Pay>(&sent).unwrap(), request);
    let payment = rt::from_json::<Payment>(br#\"{\"amount\":\"12345\"}\"#);
    for violation in payment.unwrap_err().violations() {
        println!(\"{} {}\", violation.pointer, violation.keyword);
    }
}
";

/// Writes a package of the service.
fn member(root: &Path, name: &str, file: &str, code: &str, rest: &str) {
    let folder = root.join(name);
    std::fs::create_dir_all(folder.join("src")).unwrap();
    std::fs::write(folder.join("src").join(file), code).unwrap();
    let manifest = format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n{rest}");
    std::fs::write(folder.join("Cargo.toml"), manifest).unwrap();
}

#[test]
fn the_package_of_a_replaced_type_is_depended_on_and_used() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let runtime = repository.join("runtime");
    let runtime = format!("copperplate-runtime = {{ path = {runtime:?} }}");
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    std::fs::create_dir(root.join("specs")).unwrap();
    std::fs::write(root.join("specs/shop.yaml"), SPECIFICATION).unwrap();
    std::fs::write(root.join("specs/apis.toml"), CONFIGURATION).unwrap();
    let workspace = "[workspace]\nresolver = \"3\"\nmembers = [\"bank\", \"generated\", \"service\"]\n\
        [workspace.package]\nedition = \"2024\"\nrust-version = \"1.89\"\nlicense = \"MIT\"\n";
    std::fs::write(root.join("Cargo.toml"), workspace).unwrap();
    let lock = repository.join("Cargo.lock");
    std::fs::copy(lock, root.join("Cargo.lock")).unwrap();
    let bank = format!("[features]\niban = []\n[dependencies]\n{runtime}\n");
    member(root, "bank", "lib.rs", BANK, &bank);
    let service = "[dependencies]\nbank = { path = \"../bank\" }\n\
        shop-api = { path = \"../generated\", features = [\"shop\", \"send\", \"receive\"] }\n";
    member(root, "service", "main.rs", SERVICE, service);

    let config = config::read(root).ok().unwrap();
    let mut apis = Vec::new();
    for job in config.jobs.values() {
        let generated = copperplate::generate(job).unwrap_or_else(|failure| {
            let told = diagnostics::render(&failure.diagnostics, &failure.sources, false);
            panic!("{told}")
        });
        apis.push(package::print(job, &generated.plan, package::Form::Module).unwrap());
    }
    let output = root.join("generated");
    write::write(&output, &package::shared(&config, apis).unwrap()).unwrap();
    // In a repository the runtime lies beside the package, but not here.
    let manifest = output.join("Cargo.toml");
    let text = std::fs::read_to_string(&manifest).unwrap();
    let neighbour = "path = \"../runtime\"";
    assert!(text.contains(neighbour), "{text}");
    std::fs::write(
        &manifest,
        text.replace(
            neighbour,
            &format!("path = {:?}", repository.join("runtime")),
        ),
    )
    .unwrap();

    let run = Command::new(env!("CARGO"))
        .current_dir(root)
        .args(["run", "--offline", "--quiet", "--package", "service"])
        .env("CARGO_TARGET_DIR", repository.join("target/stand-alone"))
        .env("RUSTFLAGS", "-D warnings")
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{told}");
    let told = String::from_utf8_lossy(&run.stdout);
    let expected = "/payments/DE02 {\"amount\":\"310\"}\n/amount maxLength\n";
    assert_eq!(told, expected);
}
