// Puts text on the clipboard. By the editing command, not navigator.clipboard, which needs a permission that no
// page of Casier is given.

/** In a click only. Answers whether it worked. */
export function copyText(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'spoken';
  const before = document.activeElement as HTMLElement | null;
  (before?.closest('dialog') ?? document.body).append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  before?.focus();
  return done;
}
