//! A service that serves an API: it books withdrawals from accounts, each idempotency key once.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use withdrawal_apis::runtime::Decimal;
use withdrawal_apis::runtime::operation::OperationInfo;
use withdrawal_apis::runtime::server::{
    Authenticate, Context, Credentials, Denied, Failure, HandlerResult, Router,
};
use withdrawal_apis::youhodler::operations::{
    CreateWithdrawal, CreateWithdrawalError, CreateWithdrawalRequest, CreateWithdrawalResponse,
};
use withdrawal_apis::youhodler::types::{ApiError, FiatWithdrawal, NewWithdrawal, Withdrawal};
use withdrawal_apis::youhodler::{Service, routes};

/// A bank with one customer.
pub struct Bank {
    token: String,
    // A database in one transaction, in earnest: the key, the booking and the balance change together.
    ledger: Mutex<Ledger>,
}

struct Ledger {
    balance: Decimal,
    by_key: HashMap<String, (NewWithdrawal, Withdrawal)>,
}

impl Bank {
    /// A bank whose customer has this much, and calls with this token.
    #[must_use]
    pub fn new(token: &str, balance: Decimal) -> Self {
        Self {
            token: token.to_owned(),
            ledger: Mutex::new(Ledger {
                balance,
                by_key: HashMap::new(),
            }),
        }
    }

    /// The operations with their limits, and a log of failures that callers see as status 500 only.
    pub fn router(self) -> Router {
        let log = |operation: &OperationInfo, failure: &Failure| {
            eprintln!("{}: {failure}", operation.id);
        };
        routes(self).on_failure(log).finish()
    }
}

impl Authenticate for Bank {
    type Principal = ();

    async fn authenticate(&self, credentials: Credentials<'_>) -> Result<(), Denied> {
        match credentials.bearer() {
            Some(token) if token == self.token => Ok(()),
            _ => Err(Denied::Unauthenticated),
        }
    }
}

impl Service for Bank {
    // The request is valid in every part: its amount is an exact decimal, and its body is one of the
    // three forms that the document has.
    async fn create_withdrawal(
        &self,
        request: CreateWithdrawalRequest,
        _context: Context<()>,
    ) -> HandlerResult<CreateWithdrawal> {
        let NewWithdrawal::FiatWithdrawal(fiat) = &request.body else {
            return Err(CreateWithdrawalError::UnprocessableContent(error(
                "rail_unavailable",
                "only fiat withdrawals are served",
            ))
            .into());
        };
        let in_body = fiat.client_idempotency_key.clone();
        let Some(key) = request.idempotency_key.clone().or(in_body) else {
            return Err(CreateWithdrawalError::BadRequest(error(
                "idempotency_key_required",
                "send the header Idempotency-Key",
            ))
            .into());
        };
        let mut ledger = self.ledger.lock().unwrap_or_else(PoisonError::into_inner);
        let booked = ledger.book(key, &request.body, fiat)?;
        Ok(CreateWithdrawalResponse::Accepted(booked))
    }
}

impl Ledger {
    /// Books a withdrawal. A key that is known gives the withdrawal that was booked under it.
    #[expect(
        clippy::result_large_err,
        reason = "the error is the documented response"
    )]
    fn book(
        &mut self,
        key: String,
        body: &NewWithdrawal,
        fiat: &FiatWithdrawal,
    ) -> Result<Withdrawal, CreateWithdrawalError> {
        if let Some((before, booked)) = self.by_key.get(&key) {
            return match before == body {
                true => Ok(booked.clone()),
                false => Err(CreateWithdrawalError::Conflict(error(
                    "idempotency_key_reused",
                    "the key was used with another body",
                ))),
            };
        }
        if fiat.amount.value <= Decimal::ZERO || fiat.amount.value > self.balance {
            return Err(CreateWithdrawalError::UnprocessableContent(error(
                "insufficient_funds",
                "the balance does not cover the amount",
            )));
        }
        self.balance -= fiat.amount.value;
        let booked = Withdrawal {
            id: Some(format!("withdrawals/{}", self.by_key.len() + 1)),
            account_ref: Some(fiat.account_ref.clone()),
            principal_amount: Some(fiat.amount.clone()),
            status: Some("executing".to_owned()),
            ..Withdrawal::default()
        };
        self.by_key.insert(key, (body.clone(), booked.clone()));
        Ok(booked)
    }
}

fn error(code: &str, message: &str) -> ApiError {
    ApiError {
        code: code.to_owned(),
        details: None,
        message: message.to_owned(),
    }
}
