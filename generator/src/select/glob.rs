//! Matches paths with patterns.

/// Returns true if an entry matches a path: an exact path, a prefix of whole segments, or a
/// pattern, in which `*` is any text within a segment and `**` any number of segments.
///
/// ```
/// use copperplate::select::matches;
/// assert!(matches("/users", "/users/{id}") && !matches("/users", "/users-of/{id}"));
/// assert!(matches("/*/users", "/v1/users") && !matches("/*/users", "/v1/users/{id}"));
/// assert!(matches("/v1/**", "/v1") && matches("/**/{id}", "/a/b/{id}"));
/// ```
#[must_use]
pub fn matches(pattern: &str, path: &str) -> bool {
    if !pattern.contains('*') {
        let pattern = pattern.strip_suffix('/').unwrap_or(pattern);
        let rest = path.strip_prefix(pattern);
        return rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    }
    let wanted: Vec<&str> = pattern.split('/').collect();
    let found: Vec<&str> = path.split('/').collect();
    every(
        &wanted,
        &found,
        |one| *one == "**",
        |one, segment| {
            let wanted: Vec<char> = one.chars().collect();
            let found: Vec<char> = segment.chars().collect();
            every(
                &wanted,
                &found,
                |it| *it == '*',
                |left, right| left == right,
            )
        },
    )
}

/// Matches a list with a pattern, in which some elements match any number of others. Every pair is
/// compared once, so the time is at most the product of the lengths.
fn every<P, T>(
    pattern: &[P],
    list: &[T],
    is_any: impl Fn(&P) -> bool,
    same: impl Fn(&P, &T) -> bool,
) -> bool {
    // The lengths of the prefixes matched so far.
    let mut reached = vec![false; list.len() + 1];
    if let Some(first) = reached.first_mut() {
        *first = true;
    }
    for one in pattern {
        let mut next = Vec::with_capacity(reached.len());
        let mut before = false;
        for (at, here) in reached.iter().enumerate() {
            let now = if is_any(one) {
                *here || next.last().copied().unwrap_or(false)
            } else {
                before
                    && at
                        .checked_sub(1)
                        .and_then(|at| list.get(at))
                        .is_some_and(|it| same(one, it))
            };
            next.push(now);
            before = *here;
        }
        reached = next;
    }
    reached.last().copied().unwrap_or(false)
}
