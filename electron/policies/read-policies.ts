// From the text of policies.json to what of it holds, and what is wrong with the rest, with line and column. Pure.
// Invariants: a key of the file holds as a whole or not at all, whatever the others; nothing of a text that is no JSON
// object holds.
import {
  type ArrayNode,
  evaluate,
  type MemberNode,
  type ObjectNode,
  parse,
  type ValueNode,
} from '@humanwhocodes/momoa';
import type { z } from 'zod';
import { Policies, type PolicyFault, PolicyForm, type PolicyKey } from '../../shared/domain/policies.ts';

export interface ReadPolicies {
  policies: Policies;
  faults: PolicyFault[];
  /** Where a value stands, by its key as in faults: « authorities[1] ». */
  placeOf(key: string): Place;
}

export type Place = NonNullable<PolicyFault['at']>;
type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Editors look it up there; it says nothing to the program. */
const SCHEMA = '$schema';

export function readPolicies(text: string): ReadPolicies {
  const root = objectIn(text);
  if ('fault' in root) return { policies: {}, faults: [root.fault], placeOf: () => FIRST };
  const policies: Record<string, unknown> = {};
  const faults: PolicyFault[] = [];
  const members = root.members.filter((member) => nameOf(member) !== SCHEMA);
  for (const member of members) {
    const key = nameOf(member);
    if (members.filter((other) => nameOf(other) === key).length > 1) {
      faults.push({ kind: 'repeatedKey', at: placeOfNode(member.name), key, detail: null });
    } else if (!isPolicyKey(key)) {
      faults.push({ kind: 'unknownKey', at: placeOfNode(member.name), key, detail: null });
    } else {
      const parsed = Policies.shape[key].safeParse(evaluate(member.value));
      if (parsed.success) policies[key] = parsed.data;
      else faults.push(...parsed.error.issues.flatMap((issue) => faultsOf(issue, [key, ...issue.path], root)));
    }
  }
  return { policies: policies as Policies, faults, placeOf: (key) => placeOfNode(nodeAt(root, pathIn(key)).node) };
}

const FIRST: Place = { line: 1, column: 1 };

function isPolicyKey(key: string): key is PolicyKey {
  return Object.hasOwn(Policies.shape, key);
}

function objectIn(text: string): ObjectNode | { fault: PolicyFault } {
  try {
    const { body } = parse(text, { mode: 'json' });
    if (body.type === 'Object') return body;
    return { fault: { kind: 'notAnObject', at: placeOfNode(body), key: '', detail: null } };
  } catch (error) {
    const { line, column } = error as { line?: number; column?: number };
    // Its own errors say where; anything else is a bug.
    if (line === undefined || column === undefined) throw error;
    return { fault: { kind: 'syntax', at: { line, column }, key: '', detail: found(text, { line, column }) } };
  }
}

/** What stands at that place; null at the end of the text. */
function found(text: string, { line, column }: Place): string | null {
  const rest = (text.split(/\r\n|[\n\r\u2028\u2029]/)[line - 1] ?? '').slice(column - 1);
  return rest === '' ? null : rest.slice(0, 20);
}

function faultsOf(issue: Issue, path: Path, root: ObjectNode): PolicyFault[] {
  const { node, isThere, member } = nodeAt(root, path);
  const told = (kind: PolicyFault['kind'], detail: string | null = null): PolicyFault => ({
    kind,
    at: placeOfNode(member ?? node),
    key: keyOf(path),
    detail,
  });
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => {
      const inner = nodeAt(root, [...path, name]);
      return { ...told('unknownKey'), at: placeOfNode(inner.member ?? inner.node), key: keyOf([...path, name]) };
    });
  }
  if (!isThere) return [told('missing')];
  if (issue.code === 'invalid_type') return [told('wrongType', issue.expected)];
  if (issue.code === 'invalid_value') return [told('wrongValue', issue.values.map(String).join(', '))];
  if (issue.code === 'invalid_union') return [told('wrongValue', unionValues(issue))];
  if (issue.code === 'too_small') return [told('wrongValue', `≥ ${issue.minimum}`)];
  if (issue.code === 'too_big') return [told('wrongValue', `≤ ${issue.maximum}`)];
  const form = PolicyForm.safeParse(issue.message);
  return [told('wrongForm', form.success ? form.data : null)];
}

/** Of a discriminator: which values there are. */
function unionValues(issue: Extract<Issue, { code: 'invalid_union' }>): string | null {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String).join(', ') : null;
}

interface At {
  /** The value, or what should hold it. */
  node: ValueNode;
  isThere: boolean;
  /** The name before it. */
  member: MemberNode['name'] | null;
}

function nodeAt(root: ValueNode, path: Path): At {
  let at: At = { node: root, isThere: true, member: null };
  for (const step of path) {
    const next = childOf(at.node, step);
    if (!next) return { ...at, isThere: false };
    at = next;
  }
  return { ...at, member: typeof path.at(-1) === 'string' ? at.member : null };
}

function childOf(node: ValueNode, step: PropertyKey): At | null {
  if (node.type === 'Object') {
    const member = (node as ObjectNode).members.find((one) => nameOf(one) === step);
    return member ? { node: member.value, isThere: true, member: member.name } : null;
  }
  const element = node.type === 'Array' ? (node as ArrayNode).elements[Number(step)] : undefined;
  return element ? { node: element.value, isThere: true, member: null } : null;
}

function nameOf({ name }: MemberNode): string {
  return name.type === 'String' ? name.value : name.name;
}

function placeOfNode({ loc }: { loc: { start: Place } }): Place {
  return { line: loc.start.line, column: loc.start.column };
}

function keyOf(path: Path): string {
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${String(step)}`))
    .join('');
}

function pathIn(key: string): Path {
  return [...key.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([word, index]) => (index === undefined ? word : Number(index)));
}
