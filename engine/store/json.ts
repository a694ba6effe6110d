// JSON columns. What lies in them was written by this program under this schema, so it is read back as its type;
// a change of such a type is a migration like any other.

export function toJson(value: unknown): string {
  return JSON.stringify(value);
}

export function fromJson<Value>(text: string): Value {
  return JSON.parse(text) as Value;
}

export function fromJsonOrNull<Value>(text: string | null): Value | null {
  return text === null ? null : fromJson<Value>(text);
}
