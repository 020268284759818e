//! Fondo.

use withdrawal_apis::fondo::operations::{
    CreateWithdrawal, CreateWithdrawalError, CreateWithdrawalRequest, CreateWithdrawalResponse,
};
use withdrawal_apis::fondo::types::*;

use crate::draw::{Draw, draw_choice, draw_enum, draw_struct};
use crate::property::{either, outcome_survives, request_survives, types, unlisted_text};

draw_choice!(
    Currency,
    ForbiddenCode,
    InvalidRequestCode,
    ServerErrorCode,
    ServiceUnavailableCode,
    UnauthorizedCode,
);

draw_struct! {
    NewWithdrawal { client_ref, executor_ref, amount }
    Transaction {
        id, sorted_id, transaction_type, aborted, aborted_reason, r#ref, ref_type, credit_account,
        debit_account, amount, currency, executor_ref, client_ref, freetext, instrument,
        start_date, end_date, created_date, modified_date, settlement_date,
    }
    ForbiddenError { error, error_description }
    InvalidRequestError { error, error_description }
    ServerError { error, error_description }
    ServiceUnavailableError { error, error_description }
    UnauthorizedError { error, error_description }
    CreateWithdrawalRequest { client_id, account_id, body }
}

draw_enum! {
    CreateWithdrawalResponse { Ok }
    CreateWithdrawalError {
        BadRequest, Unauthorized, Forbidden, InternalServerError, ServiceUnavailable,
    }
}

types! {
    fondo:
    currency Currency,
    forbidden_code ForbiddenCode,
    forbidden_error ForbiddenError,
    invalid_request_code InvalidRequestCode,
    invalid_request_error InvalidRequestError,
    new_withdrawal NewWithdrawal,
    server_error ServerError,
    server_error_code ServerErrorCode,
    service_unavailable_code ServiceUnavailableCode,
    service_unavailable_error ServiceUnavailableError,
    transaction Transaction,
    unauthorized_code UnauthorizedCode,
    unauthorized_error UnauthorizedError,
}

#[test]
fn request() {
    request_survives::<CreateWithdrawal>(Draw::draw, |_| {});
}

#[test]
fn responses() {
    outcome_survives::<CreateWithdrawal>(either::<CreateWithdrawal>);
}

#[test]
fn texts_that_the_document_lacks() {
    unlisted_text::<Currency>(true);
    unlisted_text::<InvalidRequestCode>(true);
    unlisted_text::<ServiceUnavailableCode>(true);
}
