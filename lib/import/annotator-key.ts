const EMAIL = /^[^\s@]+@[^\s@]+$/;

/**
 * The name by which a project knows somebody from a file: without blanks around it, composed in one way, and an e-mail in small
 * letters, since all ways of writing it are one address. Other names keep their letters: to other tools w1 and W1 are two people.
 */
export function annotatorKey(name: string): string {
  const plain = name.normalize("NFC").trim();
  return EMAIL.test(plain) ? plain.toLowerCase() : plain;
}
