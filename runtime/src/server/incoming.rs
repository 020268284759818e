//! A request before its credentials are known: its head, and a body that an authenticator may read.

use axum::body::Body;
use bytes::Bytes;
use http::request::Parts;
use tokio::sync::Mutex;

use super::denied::{Denied, Unread};
use super::drained::GivenUp;
use super::exchange::ExchangeSettings;

/// A request before its credentials are known.
pub(super) struct Incoming {
    pub(super) parts: Parts,
    pub(super) body: HeldBody,
}

/// A body that is read early, if an authenticator asks for its bytes.
pub(super) struct HeldBody {
    settings: ExchangeSettings,
    given_up: Option<GivenUp>,
    state: Mutex<State>,
}

enum State {
    Unread(Body),
    Read(Bytes),
    /// Reading it failed, or was given up.
    Lost,
}

impl HeldBody {
    pub(super) fn new(settings: ExchangeSettings, body: Body, given_up: Option<GivenUp>) -> Self {
        Self {
            settings,
            given_up,
            state: Mutex::new(State::Unread(body)),
        }
    }

    /// The bytes of the body. They are read once, within the limits of a buffered body.
    pub(super) async fn bytes(&self) -> Result<Bytes, Denied> {
        let mut state = self.state.lock().await;
        let read = match std::mem::replace(&mut *state, State::Lost) {
            State::Unread(body) => {
                let body = self.settings.timed(body, false, self.given_up.clone());
                self.settings.read(body).await
            }
            State::Read(bytes) => Ok(bytes),
            State::Lost => Err(self.settings.refuse_broken()),
        };
        let bytes = read.map_err(|refused| Denied::Unread(Unread(refused)))?;
        *state = State::Read(bytes.clone());
        Ok(bytes)
    }

    /// The body, as if nobody had read it; `None` if it was lost.
    pub(super) fn into_body(self) -> (Option<Body>, Option<GivenUp>) {
        let body = match self.state.into_inner() {
            State::Unread(body) => Some(body),
            State::Read(bytes) => Some(Body::from(bytes)),
            State::Lost => None,
        };
        (body, self.given_up)
    }
}
