//! Credentials of many calls at once, and where they are not sent.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rt::client::{BoxError, BoxFuture, Credential, CredentialSource, Error};
use tokio::sync::Mutex;

use copperplate_runtime as rt;

use crate::double::{self, response};
use crate::operations::{Get, Keyed, Unkeyed};
use crate::{get, transfer};

/// The source of the documentation.
struct Tokens {
    current: Mutex<Credential>,
    refreshes: AtomicUsize,
}

impl CredentialSource for Tokens {
    fn credential<'a>(
        &'a self,
        rejected: Option<&'a Credential>,
    ) -> BoxFuture<'a, Result<Credential, BoxError>> {
        Box::pin(async move {
            let mut current = self.current.lock().await;
            if rejected == Some(&*current) {
                tokio::time::sleep(std::time::Duration::from_secs(1)).await;
                self.refreshes.fetch_add(1, Ordering::Relaxed);
                *current = Credential::token("new");
            }
            Ok(current.clone())
        })
    }

    fn can_refresh(&self) -> bool {
        true
    }
}

#[tokio::test(start_paused = true)]
async fn fifty_calls_with_one_expired_token_refresh_it_once() {
    let tokens = Arc::new(Tokens {
        current: Mutex::new(Credential::token("old")),
        refreshes: AtomicUsize::new(0),
    });
    let client = double::client(|request: reqwest::Request| async move {
        // All calls are on their way with the old token before one is answered.
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        match request.headers()["authorization"].to_str()? {
            "Bearer new" => response(201, r#"{"id":"t-1"}"#),
            _ => response(401, ""),
        }
    });
    let client = client
        .credential("token", Arc::clone(&tokens))
        .build()
        .unwrap();
    let calls: Vec<_> = (0..50)
        .map(|_| tokio::spawn(client.send::<Keyed>(&transfer())))
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap().attempts(), 2);
    }
    assert_eq!(tokens.refreshes.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn no_credential_is_sent_in_the_clear() {
    let client = |exposed: bool| {
        let client = double::client(|_| async { response(201, r#"{"id":"t-1"}"#) });
        let client = client.base_url("http://bank.example");
        match exposed {
            true => client.allow_exposed_credentials().build().unwrap(),
            false => client.build().unwrap(),
        }
    };
    let error = client(false).send::<Keyed>(&transfer()).await.unwrap_err();
    assert!(matches!(error, Error::Exposed("token", _)), "{error:?}");
    assert!(!error.is_uncertain());
    let message = "the credential of `token` is not sent over `http` to another machine";
    assert!(error.to_string().starts_with(message), "{error}");
    client(true).send::<Keyed>(&transfer()).await.unwrap();
    // There is nothing to expose.
    client(false).send::<Unkeyed>(&transfer()).await.unwrap();
    client(false).send::<Get>(&get()).await.unwrap();
}

#[test]
fn no_secret_is_in_a_debug() {
    for credential in [
        Credential::token("s3cret"),
        Credential::basic("u", "s3cret"),
    ] {
        assert!(!format!("{credential:?}").contains("s3cret"));
    }
}
