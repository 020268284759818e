//! Groups equal items, so that each group needs one declaration.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

/// Equal items. They share the declaration of `first`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group<I> {
    /// The item with the shortest name. An item added elsewhere does not change it.
    pub(super) first: I,
    /// All items in input order.
    pub(super) all: Vec<I>,
}

/// Groups items by key, in the order of first occurrence. Omits items without a key and groups of
/// one. The key function receives the first equal item of each earlier item.
pub(super) fn dedup<'n, I: Copy + Ord, K: Eq + Hash>(
    items: impl IntoIterator<Item = I>,
    mut key: impl FnMut(I, &BTreeMap<I, I>) -> Option<K>,
    name: impl Fn(I) -> &'n str,
) -> Vec<Group<I>> {
    let mut known: HashMap<K, usize> = HashMap::new();
    let mut equal: BTreeMap<I, I> = BTreeMap::new();
    let mut groups: Vec<Vec<I>> = Vec::new();
    for item in items {
        let Some(key) = key(item, &equal) else {
            continue;
        };
        let number = *known.entry(key).or_insert(groups.len());
        match groups.get_mut(number) {
            Some(group) => {
                equal.extend(group.first().map(|first| (item, *first)));
                group.push(item);
            }
            None => {
                equal.insert(item, item);
                groups.push(vec![item]);
            }
        }
    }
    let groups = groups.into_iter().filter(|group| group.len() > 1);
    let groups = groups.filter_map(|all| {
        let first = all.iter().copied().min_by_key(|item| {
            let name = name(*item);
            (name.len(), name)
        });
        first.map(|first| Group { first, all })
    });
    groups.collect()
}

#[cfg(test)]
mod tests {
    use super::{Group, dedup};

    #[test]
    fn the_shortest_name_is_that_of_the_group() {
        let words = ["longer", "b", "a", "alone", "none"];
        let keys = [Some(1), Some(1), Some(1), Some(2), None];
        let groups = dedup(
            0..words.len(),
            |at, _| keys.get(at).copied().flatten(),
            |at| words.get(at).copied().unwrap_or_default(),
        );
        let all = vec![0, 1, 2];
        assert_eq!(groups, [Group { first: 2, all }]);
    }

    #[test]
    fn a_key_knows_what_was_equal_before() {
        // The second and the fourth item hold the first and the third, and those two are equal.
        let holds = [None, Some(0), None, Some(2)];
        let key = |at: usize, equal: &std::collections::BTreeMap<usize, usize>| {
            let inner = holds.get(at).copied().flatten();
            Some(inner.map(|it| equal.get(&it).copied().unwrap_or(it)))
        };
        let groups = dedup(0..4, key, |_| "");
        let all: Vec<_> = groups.into_iter().map(|group| group.all).collect();
        assert_eq!(all, [vec![0, 2], vec![1, 3]]);
    }
}
