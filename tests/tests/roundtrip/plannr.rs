//! Plannr.

// The page marks the operation as deprecated.
#![allow(deprecated)]

use withdrawal_apis::plannr::operations::{
    CreatePlanSubAccountWithdrawal, CreatePlanSubAccountWithdrawalRequest,
    CreatePlanSubAccountWithdrawalResponse,
};
use withdrawal_apis::plannr::types::*;

use crate::draw::{Draw, Source, draw_choice, draw_enum, draw_struct, segment};
use crate::property::{outcome_survives, request_survives, types, unlisted_text};

draw_choice!(Frequency);

draw_struct! {
    AdhocWithdrawal { frequency, started_at, ended_at, withdrawn_at, value, notes }
    RecurringWithdrawal { frequency, started_at, ended_at, withdrawn_at, value, notes }
    Withdrawal { uuid, value, created_at, updated_at, withdrawn_at }
    WithdrawalValue { amount, currency, formatted }
}

draw_enum! {
    NewWithdrawal { Recurring, Adhoc }
    CreatePlanSubAccountWithdrawalResponse { Ok }
}

types! {
    plannr:
    adhoc_withdrawal AdhocWithdrawal,
    frequency Frequency,
    new_withdrawal NewWithdrawal,
    recurring_withdrawal RecurringWithdrawal,
    withdrawal Withdrawal,
    withdrawal_value WithdrawalValue,
}

fn draw_request(from: &mut Source<'_>) -> CreatePlanSubAccountWithdrawalRequest {
    CreatePlanSubAccountWithdrawalRequest {
        plan_uuid: segment(from),
        sub_account_uuid: segment(from),
        body: Draw::draw(from),
    }
}

#[test]
fn request() {
    request_survives::<CreatePlanSubAccountWithdrawal>(draw_request, |_| {});
}

#[test]
fn responses() {
    outcome_survives::<CreatePlanSubAccountWithdrawal>(|from| Ok(Draw::draw(from)));
}

#[test]
fn texts_that_the_document_lacks() {
    // It occurs only in requests, so it has no variant for undocumented values.
    unlisted_text::<Frequency>(false);
}
