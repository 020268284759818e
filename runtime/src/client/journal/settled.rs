//! What a result says about its intent.

use super::super::error::Error;
use super::super::response::{ApiResponse, Parts};
use super::handle::Journal;
use super::intent;
use crate::journal::{IntentId, Part, Settlement, State, StoreError};

/// What is recorded of the result of a call. `before` is the number of earlier attempts.
pub(super) fn settlement<E, R>(
    journal: &Journal,
    id: IntentId,
    before: u32,
    result: &Result<ApiResponse<R>, Error<E, R>>,
) -> Result<Settlement, StoreError> {
    let state = state(result);
    let (parts, attempts) = match result {
        Ok(response) => (Some(response.parts()), response.attempts()),
        Err(error) => (error.whole(), error.attempts()),
    };
    let status = match result {
        Ok(response) => Some(response.status()),
        Err(error) => error.status(),
    };
    let response = match (state, parts) {
        (State::Open, _) | (_, None) => None,
        (_, Some(parts)) => Some(sealed(journal, id, parts)?),
    };
    Ok(Settlement {
        state,
        attempts: before.saturating_add(attempts),
        note: Some(match status {
            Some(status) => format!("status {}", status.as_u16()),
            None => "no response".to_owned(),
        }),
        response,
    })
}

fn sealed(journal: &Journal, id: IntentId, parts: &Parts) -> Result<bytes::Bytes, StoreError> {
    let recorded = intent::of_parts(parts);
    journal
        .sealing
        .seal(id, Part::Response, recorded.to_bytes())
}

fn state<E, R>(result: &Result<ApiResponse<R>, Error<E, R>>) -> State {
    match result {
        Ok(_) | Err(Error::Incomplete(_)) => State::Done,
        Err(Error::Api(response)) if response.parts().hints.not_carried_out => State::NotCarriedOut,
        Err(error) if error.is_uncertain() => State::Open,
        Err(_) => State::Refused,
    }
}
