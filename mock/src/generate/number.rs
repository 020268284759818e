//! Numbers within bounds.

use copperplate_runtime::Decimal;

use super::random::Random;
use super::spec::{Bound, Spec};

/// The text of a number that fits the bounds and steps of a schema; `None` if none was found.
pub fn number(spec: &Spec, integer: bool, random: Option<&mut Random>) -> Option<String> {
    let range = spec.formats.iter().find_map(|it| range(it));
    let mut least = spec.least.clone();
    let mut most = spec.most.clone();
    if let Some((low, high)) = range {
        least.push((low.to_owned(), false));
        most.push((high.to_owned(), false));
    }
    let low = least.iter().filter_map(|(it, _)| decimal(it)).max();
    let high = most.iter().filter_map(|(it, _)| decimal(it)).min();
    let step = spec.steps.iter().filter_map(|it| decimal(it)).max();
    let unit = match (step, integer) {
        (Some(step), true) if step < Decimal::ONE => Decimal::ONE,
        (Some(step), _) => step,
        (None, true) => Decimal::ONE,
        (None, false) => Decimal::new(1, 2),
    };
    let fits = |it: &Decimal| {
        inside(*it, &least, &most)
            && (!integer || it.fract().is_zero())
            && spec.steps.iter().all(|step| {
                let step = decimal(step).filter(|it| !it.is_zero());
                step.is_none_or(|step| it.checked_rem(step).is_some_and(|rest| rest.is_zero()))
            })
    };
    let mut candidates = Vec::new();
    let stepped = |from: Decimal, times: i64| {
        let whole = from.checked_div(unit)?.floor();
        whole.checked_add(Decimal::from(times))?.checked_mul(unit)
    };
    if let Some(random) = random {
        let spread = i64::try_from(random.below(1000)).unwrap_or_default();
        let from = low.filter(|it| *it > Decimal::ZERO).unwrap_or_default();
        candidates.extend(stepped(from, spread + 1));
        candidates.extend(stepped(from, spread % 7 + 1));
    }
    candidates.extend([100, 10, 1, 0].map(Decimal::from));
    candidates.push(Decimal::new(125, 1));
    for bound in [low, high].into_iter().flatten() {
        candidates.push(bound);
        candidates.extend(
            [1, 0, 2, -1]
                .into_iter()
                .filter_map(|it| stepped(bound, it)),
        );
    }
    if let (Some(low), Some(high)) = (low, high) {
        let middle = high.checked_sub(low).map(|it| it / Decimal::TWO + low);
        candidates.extend(middle);
    }
    candidates.extend([step, Some(unit)].into_iter().flatten());
    let found = candidates.into_iter().find(|it| fits(it));
    found.map(|it| it.normalize().to_string())
}

fn inside(value: Decimal, least: &[Bound], most: &[Bound]) -> bool {
    let above = |(bound, exclusive): &Bound| match decimal(bound) {
        Some(bound) => value > bound || (!exclusive && value == bound),
        None => true,
    };
    let below = |(bound, exclusive): &Bound| match decimal(bound) {
        Some(bound) => value < bound || (!exclusive && value == bound),
        None => true,
    };
    least.iter().all(above) && most.iter().all(below)
}

/// A number as a decimal; `None` if it is too large, and then far from every candidate.
fn decimal(text: &str) -> Option<Decimal> {
    text.parse().ok()
}

fn range(format: &str) -> Option<(&'static str, &'static str)> {
    Some(match format {
        "Int8" => ("-128", "127"),
        "Int16" => ("-32768", "32767"),
        "Int32" => ("-2147483648", "2147483647"),
        "Uint8" => ("0", "255"),
        "Uint16" => ("0", "65535"),
        "Uint32" => ("0", "4294967295"),
        "Uint64" => ("0", "18446744073709551615"),
        "Int64" | "MinorUnits" => ("-9223372036854775808", "9223372036854775807"),
        _ => return None,
    })
}
