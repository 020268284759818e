//! The mocks of the five providers, which answer the same conversations as the generated servers.

use std::path::Path;
use std::sync::OnceLock;

use copperplate_mock::{Credential, Mock, Serving, Settings};
use copperplate_runtime as rt;
use rt::client::RetryPolicy;

use crate::support::*;
use crate::wire::{self, Recorded};

/// The mock of every API of the configuration. It ends with the process.
fn sandbox() -> &'static (Serving, Vec<(String, &'static copperplate::ir::Api)>) {
    static SANDBOX: OnceLock<(Serving, Vec<(String, &copperplate::ir::Api)>)> = OnceLock::new();
    SANDBOX.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let config = copperplate::config::read(&root).expect("a configuration");
        let sides: Vec<_> = config
            .jobs
            .values()
            .map(|job| copperplate::examine(job).expect("a document"))
            .collect();
        let names: Vec<String> = sides.iter().map(|it| it.name.clone()).collect();
        let schemes = sides.iter().flat_map(|it| &it.api.schemes);
        let credentials = schemes.map(|it| Credential {
            scheme: it.name.clone(),
            secret: TOKEN.to_owned(),
        });
        let settings = Settings {
            credentials: credentials.collect(),
            quiet: true,
            ..Settings::default()
        };
        let mock = Mock::new(sides, settings);
        let contents = names.into_iter().enumerate();
        let contents = contents.map(|(place, name)| (name, mock.content(place).expect("an API")));
        let contents = contents.collect();
        (mock.serve(0).expect("a free port"), contents)
    })
}

/// The path of a provider's mock.
fn prefix<P: Provider>() -> String {
    let info = <P::Operation as rt::Operation>::INFO;
    let (_, apis) = sandbox();
    let (name, _) = apis
        .iter()
        .find(|(_, api)| {
            let mut all = api.operations.iter();
            all.any(|it| it.id == info.id && it.path == info.path)
        })
        .expect("an API with the operation");
    format!("/{name}")
}

/// Sends a raw request to the mock.
pub async fn send<P: Provider>(line: &str, headers: &[(&str, &str)], body: &[u8]) -> Recorded {
    let (method, path) = line.split_once(' ').expect("a method and a path");
    let line = format!("{method} {}{path}", prefix::<P>());
    wire::send(sandbox().0.address(), &line, headers, body).await
}

/// The generated client reads a success of the mock without a warning.
pub async fn responses<P: Provider>() {
    let url = format!("http://{}{}", sandbox().0.address(), prefix::<P>());
    let client = P::client(&url, RetryPolicy::never());
    for _ in 0..2 {
        let called = P::call(&client, &first::<P>()).await;
        let response = called.unwrap_or_else(|error| panic!("{error:?}"));
        assert!(response.warnings().is_empty(), "{}", response.warnings());
        assert!(response.status().is_success());
    }
}
