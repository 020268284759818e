//! Programs of the simulation and of backtracking.

use std::collections::HashMap;

use crate::Fault;
use crate::count::Count;
use crate::parse::Parsed;
use crate::syntax::{Class, Node, Repeat};

/// The maximum number of instructions of one pattern.
const LARGEST: usize = 50_000;

/// One instruction. The last numbers refer to the next instructions.
#[derive(Clone, Debug)]
pub(crate) enum Inst {
    /// A character of a class.
    Class(usize, usize),
    /// A counted repetition of a class, by its index.
    Count(usize),
    /// Both ways, the first one first.
    Split(usize, usize),
    /// A zero-width assertion.
    Assert(Assertion, usize),
    /// A backreference to the text of a group.
    Back(usize, usize),
    /// Stores the start or end of a group.
    Save(usize, usize),
    /// Forgets the texts of groups from the previous pass of a repetition.
    Reset(std::ops::Range<usize>, usize),
    /// Stores the start of a repetition.
    Mark(usize, usize),
    /// Fails if the repetition has read nothing since its mark.
    Progress(usize, usize),
    /// The end.
    Match,
}

/// A zero-width assertion.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Assertion {
    Start,
    End,
    Boundary { negated: bool },
    Look(usize),
}

/// The instructions of a pattern or of an assertion.
#[derive(Debug)]
pub(crate) struct Code {
    pub(crate) insts: Vec<Inst>,
    /// The counted repetitions of the instructions.
    pub(crate) counts: Vec<Count>,
    pub(crate) start: usize,
    /// True if it reads from right to left.
    pub(crate) backward: bool,
}

/// An assertion that looks around.
#[derive(Debug)]
pub(crate) struct Look {
    pub(crate) negated: bool,
    pub(crate) code: Code,
}

/// A compiled pattern.
#[derive(Debug)]
pub(crate) struct Program {
    pub(crate) main: Code,
    /// Assertions; an inner one comes before its outer one.
    pub(crate) looks: Vec<Look>,
    /// Sorted ranges of characters.
    pub(crate) classes: Vec<Vec<(char, char)>>,
    pub(crate) groups: usize,
    pub(crate) marks: usize,
}

/// The engine of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// Backtracking tests an assertion at one position, so it reads away from there.
    Backtrack,
    /// The simulation computes all positions of an assertion, so it reads towards them.
    Simulate,
}

/// Compiles a parsed pattern.
pub(crate) fn compile(parsed: &Parsed, engine: Use) -> Result<Program, Fault> {
    let mut compiler = Compiler {
        engine,
        looks: Vec::new(),
        classes: Vec::new(),
        singles: HashMap::new(),
        marks: 0,
        size: 0,
    };
    let main = compiler.code(&parsed.root, false)?;
    Ok(Program {
        main,
        looks: compiler.looks,
        classes: compiler.classes,
        groups: parsed.groups,
        marks: compiler.marks,
    })
}

struct Compiler {
    engine: Use,
    looks: Vec<Look>,
    classes: Vec<Vec<(char, char)>>,
    /// The class of each node that is one, by the address of the node, because repeated nodes are
    /// compiled many times.
    singles: HashMap<*const Node, Option<usize>>,
    marks: usize,
    size: usize,
}

/// The instructions of one code, written from the end to the start.
struct Writer {
    insts: Vec<Inst>,
    counts: Vec<Count>,
    backward: bool,
}

impl Compiler {
    fn code(&mut self, node: &Node, backward: bool) -> Result<Code, Fault> {
        let mut writer = Writer {
            insts: vec![Inst::Match],
            counts: Vec::new(),
            backward,
        };
        let start = self.node(node, 0, &mut writer)?;
        Ok(Code {
            insts: writer.insts,
            counts: writer.counts,
            start,
            backward,
        })
    }

    fn push(&mut self, inst: Inst, writer: &mut Writer) -> Result<usize, Fault> {
        self.size += 1;
        if self.size > LARGEST {
            return Err(Fault::new("it repeats too much"));
        }
        writer.insts.push(inst);
        Ok(writer.insts.len() - 1)
    }

    /// Writes a node before the instruction `next`, and returns the first instruction.
    fn node(&mut self, node: &Node, next: usize, writer: &mut Writer) -> Result<usize, Fault> {
        match node {
            Node::Empty => Ok(next),
            Node::Char(_) | Node::Class(_) => {
                let class = self.single(node)?.unwrap_or_default();
                self.push(Inst::Class(class, next), writer)
            }
            Node::Sequence(nodes) if writer.backward => {
                let mut nodes = nodes.iter();
                nodes.try_fold(next, |next, it| self.node(it, next, writer))
            }
            Node::Sequence(nodes) => {
                let mut nodes = nodes.iter().rev();
                nodes.try_fold(next, |next, it| self.node(it, next, writer))
            }
            Node::Either(nodes) => {
                let mut found = None;
                for node in nodes.iter().rev() {
                    let start = self.node(node, next, writer)?;
                    found = Some(match found {
                        Some(other) => self.push(Inst::Split(start, other), writer)?,
                        None => start,
                    });
                }
                Ok(found.unwrap_or(next))
            }
            Node::Capture(group, node) => self.capture(*group, node, next, writer),
            Node::Repeat(node, repeat) => self.repeat(node, *repeat, next, writer),
            Node::Start => self.assert(Assertion::Start, next, writer),
            Node::End => self.assert(Assertion::End, next, writer),
            Node::Boundary { negated } => {
                let negated = *negated;
                self.assert(Assertion::Boundary { negated }, next, writer)
            }
            Node::Look {
                behind,
                negated,
                node,
            } => {
                let look = self.look(node, *behind, *negated)?;
                self.assert(look, next, writer)
            }
            Node::Back(group) => self.push(Inst::Back(*group, next), writer),
        }
    }

    fn capture(
        &mut self,
        group: usize,
        node: &Node,
        next: usize,
        writer: &mut Writer,
    ) -> Result<usize, Fault> {
        let (first, last) = match writer.backward {
            true => (group * 2 + 1, group * 2),
            false => (group * 2, group * 2 + 1),
        };
        let end = self.push(Inst::Save(last, next), writer)?;
        let start = self.node(node, end, writer)?;
        self.push(Inst::Save(first, start), writer)
    }

    fn assert(
        &mut self,
        assertion: Assertion,
        next: usize,
        writer: &mut Writer,
    ) -> Result<usize, Fault> {
        self.push(Inst::Assert(assertion, next), writer)
    }

    /// Compiles the content of an assertion as its own code.
    fn look(&mut self, node: &Node, behind: bool, negated: bool) -> Result<Assertion, Fault> {
        let backward = behind == (self.engine == Use::Backtrack);
        let code = self.code(node, backward)?;
        self.looks.push(Look { negated, code });
        Ok(Assertion::Look(self.looks.len() - 1))
    }

    /// The class of a node that reads one character and has no other effect.
    fn single(&mut self, node: &Node) -> Result<Option<usize>, Fault> {
        let place = std::ptr::from_ref(node);
        if let Some(known) = self.singles.get(&place) {
            return Ok(*known);
        }
        let found = class_of(node)?.map(|ranges| {
            let known = self.classes.iter().position(|it| *it == ranges);
            known.unwrap_or_else(|| {
                self.classes.push(ranges);
                self.classes.len() - 1
            })
        });
        self.singles.insert(place, found);
        Ok(found)
    }

    /// A counted repetition of one class, in one instruction.
    fn count(
        &mut self,
        class: usize,
        repeat: Repeat,
        next: usize,
        writer: &mut Writer,
    ) -> Result<usize, Fault> {
        let bound = |it: u32| usize::try_from(it).unwrap_or(usize::MAX);
        writer.counts.push(Count {
            class,
            min: bound(repeat.min).max(1),
            max: repeat.max.map(bound),
            next,
        });
        let count = self.push(Inst::Count(writer.counts.len() - 1), writer)?;
        match repeat.min {
            0 => self.push(Inst::Split(count, next), writer),
            _ => Ok(count),
        }
    }

    fn repeat(
        &mut self,
        node: &Node,
        repeat: Repeat,
        next: usize,
        writer: &mut Writer,
    ) -> Result<usize, Fault> {
        let few = repeat.min <= 1 && repeat.max.is_none_or(|it| it <= 1);
        if self.engine == Use::Simulate
            && !few
            && let Some(class) = self.single(node)?
        {
            return self.count(class, repeat, next, writer);
        }
        let groups = groups(node);
        let choose = |into: usize, past: usize| match repeat.greedy {
            true => Inst::Split(into, past),
            false => Inst::Split(past, into),
        };
        let mut next = next;
        let past = next;
        match repeat.max {
            None => {
                // The split is a placeholder until the repeated node has an address.
                let split = self.push(Inst::Match, writer)?;
                let into = self.pass(node, &groups, true, split, writer)?;
                if let Some(inst) = writer.insts.get_mut(split) {
                    *inst = choose(into, past);
                }
                next = split;
            }
            Some(max) => {
                for _ in repeat.min..max {
                    let into = self.pass(node, &groups, true, next, writer)?;
                    next = self.push(choose(into, past), writer)?;
                }
            }
        }
        for _ in 0..repeat.min {
            next = self.pass(node, &groups, false, next, writer)?;
            if matches!(node, Node::Empty) {
                break;
            }
        }
        Ok(next)
    }

    /// One pass of a repetition.
    fn pass(
        &mut self,
        node: &Node,
        groups: &std::ops::Range<usize>,
        progress: bool,
        next: usize,
        writer: &mut Writer,
    ) -> Result<usize, Fault> {
        let checked = progress && self.engine == Use::Backtrack;
        let mark = self.marks;
        let mut next = next;
        if checked {
            self.marks += 1;
            next = self.push(Inst::Progress(mark, next), writer)?;
        }
        next = self.node(node, next, writer)?;
        if checked {
            next = self.push(Inst::Mark(mark, next), writer)?;
        }
        if !groups.is_empty() && self.engine == Use::Backtrack {
            next = self.push(Inst::Reset(groups.clone(), next), writer)?;
        }
        // Nodes without instructions count too; otherwise an empty group could repeat without
        // limit.
        self.size += 1;
        if self.size > LARGEST {
            return Err(Fault::new("it repeats too much"));
        }
        Ok(next)
    }
}

/// The numbers of the groups inside a node, which are consecutive.
fn groups(node: &Node) -> std::ops::Range<usize> {
    let join = |left: std::ops::Range<usize>, right: std::ops::Range<usize>| {
        if left.is_empty() {
            right
        } else if right.is_empty() {
            left
        } else {
            left.start.min(right.start)..left.end.max(right.end)
        }
    };
    match node {
        Node::Capture(group, node) => join(*group..*group + 1, groups(node)),
        Node::Sequence(nodes) | Node::Either(nodes) => nodes.iter().map(groups).fold(0..0, join),
        Node::Repeat(node, _) | Node::Look { node, .. } => groups(node),
        _ => 0..0,
    }
}

/// The class of a node that reads one character, even inside a capturing group.
fn class_of(node: &Node) -> Result<Option<Vec<(char, char)>>, Fault> {
    Ok(match node {
        Node::Char(character) => Some(vec![(*character, *character)]),
        Node::Class(class) => Some(Class::ranges(class)?),
        Node::Capture(_, node) => class_of(node)?,
        Node::Either(nodes) => {
            let classes: Result<Option<Vec<_>>, _> = nodes.iter().map(class_of).collect();
            classes?.map(union)
        }
        _ => None,
    })
}

/// The union of several classes.
fn union(classes: Vec<Vec<(char, char)>>) -> Vec<(char, char)> {
    let mut all: Vec<_> = classes.into_iter().flatten().collect();
    all.sort_unstable();
    let mut out: Vec<(char, char)> = Vec::with_capacity(all.len());
    for (low, high) in all {
        match out.last_mut() {
            Some((_, last)) if low <= *last => *last = high.max(*last),
            _ => out.push((low, high)),
        }
    }
    out
}

/// Returns true if a class contains a character.
pub(crate) fn contains(ranges: &[(char, char)], character: char) -> bool {
    let after = ranges.partition_point(|(low, _)| *low <= character);
    let last = after.checked_sub(1).and_then(|it| ranges.get(it));
    last.is_some_and(|(_, high)| character <= *high)
}

/// Returns true if `\b` holds before the character at a position.
pub(crate) fn boundary(text: &[char], at: usize) -> bool {
    let word = |it: Option<&char>| it.is_some_and(|it| it.is_ascii_alphanumeric() || *it == '_');
    let before = at.checked_sub(1).and_then(|it| text.get(it));
    word(before) != word(text.get(at))
}
