// A password on its way to a server, and the only way in which it may be said. Who knows what became of it before, and
// who else is about to say it, decides (accounts/password-door.ts); a protocol says it inside `say` and nowhere else.

/**
 * Runs one login: the exchange in which the password is said, and nothing that comes before or after. Rejects, without
 * having run it, where the password is known to be refused by now. `login` rejects with a MailError.
 */
export type SayPassword = <T>(login: () => Promise<T>) => Promise<T>;

export interface Password {
  readonly text: string;
  readonly say: SayPassword;
}

/** Of a password that the person has just typed, and of a protocol that needs none. */
export function typedPassword(text: string): Password {
  return { text, say: (login) => login() };
}
