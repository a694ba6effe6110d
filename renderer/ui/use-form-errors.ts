// What keeps a form from being sent, shown once it was tried: each error at its field, and the focus at the first one.
import { type RefObject, type SubmitEvent, useRef, useState } from 'react';

export interface FormErrors<Field extends string> {
  /** For the <form>. */
  element: RefObject<HTMLFormElement | null>;
  /** In words, once the form was tried. */
  errorOf(field: Field): string | undefined;
  /** Sends it, or shows why not. */
  submit(event: SubmitEvent, send: () => void): void;
}

/**
 * @param errors top to bottom
 * @param words of each error
 * @param selectorOf where a field is no control of that name
 */
export function useFormErrors<Field extends string, Fault extends string>(
  errors: ReadonlyMap<Field, Fault>,
  words: Readonly<Record<Fault, string>>,
  selectorOf: (field: Field) => string = (field) => `[name="${field}"]`,
): FormErrors<Field> {
  const [showsErrors, setShowsErrors] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  return {
    element,
    errorOf(field) {
      const fault = showsErrors ? errors.get(field) : undefined;
      return fault && words[fault];
    },
    submit(event, send) {
      event.preventDefault();
      setShowsErrors(true);
      const [first] = errors.keys();
      if (first === undefined) send();
      else element.current?.querySelector<HTMLElement>(selectorOf(first))?.focus();
    },
  };
}
